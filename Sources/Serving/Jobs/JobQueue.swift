package import Phrases
import Synchronization

/// Work that takes longer than an answer may: done a few at a time, and its result kept for a while.
///
/// `Origin` says where the work was asked for, in the words of the application.
package final class JobQueue<Origin: Sendable>: Sendable {
    package struct Result: Sendable {
        package let bytes: [UInt8]
        package let name: String
        package let type: String

        package init(bytes: [UInt8], name: String, type: String) {
            self.bytes = bytes
            self.name = name
            self.type = type
        }
    }

    package enum State: Sendable {
        case waiting(ahead: Int)
        case running
        case done(Result)
        case failed(Phrase)
    }

    private struct Job {
        /// Who may see it: the session's account and the organization.
        let owner: String
        let title: Phrase
        let origin: Origin
        let work: @Sendable () async throws -> Result
        var state: Stage = .waiting

        enum Stage {
            case waiting, running
            case done(Result)
            case failed(Phrase)
        }
    }

    private struct Queue {
        var jobs: [String: Job] = [:]
        var order: [String] = []
        var running = 0

        func isOver(_ id: String) -> Bool {
            switch jobs[id]?.state {
            case .done, .failed, nil: true
            case .waiting, .running: false
            }
        }
    }

    private let queue = Mutex(Queue())
    private let runningMax = 2
    private let keptMax = 30
    private let waitingMaxOfOne = 5

    package init() {}

    /// Puts work at the end of the queue; nil where its owner has too much waiting already.
    package func add(
        _ id: String, owner: String, title: Phrase, origin: Origin,
        _ work: @escaping @Sendable () async throws -> Result
    ) -> Bool {
        let isTaken = queue.withLock { queue in
            let waiting = queue.jobs.values.count { job in
                if job.owner != owner { return false }
                switch job.state {
                case .waiting, .running: return true
                case .done, .failed: return false
                }
            }
            guard waiting < waitingMaxOfOne else { return false }
            queue.jobs[id] = Job(owner: owner, title: title, origin: origin, work: work)
            queue.order.append(id)
            while queue.order.count > keptMax, let oldest = queue.order.first(where: { queue.isOver($0) }) {
                queue.order.removeAll { $0 == oldest }
                queue.jobs[oldest] = nil
            }
            return true
        }
        if isTaken { startNext() }
        return isTaken
    }

    /// The state of a job, for its owner alone.
    package func state(of id: String, owner: String) -> (title: Phrase, origin: Origin, state: State)? {
        queue.withLock { queue -> (title: Phrase, origin: Origin, state: State)? in
            guard let job = queue.jobs[id], job.owner == owner else { return nil }
            switch job.state {
            case .waiting:
                let ahead = queue.order.prefix { $0 != id }.count { !queue.isOver($0) }
                return (job.title, job.origin, .waiting(ahead: ahead))
            case .running: return (job.title, job.origin, .running)
            case .done(let result): return (job.title, job.origin, .done(result))
            case .failed(let sentence): return (job.title, job.origin, .failed(sentence))
            }
        }
    }

    private func startNext() {
        let next = queue.withLock { queue -> (id: String, work: @Sendable () async throws -> Result)? in
            guard queue.running < runningMax,
                let id = queue.order.first(where: { id in
                    if case .waiting = queue.jobs[id]?.state { true } else { false }
                }), let job = queue.jobs[id]
            else { return nil }
            queue.jobs[id]?.state = .running
            queue.running += 1
            return (id, job.work)
        }
        guard let next else { return }
        Task {
            let stage: Job.Stage
            do {
                stage = .done(try await next.work())
            } catch {
                stage = .failed(WebError(error)?.message ?? "It could not be made, for a reason that is not yours.")
            }
            queue.withLock { queue in
                queue.jobs[next.id]?.state = stage
                queue.running -= 1
            }
            startNext()
        }
    }
}
