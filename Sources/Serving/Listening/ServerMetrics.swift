import Synchronization

/// What the server counts about itself, in the Prometheus text format (exposition format 0.0.4).
final class ServerMetrics: Sendable {
    private struct Counts {
        var answers: [Int: Int] = [:]
        var buckets = [Int](repeating: 0, count: ServerMetrics.bounds.count + 1)
        var secondsSum = 0.0
        var openRequests = 0
    }

    /// Upper bounds of the duration's buckets, in seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private let counts = Mutex(Counts())

    func began() { counts.withLock { $0.openRequests += 1 } }

    func ended(status: Int, seconds: Double) {
        counts.withLock { counts in
            counts.openRequests -= 1
            counts.answers[status, default: 0] += 1
            counts.secondsSum += seconds
            counts.buckets[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        }
    }

    /// The text that Prometheus reads.
    func text(residentBytes: Int?, memory: OrganizationMemory.Figures) -> String {
        let counts = counts.withLock { $0 }
        var lines = [
            "# HELP annex_http_requests_total Requests answered, by status.",
            "# TYPE annex_http_requests_total counter",
        ]
        lines += counts.answers.sorted { $0.key < $1.key }.map {
            "annex_http_requests_total{status=\"\($0.key)\"} \($0.value)"
        }
        lines += [
            "# HELP annex_http_request_duration_seconds Time from a request's head to its answer's head.",
            "# TYPE annex_http_request_duration_seconds histogram",
        ]
        var total = 0
        for (bound, count) in zip(Self.bounds, counts.buckets) {
            total += count
            lines.append("annex_http_request_duration_seconds_bucket{le=\"\(bound)\"} \(total)")
        }
        total += counts.buckets[Self.bounds.count]
        lines.append("annex_http_request_duration_seconds_bucket{le=\"+Inf\"} \(total)")
        lines.append("annex_http_request_duration_seconds_sum \(counts.secondsSum)")
        lines.append("annex_http_request_duration_seconds_count \(total)")
        lines += [
            "# HELP annex_http_requests_open Requests being worked on.", "# TYPE annex_http_requests_open gauge",
            "annex_http_requests_open \(counts.openRequests)",
        ]
        lines += Self.lines(about: memory)
        if let residentBytes {
            lines += [
                "# HELP process_resident_memory_bytes Resident memory size in bytes.",
                "# TYPE process_resident_memory_bytes gauge", "process_resident_memory_bytes \(residentBytes)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(about memory: OrganizationMemory.Figures) -> [String] {
        [
            "# HELP annex_memory_budget_bytes What snapshots in memory may cost.",
            "# TYPE annex_memory_budget_bytes gauge", "annex_memory_budget_bytes \(memory.budget)",
            "# HELP annex_memory_bytes What snapshots in memory cost, by estimate.",
            "# TYPE annex_memory_bytes gauge", "annex_memory_bytes \(memory.bytes)",
            "# HELP annex_memory_snapshots Snapshots in memory, of organizations now and of past days.",
            "# TYPE annex_memory_snapshots gauge", "annex_memory_snapshots \(memory.count)",
            "# HELP annex_memory_evictions_total Snapshots that left memory for want of room.",
            "# TYPE annex_memory_evictions_total counter", "annex_memory_evictions_total \(memory.evictions)",
        ]
    }
}
