import ArgumentParser
import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers

struct ListDocuments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "List the documents the catalogue has, and the record that carries each.")

    @Option(help: .says("Text that must occur in the title or the summary."))
    var search: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let (isms, _) = try await reading.snapshot(of: database.viewing(database.workspace()))
        let wanted = search?.lowercased()
        let templates = DocumentTemplate.allBundled().filter { template in
            wanted.map { "\(template.id) \(template.title) \(template.summary)".lowercased().contains($0) } ?? true
        }
        if reading.json {
            return Console.say(json: JSON.array(templates.map { Self.json($0, in: isms) }))
        }
        var table = TextTable(
            ["Document", "Title", "Category", "Statements", "Record", "Version", "Status"], numbers: ["Statements"])
        for template in templates {
            let record = isms.document(carrying: template.id)
            table.add([
                .data(template.id), .data(record?.title ?? template.title), .data(template.category.rawValue),
                .data(String(template.statementCount)), .data(record?.code ?? ""), .data(record?.version ?? ""),
                record?.status.label ?? "",
            ])
        }
        Console.say(table)
        if templates.contains(where: { isms.document(carrying: $0.id) == nil }) {
            Console.tell("take them over as records: annex document adopt --all")
        }
    }

    private static func json(_ template: DocumentTemplate, in isms: ISMS) -> JSON {
        let record = isms.document(carrying: template.id)
        let choices = template.choices.map { choice -> JSON in
            let chosen = record?.choices.first { $0.name == choice.name }?.value
            return [
                "name": .string(choice.name), "meaning": .string(choice.meaning),
                "takes": .string(choice.kind.written.english),
                "default": .string(choice.standard), "value": .string(chosen ?? choice.standard),
            ]
        }
        var fields: JSON.Fields = [
            ("id", .string(template.id)), ("title", .string(template.title)),
            ("category", .string(template.category.rawValue)), ("summary", .string(template.summary)),
            ("statements", .integer(template.statementCount)),
            ("clauses", .array(template.clauses.map { .string($0.description) })),
            ("controls", .array(template.controls.map { .string($0.description) })), ("choices", .array(choices)),
        ]
        if let record {
            fields.append(
                (
                    "record",
                    [
                        "code": .string(record.code), "title": .string(record.title),
                        "version": .string(record.version), "status": .string(record.status.rawValue),
                    ]
                ))
        }
        return JSON(fields: fields)
    }
}
