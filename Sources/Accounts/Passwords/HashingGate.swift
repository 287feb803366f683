import Dispatch

/// Lets only so many derivations run at once: each takes 64 MiB and a processor for a tenth of a second.
actor HashingGate {
    private let runningMax: Int
    private let waitingMax: Int
    private var runningCount = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private let queue = DispatchQueue(label: "password derivation", attributes: .concurrent)

    init(runningMax: Int, waitingMax: Int) {
        self.runningMax = runningMax
        self.waitingMax = waitingMax
    }

    /// Runs `work` on a thread of its own, after those who came before.
    /// - Throws: `AccountError.busy` where too many wait already.
    func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(AccountError) -> Value {
        if runningCount < runningMax {
            runningCount += 1
        } else {
            guard waiting.count < waitingMax else { throw .busy }
            // Whoever ends hands their place on, so the count stays.
            await withCheckedContinuation { waiting.append($0) }
        }
        let value = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
        if waiting.isEmpty { runningCount -= 1 } else { waiting.removeFirst().resume() }
        return value
    }
}
