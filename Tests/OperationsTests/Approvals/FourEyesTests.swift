import Accounts
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing
@testable import Operations

@Suite("Nobody approves what they wrote")
struct FourEyesTests {
    private func refusal(_ board: Board, as principal: Principal, reason: String = "") async throws -> String? {
        let error = try await failure {
            try await board.approve(board.document, as: principal, withoutSecondPerson: reason)
        }
        guard case .forbidden(let problem) = error else { return error.map { "\($0)" } }
        return problem.sentence.english
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

    @Test("as a second person with their own address either, and the page is told the same")
    func secondPerson() async throws {
        let board = try await Board()
        let tom = try #require(board.tom.person)
        try await board.set(
            board.document, [("summary", "Written for Tom."), ("author", .string(tom.description))], as: board.mia)
        try await board.workspace.change("Addresses") { draft in
            if let tom = draft.base[Reference<Person>(tom)] { draft.update(tom) { $0.email = "Tom@board.example" } }
            draft.create(new(Person.self) { ($0.name, $0.email) = ("Tom B", "tom@board.example") })
        }
        let isms = try await board.workspace.snapshot()
        let second = try #require(isms[Person.self].first { $0.title == "Tom B" })
        let again = Principal(
            name: board.tom.name, door: board.tom.door, roles: board.tom.roles, person: second.id,
            link: PersonLink(madeBy: RecordID(high: 1, low: 1), address: "tom@board.example"))
        let document = try #require(isms.item(id: board.document))
        guard case .wroteIt = try await board.workspace.standing(of: again, towards: document) else {
            Issue.record("the page would offer what the operation refuses")
            return
        }
        #expect(try await refusal(board, as: again)?.contains("you wrote DOC-1") == true)
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

    @Test("and an administrator who links an account to somebody else does not approve in that name, whichever way")
    func link() async throws {
        let board = try await Board()
        let (mia, ute) = (try #require(board.mia.account), try #require(board.ute.person))
        func linked(_ account: RecordID, by maker: RecordID?, address: String) -> Principal {
            Principal(
                name: "Mia <mia@board.example>", door: .account(account), roles: [.administrator, .approver],
                person: ute, link: PersonLink(madeBy: maker, address: address))
        }
        let second = RecordID(high: 0x0190_0000_0000_7000, low: 9998)
        // Their own account, and a second one that they invited.
        for principal in [
            linked(mia, by: mia, address: "mia@board.example"), linked(second, by: mia, address: "m@x.org"),
        ] {
            #expect(try await refusal(board, as: principal)?.contains("another address") == true)
        }
        // With the person's address changed first.
        let administrator = linked(mia, by: mia, address: "mia@board.example")
        try await board.set(ute, [("email", "mia@board.example")], as: administrator)
        #expect(try await refusal(board, as: administrator)?.contains("was changed by who made the link") == true)
        // Whoever runs the server may make any link.
        try await board.approve(board.document, as: linked(second, by: nil, address: "m@x.org"))
    }

    @Test("also once an approval of it was taken back, and after it was removed and brought back")
    func comesBack() async throws {
        let board = try await Board()
        try await board.set(board.document, [("summary", "By Tom")], as: board.tom)
        try await board.approve(board.document, as: board.ute)
        let seen = try await board.item(board.document).provenance.version
        try await board.workspace.perform(
            WithdrawApproval(board.document, seen: seen, reason: "A wrong figure"), as: board.tom)
        #expect(try await refusal(board, as: board.tom)?.contains("you wrote DOC-1") == true)
        try await board.workspace.perform(RemoveRecords([board.document]), as: board.mia)
        let restored = try await board.workspace.perform(
            RestoreRecord(code: "DOC-1", of: Document.kind),
            as: Principal(
                name: "Ada", door: .account(RecordID(high: 0x0190_0000_0000_7000, low: 9996)),
                roles: [.administrator], person: nil))
        let document = try #require(restored.created.first)
        let error = try await failure { try await board.approve(document.id, as: board.tom) }
        #expect(error?.description.contains("you wrote DOC-2") == true)
        try await board.approve(document.id, as: board.ute)
    }

    @Test("nor by approving again what is approved, which would put their name in the place of another's")
    func again() async throws {
        let board = try await Board()
        try await board.set(board.document, [("summary", "By Tom")], as: board.tom)
        try await board.approve(board.document, as: board.ute)
        let ute = Reference<Person>(try #require(board.ute.person))
        #expect(try await refusal(board, as: board.tom)?.contains("approved already") == true)
        let recorded = try await failure {
            let record = RecordApproval(board.document, givenBy: ute, on: day("2020-01-01"), in: "minutes")
            try await board.workspace.perform(record, as: .commandLine("clerk"))
        }
        #expect(recorded?.description.contains("approved already") == true)
    }

    @Test(
        "under their name in other spellings, beside another's address, or by their code",
        arguments: [
            "Vermeulen, Ute", "ute  vermeulen", "Ute\u{A0}Vermeulen", "ute.vermeulen", "PER-3",
            "Ute Vermeulen <mia@board.example>",
        ])
    func spellings(name: String) async throws {
        let board = try await Board()
        try await board.set(try #require(board.ute.person), [("name", "Ute Vermeulen")], as: board.mia)
        try await board.set(board.document, [("summary", "Words")], as: .commandLine(name))
        #expect(try await refusal(board, as: board.ute)?.contains("you wrote DOC-1") == true)
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
