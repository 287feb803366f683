import RecordFormat
import RecordStore
import Testing

@Suite("A forged history of shelves whose hashes all fit")
struct ForgedShelfTests {
    /// A record with two on its shelf, one of them deleted since.
    private func sound() -> ForgedHistory {
        var history = ForgedHistory()
        history.add([history.revision(1)])
        history.add([history.revision(2, shelf: 1), history.revision(3, supersededAt: 3, shelf: 1)])
        history.add([history.revision(3, version: 2, change: .deleted, shelf: 1)])
        history.records = [1, 2].map { CurrentRecord(record: record($0), code: "RISK-\($0)", version: 1) }
        history.numbers = [(kind: "risk", number: 3)]
        history.tallies = [tally(of: 1, count: 1)]
        return history
    }

    private func tally(of parent: Int, count: Int, kind: String = "risk", at time: Int = 2_000) -> ShelfTally {
        ShelfTally(
            shelf: ShelfPlace(parent: record(parent), kind: kind), count: count,
            lastAddedAt: Instant(milliseconds: time))
    }

    private func fault(_ forge: (inout ForgedHistory) -> Void) throws -> Verification.Fault? {
        var history = sound()
        forge(&history)
        return try HistoryVerifier.verify(history).fault
    }

    @Test("A sound one passes, so that the others fail for their reason")
    func passes() throws { #expect(try fault { _ in } == nil) }

    @Test("A tally that the history does not say, one too few and one too many are seen")
    func tallies() throws {
        let lies = [
            [], [tally(of: 1, count: 2)], [tally(of: 1, count: 1, at: 1_999)], [tally(of: 2, count: 1)],
            [tally(of: 1, count: 1, kind: "note")], [tally(of: 1, count: 1), tally(of: 1, count: 1)],
            [tally(of: 1, count: 1), tally(of: 2, count: 0)],
        ]
        for lie in lies { #expect(try fault { $0.tallies = lie } != nil, "\(lie)") }
    }

    @Test("A revision taken off its shelf, put on one or moved to another does not match its digest")
    func moved() throws {
        for (index, shelf) in [(1, nil), (1, record(3)), (0, record(2))] as [(Int, RecordID?)] {
            #expect(try fault { $0.revisions[index].shelf = shelf } != nil, "revision \(index)")
        }
    }

    @Test("A record stays on its shelf for all its versions, its end included")
    func versions() throws {
        for shelf in [nil, 2] {
            let ended = try fault { history in
                history.revisions[3] = {
                    var end = history.revisions[3]
                    end.shelf = shelf.map(record)
                    return end
                }()
            }
            #expect(ended?.problem.contains("another shelf") == true)
            let updated = try fault { history in
                history.revisions[1].supersededAt = 4
                history.add([history.revision(2, version: 2, shelf: shelf)])
                history.records[1] = CurrentRecord(record: record(2), code: "RISK-2", version: 2)
            }
            #expect(updated?.problem.contains("another shelf") == true)
        }
    }
}
