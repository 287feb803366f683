import Synchronization

/// What can be kept in a `ByteBudgetCache`.
protocol CostingBytes: Sendable {
    /// What it costs in memory, by estimate, without what it shares with the value it leans on; asked for often.
    var bytes: Int { get }
    /// Whether it shares what it is made of with another value.
    func leans(on other: Self) -> Bool
}

/// Values kept within a budget of bytes: where they come to cost more, those that were used least recently leave first.
///
/// ```swift
/// let pages = ByteBudgetCache<Int, Page>(budget: 64_000_000)
/// let page = try await pages.value(for: 7) { try await read(7) }
/// ```
///
/// However many ask for a value that is not there, it is loaded once. Leaving only means that the cache lets go of a value:
/// whoever works with it goes on. A value that alone costs more than the budget is answered and not kept.
///
/// A value may lean on another one, with which it shares what it is made of. Its cost is then only what it does not share,
/// and that is true as long as the other one is there. So it never outlives the other one: using it counts as using the
/// other one too, and where the other one leaves, it leaves as well.
final class ByteBudgetCache<Key: Hashable & Sendable, Value: CostingBytes>: Sendable {
    /// What the cache holds now, and what it let go of since the start.
    struct Figures: Equatable, Sendable {
        let budget: Int
        let bytes: Int
        let count: Int
        /// How many values left for want of room; those that were out of date are not among them.
        let evictions: Int
    }

    private let budget: Int
    private let contents = Mutex(Contents())

    /// - Parameter budget: the bytes that all values together may cost.
    init(budget: Int) { self.budget = budget }

    var figures: Figures {
        contents.withLock {
            Figures(budget: budget, bytes: $0.bytes, count: $0.kept.count, evictions: $0.evictions)
        }
    }

    /// Whether a value is kept for a key; asking does not count as using it.
    func keeps(_ key: Key) -> Bool { contents.withLock { $0.kept[key] != nil } }

    /// The value of a key, loaded where it is not there.
    ///
    /// - Parameters:
    ///   - base: the key of a value it leans on. Where the value it leans on is not kept, neither is this one.
    ///   - isCurrent: whether a value that was loaded before may still be answered; one that may not is loaded anew.
    ///   - load: must not ask for the same key.
    func value(
        for key: Key, leaningOn base: Key? = nil, where isCurrent: (Value) -> Bool = { _ in true },
        load: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        while true {
            switch found(key, base, isCurrent, load) {
            case .kept(let value): return value
            case .begun(let task): return try await task.value
            case .underway(let task):
                // It may have been begun before what makes it out of date.
                let value = try await task.value
                if isCurrent(value) { return value }
            }
        }
    }

    private enum Found {
        case kept(Value)
        case begun(Task<Value, any Error>)
        case underway(Task<Value, any Error>)
    }

    private func found(
        _ key: Key, _ base: Key?, _ isCurrent: (Value) -> Bool, _ load: @escaping @Sendable () async throws -> Value
    ) -> Found {
        contents.withLock { contents in
            if let value = contents.kept[key]?.value {
                if isCurrent(value) {
                    contents.use(key)
                    return .kept(value)
                }
                contents.remove(key)
            }
            if let load = contents.loads[key] { return .underway(load) }
            let task = begun(key, base, load)
            contents.loads[key] = task
            return .begun(task)
        }
    }

    /// Loads in a task of its own, so that whoever asked first may give up while others wait for it.
    private func begun(_ key: Key, _ base: Key?, _ load: @escaping @Sendable () async throws -> Value)
        -> Task<Value, any Error>
    {
        Task {
            do {
                let value = try await load()
                keep(value, for: key, leaningOn: base)
                return value
            } catch {
                // What failed is tried again when it is asked for again.
                contents.withLock { $0.loads[key] = nil }
                throw error
            }
        }
    }

    private func keep(_ value: Value, for key: Key, leaningOn base: Key?) {
        let bytes = value.bytes
        // What leaves is freed outside the lock.
        _ = contents.withLock { contents -> [Value] in
            contents.loads[key] = nil
            var whole = bytes
            if let base {
                // The one it leans on may have left meanwhile, and another one have come in its place.
                guard let kept = contents.kept[base], value.leans(on: kept.value) else { return [] }
                whole += kept.bytes
            }
            guard whole <= budget else { return [] }
            contents.insert(value, for: key, leaningOn: base, bytes: bytes)
            return contents.makeRoom(within: budget)
        }
    }

    /// Counts anew what the value of a key costs, and what leans on it, since values grow while they are used.
    func recount(_ key: Key) {
        let known = contents.withLock { contents in
            contents.family(of: key).compactMap { key in contents.kept[key].map { (key, $0.serial, $0.value) } }
        }
        let counted = known.map { key, serial, value in (key, serial, value.bytes) }
        _ = contents.withLock { contents -> [Value] in
            for (key, serial, bytes) in counted where contents.kept[key]?.serial == serial {
                contents.count(bytes, for: key)
            }
            return contents.makeRoom(within: budget)
        }
    }

    private struct Kept {
        let value: Value
        let base: Key?
        /// Tells it from what is kept for the same key later.
        let serial: Int
        var bytes: Int
        var lastUse: Int
    }

    private struct Contents {
        private(set) var kept: [Key: Kept] = [:]
        var loads: [Key: Task<Value, any Error>] = [:]
        private(set) var bytes = 0
        private(set) var evictions = 0
        private var uses = 0

        mutating func use(_ key: Key) {
            uses += 1
            kept[key]?.lastUse = uses
            // After what leans on it, so that it never leaves before.
            if let base = kept[key]?.base { use(base) }
        }

        mutating func insert(_ value: Value, for key: Key, leaningOn base: Key?, bytes: Int) {
            remove(key)
            uses += 1
            kept[key] = Kept(value: value, base: base, serial: uses, bytes: bytes, lastUse: uses)
            self.bytes += bytes
            use(key)
        }

        mutating func count(_ bytes: Int, for key: Key) {
            self.bytes += bytes - (kept[key]?.bytes ?? 0)
            kept[key]?.bytes = bytes
        }

        /// A key and those whose values lean on its value.
        func family(of key: Key) -> [Key] { [key] + kept.compactMap { $0.value.base == key ? $0.key : nil } }

        /// Lets go of a value and of what leans on it.
        @discardableResult
        mutating func remove(_ key: Key) -> [Value] {
            guard kept[key] != nil else { return [] }
            return family(of: key).compactMap { key in
                guard let gone = kept.removeValue(forKey: key) else { return nil }
                bytes -= gone.bytes
                return gone.value
            }
        }

        /// Lets go of what was used least recently, until the rest is within the budget.
        mutating func makeRoom(within budget: Int) -> [Value] {
            var gone: [Value] = []
            while bytes > budget {
                // What alone is too much would else push out everybody else first.
                let tooMuch = kept.first { $0.value.bytes > budget }
                guard let oldest = tooMuch ?? kept.min(by: { $0.value.lastUse < $1.value.lastUse }) else { break }
                let left = remove(oldest.key)
                evictions += left.count
                gone += left
            }
            return gone
        }
    }
}
