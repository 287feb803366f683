import Registers
import WebPages
import ArgumentParser
import Foundation
import ISMS
import Operations
import Phrases
import RecordFormat
import RecordStore

struct AdvanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "advance", "Take the next step of a record's workflow.",
        discussion: """
            annex advance CODE alone says which steps lead on. A step that somebody in particular must not take is taken \
            by somebody signed in, on the record's page; where no account is left that could, --no-second-person says why.
            """)

    @Argument(help: .says("The record's code, such as INC-3."))
    var code: String

    @Argument(help: .says("The state the step leads to."))
    var state: String?

    @Option(
        help: .says("When it was done, such as \"2026-03-31 14:30\", by the organization's clocks; by default now."))
    var at: String?

    @Option(
        help: .says("Why nobody else can take a step that is for somebody else; kept with the record, and a finding."))
    var noSecondPerson: String = ""

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        let item = try isms.item(named: code)
        guard let workflow = item.kind.workflow, let field = item.fields.first(where: { $0.name == workflow.status })
        else { throw CommandError("\(item.name) has no steps to take: change its fields", .refused) }
        guard let state else {
            Console.say("\(item.name) is \(field.text(of: item.value(of: field.name), in: isms))")
            for step in workflow.steps(from: item.body) { Console.say("  \(step.to): \(step.title)") }
            return
        }
        var references = isms
        let target = try field.type.value(from: state, finding: &references).stringValue ?? state
        let moment = try at.map { try Instant(parsing: $0, in: isms.timeZone) }
        let step = Advance(
            item.id, to: target, seen: item.provenance.version, at: moment, reason: author.reason,
            withoutSecondPerson: noSecondPerson)
        let committed = try await workspace.perform(step, as: author.principal(database), reason: author.reason)
        for changed in committed.updated {
            Console.say("\(changed.name) is \(field.text(of: changed.value(of: field.name), in: committed.isms)) now")
        }
    }
}

struct EntryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "entry", "Add an entry to a record, such as a line of a timeline.",
        discussion: """
            Columns are COLUMN=VALUE: annex entry INC-3 timeline text="Firewall rule added" at="2026-03-31 14:30". An \
            entry stands in the name of whoever makes it, at the moment it is made.
            """)

    @Argument(help: .says("The record's code, such as INC-3."))
    var code: String

    @Argument(help: .says("The field of entries, such as timeline."))
    var field: String

    @Argument(help: .says("What the entry says, as COLUMN=VALUE."))
    var values: [String] = []

    @Option(name: .customLong("file"), help: .says("A file that belongs to it; may be given several times."))
    var files: [String] = []

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        let item = try isms.item(named: code)
        let declaration = item.fields.first { $0.name == field || $0.label.text.lowercased() == field.lowercased() }
        guard let declaration, case .entries(let columns) = declaration.type else {
            let known = item.kind.entryLists.map(\.field).joined(separator: ", ")
            throw CommandError(
                known.isEmpty
                    ? "\(item.name) has no entries" : "\(item.name) has no entries called “\(field)”; it has \(known)")
        }
        let row = try row(columns.typed, in: isms)
        var stored: [StoredFile] = []
        for path in files { stored.append(try await store(path, in: workspace)) }
        let committed = try await workspace.perform(
            AddEntry(to: item.id, declaration.name, row, files: stored), as: author.principal(database),
            reason: author.reason)
        for changed in committed.updated { Console.say("added an entry to \(changed.name)") }
    }

    private func row(_ columns: [FieldDeclaration], in isms: ISMS) throws -> JSONObject {
        var row = JSONObject()
        for assignment in values {
            guard let equals = assignment.firstIndex(of: "=") else {
                throw CommandError("“\(assignment)” says no value; write COLUMN=VALUE")
            }
            let name = assignment[..<equals].lowercased()
            guard
                let column = columns.first(where: { $0.name.lowercased() == name || $0.label.text.lowercased() == name }
                )
            else {
                throw CommandError(
                    "there is no column “\(assignment[..<equals])”; there are \(columns.map(\.name).joined(separator: ", "))"
                )
            }
            var references = isms
            do throws(InvalidValue) {
                row[column.name] = try column.type.value(
                    from: String(assignment[assignment.index(after: equals)...]), finding: &references)
            } catch {
                throw CommandError("\(column.label): \(error.problem)")
            }
        }
        return row
    }

    private func store(_ path: String, in workspace: Workspace) async throws -> StoredFile {
        let attachment = try await AttachmentFile.store(path, in: workspace)
        guard let digest = AttachmentDigest(attachment.digest) else {
            throw CommandError("the file \(path) could not be stored")
        }
        let name = StoredFile.plainName(URL(fileURLWithPath: path).lastPathComponent)
        return StoredFile(
            digest: digest, name: name, mediaType: AttachmentRules.mediaType(of: name), byteCount: attachment.byteCount)
    }
}
