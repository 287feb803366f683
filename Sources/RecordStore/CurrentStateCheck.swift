import RecordFormat

/// Holds the current rows, as they come, against what the replayed history says they must be.
///
/// A fault mostly has no sequence: it is not a commit that is wrong.
struct CurrentStateCheck: Sendable {
    private enum Standing: UInt8 {
        /// The record does not exist now.
        case ended
        /// It does, but its current record did not come yet.
        case awaited
        case found
    }

    private let replay: HistoryReplay
    /// In the order of the replay's records.
    private var standings: [Standing]
    /// The record whose references are coming in, and which of the replay's is to be the next.
    private var source: RecordID?
    private var remaining = 0..<0
    /// How many references are still to come, of all records.
    private var missingReferences = 0

    /// Begins where the history ends.
    init(_ replay: HistoryReplay, head: StoredHead?) throws(Verification.Fault) {
        self.replay = replay
        standings = replay.states.map { $0.isLive ? .awaited : .ended }
        guard let head else { throw fault("the head is missing") }
        guard head.lastErasure == replay.head.lastErasure else {
            throw fault(
                "the last erasure is said to be \(head.lastErasure), but the history says \(replay.head.lastErasure)")
        }
        guard head == replay.head else {
            throw fault(
                "the head is said to be \(head.sequence) (\(head.hash.hexadecimal)), but the history ends with "
                    + "\(replay.head.sequence) (\(replay.head.hash.hexadecimal))")
        }
        var first: HistoryReplay.State?
        for state in replay.states where state.isLive {
            missingReferences += state.references.count
            guard state.supersededAt != StoredRevision.neverSuperseded else { continue }
            if state.sequence < first?.sequence ?? .max { first = state }
        }
        if let first { throw replay.fault(of: first) }
    }

    /// Takes current records in, in any order.
    mutating func take(_ rows: [CurrentRecord]) throws(Verification.Fault) {
        for row in rows {
            guard let place = livePlace(of: row.record) else {
                throw fault("\(row.code) is a current record without a history")
            }
            let state = replay.states[place]
            guard replay.isCode(row.code, of: state), row.version == state.version else {
                throw fault("\(replay.code(of: state)) is not as the history has it among the current records")
            }
            guard standings[place] == .awaited else {
                throw fault("\(row.code) is twice among the current records")
            }
            standings[place] = .found
        }
    }

    /// Takes current references in, by source, then by target.
    mutating func take(_ rows: [CurrentReference]) throws(Verification.Fault) {
        // A loop of its own, in which the processor looks several up at a time.
        for row in rows where livePlace(of: row.target) == nil {
            throw fault("\(name(of: row.source)) refers to a record that does not exist")
        }
        for row in rows {
            if row.source != source {
                // Every source once, so that nothing is counted twice.
                guard source.map({ $0 < row.source }) ?? true, remaining.isEmpty,
                    let place = livePlace(of: row.source)
                else { throw unexpected(row) }
                source = row.source
                remaining = replay.states[place].references
            }
            guard !remaining.isEmpty, replay.references[remaining.lowerBound] == row.target else {
                throw unexpected(row)
            }
            remaining.removeFirst()
            missingReferences -= 1
        }
    }

    /// Takes all that is said of shelves, in any order.
    func take(_ rows: [ShelfTally]) throws(Verification.Fault) {
        var missing = replay.tallies
        for row in rows {
            guard missing.removeValue(forKey: row.shelf) == row else {
                throw fault(
                    "what is said of the \(row.shelf.kind) records on the shelf of \(name(of: row.shelf.parent)) is not "
                        + "what the history says")
            }
        }
        if let shelf = missing.keys.first {
            throw fault("the tally of the \(shelf.kind) records on the shelf of \(name(of: shelf.parent)) is missing")
        }
    }

    /// Ends the current rows with the code counters.
    mutating func finish(_ lastNumbers: [(kind: String, number: Int)]) throws(Verification.Fault) {
        if let place = standings.firstIndex(of: .awaited) {
            throw fault("\(replay.code(of: replay.states[place])) is missing among the current records")
        }
        guard missingReferences == 0 else { throw fault("current references are missing: \(missingReferences)") }
        var missing = replay.lastNumbers
        for (kind, number) in lastNumbers {
            guard missing.removeValue(forKey: kind) == number else {
                throw fault("the code counter of “\(kind)” stands at \(number), which the history does not say")
            }
        }
        if let kind = missing.keys.min() { throw fault("the code counter of “\(kind)” is missing") }
    }

    /// Where a record stands in the replay that exists now.
    @inline(__always)
    private func livePlace(of record: RecordID) -> Int? {
        guard let place = replay.place(of: record), standings[place] != .ended else { return nil }
        return place
    }

    private func name(of record: RecordID) -> String {
        replay.place(of: record).map { replay.code(of: replay.states[$0]) } ?? "the record \(record)"
    }

    private func unexpected(_ row: CurrentReference) -> Verification.Fault {
        let source = remaining.isEmpty ? row.source : source ?? row.source
        return fault("the current references of \(name(of: source)) are not as the history has them")
    }

    private func fault(_ problem: String) -> Verification.Fault {
        Verification.Fault(sequence: nil, problem: problem)
    }
}
