import Foundation

/// The files of this repository, as they lie on the disk.
enum Repository {
    /// The root, three steps up from this file.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The paths of all files, from the root. What is built, written by a run or hidden is left out; `.ci` is not.
    static let paths: [String] =
        ["Makefile", "Package.swift"] + markdown(in: "")
        + ["Sources", "Tests", "docs", "scripts", ".ci"].flatMap { files(below: $0) }

    /// Our Swift files, read once.
    static let swiftFiles: [SwiftFile] = paths.filter { $0.hasSuffix(".swift") }.map { SwiftFile($0, text(of: $0)) }

    /// The Swift files of the product and its benchmarks.
    static let sources: [SwiftFile] = swiftFiles.filter { $0.path.hasPrefix("Sources/") }

    static let manifest = Manifest(SwiftFile("Package.swift", text(of: "Package.swift")))

    static func text(of path: String) -> String {
        (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    /// The names of the folders in a folder.
    static func folders(in folder: String) -> [String] { names(in: folder).filter { isFolder("\(folder)/\($0)") } }

    private static func names(in folder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
        return (names ?? []).filter { !$0.hasPrefix(".") && !$0.hasPrefix("__") }.sorted()
    }

    private static func files(below folder: String) -> [String] {
        names(in: folder).map { "\(folder)/\($0)" }.flatMap { isFolder($0) ? files(below: $0) : [$0] }
    }

    private static func markdown(in folder: String) -> [String] { names(in: folder).filter { $0.hasSuffix(".md") } }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path, isDirectory: &isFolder)
            && isFolder.boolValue
    }
}
