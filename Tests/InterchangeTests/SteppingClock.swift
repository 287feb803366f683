import Synchronization

/// A clock that moves ten seconds each time it is asked.
final class SteppingClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let asked = Mutex(0)

    var now: Instant {
        Instant(
            offset: .seconds(
                asked.withLock {
                    $0 += 10
                    return $0
                }))
    }

    var minimumResolution: Duration { .seconds(10) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {}
}
