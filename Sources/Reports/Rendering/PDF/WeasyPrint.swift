import Foundation
import RecordFormat
import Subprocess

/// Turns a document's paged HTML into PDF by running WeasyPrint, without a file in between.
///
/// The HTML needs nothing from elsewhere, so WeasyPrint has nothing to fetch; its base address is one under which no
/// relative address could be read either. It sees a bare environment, may take so long and may answer so much.
struct WeasyPrint {
    /// Far more than any report is; a larger one is an accident.
    private static let outputMax = 64 * 1024 * 1024
    private static let messageMax = 64 * 1024

    private let program: String
    private let timeLimit: Duration

    init(_ options: ReportOptions) {
        program = options.weasyPrint
        timeLimit = options.pdfTimeLimit
    }

    private enum Outcome: Sendable {
        case finished(status: TerminationStatus, output: [UInt8], message: String)
        case timedOut
    }

    func pdf(of document: ReportDocument) async throws(ReportError) -> [UInt8] {
        let html = ReportPage(document, medium: .paged).bytes
        let outcome: Outcome
        do {
            outcome = try await run(on: html, for: document)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw .weasyPrintMissing(program: program)
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .weasyPrintFailed(message: String(describing: error))
        }
        switch outcome {
        case .timedOut: throw .weasyPrintTimedOut(limit: timeLimit)
        case .finished(let status, let output, let message):
            guard status.isSuccess, output.starts(with: Array("%PDF-".utf8)) else {
                throw .weasyPrintFailed(message: WeasyPrint.end(of: message, status: status))
            }
            return output
        }
    }

    /// Runs the program and a clock side by side; whichever is first ends the other, and a cancelled run is killed.
    private func run(on html: [UInt8], for document: ReportDocument) async throws -> Outcome {
        let arguments = WeasyPrint.arguments(for: html)
        let environment = WeasyPrint.environment(for: document)
        let executable: Executable = program.contains("/") ? .path(WeasyPrint.path(program)) : .name(program)
        let timeLimit = timeLimit
        return try await withThrowingTaskGroup(of: Outcome.self) { group in
            group.addTask {
                let result = try await Subprocess.run(
                    executable, arguments: arguments, environment: environment, input: .array(html),
                    output: .bytes(limit: WeasyPrint.outputMax), error: .string(limit: WeasyPrint.messageMax))
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

    private static func arguments(for html: [UInt8]) -> Arguments {
        [
            "--quiet", "--encoding", "utf-8", "--base-url", "about:blank", "--pdf-identifier", identifier(of: html),
            "-", "-",
        ]
    }

    /// A PDF's identifier, made of what it shows; WeasyPrint's own would change with the time. It tells documents apart
    /// and proves nothing, so a short digest (FNV-1a) does.
    private static func identifier(of html: [UInt8]) -> String {
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in html { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(digest, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func environment(for document: ReportDocument) -> Environment {
        let inherited = ProcessInfo.processInfo.environment
        var values: [Environment.Key: String] = [
            "LC_ALL": "C.UTF-8", "TZ": "UTC",
            // Subset fonts carry the time they were made unless this says another.
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
