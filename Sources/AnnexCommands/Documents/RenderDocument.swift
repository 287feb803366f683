import ArgumentParser
import Frameworks
import Foundation
import ISMS
import Phrases
import Registers
import Reports

struct RenderDocument: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "render", "Render a policy or procedure from the organization's own records.",
        discussion: """
            What differs between companies is a choice: the document's record keeps it, --set tries another. The same \
            records give the same bytes. PDF needs WeasyPrint and DOCX pandoc (apt-get install weasyprint pandoc).
            """)

    @Argument(help: .says("The document: its name in “annex document list”, its record's code, or its title."))
    var document: String?

    @Flag(help: .says("All documents, into the folder that --output names."))
    var all = false

    @Option(help: .says("The format: \(Self.formats.map(\.rawValue).joined(separator: ", "))."))
    var format: ReportFormat?

    @Option(
        name: .shortAndLong,
        help: .says("The file to write; - for standard output. With --all, the folder."), completion: .file())
    var output: String?

    @Option(
        name: .customLong("set"),
        help: .says("A choice, instead of the record's. Repeatable.", valueName: "choice=value"))
    var choices: [String] = []

    @Option(help: .says("As it stood on a day or at a commit.", valueName: "date|sequence"))
    var asOf: String?

    @Flag(help: .says("Replace a file that is there already."))
    var force = false

    @OptionGroup var database: DatabaseOptions

    static let formats: [ReportFormat] = [.markdown, .html, .pdf, .docx, .json]

    func validate() throws {
        if all == (document != nil) { throw ValidationError(says: "Name one document, or say --all.") }
        if all, output == nil || output == "-" { throw ValidationError(says: "Name a folder with --output.") }
        if all, !choices.isEmpty { throw ValidationError(says: "--set is for one document.") }
        if let format, !Self.formats.contains(format) {
            throw ValidationError(says: "A document is no table: choose md, html, pdf, docx or json.")
        }
    }

    func run() async throws {
        var reading = ReadingOptions()
        reading.asOf = asOf
        let (isms, day) = try await reading.snapshot(of: database.viewing(database.workspace()))
        let source = ReportSource(isms: isms, day: day, generatedBy: "Annex \(AnnexVersion.current)")
        if all {
            try await renderAll(from: source)
        } else if let document {
            try await render(try DocumentTemplate.named(document, in: isms), from: source)
        }
    }

    private func render(_ template: DocumentTemplate, from source: ReportSource) async throws {
        let format = try OutputFile.format(format, of: output)
        guard Self.formats.contains(format) else {
            throw CommandError("a document is no table: choose md, html, pdf, docx or json")
        }
        let document = try Self.document(template, from: source, choosing: try chosen())
        let path = output ?? document.fileName(for: format)
        try OutputFile.check(path, isNamed: output != nil, force: force)
        let bytes = try await OutputFile.bytes(of: document, as: format)
        try OutputFile.write(bytes, to: path)
        if path != "-" { Console.tell(OutputFile.written(bytes, to: path)) }
    }

    /// All or nothing would be wrong here: what is written stays, and the first failure is told.
    private func renderAll(from source: ReportSource) async throws {
        let folder = output ?? "."
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandError("the folder \(folder) cannot be made: \(error.localizedDescription)", .unavailable)
        }
        let format = format ?? .html
        let templates = DocumentTemplate.allBundled()
        let paths = templates.map { "\(folder)/\($0.id).\(format.fileExtension)" }
        if !force, let taken = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) {
            throw CommandError("\(taken) exists already; name another folder with --output, or say --force")
        }
        let bar = ProgressBar("Rendering", total: templates.count)
        for (place, template) in templates.enumerated() {
            let document = try Self.document(template, from: source, choosing: [:])
            try OutputFile.write(try await OutputFile.bytes(of: document, as: format), to: paths[place])
            bar.advance(to: place + 1)
        }
        bar.finish()
        Console.tell("\(folder): \(templates.count) documents")
    }

    private static func document(
        _ template: DocumentTemplate, from source: ReportSource, choosing choices: [String: String]
    ) throws -> ReportDocument {
        do throws(ReportError) {
            return try source.document(template, choosing: choices)
        } catch {
            throw CommandError(error)
        }
    }

    private func chosen() throws -> [String: String] {
        var chosen: [String: String] = [:]
        for text in choices {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw CommandError("--set “\(text)” is not written CHOICE=VALUE") }
            let name = parts[0].trimmed
            guard chosen.updateValue(parts[1].trimmed, forKey: name) == nil else {
                throw CommandError("--set names \(name) twice")
            }
        }
        return chosen
    }
}
