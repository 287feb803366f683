import Dispatch
import Synchronization

/// A replay on a thread of its own, fed portion by portion from another: one reads while the other digests.
final class HistoryPipeline: Sendable {
    /// Portions that may wait: what bounds the memory of a verification.
    private static let waitingMax = 8

    private struct State: Sendable {
        var portions: [HistoryReplay.Portion] = []
        /// Whether a history that ends here is complete; nil while more may come.
        var isWhole: Bool?
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
    func send(_ portion: HistoryReplay.Portion) {
        room.wait()
        state.withLock { $0.portions.append(portion) }
        arrivals.signal()
    }

    /// Ends the history, waits for the replay and returns it.
    /// - Parameter isWhole: whether this was all there is.
    func finish(isWhole: Bool) -> (replay: HistoryReplay, fault: Verification.Fault?) {
        state.withLock { $0.isWhole = isWhole }
        arrivals.signal()
        done.wait()
        return state.withLock { ($0.replay, $0.fault) }
    }

    private func run(_ start: HistoryReplay) {
        var replay = start
        var fault: Verification.Fault?
        func attempt(_ step: () throws(Verification.Fault) -> Void) {
            // What comes after a fault is taken off the sender's hands, and that is all.
            guard fault == nil else { return }
            do throws(Verification.Fault) {
                try step()
            } catch {
                fault = error
                stopped.store(true, ordering: .relaxed)
            }
        }
        while let portion = nextPortion() {
            attempt { () throws(Verification.Fault) in try replay.take(portion) }
        }
        if state.withLock({ $0.isWhole }) == true {
            attempt { () throws(Verification.Fault) in try replay.finish() }
        }
        state.withLock { state in
            state.replay = replay
            state.fault = fault
        }
        done.signal()
    }

    /// Waits for the next portion; nil after the last.
    private func nextPortion() -> HistoryReplay.Portion? {
        arrivals.wait()
        let portion = state.withLock { $0.portions.isEmpty ? nil : $0.portions.removeFirst() }
        if portion != nil { room.signal() }
        return portion
    }
}
