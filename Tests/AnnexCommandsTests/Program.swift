import Foundation
import RecordFormat
import Testing

/// The real program, run in a folder of its own with a database of its own.
struct Program: Sendable {
    let folder: URL
    var database: String { folder.appending(path: "annex.db").path }

    /// What a run left behind.
    struct Outcome: Sendable {
        let status: Int32
        /// The signal that ended it; nil where it ended by itself.
        let signal: Int32?
        let output: [UInt8]
        let error: String

        var text: String { String(decoding: output, as: UTF8.self) }
        var lines: [String] { text.split(separator: "\n").map(String.init) }

        func json() throws -> JSON { try JSON(parsing: output.last == 0x0A ? output.dropLast() : output[...]) }
    }

    /// The executable lies beside the test bundle.
    static let executable: URL = {
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: bundle).deletingLastPathComponent().appending(path: "annex")
    }()

    /// Runs the body in a folder that is gone afterwards.
    static func inFolder<Value>(_ body: (Program) async throws -> Value) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "annex-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await body(Program(folder: folder))
    }

    /// A run that has begun; its output goes to files, so that nothing waits for a reader.
    struct Running {
        let process: Process
        let output: URL
        let error: URL

        func outcome() throws -> Outcome {
            process.waitUntilExit()
            let isSignal = process.terminationReason == .uncaughtSignal
            return Outcome(
                status: process.terminationStatus, signal: isSignal ? process.terminationStatus : nil,
                output: [UInt8](try Data(contentsOf: output)),
                error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
        }
    }

    func start(_ arguments: [String], environment extra: [String: String] = [:]) throws -> Running {
        try start(Self.executable, arguments, environment: extra)
    }

    func start(_ executable: URL, _ arguments: [String], environment extra: [String: String] = [:]) throws -> Running {
        let name = UUID().uuidString
        let (output, error) = (folder.appending(path: "\(name).out"), folder.appending(path: "\(name).err"))
        for file in [output, error] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder.path, "ANNEX_DATABASE": "sqlite:" + database,
            "ANNEX_PRINCIPAL": "tester", "LANG": "C.UTF-8",
        ].merging(extra) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        try process.run()
        return Running(process: process, output: output, error: error)
    }

    @discardableResult
    func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try start(arguments, environment: environment).outcome()
    }

    /// Runs a command that must succeed, with nothing but its result on standard output.
    @discardableResult
    func annex(_ arguments: String..., location: SourceLocation = #_sourceLocation) throws -> Outcome {
        let outcome = try start(arguments).outcome()
        #expect(
            outcome.status == 0, "annex \(arguments.joined(separator: " ")): \(outcome.error)",
            sourceLocation: location)
        return outcome
    }

    /// Runs a command that must fail: with that exit code, nothing on standard output and a reason on standard error.
    @discardableResult
    func refuses(
        _ arguments: String..., status: Int32, saying words: String..., location: SourceLocation = #_sourceLocation
    ) throws -> Outcome {
        let outcome = try start(arguments).outcome()
        let command = "annex \(arguments.joined(separator: " "))"
        #expect(outcome.status == status, "\(command): \(outcome.error)", sourceLocation: location)
        #expect(outcome.signal == nil, "\(command)", sourceLocation: location)
        #expect(outcome.text == "", "\(command)", sourceLocation: location)
        for word in words {
            #expect(outcome.error.contains(word), "\(command): \(outcome.error)", sourceLocation: location)
        }
        return outcome
    }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func bytes(of name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }
}
