import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing

@testable import Operations

@Suite("Shelves behind the door")
struct ShelfWorkspaceTests {
    private func principal(_ name: String) -> Principal { .commandLine(name) }

    @Test("Two writers at once give each comment a number of its own, and both are counted")
    func race() async throws {
        let office = try await Office()
        let first = office.workspace()
        let asset = try await first.add(asset("Payroll"))
        let workspaces = [first, office.workspace(), office.workspace()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (place, workspace) in workspaces.enumerated() {
                group.addTask {
                    for number in 0..<10 {
                        try await workspace.perform(
                            CommentOnRecord(on: asset.code, "\(place) \(number)"), as: .commandLine("writer"))
                    }
                }
            }
            try await group.waitForAll()
        }
        for workspace in workspaces {
            let isms = try await workspace.snapshot()
            #expect(isms.shelf(of: CommentRecord.kind, on: asset.id).count == 30)
            let reading = try await Viewing(workspace, as: .commandLine("reader")).shelf(
                of: CommentRecord.kind, on: asset.id, limit: 50, in: isms)
            #expect(reading.items.map(\.item.number) == Array((1...30).reversed()))
        }
        #expect(try await office.verify().fault == nil)
    }

    @Test("Two who withdraw one comment at once do it once")
    func doubleWithdrawal() async throws {
        let office = try await Office()
        let one = office.workspace()
        let other = office.workspace()
        let asset = try await one.add(asset("Payroll"))
        let made = try await one.perform(CommentOnRecord(on: asset.code, "Whose?"), as: .commandLine("a"))
        let comment = try #require(made.created.first as? Entry<CommentRecord>)
        var drafts: [Draft] = []
        for workspace in [one, other] {
            var draft = try await workspace.draft(for: .commandLine("a"))
            var withdrawn = comment.value
            (withdrawn.text, withdrawn.withdrawnAt) = ("", Clock.standing.now())
            draft.replace(comment, with: withdrawn, setting: ProtectedFields.shelf)
            drafts.append(draft)
        }
        try await one.commit(drafts[0], by: author())
        guard
            case .conflict(let code, _, _) = try await failure(of: { try await other.commit(drafts[1], by: author()) })
        else {
            Issue.record("the second withdrawal was not refused")
            return
        }
        #expect(code == "CMT-1")
    }

    @Test("A snapshot folded from commits knows the same of its shelves as one read anew")
    func folding() async throws {
        try await withSQLite { store, _ in
            let office = try await Office(store)
            let writer = office.workspace()
            let reader = office.workspace()
            let asset = try await writer.add(asset("Payroll"))
            _ = try await reader.snapshot()
            for number in 0..<5 {
                try await writer.perform(CommentOnRecord(on: asset.code, "\(number)"), as: .commandLine("a"))
                let folded = try await reader.snapshot()
                let anew = try await office.workspace().snapshot()
                for isms in [folded, anew] {
                    #expect(isms.shelf(of: CommentRecord.kind, on: asset.id).count == number + 1)
                    #expect(isms.shelf(of: CommentRecord.kind, on: asset.id).lastAddedAt == Clock.standing.now())
                    #expect(isms.items(of: CommentRecord.kind).isEmpty)
                }
            }
        }
    }

    @Test("A snapshot costs as many bytes and as many rows with ten thousand on a shelf as with one")
    func cost() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let asset = try await workspace.add(asset("Payroll"))
        try await workspace.perform(CommentOnRecord(on: asset.code, "Whose?"), as: .commandLine("a"))
        func cost() async throws -> [Int] {
            let set = try await office.store.records(of: office.organization.id, at: nil)
            return [set.records.count, set.tallies.count, try await office.workspace().snapshot().bytes]
        }
        let before = try await cost()
        for _ in 0..<10 {
            try await workspace.change { draft in
                for number in 0..<1000 { draft.make(CommentRecord(on: asset.id, text: "\(number)")) }
            }
        }
        #expect(try await workspace.snapshot().shelf(of: CommentRecord.kind, on: asset.id).count == 10_001)
        #expect(try await cost() == before)
        #expect(try await office.verify().fault == nil)
    }

    @Test("An operation puts something on a shelf and changes the record it lies with in one commit, a new one too")
    func together() async throws {
        let board = try await Board()
        let made = try await board.workspace.perform(
            ChangeRecords("Take over") { draft throws(WorkspaceError) in
                let payroll = draft.createAny(asset("Payroll"))
                draft.make(CommentRecord(on: payroll, text: "Bought"))
                draft.make(CommentRecord(on: payroll, text: "Looked through"))
                guard let document = draft.base[Reference<Document>(board.document)] else { return }
                draft.update(document) { $0.summary = "Lock your screen and Payroll." }
                draft.make(CommentRecord(on: board.document, text: "Payroll came"))
            }, as: board.mia)
        #expect(made.created.map(\.code) == ["AST-1", "CMT-1", "CMT-2", "CMT-3"] && made.updated.count == 1)
        let isms = try await board.workspace.snapshot()
        #expect(isms.shelf(of: CommentRecord.kind, on: made.created[0].id).count == 2)
        #expect(isms.item(id: board.document)?.provenance.sequence == isms.commit.sequence)
        // All of it, or nothing.
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(
                all: [
                    AddRecord(asset("Shop")), AddRecord(CommentRecord(on: board.document, text: "x")),
                    AddRecord(CommentRecord(on: board.document, text: "")),
                ], as: board.mia)
        }
        #expect(try await board.workspace.snapshot().commit.sequence == isms.commit.sequence)
    }

    @Test("A record goes with all that lies on its shelf, however much that is")
    func erasingMany() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let payroll = try await workspace.add(asset("Payroll"))
        let shop = try await workspace.add(asset("Shop"))
        try await workspace.change { draft in
            for number in 0..<2_500 { draft.make(CommentRecord(on: payroll.id, text: "\(number)")) }
            draft.make(CommentRecord(on: shop.id, text: "stays"))
        }
        let before = try await office.head().sequence
        try await workspace.erase(payroll.id, as: .commandLine("root"), reason: "Asked for")
        #expect(try await office.head().sequence == before + 3)
        let isms = try await workspace.snapshot()
        #expect(isms.shelvedCount(of: CommentRecord.kind) == 1)
        #expect(isms.shelf(of: CommentRecord.kind, on: payroll.id) == .empty)
        #expect(try await office.verify().fault == nil)
    }

    @Test("A check sees that the shelf of a record has changed")
    func changes() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let asset = try await workspace.add(asset("Payroll"))
        let before = try await workspace.snapshot()
        try await workspace.perform(CommentOnRecord(on: asset.code, "Whose?"), as: .commandLine("a"))
        let changes = try #require(SnapshotChanges(from: before, to: try await workspace.snapshot()))
        #expect(changes.touched == [asset.id])
    }

    @Test("A comment made before there were shelves stays in the snapshot, and is read after all newer ones")
    func earlier() async throws {
        let office = try await Office()
        let payroll = try await office.workspace().add(asset("Payroll"))
        let other = try await office.workspace().add(asset("Shop"))
        var head = try await office.head().sequence
        for (number, code) in [(1, payroll.code), (2, other.code), (3, payroll.code)] {
            let body: JSON = ["author": "Tom", "subject": .string(code), "text": .string("old \(number)")]
            head = try await office.store.commit(
                CommitDraft(
                    author: author(), base: head,
                    revisions: [
                        Revision(
                            record: office.identifiers.next(), kind: "comment", code: "CMT-\(number)", version: 1,
                            change: .created, body: body.canonicalBytes, references: [])
                    ]), in: office.organization.id
            ).sequence
        }
        let workspace = office.workspace()
        try await workspace.perform(CommentOnRecord(on: payroll.code, "new"), as: .commandLine("a"))
        let viewing = Viewing(workspace, as: .commandLine("a"))
        let isms = try await viewing.snapshot()
        #expect(isms.shelf(of: CommentRecord.kind, on: payroll.id).count == 3)
        #expect(isms.shelvedCount(of: CommentRecord.kind) == 4)
        var said: [String] = []
        var cursor: Int?
        repeat {
            let page = try await viewing.shelf(
                of: CommentRecord.kind, on: payroll.id, before: cursor, limit: 1, in: isms)
            said += page.items.compactMap {
                ($0.item as? Entry<CommentRecord>).map { "\($0.code) \($0.author) \($0.text)" }
            }
            cursor = page.next
        } while cursor != nil
        #expect(said == ["CMT-4 a new", "CMT-3 Tom old 3", "CMT-1 Tom old 1"])
        #expect(try await viewing.shelf(of: CommentRecord.kind, limit: 9, in: isms).items.count == 4)
        let old = try #require(try await viewing.shelved(code: "CMT-3", in: isms))
        try await workspace.perform(WithdrawComment(old.item.id), as: .commandLine("a"))
        let now = try await viewing.snapshot()
        #expect(try await viewing.shelved(code: "CMT-3", in: now)?.item.title == "withdrawn")
        #expect(try await office.verify().fault == nil)
    }
}
