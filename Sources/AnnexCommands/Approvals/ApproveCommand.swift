import ArgumentParser
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers

struct ApproveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "approve",
        "Record an approval that was given elsewhere, or take one back.",
        discussion: RecordedApproval.discussion)

    @Argument(
        help: .says(
            "The code of a scope, criteria, a document, an issued statement, or a risk whose plan was approved."))
    var code: String

    @Option(help: .says("Who gave it: a person's code or name."))
    var givenBy: String?

    @Option(help: .says("On which day; today where not given."))
    var on: String?

    @Option(help: .says("Where it was given: minutes, a letter, another system."))
    var `where`: String?

    @Option(help: .says("What the approved version is called, such as 2.0."))
    var versionName: String?

    @Option(help: .says("Why nobody else than its author could approve it; printed with the approval, and a finding."))
    var noSecondPerson: String = ""

    @Flag(help: .says("Take the approval back instead."))
    var withdraw = false

    @Flag(help: .says("Throw the draft of the next revision away instead; what is approved stays."))
    var discardDraft = false

    @OptionGroup var change: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        let item = try isms.item(named: code)
        guard !withdraw || !discardDraft else { throw CommandError("say either --withdraw or --discard-draft") }
        if discardDraft {
            try await workspace.perform(
                DiscardDraft(item.id, seen: item.provenance.version), as: change.principal(database),
                reason: change.reason)
            return Console.say("discarded the draft of \(item.code)")
        }
        if withdraw { return try await takeBack(item, in: workspace) }
        let (person, place) = try RecordedApproval.giver(givenBy, self.where, in: isms)
        let day = try RecordedApproval.day(on, in: isms)
        if item is Entry<Risk> {
            try await workspace.perform(
                RecordPlanApproval(item.id, givenBy: person, on: day, in: place), as: change.principal(database),
                reason: change.reason)
        } else {
            let approval = RecordApproval(
                item.id, givenBy: person, on: day, in: place, version: versionName,
                withoutSecondPerson: noSecondPerson)
            try await workspace.perform(approval, as: change.principal(database), reason: change.reason)
        }
        Console.say("recorded the approval of \(item.name)")
    }

    private func takeBack(_ item: any Item, in workspace: Workspace) async throws {
        let seen = item.provenance.version
        if let risk = item as? Entry<Risk> {
            try await workspace.perform(
                WithdrawPlanApproval(risk.reference, seen: seen), as: change.principal(database), reason: change.reason)
        } else {
            try await workspace.perform(
                WithdrawApproval(item.id, seen: seen, reason: change.reason), as: change.principal(database))
        }
        Console.say("took back the approval of \(item.name)")
    }
}

struct AcceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "accept",
        "Record that the owner of a risk accepted it elsewhere, or take an acceptance back.",
        discussion: """
            Owners accept risks signed in, in the browser. An acceptance that was given elsewhere is recorded here, with who \
            gave it and where, and is marked as recorded wherever it shows.
            """)

    @Argument(help: .says("The risk's code."))
    var code: String

    @Option(help: .says("Who accepted it: its owner's code or name."))
    var givenBy: String?

    @Option(help: .says("On which day; today where not given."))
    var on: String?

    @Option(help: .says("Where it was accepted: minutes, a letter, another system."))
    var `where`: String?

    @Option(help: .says("Why living with the risk is right."))
    var because: String = ""

    @Option(help: .says("The last day on which it holds; a year after it was given where not said."))
    var until: String?

    @Flag(help: .says("Take the acceptance back instead."))
    var withdraw = false

    @OptionGroup var change: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        guard let risk = try isms.item(named: code) as? Entry<Risk> else {
            throw CommandError("\(code.uppercased()) is not a risk")
        }
        if withdraw {
            try await workspace.perform(
                WithdrawAcceptance(risk.reference, seen: risk.provenance.version), as: change.principal(database),
                reason: change.reason)
            return Console.say("took back the acceptance of \(risk.name)")
        }
        let (person, place) = try RecordedApproval.giver(givenBy, self.where, in: isms)
        guard !because.trimmed.isEmpty else { throw CommandError("say why living with the risk is right: --because") }
        let day = try RecordedApproval.day(on, in: isms)
        let end = try until.map { try RecordedApproval.day($0, in: isms) } ?? day.adding(months: 12)
        try await workspace.perform(
            RecordAcceptance(risk.id, givenBy: person, on: day, in: place, reason: because, until: end),
            as: change.principal(database), reason: change.reason)
        Console.say("recorded the acceptance of \(risk.name) until \(end)")
    }
}

/// What commands that record approvals share.
enum RecordedApproval {
    static let commandLine = "not said, recorded on the command line"

    static let discussion: Phrase = """
        People give approvals signed in, in the browser. One that was given elsewhere, on paper, in a meeting or in the \
        system the records come from, is recorded here: it is marked as recorded, with who recorded it, wherever it shows. \
        Nobody approves what they wrote.
        """

    /// Who gave it and where, both of which must be said.
    static func giver(_ name: String?, _ place: String?, in isms: ISMS) throws -> (Reference<Person>, String) {
        guard let name else { throw CommandError("say who gave it: --given-by PERSON") }
        guard let place, !place.trimmed.isEmpty else {
            throw CommandError("say where it was given, such as in which minutes: --where PLACE")
        }
        return (try isms.person(name), place)
    }

    static func day(_ text: String?, in isms: ISMS) throws -> Day {
        guard let text else { return isms.today }
        guard let day = Day(text) else { throw CommandError("“\(text)” is not a day; write YYYY-MM-DD") }
        return day
    }
}
