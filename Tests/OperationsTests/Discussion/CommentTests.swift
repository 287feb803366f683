import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import Operations

/// Comments lie on the shelf of the record they are about.
@Suite("Comments")
struct CommentTests {
    private func comments(
        on record: RecordID?, of board: Board, as principal: Principal? = nil, at point: Point? = nil
    ) async throws -> [CommentRecord] {
        let viewing = Viewing(board.workspace, as: principal ?? board.mia)
        let reading = try await viewing.shelf(
            of: CommentRecord.kind, on: record, limit: 50, in: try await viewing.snapshot(at: point))
        return reading.items.compactMap { ($0.item as? Entry<CommentRecord>)?.value }
    }

    private func newest(_ board: Board) async throws -> any Item {
        let viewing = Viewing(board.workspace, as: board.mia)
        let reading = try await viewing.shelf(of: CommentRecord.kind, limit: 1, in: try await viewing.snapshot())
        return try #require(reading.items.first).item
    }

    @Test("A comment is said by whoever is signed in, when they say it, and stands on the record's shelf")
    func saying() async throws {
        let board = try await Board()
        let made = try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too high"), as: board.tom)
        let comment = try #require(made.created.first as? Entry<CommentRecord>)
        #expect(comment.code == "CMT-1" && comment.title == "Too high")
        #expect(comment.author == board.tom.name && comment.at == Clock.standing.now())
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "No"), as: board.olga)
        try await board.workspace.perform(CommentOnRecord(on: "DOC-1", "Read"), as: board.olga)

        let said = try await comments(on: board.risk, of: board)
        #expect(said.map(\.text) == ["No", "Too high"])
        #expect(said.map(\.author) == [board.olga.name, board.tom.name])
        #expect(try await comments(on: nil, of: board).count == 3)
        let isms = try await board.workspace.snapshot()
        #expect(isms.items(of: CommentRecord.kind).isEmpty)
        #expect(
            isms.shelf(of: CommentRecord.kind, on: board.risk)
                == ShelfSummary(count: 2, lastAddedAt: Clock.standing.now()))
        #expect(isms.shelvedCount(of: CommentRecord.kind) == 3)
        // The record itself is as it was: nobody's open form is refused for a comment.
        #expect(isms.item(id: board.risk)?.provenance.version == 1)
    }

    @Test("Who said it and when is not stored with the comment, so a name erased from the history is erased from it")
    func names() async throws {
        let board = try await Board()
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too high"), as: board.olga)
        let olga = try #require(board.olga.person)
        let versions = try await board.workspace.store.history(
            of: try await newest(board).id, in: board.workspace.organization.id)
        let body = String(decoding: try #require(versions.first?.revision.body), as: UTF8.self)
        #expect(!body.contains("Olga") && !body.contains("author") && !body.contains("2026"))
        // Olga leaves: her risk goes to somebody else, and she is erased.
        try await board.set(board.risk, [("owner", .string(try #require(board.mia.person).description))], as: board.mia)
        try await board.workspace.erase(olga, as: .commandLine("root"))
        let said = try await comments(on: board.risk, of: board)
        #expect(said.map(\.text) == ["Too high"] && said.map(\.author) == [""])
        #expect(try await board.workspace.store.verify(board.workspace.organization.id).fault == nil)
    }

    @Test("No sender says who said it, when, or that it was withdrawn")
    func forging() async throws {
        let board = try await Board()
        for principal in [board.mia, .commandLine("root")] {
            for set in [
                { $0.author = "Tom <tom@board.example>" }, { $0.at = Instant(milliseconds: 0) },
                { $0.withdrawnAt = Instant(milliseconds: 0) },
            ] as [(inout CommentRecord) -> Void] {
                var comment = CommentRecord(on: board.risk, text: "I agree")
                set(&comment)
                let error = try await failure {
                    try await board.workspace.perform(AddRecord(comment), as: principal)
                }
                guard case .refused(let problem) = error else {
                    Issue.record("\(String(describing: error))")
                    continue
                }
                #expect(problem.sentence.english.contains("not set by hand"))
            }
        }
        #expect(try await comments(on: nil, of: board).isEmpty)
        try await board.workspace.perform(AddRecord(CommentRecord(on: board.risk, text: "I agree")), as: board.mia)
        #expect(try await comments(on: board.risk, of: board).map(\.author) == [board.mia.name])
    }

    @Test("A comment says something about a record that is there")
    func validity() async throws {
        let board = try await Board()
        for comment in [
            CommentRecord(), CommentRecord(on: board.risk, text: " "),
            CommentRecord(on: RecordID(high: 1, low: 1), text: "x"),
        ] {
            let error = try await failure { try await board.workspace.perform(AddRecord(comment), as: board.mia) }
            switch error {
            case .invalid, .notFound: break
            default: Issue.record("\(String(describing: error))")
            }
        }
        // Nothing lies on the shelf of what lies on a shelf.
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too high"), as: board.tom)
        let first = try await newest(board).id
        for principal in [board.mia, .commandLine("root")] {
            await #expect(throws: WorkspaceError.self) {
                try await board.workspace.perform(AddRecord(CommentRecord(on: first, text: "Why?")), as: principal)
            }
        }
    }

    @Test("A comment is neither changed nor moved nor removed, by nobody", arguments: [true, false])
    func standing(asOperator: Bool) async throws {
        let board = try await Board()
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too high"), as: board.mia)
        let principal = asOperator ? Principal.commandLine("root") : board.mia
        let item = try await newest(board)
        let comment = try #require(item as? Entry<CommentRecord>).value
        for change in [
            { $0.text = "Fine" }, { $0.subject = .record(board.document) }, { $0.withdrawnAt = $0.at },
            { $0.author = "Tom" }, { $0.at = Instant(milliseconds: 5_000) },
        ] as [(inout CommentRecord) -> Void] {
            var changed = comment
            change(&changed)
            await #expect(throws: WorkspaceError.self) {
                try await board.workspace.perform(ChangeRecord(item.id, seen: 1, to: changed), as: principal)
            }
        }
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(RemoveRecords([item.id]), as: principal)
        }
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(RestoreRecord(code: item.code, of: CommentRecord.kind), as: principal)
        }
        #expect(try await comments(on: nil, of: board).map(\.text) == ["Too high"])
    }

    @Test("Whoever said it, or an ISMS manager, withdraws it; it shows as withdrawn, and its history has what it said")
    func withdrawing() async throws {
        let board = try await Board()
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too high"), as: board.olga)
        let item = try await newest(board)
        guard
            case .forbidden = try await failure(of: {
                try await board.workspace.perform(WithdrawComment(item.id), as: board.ute)
            })
        else {
            Issue.record("somebody else withdrew it")
            return
        }
        try await board.workspace.perform(WithdrawComment(item.id), as: board.olga)
        let withdrawn = try #require(try await comments(on: board.risk, of: board).first)
        #expect(withdrawn.isWithdrawn && withdrawn.text.isEmpty && withdrawn.author == board.olga.name)
        #expect(try await board.workspace.snapshot().shelf(of: CommentRecord.kind, on: board.risk).count == 1)
        let versions = try await Viewing(board.workspace, as: board.mia).history(of: item.id, kind: CommentRecord.kind)
        #expect(
            versions.map { $0.changes.map(\.field.name).sorted() } == [["subject", "text"], ["text", "withdrawnAt"]])
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(WithdrawComment(item.id), as: board.olga)
        }
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too low"), as: board.olga)
        try await board.workspace.perform(WithdrawComment(try await newest(board).id), as: board.mia)
        #expect(try await comments(on: board.risk, of: board).allSatisfy(\.isWithdrawn))
    }

    @Test("A past day shows what was said by then")
    func past() async throws {
        let board = try await Board()
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too high"), as: board.olga)
        let then = try await board.workspace.head().sequence
        try await board.workspace.perform(WithdrawComment(try await newest(board).id), as: board.olga)
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too low"), as: board.olga)
        #expect(try await comments(on: board.risk, of: board, at: .sequence(then)).map(\.text) == ["Too high"])
        #expect(try await comments(on: board.risk, of: board, at: .sequence(then - 1)).isEmpty)
        let before = try await board.workspace.snapshot(at: .sequence(then))
        #expect(before.shelf(of: CommentRecord.kind, on: board.risk).count == 1)
        let viewing = Viewing(board.workspace, as: board.mia)
        #expect(try await viewing.shelved(code: "CMT-1", in: before)?.item.title == "Too high")
        #expect(try await viewing.shelved(code: "CMT-2", in: before) == nil)
        #expect(try await viewing.shelved(code: "CMT-1", in: try await viewing.snapshot())?.item.title == "withdrawn")
    }

    @Test("A record with comments is removed like any other; brought back, it has them again")
    func removal() async throws {
        let board = try await Board()
        let asset = try #require(
            try await board.workspace.perform(AddRecord(asset("Payroll")), as: board.mia).created.first)
        try await board.workspace.perform(CommentOnRecord(on: asset.code, "Whose is it?"), as: board.olga)
        try await board.workspace.perform(RemoveRecords([asset.id]), as: board.mia)
        let viewing = Viewing(board.workspace, as: board.mia)
        #expect(try await comments(on: nil, of: board).isEmpty)
        #expect(try await viewing.shelved(code: "CMT-1", in: try await viewing.snapshot()) == nil)
        #expect(try await viewing.snapshot().shelvedCount(of: CommentRecord.kind) == 0)

        let back = try #require(
            try await board.workspace.perform(RestoreRecord(code: asset.code, of: Asset.kind), as: board.mia)
                .created.first)
        try await board.workspace.perform(CommentOnRecord(on: back.code, "Mia's"), as: board.mia)
        #expect(try await comments(on: back.id, of: board).map(\.text) == ["Mia's", "Whose is it?"])
        #expect(try await viewing.snapshot().shelf(of: CommentRecord.kind, on: back.id).count == 2)
        #expect(try await viewing.shelved(code: "CMT-1", in: try await viewing.snapshot())?.owner.id == back.id)
    }

    @Test("Erasing a record erases what was said about it, withdrawn or not, and why")
    func erasing() async throws {
        let board = try await Board()
        let asset = try #require(
            try await board.workspace.perform(AddRecord(asset("Payroll")), as: board.mia).created.first)
        for text in ["Anna's salary", "Bert's salary"] {
            try await board.workspace.perform(
                CommentOnRecord(on: asset.code, text), as: board.olga, reason: "About \(text)")
        }
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too high"), as: board.olga)
        try await board.workspace.erase(asset.id, as: .commandLine("root"))
        #expect(try await comments(on: nil, of: board).map(\.text) == ["Too high"])
        let viewing = Viewing(board.workspace, as: board.mia)
        #expect(!(try await viewing.log(before: nil, limit: 99)).contains { $0.author.reason.contains("salary") })
        for sequence in 1...(try await board.workspace.head().sequence) {
            let commit = try #require(try await viewing.commit(numbered: sequence))
            let bodies = commit.revisions.compactMap(\.body).map { String(decoding: $0, as: UTF8.self) }
            #expect(!bodies.contains { $0.contains("salary") })
        }
        #expect(try await board.workspace.store.verify(board.workspace.organization.id).fault == nil)
        // One comment alone is erased by its code, and its place is counted no more.
        let last = try await newest(board).id
        try await board.workspace.erase(last, as: .commandLine("root"))
        #expect(try await board.workspace.snapshot().shelf(of: CommentRecord.kind, on: board.risk) == .empty)
    }

    @Test("Nobody outside the circle of a record finds what was said about it, by whatever way")
    func circle() async throws {
        let board = try await Board()
        let olga = try #require(board.olga.person)
        let incident = new(Incident.self) {
            $0.name = "Fraud"
            $0.detectedAt = Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds)
            $0.circle = [Reference(olga)]
            $0.owner = Reference(olga)
        }
        try await board.workspace.perform(AddRecord(incident), as: board.olga)
        let hidden = try #require(try await board.workspace.snapshot().item(code: "IR-1"))
        try await board.workspace.perform(
            CommentOnRecord(on: "IR-1", "It was Bert"), as: board.olga, reason: "Bert again")
        let id = try #require(try await board.workspace.identity(ofCode: "CMT-1")).id
        #expect(try await comments(on: hidden.id, of: board, as: board.olga).count == 1)
        for principal in [board.mia, board.tom, .commandLine("root")] {
            let viewing = Viewing(board.workspace, as: principal)
            let isms = try await viewing.snapshot()
            #expect(try await comments(on: nil, of: board, as: principal).isEmpty)
            #expect(try await comments(on: hidden.id, of: board, as: principal).isEmpty)
            #expect(try await viewing.shelved(code: "CMT-1", in: isms) == nil)
            #expect(try await viewing.shelved(id, in: isms) == nil)
            #expect(try await viewing.identity(ofCode: "CMT-1") == nil)
            #expect(try await viewing.history(of: id, kind: CommentRecord.kind).isEmpty)
            #expect(isms.shelvedCount(of: CommentRecord.kind) == 0)
            #expect(isms.shelf(of: CommentRecord.kind, on: hidden.id) == .empty)
            #expect(!(try await viewing.log(before: nil, limit: 99)).contains { $0.author.reason.contains("Bert") })
            for operation in [
                WithdrawComment(id), RemoveRecords([id]), AddRecord(CommentRecord(on: hidden.id, text: "I know")),
                ChangeRecord(id, seen: nil, to: CommentRecord(on: hidden.id, text: "x")),
            ] as [any Operations.Operation] {
                guard
                    case .notFound = try await failure(of: {
                        try await board.workspace.perform(all: [operation], as: principal)
                    })
                else {
                    Issue.record("\(operation) was not answered as if there were nothing")
                    continue
                }
            }
            await #expect(throws: WorkspaceError.self) { try await board.workspace.erase(id, as: principal) }
        }
        // Withdrawn and erased, it stays hidden.
        try await board.workspace.perform(WithdrawComment(id), as: board.olga, reason: "Not Bert")
        let viewing = Viewing(board.workspace, as: board.mia)
        #expect(!(try await viewing.log(before: nil, limit: 99)).contains { $0.author.reason.contains("Bert") })
    }

    @Test("What was said of a record that becomes confidential later is hidden on every day, in every commit")
    func laterCircle() async throws {
        let board = try await Board()
        let olga = try #require(board.olga.person)
        var incident = new(Incident.self) {
            $0.name = "Laptop lost"
            $0.detectedAt = Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds)
            $0.owner = Reference(olga)
        }
        let made = try await board.workspace.perform(AddRecord(incident), as: board.olga)
        let id = try #require(made.created.first).id
        try await board.workspace.perform(CommentOnRecord(on: "IR-1", "It was Bert's"), as: board.mia)
        let open = try await board.workspace.head().sequence
        #expect(try await comments(on: id, of: board).count == 1)
        incident.circle = [Reference(olga)]
        try await board.workspace.perform(ChangeRecord(id, seen: nil, to: incident), as: board.olga)
        for principal in [board.mia, board.tom] {
            #expect(try await comments(on: id, of: board, as: principal).isEmpty)
            #expect(try await comments(on: nil, of: board, as: principal, at: .sequence(open)).isEmpty)
            let commit = try #require(
                try await Viewing(board.workspace, as: principal).commit(numbered: open))
            #expect(commit.revisions.isEmpty)
        }
        // Whoever said it is outside the circle now, and withdraws nothing there.
        let comment = try #require(try await board.workspace.identity(ofCode: "CMT-1")).id
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(WithdrawComment(comment), as: board.mia)
        }
        #expect(try await comments(on: id, of: board, as: board.olga).map(\.text) == ["It was Bert's"])
    }

    @Test("A member reads what was said of an approved document, and of nothing else")
    func members() async throws {
        let board = try await Board()
        try await board.workspace.perform(CommentOnRecord(on: "DOC-1", "Clear"), as: board.olga)
        try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "Too high"), as: board.olga)
        let member = Principal(
            name: "Max", door: .account(RecordID(high: 1, low: 77)), roles: [.member], person: nil)
        #expect(try await comments(on: nil, of: board, as: member).isEmpty)
        try await board.approve(board.document, as: board.ute)
        #expect(try await comments(on: nil, of: board, as: member).map(\.text) == ["Clear"])
        #expect(try await comments(on: board.risk, of: board, as: member).isEmpty)
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(CommentOnRecord(on: "DOC-1", "Thanks"), as: member)
        }
    }

    @Test("A cursor that is nonsense shows nothing twice, and pages end")
    func cursors() async throws {
        let board = try await Board()
        for number in 1...5 {
            try await board.workspace.perform(CommentOnRecord(on: "RISK-1", "\(number)"), as: board.olga)
            try await board.workspace.perform(CommentOnRecord(on: "DOC-1", "other"), as: board.olga)
        }
        let viewing = Viewing(board.workspace, as: board.mia)
        let isms = try await viewing.snapshot()
        var texts: [String] = []
        var cursor: Int?
        var pages = 0
        repeat {
            let page = try await viewing.shelf(
                of: CommentRecord.kind, on: board.risk, before: cursor, limit: 2, in: isms)
            texts += page.items.map(\.item.title)
            cursor = page.next
            pages += 1
        } while cursor != nil
        #expect(texts == ["5", "4", "3", "2", "1"] && pages == 3)
        for nonsense in [Int.min, -1, 0] {
            let page = try await viewing.shelf(
                of: CommentRecord.kind, on: board.risk, before: nonsense, limit: .max, in: isms)
            #expect(page.items.isEmpty && page.next == nil)
        }
        #expect(
            try await viewing.shelf(of: CommentRecord.kind, on: board.risk, before: .max, limit: -3, in: isms).items
                .count == 1)
    }
}
