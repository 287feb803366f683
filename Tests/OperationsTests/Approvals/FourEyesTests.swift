import Accounts
import ISMS
import RecordFormat
import RecordStore
import Testing
@testable import Operations

@Suite("Nobody approves what they wrote")
struct FourEyesTests {
    private func refusal(_ board: Board, as principal: Principal, reason: String = "") async throws -> String? {
        let error = try await failure {
            try await board.approve(board.document, as: principal, withoutSecondPerson: reason)
        }
        guard case .forbidden(let sentence) = error else { return error.map { "\($0)" } }
        return sentence
    }

    @Test("though a colleague touched another field in between")
    func touched() async throws {
        let board = try await Board()
        try await board.set(board.document, [("summary", "Tom may do anything.")], as: board.tom)
        #expect(try await refusal(board, as: board.tom)?.contains("you wrote DOC-1") == true)
        try await board.set(board.document, [("version", "1.1")], as: board.mia)
        #expect(try await refusal(board, as: board.tom)?.contains("you wrote DOC-1") == true)
        try await board.approve(board.document, as: board.ute)
    }

    @Test("though the record names another author")
    func named() async throws {
        let board = try await Board()
        let mia = try #require(board.mia.person)
        try await board.set(
            board.document, [("summary", "Tom may do anything."), ("author", .string(mia.description))], as: board.tom)
        #expect(try await refusal(board, as: board.tom)?.contains("you wrote DOC-1") == true)
    }

    @Test("by another account of the same person either")
    func otherAccount() async throws {
        let board = try await Board()
        try await board.set(board.document, [("summary", "Tom may do anything.")], as: board.tom)
        let second = Principal(
            name: "Thomas <t@board.example>", door: .account(RecordID(high: 0x0190_0000_0000_7000, low: 9999)),
            roles: [.approver], person: board.tom.person)
        #expect(try await refusal(board, as: second)?.contains("you wrote DOC-1") == true)
    }

    @Test("under a name that the history has without an account, such as the command line's")
    func unnamed() async throws {
        let board = try await Board()
        for name in ["Tom", "tom@board.example", "Tom <tom@board.example>"] {
            try await board.set(board.document, [("summary", .string("By \(name)"))], as: .commandLine(name))
            #expect(try await refusal(board, as: board.tom)?.contains("you wrote DOC-1") == true, "\(name)")
            try await board.approve(board.document, as: board.ute)
        }
    }

    @Test("but what they wrote before the last approval is settled, and who keeps it is not its words")
    func settled() async throws {
        let board = try await Board()
        try await board.set(board.document, [("summary", "By Tom")], as: board.tom)
        try await board.approve(board.document, as: board.ute)
        try await board.set(board.document, [("summary", "By Mia")], as: board.mia)
        try await board.set(board.document, [("reviewBy", "2027-01-01")], as: board.tom)
        try await board.approve(board.document, as: board.tom)
        #expect(try await board.documentEntry().approvedBy?.id == board.tom.person)
    }

    @Test("unless nobody else can, and they say why; that stands with the approval")
    func alone() async throws {
        let crowd = try await Board()
        try await crowd.set(crowd.document, [("summary", "By Tom")], as: crowd.tom)
        #expect(try await refusal(crowd, as: crowd.tom, reason: "in a hurry")?.contains("Ute can approve it") == true)
        let board = try await Board(isAlone: true)
        try await board.set(board.document, [("summary", "By Tom")], as: board.tom)
        #expect(try await refusal(board, as: board.tom) != nil)
        try await board.approve(board.document, as: board.tom, withoutSecondPerson: "One-person company")
        let document = try await board.documentEntry()
        #expect(document.approvalNotes.first?.withoutSecondPerson == "One-person company")
        let findings = Conformity.findings(in: try await board.workspace.snapshot(), on: day("2026-05-04"))
        #expect(findings.contains { $0.rule.code == .apr01 && $0.record?.id == board.document })
    }

    @Test("and an administrator who links their account to somebody else does not approve in that name")
    func link() async throws {
        let board = try await Board()
        let linked = Principal(
            name: "Ada <ada@board.example>", door: .account(RecordID(high: 0x0190_0000_0000_7000, low: 9998)),
            roles: [.administrator, .approver], person: board.ute.person, isLinkDoubtful: true)
        #expect(try await refusal(board, as: linked)?.contains("another administrator has to confirm") == true)
    }

    @Test("A command, a token, a job and a guest give no approval: it is refused by name")
    func doors() async throws {
        let board = try await Board()
        let id = RecordID(high: 0x0190_0000_0000_7000, low: 9997)
        let doors: [Principal.Door] = [.commandLine, .accessToken(id, account: id), .job("nightly"), .guestLink(id)]
        for door in doors {
            let principal = Principal(name: "x", door: door, roles: [.approver], person: board.ute.person)
            #expect(try await refusal(board, as: principal)?.contains("annex approve DOC-1 --given-by") == true)
        }
    }

    @Test("An approval given elsewhere is marked as recorded, with who recorded it and where it was given")
    func recorded() async throws {
        let board = try await Board()
        let ute = Reference<Person>(try #require(board.ute.person))
        func record(_ day: Day, in place: String, by person: Reference<Person>) -> RecordApproval {
            RecordApproval(board.document, givenBy: person, on: day, in: place)
        }
        let clerk = Principal.commandLine("clerk")
        for operation in [
            record(day("2026-05-05"), in: "minutes", by: ute), record(day("2026-05-04"), in: " ", by: ute),
        ] {
            #expect(try await failure { try await board.workspace.perform(operation, as: clerk) } != nil)
        }
        try await board.set(board.document, [("summary", "By Ute")], as: .commandLine("Ute"))
        let own = try await failure {
            try await board.workspace.perform(record(day("2026-05-04"), in: "minutes", by: ute), as: clerk)
        }
        #expect(own?.description.contains("someone else has to approve it") == true)
        let tom = Reference<Person>(try #require(board.tom.person))
        try await board.workspace.perform(record(day("2026-05-01"), in: "minutes of May", by: tom), as: clerk)
        let document = try await board.documentEntry()
        #expect(document.approvedOn == day("2026-05-01"))
        #expect(document.approvalNotes.words == "given in minutes of May, recorded by clerk")
    }
}
