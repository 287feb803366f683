import Synchronization
import Testing

@testable import Serving

@Suite("A cache with a budget of bytes")
struct ByteBudgetCacheTests {
    /// A value whose cost a test can change, as that of a snapshot grows by a commit.
    private final class Box: CostingBytes {
        let name: String
        let base: Box?
        private let cost: Mutex<Int>

        init(_ name: String, _ bytes: Int, on base: Box? = nil) {
            self.name = name
            self.base = base
            cost = Mutex(bytes)
        }

        var bytes: Int { cost.withLock(\.self) }
        func grow(to bytes: Int) { cost.withLock { $0 = bytes } }
        func leans(on other: Box) -> Bool { base === other }
    }

    private typealias Cache = ByteBudgetCache<String, Box>

    private struct Damaged: Error {}

    private func put(_ name: String, _ bytes: Int, in cache: Cache) async throws {
        _ = try await cache.value(for: name) { Box(name, bytes) }
    }

    @Test("What was used least recently leaves first")
    func order() async throws {
        let cache = Cache(budget: 100)
        for name in ["a", "b", "c"] { try await put(name, 30, in: cache) }
        // Used again, so that b is now the one that was used least recently.
        _ = try await cache.value(for: "a") { throw Damaged() }
        try await put("d", 30, in: cache)
        #expect(["a", "b", "c", "d"].filter(cache.keeps) == ["a", "c", "d"])
        try await put("e", 60, in: cache)
        #expect(["a", "c", "d", "e"].filter(cache.keeps) == ["d", "e"])
        #expect(cache.figures == Cache.Figures(budget: 100, bytes: 90, count: 2, evictions: 3))
    }

    @Test("Looking whether something is kept does not keep it longer")
    func looking() async throws {
        let cache = Cache(budget: 60)
        for name in ["a", "b"] { try await put(name, 30, in: cache) }
        #expect(cache.keeps("a"))
        try await put("c", 30, in: cache)
        #expect(!cache.keeps("a"))
    }

    @Test("However many ask at the same time, a value is loaded once")
    func singleFlight() async throws {
        let cache = Cache(budget: 100)
        let loads = Counter()
        let names = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await cache.value(for: "a") {
                        let number = loads.next()
                        // Long enough for all others to ask meanwhile.
                        try await Task.sleep(for: .milliseconds(50))
                        return Box("load \(number)", 10)
                    }.name
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(names == Array(repeating: "load 1", count: 20))
        #expect(cache.figures.bytes == 10)
    }

    @Test("Whoever asked first may give up: the others still get what was loaded")
    func givingUp() async throws {
        let cache = Cache(budget: 100)
        let gate = Gate()
        let first = Task {
            try await cache.value(for: "a") {
                await gate.wait()
                return Box("a", 10)
            }
        }
        await gate.whenReached()
        first.cancel()
        async let second = cache.value(for: "a") { throw Damaged() }
        await gate.open()
        #expect(try await second.name == "a")
    }

    @Test("A value that alone costs more than the budget is answered and not kept, and pushes nobody out")
    func tooLarge() async throws {
        let cache = Cache(budget: 100)
        try await put("a", 60, in: cache)
        let large = try await cache.value(for: "large") { Box("large", 101) }
        #expect(large.name == "large")
        #expect(cache.figures == Cache.Figures(budget: 100, bytes: 60, count: 1, evictions: 0))
        #expect(cache.keeps("a"))
    }

    @Test("A load that fails is not kept: it fails for those who asked, and is tried again for the next")
    func failing() async throws {
        let cache = Cache(budget: 100)
        await #expect(throws: Damaged.self) { try await cache.value(for: "a") { throw Damaged() } }
        #expect(cache.figures.count == 0)
        #expect(try await cache.value(for: "a") { Box("a", 10) }.name == "a")
    }

    @Test("What a value has grown to is counted anew, and others leave for it")
    func growing() async throws {
        let cache = Cache(budget: 100)
        try await put("a", 40, in: cache)
        let b = try await cache.value(for: "b") { Box("b", 40) }
        b.grow(to: 70)
        #expect(cache.figures.bytes == 80)
        cache.recount("b")
        #expect(cache.figures == Cache.Figures(budget: 100, bytes: 70, count: 1, evictions: 1))
        #expect(cache.keeps("b"))
    }

    @Test("A value that grows past the whole budget leaves alone")
    func outgrowing() async throws {
        let cache = Cache(budget: 100)
        let a = try await cache.value(for: "a") { Box("a", 10) }
        try await put("b", 40, in: cache)
        a.grow(to: 101)
        cache.recount("a")
        #expect(cache.figures == Cache.Figures(budget: 100, bytes: 40, count: 1, evictions: 1))
    }

    @Test("A value that is out of date is loaded anew, also where it was being loaded when that was asked")
    func outOfDate() async throws {
        let cache = Cache(budget: 100)
        let gate = Gate()
        async let old = cache.value(for: "a") {
            await gate.wait()
            return Box("old", 10)
        }
        await gate.whenReached()
        async let new = cache.value(for: "a", where: { $0.name == "new" }, load: { Box("new", 20) })
        await gate.open()
        #expect(try await old.name == "old")
        #expect(try await new.name == "new")
        #expect(
            try await cache.value(for: "a", where: { $0.name == "newest" }, load: { Box("newest", 30) }).bytes == 30)
        #expect(cache.figures == Cache.Figures(budget: 100, bytes: 30, count: 1, evictions: 0))
    }

    @Test("What leans on another value leaves before it does, whichever was used last")
    func leaning() async throws {
        let cache = Cache(budget: 100)
        let base = try await cache.value(for: "base") { Box("base", 40) }
        _ = try await cache.value(for: "past", leaningOn: "base") { Box("past", 20, on: base) }
        try await put("other", 40, in: cache)
        // Using it uses what it leans on too, so that the other one is the oldest now.
        _ = try await cache.value(for: "past", leaningOn: "base") { throw Damaged() }
        try await put("more", 30, in: cache)
        #expect(["base", "past", "other", "more"].filter(cache.keeps) == ["base", "past", "more"])
        try await put("evenMore", 30, in: cache)
        #expect(["base", "past", "more", "evenMore"].filter(cache.keeps) == ["base", "more", "evenMore"])
    }

    @Test("Where a value leaves, what leans on it leaves as well")
    func base() async throws {
        let cache = Cache(budget: 100)
        let base = try await cache.value(for: "base") { Box("base", 40) }
        _ = try await cache.value(for: "past", leaningOn: "base") { Box("past", 20, on: base) }
        base.grow(to: 101)
        cache.recount("base")
        #expect(cache.figures == Cache.Figures(budget: 100, bytes: 0, count: 0, evictions: 2))
    }

    @Test("What leans on a value that is not kept, or no longer, is answered and not kept")
    func baseless() async throws {
        let cache = Cache(budget: 100)
        let gone = Box("base", 40)
        let past = try await cache.value(for: "past", leaningOn: "base") { Box("past", 20, on: gone) }
        #expect(past.name == "past")
        try await put("base", 40, in: cache)
        _ = try await cache.value(for: "past", leaningOn: "base") { Box("past", 20, on: gone) }
        #expect(cache.figures == Cache.Figures(budget: 100, bytes: 40, count: 1, evictions: 0))
    }
}

private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

/// Holds work up until a test lets it go on.
private actor Gate {
    private var isOpen = false
    private var isReached = false
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var watching: [CheckedContinuation<Void, Never>] = []

    func wait() async {
        isReached = true
        for watcher in watching { watcher.resume() }
        watching = []
        if !isOpen { await withCheckedContinuation { waiting.append($0) } }
    }

    /// Returns once somebody waits here.
    func whenReached() async {
        if !isReached { await withCheckedContinuation { watching.append($0) } }
    }

    func open() {
        isOpen = true
        for waiter in waiting { waiter.resume() }
        waiting = []
    }
}
