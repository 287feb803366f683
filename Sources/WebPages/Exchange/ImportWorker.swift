import Dispatch
import Phrases
import Serving
import Synchronization

/// The one thread on which files from outside are read and imported, so that a file made in bad faith keeps nobody else
/// waiting: pages are answered on the others.
final class ImportWorker: TaskExecutor {
    private let queue = DispatchQueue(label: "annex.import", qos: .utility)
    private let waiting = Mutex(0)
    private static let waitingMax = 12

    init() {}

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Does work on the thread, after what others asked for before.
    /// - Throws: 503 where too many wait already, and whatever the work throws.
    func run<Result: Sendable>(_ work: @Sendable @escaping () async throws -> Result) async throws -> Result {
        let isTaken = waiting.withLock { waiting in
            guard waiting < Self.waitingMax else { return false }
            waiting += 1
            return true
        }
        guard isTaken else {
            throw WebError.tooManyFiles
        }
        defer { waiting.withLock { $0 -= 1 } }
        return try await withTaskExecutorPreference(self) { try await work() }
    }
}
