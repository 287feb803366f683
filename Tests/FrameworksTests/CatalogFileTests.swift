import Frameworks
import Foundation
import Testing

@Suite("Embedded data files")
struct CatalogFileTests {
    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/CatalogData/data", directoryHint: .isDirectory)

    @Test("Every file of the data folder is embedded, and nothing else: else run Sources/CatalogData/embed-data.sh")
    func listIsFresh() throws {
        let enumerator = try #require(
            FileManager.default.enumerator(at: Self.folder, includingPropertiesForKeys: [.isRegularFileKey]))
        var paths: [String] = []
        for case let file as URL in enumerator where !file.lastPathComponent.hasPrefix(".") {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            paths.append(
                String(file.standardizedFileURL.path.dropFirst(Self.folder.standardizedFileURL.path.count + 1)))
        }
        #expect(!paths.isEmpty)
        #expect(CatalogFile.paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test("An embedded file is the file on disk, byte for byte", arguments: CatalogFile.paths)
    func bytesAreFresh(path: String) throws {
        let file = try #require(CatalogFile.embedded(path))
        #expect(file.path == path)
        #expect(Data(file.bytes) == (try Data(contentsOf: Self.folder.appending(path: path))))
    }

    @Test("A path that is not embedded has no file")
    func unknownPath() {
        #expect(CatalogFile.embedded("threats.CSV") == nil)
    }
}
