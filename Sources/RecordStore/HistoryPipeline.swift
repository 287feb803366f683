import Dispatch
import Synchronization

/// A replay and what follows on it, on a thread of its own and fed portion by portion from another: one reads while the
/// other digests and compares.
final class HistoryPipeline: Sendable {
    /// A piece of what is kept, in the order in which the pieces come.
    enum Portion: Sendable {
        case history(HistoryReplay.Portion)
        /// The history ended before this.
        case head(StoredHead?)
        case records([CurrentRecord])
        case references([CurrentReference])
        case tallies([ShelfTally])
        case lastNumbers([(kind: String, number: Int)])
    }

    /// Portions that may wait: what bounds the memory of a verification.
    private static let waitingMax = 6

    private struct State: Sendable {
        var portions: [Portion] = []
        /// Batches done with, to be filled again.
        var batches: [RevisionBatch] = []
        var replay: HistoryReplay
        var fault: Verification.Fault?
    }

    private let state: Mutex<State>
    private let stopped = Atomic(false)
    private let room = DispatchSemaphore(value: waitingMax)
    private let arrivals = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    init(_ replay: HistoryReplay) {
        state = Mutex(State(replay: replay))
        // A queue of its own gets a thread of its own. The global ones share theirs with Swift's tasks, all of which may
        // be waiting for verifications.
        DispatchQueue(label: "verification").async { self.run(replay) }
    }

    /// Whether a fault was found, so that further rows are of no use.
    var isStopped: Bool { stopped.load(ordering: .relaxed) }

    /// Hands over the next portion; waits where too many are on their way.
    func send(_ portion: Portion) {
        room.wait()
        state.withLock { $0.portions.append(portion) }
        arrivals.signal()
    }

    /// Returns an empty batch.
    func batch() -> RevisionBatch { state.withLock { $0.batches.popLast() } ?? RevisionBatch() }

    /// Waits until everything sent was taken in, and returns the replay and the first fault.
    func finish() -> (replay: HistoryReplay, fault: Verification.Fault?) {
        arrivals.signal()
        done.wait()
        return state.withLock { ($0.replay, $0.fault) }
    }

    private func run(_ start: HistoryReplay) {
        var replay = start
        var check: CurrentStateCheck?
        var fault: Verification.Fault?
        while let portion = nextPortion() {
            // What comes after a fault is taken off the sender's hands, and that is all.
            guard fault == nil else { continue }
            do throws(Verification.Fault) {
                switch consume portion {
                case .history(var portion):
                    try replay.take(portion)
                    portion.revisions.removeAll()
                    state.withLock { $0.batches.append(portion.revisions) }
                case .head(let head):
                    try replay.finish()
                    check = try CurrentStateCheck(replay, head: head)
                case .records(let rows): try check?.take(rows)
                case .references(let rows): try check?.take(rows)
                case .tallies(let tallies): try check?.take(tallies)
                case .lastNumbers(let numbers): try check?.finish(numbers)
                }
            } catch {
                fault = error
                stopped.store(true, ordering: .relaxed)
            }
        }
        state.withLock { state in
            state.replay = replay
            state.fault = fault
        }
        done.signal()
    }

    /// Waits for the next portion; nil after the last.
    private func nextPortion() -> Portion? {
        arrivals.wait()
        let portion = state.withLock { $0.portions.isEmpty ? nil : $0.portions.removeFirst() }
        if portion != nil { room.signal() }
        return portion
    }
}
