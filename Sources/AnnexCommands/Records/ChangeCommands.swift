import ArgumentParser
import ISMS
import RecordFormat
import Operations
import Phrases
import Registers

struct AddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "add", "Add a record.",
        discussion: """
            Fields are FIELD=VALUE, by name or label: annex add asset name="Customer database" type=information \
            owner="Marta Lind". Lists are parted by commas; file=@PATH stores a file. “annex add KIND” alone lists \
            the fields.
            """)

    @Argument(help: .says("The register, such as asset, risk or control."))
    var register: String

    @Argument(help: .says("The fields, as FIELD=VALUE."))
    var fields: [String] = []

    @Option(help: .says("For risk criteria: start from a ready-made set, 5x5 or 4x4."))
    var template: String?

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions
    @Flag(help: .says("Print JSON.")) var json = false

    func run() async throws {
        let kind = try Kind(named: register)
        if fields.isEmpty, template == nil { return FieldHelp.print(kind) }
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        var input = try RecordInput(kind, body: try startingBody(kind), in: isms, on: isms.today)
        try await input.take(fields, from: workspace)
        let committed = try await workspace.perform(
            AddRecord(try input.record()), as: author.principal(database), reason: author.reason)
        if committed.hiddenCount > 0 {
            Console.tell("added a confidential \(kind.singular), which shows with --confidential only")
        }
        for item in committed.created {
            if json { Console.say(json: item.json(in: committed.isms)) } else { Console.say("added \(item.name)") }
        }
    }

    private func startingBody(_ kind: Kind) throws -> JSONObject {
        guard let template else { return JSONObject() }
        guard kind == RiskCriteria.kind, let criteria = RiskCriteria.readyMade[template] else {
            throw CommandError("--template is for risk criteria, and is 5x5 or 4x4")
        }
        return criteria.body
    }
}

struct SetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "set", "Change fields of a record; FIELD= clears one.")

    @Argument(help: .says("The record's code, such as RISK-14."))
    var code: String

    @Argument(help: .says("The fields, as FIELD=VALUE."))
    var fields: [String]

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions
    @Flag(help: .says("Print JSON.")) var json = false

    func run() async throws {
        let workspace = try await database.workspace()
        let viewing = try await database.viewing(workspace)
        let isms = try await viewing.snapshot()
        let item = try await viewing.item(named: code, in: isms)
        var input = try RecordInput(item.kind, body: item.workingRecord.body, in: isms, on: isms.today)
        try await input.take(fields, from: workspace)
        let committed = try await workspace.perform(
            ChangeRecord(item.id, seen: item.provenance.version, to: try input.record()),
            as: author.principal(database),
            reason: author.reason)
        if committed.hiddenCount > 0 {
            return Console.tell("\(item.code) was changed; it is confidential now, and shows with --confidential only")
        }
        guard let changed = committed.updated.first else {
            return Console.tell("\(item.code) already says that; nothing was written")
        }
        if json {
            Console.say(json: changed.json(in: committed.isms))
        } else {
            Console.say("changed \(changed.name), now version \(changed.provenance.version)")
        }
        if changed.draftRecord != nil {
            Console.tell(
                "what is approved stays in force; the change is a draft until it is approved too (annex show \(changed.code))"
            )
        }
        for approval in changed.kind.approvals
        where approval.consequence == .isWithdrawn && approval.isGiven(in: item.body)
            && !approval.isGiven(in: changed.body)
        {
            Console.tell("the \(approval.name) of \(changed.code) no longer covers it and was withdrawn")
        }
    }
}

struct RemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "remove", "Remove records; their history stays.")

    @Argument(help: .says("The records' codes."))
    var codes: [String]

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let viewing = try await database.viewing(workspace)
        let isms = try await viewing.snapshot()
        var ids: [RecordID] = []
        for code in codes { ids.append(try await viewing.item(named: code, in: isms).id) }
        let committed = try await workspace.perform(
            RemoveRecords(ids), as: author.principal(database), reason: author.reason)
        for item in committed.removed { Console.say("removed \(item.name)") }
    }
}

struct EraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "erase", "Erase all that was ever recorded of a record, such as a person's data.",
        discussion: """
            Unlike “remove”, nothing of it can be shown again: every version loses its content. That it existed and \
            was erased, by whom and why, stays in the history, which still verifies.
            """)

    @Argument(help: .says("The record's code."))
    var code: String

    @Flag(help: .says("Do it without asking."))
    var yes = false

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let code = code.trimmed.uppercased()
        // Also of what was removed before: its versions still hold what they said.
        let viewing = try await database.viewing(workspace)
        guard let (id, _) = try await viewing.identity(ofCode: code) else {
            throw CommandError("there never was a record \(code)", .notFound)
        }
        let name: Phrase =
            try await viewing.snapshot().item(id: id).map { .data($0.name) } ?? "\(code), removed before,"
        if !yes {
            guard Console.isErrorTerminal else {
                throw CommandError("erasing cannot be undone; say --yes if you mean it")
            }
            Console.tellInPlace("Erase \(name) and all its versions for good? Type its code: ")
            guard readLine()?.trimmed.uppercased() == code else { throw CommandError("nothing was erased") }
        }
        try await workspace.erase(id, as: author.principal(database), reason: author.reason)
        Console.say("erased \(code)")
    }
}

extension Viewing {
    /// The record of a code, in the snapshot or on a shelf; nil where there is none.
    func item(code: String, in isms: ISMS) async throws -> (any Item)? {
        if let item = isms.item(code: code) { return item }
        return try await shelved(code: code, in: isms)?.item
    }

    /// The same, or an error that says what to do.
    func item(named code: String, in isms: ISMS) async throws -> any Item {
        if let item = try await item(code: code, in: isms) { return item }
        return try isms.item(named: code)
    }
}

extension ISMS {
    /// The record of a code, or an error that says what to do.
    func item(named code: String) throws -> any Item {
        guard let item = item(code: code) else {
            throw CommandError("there is no record \(code.uppercased()); “annex list KIND” shows the codes", .notFound)
        }
        return item
    }
}

/// The fields of a register, for whoever asks what to write.
enum FieldHelp {
    static func print(_ kind: Kind) {
        Console.say("\(Style.bold("\(kind.plural) [\(kind.requirement)]"))  \(kind.purpose)")
        for field in RecordListing.declarations(of: kind) {
            let name = Style.bold(.data(field.name))
            Console.say(field.isRequired ? "  \(name) (required)  \(field.help)" : "  \(name)  \(field.help)")
            if case .choice(let options) = field.type {
                Console.say(Style.faint("      one of \(options.map(\.name).joined(separator: ", "))"))
            }
        }
    }
}
