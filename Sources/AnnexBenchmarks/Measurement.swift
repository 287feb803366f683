import Foundation
import RecordFormat

/// Times, in nanoseconds, of the same work done several times.
struct Measurement {
    let nanoseconds: [Int]

    /// Runs the work once to warm up, then `runs` times.
    init(runs: Int, _ work: () async throws -> Void) async throws {
        try await work()
        var times: [Int] = []
        for _ in 0..<runs { times.append(try await Self.time(work)) }
        nanoseconds = times.sorted()
    }

    private init(_ times: [Int]) { nanoseconds = times.sorted() }

    /// Times two kinds of work in turns, so that what else the machine does at the time falls on both.
    static func inTurns(runs: Int, _ work: () async throws -> Void, beside reference: () async throws -> Void)
        async throws -> (work: Measurement, reference: Measurement)
    {
        try await work()
        try await reference()
        var times: (work: [Int], reference: [Int]) = ([], [])
        for _ in 0..<runs {
            times.work.append(try await time(work))
            times.reference.append(try await time(reference))
        }
        return (Measurement(times.work), Measurement(times.reference))
    }

    private static func time(_ work: () async throws -> Void) async throws -> Int {
        let time = try await ContinuousClock().measure { try await work() }
        return Int(time.components.seconds) * 1_000_000_000 + Int(time.components.attoseconds / 1_000_000_000)
    }

    var median: Int { nanoseconds[nanoseconds.count / 2] }
    /// Microseconds, the unit of the printed figures.
    var medianMicroseconds: Int { median / 1000 }
    var minimumMicroseconds: Int { (nanoseconds.first ?? 0) / 1000 }
}

/// How much memory the process holds.
enum Memory {
    /// Kilobytes resident now, from the kernel's account.
    static var residentKilobytes: Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
        else { return 0 }
        return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }
}

extension JSON {
    /// A ratio with three places, as text, since JSON here knows only whole numbers.
    static func ratio(_ left: Int, _ right: Int) -> JSON {
        .string(String(format: "%.3f", Double(left) / Double(max(right, 1))))
    }
}
