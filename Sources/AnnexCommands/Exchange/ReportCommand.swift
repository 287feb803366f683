import ArgumentParser
import Foundation
import ISMS
import Reports
import Workspace

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write a document derived from the records.",
        discussion: "The same records give the same bytes. PDF needs WeasyPrint (apt-get install weasyprint).")

    @Argument(help: "The document: \(ReportKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var document: ReportKind

    @Option(help: "The format: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var format: ReportFormat?

    @Option(
        name: .shortAndLong,
        help: "The file to write; - for standard output. By default a name made of title and date, in this folder.")
    var output: String?

    @Option(help: "For the Statement of Applicability: an issued version.")
    var version: Int?

    @Option(help: ArgumentHelp("As it stood on a day or at a commit.", valueName: "date|sequence"))
    var asOf: String?

    @Flag(help: "Replace a file that is there already.")
    var force = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let format = try chosenFormat()
        let document = self.document.document(from: try await source())
        let path = output ?? document.fileName(for: format)
        if path != "-", !force, output == nil, FileManager.default.fileExists(atPath: path) {
            throw CommandError("\(path) exists already; name another with --output, or say --force")
        }
        let bytes: [UInt8]
        do throws(ReportError) {
            bytes = try await document.rendered(as: format)
        } catch {
            if case .noMainTable = error { throw CommandError(error.description) }
            throw CommandError(error.description, .unavailable)
        }
        if path == "-" { return Console.say(bytes: bytes) }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw CommandError("\(path) cannot be written: \(error.localizedDescription)", .unavailable)
        }
        Console.tell("\(path): \(bytes.count) bytes")
    }

    /// The format asked for, else the one the file's name says, else HTML.
    private func chosenFormat() throws -> ReportFormat {
        if let format { return format }
        guard let output, output != "-" else { return .html }
        let ending = URL(fileURLWithPath: output).pathExtension.lowercased()
        guard let format = ReportFormat(rawValue: ending) else {
            throw CommandError("“\(output)” does not say a format; add --format")
        }
        return format
    }

    private func source() async throws -> ReportSource {
        let workspace = try await database.workspace()
        let generator = AnnexVersion.generator
        if let version {
            guard document == .statementOfApplicability else {
                throw CommandError("--version is for the Statement of Applicability")
            }
            let derived = try await workspace.statement(version: version)
            return ReportSource(
                isms: derived.isms, day: derived.statement.day, generatedBy: generator, issued: derived.issued,
                knownBy: try await workspace.snapshot())
        }
        var reading = ReadingOptions()
        reading.asOf = asOf
        let (isms, day) = try await reading.snapshot(of: workspace)
        return ReportSource(isms: isms, day: day, generatedBy: generator)
    }
}

extension ReportKind: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}
