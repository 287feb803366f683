import Frameworks
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
@testable import Operations

@Suite("Issuing the Statement of Applicability")
struct StatementTests {
    @Test("An issued statement has a number, the commit it shows, who stands behind it, and its digest")
    func issued() async throws {
        let workspace = try await Office().workspace()
        let planning = try await workspace.plan()
        let base = try await workspace.snapshot().commit
        let issued = try await workspace.issueStatement(planning.issue(), by: author("Issue"))
        #expect(issued.code == "SOA-1")
        #expect(issued.version == 1)
        #expect(issued.day == day("2026-03-02"))
        #expect(issued.basedOnSequence == base.sequence)
        #expect(issued.basedOnHash == base.hash)
        #expect(issued.author == planning.ana)
        #expect(issued.approver == planning.björn)
        #expect(issued.approvedOn == day("2026-03-02"))
        #expect(issued.overrideReason.isEmpty)

        let derived = try await workspace.statement(version: 1)
        #expect(derived.isAsIssued)
        #expect(HashChain.sha256(derived.bytes).hexadecimal == issued.digest)
        #expect(derived.statement.decidedCount == 93)
        #expect(derived.statement.lines.count == 94)
        #expect(derived.statement.commit == base)
        let second = try await workspace.issueStatement(planning.issue(approver: nil), by: author("Issue"))
        #expect(second.version == 2)
        #expect(second.approver == nil)
        #expect(second.approvedOn == nil)
    }

    @Test("What was issued is kept with it, people by their codes, and stands when a record it names is erased")
    func kept() async throws {
        let workspace = try await Office().workspace()
        let planning = try await workspace.plan()
        let issued = try await workspace.issueStatement(planning.issue(), by: author("Issue"))
        let before = try await workspace.statement(version: 1)
        #expect(before.isKept)
        let text = String(decoding: before.bytes, as: UTF8.self)
        let isms = try await workspace.snapshot()
        for person in isms[Person.self] { #expect(!text.contains(person.title), "\(person.title)") }
        // A record that the statement names and nothing else needs.
        let named = try #require(
            isms.items.first { item in text.contains("\"\(item.code)\"") && isms.items(referringTo: item.id).isEmpty })
        try await workspace.perform(RemoveRecords([named.id]), as: .commandLine("clerk"))
        try await workspace.erase(named.id, as: .commandLine("clerk"))
        let after = try await workspace.statement(version: 1)
        #expect(after.bytes == before.bytes && after.isKept)
        #expect(HashChain.sha256(after.bytes).hexadecimal == issued.digest)
        #expect(!after.isAsIssued)
    }

    @Test("Nobody approves the statement that they issue, neither at once nor later")
    func fourEyes() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let planning = try await workspace.plan()
        let head = try await office.head()
        let atOnce = try await failure {
            _ = try await workspace.issueStatement(planning.issue(approver: planning.ana), by: author())
        }
        #expect(atOnce?.description.contains("someone else has to approve it") == true)
        #expect(try await office.head() == head)

        let issued = try await workspace.issueStatement(planning.issue(approver: nil), by: author())
        func approve(by person: Reference<Person>) -> RecordApproval {
            RecordApproval(issued.id, givenBy: person, on: day("2026-03-05"), in: "the minutes")
        }
        let later = try await failure {
            try await workspace.perform(approve(by: planning.ana), as: .commandLine("clerk"))
        }
        #expect(later?.description.contains("someone else has to approve it") == true)
        try await workspace.perform(approve(by: planning.björn), as: .commandLine("clerk"))
        let derived = try await workspace.statement(version: 1)
        #expect(derived.issued.approver == planning.björn)
        #expect(derived.isAsIssued)
    }

    @Test(
        "An erasure shows in what changed since a statement, whether that was derived before or after"
    )
    func derivedBefore() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let planning = try await workspace.plan()
        _ = try await workspace.issueStatement(planning.issue(), by: author("Issue"))
        let today = day("2026-03-10")
        func findings(_ workspace: Workspace) async throws -> [Finding] {
            try await workspace.check(Derivation(of: try await workspace.snapshot(), on: today)).findings
        }
        let other = office.workspace()
        #expect(try await findings(workspace) == (try await findings(other)))
        let risk = try #require(try await workspace.snapshot()[planning.risk])
        try await workspace.update(planning.decision("A.5.1")) { $0.justification = "Changed since" }
        #expect(try await findings(other) == (try await findings(office.workspace())))
        try await workspace.change { draft in
            for item in draft.base.items(referringTo: risk.id) { draft.remove(item) }
        }
        try await workspace.erase(risk, by: author())
        let anew = try await findings(office.workspace())
        #expect(try await findings(workspace) == anew)
        #expect(try await findings(other) == anew)
    }

    @Test("While findings stand against it, a statement is issued only with a reason, which it then carries")
    func blocked() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let planning = try await workspace.plan()
        try await workspace.update(planning.decision("A.7.4")) { $0.justification = "" }
        try await workspace.change { draft in
            if let decision = draft.base[planning.decision("A.7.5")] { draft.remove(decision) }
        }
        let head = try await office.head()

        for blank in ["", "  \n"] {
            let error = try await failure {
                _ = try await workspace.issueStatement(
                    planning.issue(approver: planning.björn, despite: blank), by: author())
            }
            guard case .blocked(let findings) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(
                findings.map(\.message.english).sorted() == [
                    "1 of the 93 Annex A controls are not decided: A.7.5",
                    "A.7.4 is excluded without a justification",
                ])
            #expect(error?.description.hasPrefix("2 findings stand against it:\n  - ") == true)
        }
        #expect(try await office.head() == head)

        let issued = try await workspace.issueStatement(
            planning.issue(approver: planning.björn, despite: "The auditor was told."), by: author())
        #expect(issued.overrideReason == "The auditor was told.")
        #expect(try await workspace.statement(version: 1).isAsIssued)
    }

    @Test("A reason to issue all the same is not kept where nothing stands against the statement")
    func needlessReason() async throws {
        let workspace = try await Office().workspace()
        let planning = try await workspace.plan()
        let issued = try await workspace.issueStatement(
            planning.issue(approver: planning.björn, despite: "Just in case."), by: author())
        #expect(issued.overrideReason.isEmpty)
    }

    @Test("A statement is derived again byte for byte after a hundred changes, and after the database was opened anew")
    func rederived() async throws {
        try await withSQLite { store, path in
            let office = try await Office(store)
            let workspace = office.workspace()
            let planning = try await workspace.plan()
            _ = try await workspace.issueStatement(planning.issue(), by: author())
            let before = try await workspace.statement(version: 1)
            #expect(before.isAsIssued)

            for number in 1...100 {
                switch number % 4 {
                case 0: try await workspace.update(planning.decision("A.5.1")) { $0.justification = "Text \(number)" }
                case 1: try await workspace.update(planning.controls[1]) { $0.name = "Privacy \(number)" }
                case 2:
                    try await workspace.update(planning.risk) { $0.controls = number % 8 == 2 ? [] : planning.controls }
                default: try await workspace.update(planning.ana) { $0.name = "Ana \(number)" }
                }
            }
            let after = try await workspace.statement(version: 1)
            #expect(after.bytes == before.bytes)
            #expect(after.isAsIssued)
            let now = StatementOfApplicability(of: try await workspace.snapshot(), on: day("2026-03-02"))
            #expect(now.json.canonicalBytes != before.bytes)

            let again = try SQLiteRecordStore.open(path: path)
            let reopened = try await office.workspace(on: again).statement(version: 1)
            #expect(reopened.bytes == before.bytes)
            #expect(reopened.isAsIssued)
            #expect(try await again.verify(office.organization.id).fault == nil)
            try again.close()
        }
    }

    @Test("An issued statement cannot be changed, removed or erased")
    func frozen() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let planning = try await workspace.plan()
        let issued = try await workspace.issueStatement(planning.issue(), by: author())
        let head = try await office.head()
        let changes: [@Sendable (inout IssuedStatement) -> Void] = [
            { $0.version = 7 }, { $0.day = day("2026-03-03") }, { $0.basedOnSequence = 1 },
            { $0.basedOnHash = String(repeating: "0", count: 64) }, { $0.digest = String(repeating: "0", count: 64) },
            { $0.reason = "Another reason" },
        ]
        for change in changes {
            let error = try await failure { try await workspace.update(issued.reference) { change(&$0) } }
            #expect(error?.invalidLines.first?.contains("an issued statement is frozen") == true)
        }
        let removal = try await failure { try await workspace.change { $0.remove(issued) } }
        let erasure = try await failure { try await workspace.erase(issued, by: author()) }
        for error in [removal, erasure] {
            guard case .refused(let problem) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(problem.sentence.english.hasPrefix("SOA-1 (Statement of Applicability 1) is frozen"))
        }
        #expect(try await office.head() == head)
    }

    @Test("A statement that rests on a record erased since says that it no longer derives as issued")
    func erasedSince() async throws {
        let workspace = try await Office().workspace()
        let planning = try await workspace.plan()
        _ = try await workspace.issueStatement(planning.issue(), by: author())
        let evidence = try #require(try await workspace.snapshot()[Evidence.self].entries.first)
        try await workspace.erase(evidence, by: author())
        let derived = try await workspace.statement(version: 1)
        #expect(!derived.isAsIssued)
        #expect(derived.statement["A.5.1"]?.evidence.isEmpty == true)
    }

    @Test("Where someone else issues in between, two versions cannot get one number")
    func sameNumber() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let planning = try await workspace.plan()
        var late = try await workspace.draft()
        let second = office.workspace()
        let issued = try await second.issueStatement(planning.issue(), by: author())
        late.make(
            new(IssuedStatement.self) {
                $0 = issued.value
                ($0.approver, $0.approvedOn, $0.approvalNotes) = (nil, nil, [])
            })
        let error = try await failure { _ = try await workspace.commit(late, by: author()) }
        #expect(error?.invalidLines.first?.hasSuffix("Version: 1 is already issued") == true)
    }

    @Test("A version that was never issued is said so, with those that were")
    func unknownVersion() async throws {
        let workspace = try await Office().workspace()
        let planning = try await workspace.plan()
        for _ in 1...2 { _ = try await workspace.issueStatement(planning.issue(), by: author()) }
        let error = try await failure { _ = try await workspace.statement(version: 3) }
        #expect(
            error?.description
                == "there is no version 3 of the Statement of Applicability; issued were: 1, 2")
    }

    @Test("Two versions differ in the lines that changed, and the commits behind them say why")
    func difference() async throws {
        let workspace = try await Office().workspace()
        let planning = try await workspace.plan()
        _ = try await workspace.issueStatement(planning.issue(), by: author("Issue"))
        try await workspace.update(planning.controls[1], "Privacy settings went live", on: "2026-06-01") {
            ($0.status, $0.implementedOn, $0.plannedFor) = (.implemented, day("2026-06-01"), nil)
        }
        try await workspace.update(planning.decision("A.7.4"), "Cameras at the new office", on: "2026-06-02") {
            ($0.applicability, $0.justification, $0.isGoodPractice) = (.included, "The office is open at night.", true)
        }
        try await workspace.update(planning.ana, "Married", on: "2026-06-03") { $0.name = "Ana Beck-Wouters" }
        _ = try await workspace.issueStatement(
            planning.issue(on: "2026-06-10", approver: planning.björn, reason: "Second issue"), by: author("Issue"))

        let (first, second) = (
            try await workspace.statement(version: 1), try await workspace.statement(version: 2)
        )
        let difference = StatementDifference(from: first.statement, to: second.statement)
        #expect(difference.lines.map(\.subject.id) == ["A.5.34", "A.7.4"])
        #expect(
            difference.lines[0].changes.map { "\($0.aspect.english): \($0.before.english) → \($0.after.english)" } == [
                "status: planned → implemented", "controls: CTL-2 planned → CTL-2 implemented",
            ])
        #expect(difference.lines[1].changes.map(\.aspect) == ["applicability", "justification", "reasons"])
        func reasons(_ place: Int) async throws -> [String] {
            try await workspace.commits(
                after: first.statement.commit.sequence, upTo: second.statement.commit.sequence,
                touching: Set(difference.lines[place].records)
            ).map(\.header.author.reason)
        }
        #expect(try await reasons(0) == ["Privacy settings went live"])
        #expect(try await reasons(1) == ["Cameras at the new office"])
    }
}
