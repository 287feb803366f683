import ArgumentParser
import Frameworks
import ISMS
import RecordFormat
import Operations
import Phrases
import Registers

struct AdoptDocuments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "adopt", "Make records of the catalogue's documents, as drafts to be approved.",
        discussion: """
            Each gets its title, what it answers, the owner by role and a date for its review. Documents that a record \
            carries already are left alone.
            """)

    @Argument(help: .says("The documents, by their names in “annex document list”."))
    var documents: [String] = []

    @Flag(help: .says("All of them."))
    var all = false

    @Option(help: .says("Who owns them: a person's code or name; by default whoever has the role the document names."))
    var owner: String?

    @Flag(help: .says("Print JSON.")) var json = false
    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        if all != documents.isEmpty { throw ValidationError(says: "Name the documents to adopt, or say --all.") }
    }

    func run() async throws {
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        let owner = try owner.map { try isms.person($0) }
        var adopted: [DocumentTemplate] = []
        var skipped: [Phrase] = []
        for template in try templates(in: isms) {
            if let record = isms.document(carrying: template.id) {
                skipped.append("\(template.id) is carried by \(record.name) already")
                continue
            }
            if let namesake = isms.items(of: Document.kind, titled: template.title).first {
                skipped.append(
                    "\(template.id) would be named like \(namesake.name); let that carry it: annex set \(namesake.code) template=\(template.id)"
                )
                continue
            }
            adopted.append(template)
        }
        for line in skipped { Console.tell(line) }
        if adopted.isEmpty {
            if json { Console.say(json: JSON.array([])) }
            return Console.tell("nothing to adopt")
        }
        let committed = try await workspace.perform(
            Operations.AdoptDocuments(adopted, owner: owner), as: author.principal(database), reason: author.reason)
        let items = committed.created
        if json { return Console.say(json: JSON.array(items.map { $0.json(in: committed.isms) })) }
        for item in items { Console.say("\(item.code)  \(item.title)") }
        Console.tell("next: read each (annex document render CODE), set its choices, have it approved")
    }

    private func templates(in isms: ISMS) throws -> [DocumentTemplate] {
        if all { return DocumentTemplate.allBundled() }
        var templates: [DocumentTemplate] = []
        for name in documents {
            let template = try DocumentTemplate.named(name, in: isms)
            if !templates.contains(where: { $0.id == template.id }) { templates.append(template) }
        }
        return templates
    }
}
