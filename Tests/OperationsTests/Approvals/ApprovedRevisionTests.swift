import Accounts
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing
@testable import Operations

@Suite("What is approved")
struct ApprovedRevisionTests {
    @Test("stays in force when it is changed: the change begins a draft, until that is approved too")
    func draft() async throws {
        let board = try await Board()
        try await board.approve(board.document, as: board.tom)
        try await board.set(board.document, [("summary", "Screens may stay unlocked.")], as: board.mia)
        var document = try await board.documentEntry()
        #expect(document.status == .approved && document.summary == "Lock your screen.")
        #expect(document.draft?.summary == "Screens may stay unlocked.")
        #expect(document.draft?.status == .draft && document.draft?.approvedBy == nil)
        // The draft goes on where it was left.
        try await board.set(board.document, [("version", "2.0")], as: board.mia)
        document = try await board.documentEntry()
        #expect(document.version.isEmpty && document.draft?.version == "2.0")
        #expect(document.draft?.summary == "Screens may stay unlocked.")
        try await board.approve(board.document, as: board.ute)
        document = try await board.documentEntry()
        #expect(document.summary == "Screens may stay unlocked." && document.version == "2.0")
        #expect(document.draft == nil && document.approvedBy?.id == board.ute.person)
        #expect(try await board.workspace.store.verify(board.workspace.organization.id).fault == nil)
    }

    @Test("is read by derivations until its successor is approved: the old limit holds")
    func criteria() async throws {
        let board = try await Board()
        // Without the risk, since criteria that risks were rated under cannot change at all.
        try await board.workspace.perform(RemoveRecords([board.risk]), as: board.mia)
        try await board.approve(board.criteria, as: board.tom)
        let limit = try await board.workspace.snapshot().riskCriteria(on: day("2026-05-04"))?.acceptableLevelMax
        try await board.set(board.criteria, [("acceptableLevelMax", 20)], as: board.mia)
        let isms = try await board.workspace.snapshot()
        #expect(isms.riskCriteria(on: day("2026-05-04"))?.acceptableLevelMax == limit)
        let anew = Workspace(
            board.workspace.organization, in: board.workspace.store, clock: .standing,
            identifiers: .counting(from: 5000))
        #expect(try await anew.snapshot().riskCriteria(on: day("2026-05-04"))?.draft?.acceptableLevelMax == 20)
    }

    @Test("changes at once in what the approval does not cover, such as who keeps it")
    func uncovered() async throws {
        let board = try await Board()
        try await board.approve(board.document, as: board.tom)
        let owner = try #require(board.mia.person)
        try await board.set(
            board.document, [("owner", .string(owner.description)), ("reviewBy", "2027-05-04")], as: board.mia)
        let document = try await board.documentEntry()
        #expect(document.owner?.id == owner && document.reviewBy == day("2027-05-04"))
        #expect(document.draft == nil && document.status == .approved)
    }

    @Test("has no draft any more once that says the same again, or is discarded")
    func reverted() async throws {
        let board = try await Board()
        try await board.approve(board.scope, as: board.tom)
        try await board.set(board.scope, [("statement", "Only the canteen.")], as: board.mia)
        #expect(try await board.item(board.scope).draftRecord != nil)
        try await board.set(board.scope, [("statement", "The booking service")], as: board.mia)
        #expect(try await board.item(board.scope).draftRecord == nil)
        try await board.set(board.scope, [("statement", "Only the canteen.")], as: board.mia)
        let seen = try await board.item(board.scope).provenance.version
        try await board.workspace.perform(DiscardDraft(board.scope, seen: seen), as: board.mia)
        let scope = try await board.item(board.scope)
        #expect(scope.draftRecord == nil && scope.title == "The booking service" && scope.isApproved)
    }

    @Test("keeps what its draft refers to from being removed")
    func references() async throws {
        let board = try await Board()
        try await board.approve(board.scope, as: board.tom)
        let place = try await board.workspace.perform(
            AddRecord(new(Location.self) { $0.name = "Antwerp" }), as: board.mia)
        let location = try #require(place.created.first)
        try await board.set(board.scope, [("locations", [.string(location.id.description)])], as: board.mia)
        let error = try await failure {
            try await board.workspace.perform(RemoveRecords([location.id]), as: board.mia)
        }
        guard case .referenced(_, by: ["SCP-1"]) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("becomes a draft again when the approval is taken back")
    func withdrawn() async throws {
        let board = try await Board()
        try await board.approve(board.document, as: board.tom)
        let seen = try await board.item(board.document).provenance.version
        let groundless = try await failure {
            let withdrawal = WithdrawApproval(board.document, seen: seen, reason: " ")
            try await board.workspace.perform(withdrawal, as: board.ute)
        }
        #expect(groundless?.description.contains("say why") == true)
        try await board.workspace.perform(
            WithdrawApproval(board.document, seen: seen, reason: "A wrong figure"), as: board.ute)
        let document = try await board.documentEntry()
        #expect(document.status == .draft && document.approvedBy == nil && document.approvedOn == nil)
    }

    @Test("is retired by itself, and carries no approval when it is a draft again")
    func retired() async throws {
        let board = try await Board()
        try await board.approve(board.document, as: board.tom)
        let both = try await failure {
            try await board.set(board.document, [("status", "retired"), ("summary", "Other")], as: board.mia)
        }
        #expect(both?.description.contains("retire it by itself") == true)
        try await board.set(board.document, [("status", "retired")], as: board.mia)
        let seen = try await board.item(board.document).provenance.version
        let approved = try await failure {
            try await board.workspace.perform(Approve(board.document, seen: seen), as: board.ute)
        }
        #expect(approved?.description.contains("nothing to approve") == true)
        try await board.set(board.document, [("status", "draft"), ("summary", "Other")], as: board.mia)
        let document = try await board.documentEntry()
        #expect(document.approvedBy == nil && document.approvedOn == nil && document.summary == "Other")
    }

    static let attempts: [[(String, JSON)]] = [
        [("approvedOn", "2020-01-01")], [("status", "approved")], [("approvalNotes", [["givenIn": "my dream"]])],
        [("status", "approved"), ("approvedOn", "2026-05-04")],
    ]

    @Test(
        "does not come about by setting fields, whoever tries: the refusal names what to do",
        arguments: attempts.indices)
    func byHand(attempt: Int) async throws {
        let board = try await Board()
        let tom = try #require(board.tom.person)
        let fields = Self.attempts[attempt] + [("approvedBy", .string(tom.description))]
        let token = Principal(
            name: "script", door: .accessToken(tom, account: tom), roles: [.administrator], person: nil)
        for principal in [board.mia, board.tom, .commandLine("root"), token] {
            let error = try await failure { try await board.set(board.document, fields, as: principal) }
            guard case .refused(let problem) = error else {
                Issue.record("\(principal.name): \(String(describing: error))")
                continue
            }
            #expect(problem.sentence.english.contains("annex approve"))
            let created = try await failure {
                var document = Document()
                (document.name, document.status) = ("Ready-made", .approved)
                (document.approvedBy, document.approvedOn) = (Reference(tom), day("2026-05-04"))
                try await board.workspace.perform(AddRecord(document), as: principal)
            }
            #expect(created?.description.contains("annex approve") == true)
        }
        #expect(try await board.documentEntry().provenance.version == 1)
    }

    @Test("is what was looked at: what was changed since is not approved unseen")
    func seen() async throws {
        let board = try await Board()
        try await board.set(board.document, [("summary", "Screens may stay unlocked.")], as: board.mia)
        let error = try await failure {
            try await board.workspace.perform(Approve(board.document, seen: 1), as: board.tom)
        }
        guard case .conflict("DOC-1", _, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("An issued statement comes about by its own operation alone")
    func made() async throws {
        let board = try await Board()
        let author = try #require(board.mia.person)
        let statement = new(IssuedStatement.self) {
            ($0.version, $0.day, $0.author) = (1, day("2026-05-04"), Reference(author))
            ($0.basedOnSequence, $0.basedOnHash, $0.digest) = (1, "00", "00")
        }
        for principal in [board.mia, .commandLine("root")] {
            let error = try await failure {
                try await board.workspace.perform(AddRecord(statement), as: principal)
            }
            guard case .forbidden = error, !principal.isOperator else {
                #expect(error?.description.contains("not added by hand") == true)
                continue
            }
        }
    }
}
