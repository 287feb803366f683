import ArgumentParser
import ISMS
import Registers
import Reports
import Operations
import Phrases

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "report", "Write a document derived from the records.",
        discussion:
            "The same records give the same bytes. PDF needs WeasyPrint and DOCX pandoc (apt-get install weasyprint pandoc)."
    )

    @Argument(help: .says("The document: \(ReportKind.allCases.map(\.rawValue).joined(separator: ", "))."))
    var document: ReportKind

    @Option(help: .says("The format: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", "))."))
    var format: ReportFormat?

    @Option(
        name: .shortAndLong,
        help: .says(
            "The file to write; - for standard output. By default a name made of title and date, in this folder."))
    var output: String?

    @Option(help: .says("For the Statement of Applicability: an issued version."))
    var version: Int?

    @Option(help: .says("As it stood on a day or at a commit.", valueName: "date|sequence"))
    var asOf: String?

    @Flag(help: .says("Replace a file that is there already."))
    var force = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let format = try OutputFile.format(format, of: output)
        let document = self.document.document(from: try await source())
        let path = output ?? document.fileName(for: format)
        try OutputFile.check(path, isNamed: output != nil, force: force)
        let bytes = try await OutputFile.bytes(of: document, as: format)
        try OutputFile.write(bytes, to: path)
        if path != "-" { Console.tell(OutputFile.written(bytes, to: path)) }
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
                knownBy: try await database.viewing(workspace).snapshot())
        }
        var reading = ReadingOptions()
        reading.asOf = asOf
        let (isms, day) = try await reading.snapshot(of: database.viewing(workspace))
        return ReportSource(isms: isms, day: day, generatedBy: generator)
    }
}

extension ReportKind: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}
