import Foundation
import RecordFormat
import Subprocess

/// A program of the system's that turns one form of a document into another, through pipes.
///
/// It sees a bare environment, may take so long and may answer so much.
struct OutsideProgram {
    /// A name that is looked for in `PATH`, or a path.
    let name: String
    let timeLimit: Duration

    /// Far more than any document is; a larger one is an accident.
    private static let outputMax = 64 * 1024 * 1024
    private static let messageMax = 64 * 1024

    enum Failure: Error {
        case missing
        case timedOut
        /// What it said last.
        case failed(String)
        case cancelled
    }

    private enum Outcome: Sendable {
        case finished(status: TerminationStatus, output: [UInt8], message: String)
        case timedOut
    }

    /// Runs the program on some bytes and returns what it writes.
    ///
    /// - Parameters:
    ///   - document: its time is the time the program is told where it writes one into its output.
    ///   - beginning: what the output must begin with.
    func output(
        on input: [UInt8], arguments: [String], for document: ReportDocument, beginning: [UInt8]
    ) async throws(Failure) -> [UInt8] {
        // Looked for before the clock runs, since a busy machine may take its time to find nothing.
        guard isThere else { throw .missing }
        let outcome: Outcome
        do {
            outcome = try await run(on: input, Arguments(arguments), OutsideProgram.environment(for: document))
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .missing
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .failed(String(describing: error))
        }
        switch outcome {
        case .timedOut: throw .timedOut
        case .finished(let status, let output, let message):
            guard status.isSuccess, output.starts(with: beginning) else {
                throw .failed(OutsideProgram.end(of: message, status: status))
            }
            return output
        }
    }

    private var isThere: Bool {
        if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) }
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }

    /// Runs the program and a clock side by side; whichever is first ends the other, and a cancelled run is killed.
    private func run(
        on input: [UInt8], _ arguments: Arguments, _ environment: Environment
    ) async throws -> Outcome {
        let executable: Executable = name.contains("/") ? .path(OutsideProgram.path(name)) : .name(name)
        let timeLimit = timeLimit
        return try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask {
                let result = try await Subprocess.run(
                    executable, arguments: arguments, environment: environment, input: .array(input),
                    output: .bytes(limit: OutsideProgram.outputMax), error: .string(limit: OutsideProgram.messageMax))
                return .finished(
                    status: result.terminationStatus, output: result.standardOutput, message: result.standardError)
            }
            group.addTask {
                try await Task.sleep(for: timeLimit)
                return .timedOut
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .timedOut
        }
    }

    /// A path of the library's own type, which belongs to a package that is not ours to import.
    private static func path<Path: ExpressibleByStringLiteral>(_ text: String) -> Path
    where Path.StringLiteralType == String {
        Path(stringLiteral: text)
    }

    private static func environment(for document: ReportDocument) -> Environment {
        let inherited = ProcessInfo.processInfo.environment
        var values: [Environment.Key: String] = [
            "LC_ALL": "C.UTF-8", "TZ": "UTC",
            // The time a file says it was made, unless this says another, is the time of making.
            "SOURCE_DATE_EPOCH": String(document.control.asOf.instant.milliseconds / 1000),
        ]
        for name in ["PATH", "HOME", "TMPDIR", "XDG_CACHE_HOME", "FONTCONFIG_FILE", "FONTCONFIG_PATH"] {
            if let value = inherited[name] { values[Environment.Key(stringLiteral: name)] = value }
        }
        return .custom(values)
    }

    private static func end(of message: String, status: TerminationStatus) -> String {
        let lines = message.split(separator: "\n").suffix(3).joined(separator: " ")
        return lines.isEmpty ? "it ended with \(status) and said nothing" : lines
    }
}
