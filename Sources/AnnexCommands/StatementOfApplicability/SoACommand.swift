import ArgumentParser
import Frameworks
import ISMS
import RecordFormat
import RecordStore
import Operations
import Phrases
import Registers

struct SoACommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "soa", "The Statement of Applicability: see it, issue it, compare versions.",
        subcommands: [
            ShowStatement.self, IssueStatementCommand.self, ApproveStatementCommand.self, ListStatements.self,
            CompareStatements.self,
        ],
        defaultSubcommand: ShowStatement.self)
}

struct ShowStatement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "show", "Show the statement as it derives now, or a version as issued.",
        discussion: "--json prints the form that issued versions are frozen by, byte for byte.")

    @Option(help: .says("An issued version."))
    var version: Int?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        if let version {
            let derived = try await workspace.statement(version: version)
            if reading.json { return Console.say(bytes: derived.bytes) }
            StatementPrinter.print(derived.statement)
            if derived.isAsIssued {
                return Console.tell("derived from the history; digest \(derived.issued.digest) as issued")
            }
            return Console.tell(
                derived.isKept
                    ? "records in it were erased since: it no longer derives as issued; its JSON form was kept as it was issued (--json)"
                    : "records in it were erased since: it no longer derives as issued")
        }
        let (isms, day) = try await reading.snapshot(of: database.viewing(workspace))
        let statement = StatementOfApplicability(of: isms, on: day)
        if reading.json { return Console.say(bytes: statement.json.canonicalBytes) }
        StatementPrinter.print(statement)
        if let newest = try await workspace.issuedStatements().last, try reading.point(in: isms.timeZone) == nil {
            let issued = try await workspace.statement(version: newest.version)
            let difference = StatementDifference(from: issued.statement, to: statement)
            Console.tell(
                difference.isEmpty
                    ? "version \(newest.version) of \(issued.issued.day?.description ?? "") still says the same"
                    : "version \(newest.version) is stale: \(difference.lines.count) lines have changed since (annex soa diff \(newest.version))"
            )
        }
    }
}

/// The statement laid out for the terminal.
enum StatementPrinter {
    static func print(_ statement: StatementOfApplicability) {
        var table = TextTable(["Control", "Title", "Applicable", "Status", "Why", "Evidence", "Owner"])
        for line in statement.lines {
            table.add([
                .data(line.subject.id), .data(title(of: line)), word(for: line.applicability),
                line.applicability == .excluded ? "" : line.status.label,
                .data(why(line)), evidence(line), .data(line.owners.map(\.title).joined(separator: ", ")),
            ])
        }
        Console.say(table)
        let contradictions = statement.lines.reduce(0) { $0 + $1.contradictions.count }
        let reference = statement.lines.filter(\.isReference)
        let included = reference.count { $0.applicability == .included }
        let excluded = reference.count { $0.applicability == .excluded }
        let own = statement.lines.count - reference.count
        Console.say(
            "\(statement.decidedCount) of 93 decided: \(included) in, \(excluded) out; \(own) controls of our own; \(contradictions) contradictions (annex check --only SOA)"
        )
    }

    static func title(of line: StatementOfApplicability.Line) -> String {
        if case .reference(let id) = line.subject { return Catalog.bundled.controls[id: id]?.title ?? "" }
        return line.controls.first?.title ?? ""
    }

    private static func word(for applicability: StatementOfApplicability.Applicability) -> Phrase {
        switch applicability {
        case .included: "yes"
        case .excluded: "no"
        case .undecided: "undecided"
        }
    }

    private static func why(_ line: StatementOfApplicability.Line) -> String {
        let codes = line.reasons.map { $0.record.code }.joined(separator: " ")
        return line.applicability == .excluded || codes.isEmpty ? line.justification : codes
    }

    private static func evidence(_ line: StatementOfApplicability.Line) -> Phrase {
        let fresh = line.evidence.count(where: \.isFresh)
        return line.evidence.isEmpty
            ? "" : fresh == line.evidence.count ? "\(fresh)" : "\(fresh) of \(line.evidence.count) fresh"
    }
}

struct IssueStatementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "issue", "Freeze the statement as the next version; --reason says what changed.")

    @Option(help: .says("Who issues it: a person's code or name."))
    var author: String

    @Option(help: .says("Who approved it, not the author; without, it waits for “annex soa approve”."))
    var approver: String?

    @Option(help: .says("Where the approver gave the approval: minutes, a letter, another system."))
    var `where`: String = RecordedApproval.commandLine

    @Option(help: .says("Why it is issued although findings stand against it."))
    var despiteFindings: String = ""

    @OptionGroup var change: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        let approver = try approver.map { try isms.person($0) }
        let issue = IssueStatement(
            by: try isms.person(author), reason: change.reason, overrideReason: despiteFindings, seen: nil,
            approval: approver.map { ($0, self.where) })
        let committed = try await workspace.perform(issue, as: change.principal(database), reason: issue.purpose)
        guard let issued = committed.created.first as? Entry<IssuedStatement> else {
            throw CommandError("the statement was not issued")
        }
        Console.say(
            "issued version \(issued.version) as \(issued.code), of commit \(issued.basedOnSequence), digest \(issued.digest)"
        )
        if approver == nil {
            Console.tell("it waits for approval: annex soa approve \(issued.version) --approver NAME")
        }
    }
}

struct ApproveStatementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "approve", "Record that an issued version was approved.",
        discussion: RecordedApproval.discussion)

    @Argument(help: .says("The version."))
    var version: Int

    @Option(help: .says("Who approved it: a person's code or name; not the author."))
    var approver: String

    @Option(help: .says("On which day; today where not given."))
    var on: String?

    @Option(help: .says("Where: minutes, a letter, another system."))
    var `where`: String = RecordedApproval.commandLine

    @Option(help: .says("Why nobody else than its author could approve it."))
    var noSecondPerson: String = ""

    @OptionGroup var change: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        guard let issued = isms[IssuedStatement.self].first(where: { $0.version == version }) else {
            throw CommandError("there is no version \(version) of the Statement of Applicability", .notFound)
        }
        let approval = RecordApproval(
            issued.id, givenBy: try isms.person(approver), on: try RecordedApproval.day(on, in: isms), in: self.where,
            withoutSecondPerson: noSecondPerson)
        try await workspace.perform(approval, as: change.principal(database), reason: change.reason)
        Console.say("recorded that version \(version) was approved")
    }
}

struct ListStatements: AsyncParsableCommand {
    static let configuration = CommandConfiguration("list", "List the issued versions.")

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let (isms, _) = try await reading.snapshot(of: database.viewing(database.workspace()))
        let issued = isms[IssuedStatement.self].entries
        if reading.json { return Console.say(json: JSON.array(issued.map { $0.json(in: isms) })) }
        var table = TextTable(
            ["Version", "Date", "Commit", "Author", "Approver", "Approved", "What changed"],
            numbers: ["Version", "Commit"])
        for entry in issued {
            table.add(
                [
                    String(entry.version), entry.day?.description ?? "", String(entry.basedOnSequence),
                    isms[entry.author]?.title ?? "", isms[entry.approver]?.title ?? "",
                    entry.approvedOn?.description ?? "",
                    entry.reason,
                ].map { .data($0) })
        }
        Console.say(table)
        if issued.isEmpty { Console.tell("none was issued yet; annex soa issue --author NAME") }
    }
}

struct CompareStatements: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "diff", "Show what changed between two versions, and why.",
        discussion: "Without a second version, compares with the records as they stand now.")

    @Argument(help: .says("The earlier version."))
    var earlier: Int

    @Argument(help: .says("The later version."))
    var later: Int?

    @Flag(help: .says("Print JSON.")) var json = false
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let before = try await workspace.statement(version: earlier)
        let after: StatementOfApplicability
        if let later {
            after = try await workspace.statement(version: later).statement
        } else {
            let isms = try await database.viewing(workspace).snapshot()
            after = StatementOfApplicability(of: isms, on: isms.today)
        }
        let difference = StatementDifference(from: before.statement, to: after)
        let commits = try await workspace.commits(
            after: before.statement.commit.sequence, upTo: after.commit.sequence,
            touching: Set(difference.lines.flatMap(\.records)))
        if json { return Console.say(json: Self.json(difference, commits)) }
        for line in difference.lines {
            Console.say(Style.bold(.data(line.subject.id)))
            for change in line.changes {
                let before: Phrase = change.before.isEmpty ? "nothing" : change.before
                let after: Phrase = change.after.isEmpty ? "nothing" : change.after
                Console.say("  \(change.aspect): \(Style.red(before)) → \(Style.green(after))")
            }
            for reason in Self.reasons(for: line, commits) { Console.say(Style.faint("    \(reason)")) }
        }
        Console.say(difference.isEmpty ? "nothing has changed" : "\(difference.lines.count) lines changed")
    }

    /// The commits behind a line's change, in words, the newest last.
    private static func reasons(for line: StatementDifference.Line, _ commits: [Commit]) -> [Phrase] {
        commits.compactMap { commit -> Phrase? in
            let codes = Set(commit.revisions.map(\.code)).intersection(line.records).sorted()
            let author = commit.header.author
            guard !codes.isEmpty else { return nil }
            let why = Phrase.data(author.reason.isEmpty ? "" : ": \(author.reason)")
            return "\(Day(of: author.time)) \(author.principal) changed \(codes.joined(separator: ", "))\(why)"
        }
    }

    private static func json(_ difference: StatementDifference, _ commits: [Commit]) -> JSON {
        .array(
            difference.lines.map { line in
                [
                    "subject": .string(line.subject.id),
                    "changes": .array(
                        line.changes.map {
                            [
                                "aspect": .string($0.aspect.english), "before": .string($0.before.english),
                                "after": .string($0.after.english),
                            ]
                        }),
                    "why": .array(reasons(for: line, commits).map { .string($0.english) }),
                ]
            })
    }
}

extension ISMS {
    /// The person of that code, name or address.
    func person(_ text: String) throws -> Reference<Person> {
        do throws(InvalidValue) {
            return Reference(try record(called: text, kinds: [Person.kind.name]).id)
        } catch {
            throw CommandError(error.problem, .notFound)
        }
    }
}

extension Workspace {
    /// The issued statements, the oldest first.
    func issuedStatements() async throws -> [Entry<IssuedStatement>] {
        try await snapshot()[IssuedStatement.self].entries.sorted { $0.version < $1.version }
    }
}
