import RecordFormat

/// Finds places in a table by what stands there: a dictionary whose keys stay in the table.
///
/// A verification asks several times for each revision, and `Dictionary` digests its keys with a function that costs
/// more than the rest of the question. This one multiplies instead, by numbers that differ from process to process, so
/// that nobody can write a file whose keys all fall together.
struct HashIndex: Sendable {
    /// Eight bytes, so that as many as possible stay near the processor.
    private struct Slot: Sendable {
        var hash: UInt32 = 0
        /// Counted from 1; 0 where the slot is free.
        var place: UInt32 = 0
    }

    private var slots: [Slot]
    private var count = 0
    private let first = HashIndex.secret(1)
    private let second = HashIndex.secret(2) | 1

    /// - Parameter sizeLog2: for how many places there is room at first; it grows.
    init(sizeLog2: Int = 5) { slots = [Slot](repeating: Slot(), count: 2 << sizeLog2) }

    /// A number of this process, taken from the secret of the standard library's own hashing.
    private static func secret(_ number: Int) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(number)
        return UInt64(truncatingIfNeeded: hasher.finalize())
    }

    /// Returns what a key's bytes are found by.
    @inline(__always)
    func hash(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var hash = first ^ UInt64(bytes.count)
        var start = 0
        while start + 8 <= bytes.count {
            hash = mixed(hash, bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            start += 8
        }
        if start < bytes.count {
            var rest: UInt64 = 0
            while start < bytes.count {
                rest = rest << 8 | UInt64(bytes[start])
                start += 1
            }
            hash = mixed(hash, rest)
        }
        return UInt32(truncatingIfNeeded: hash >> 32)
    }

    @inline(__always)
    func hash(_ record: RecordID) -> UInt32 { withUnsafeBytes(of: record) { hash($0) } }

    @inline(__always)
    private func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: second)
        return product.high ^ product.low
    }

    /// Returns the place that has a hash and is the one looked for.
    @inline(__always)
    func place(of hash: UInt32, where isWanted: (Int) -> Bool) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            let mask = slots.count - 1
            var index = Int(hash) & mask
            while slots[index].place > 0 {
                if slots[index].hash == hash {
                    let place = Int(slots[index].place) - 1
                    if isWanted(place) { return place }
                }
                index = (index + 1) & mask
            }
            return nil
        }
    }

    /// Adds a place that is not there yet.
    /// - Precondition: it is less than 2³² − 1.
    mutating func insert(_ place: Int, hash: UInt32) {
        // At most half full, so that searches stay short.
        if 2 * (count + 1) > slots.count {
            let old = slots
            slots = [Slot](repeating: Slot(), count: 2 * old.count)
            for slot in old where slot.place > 0 { put(slot) }
        }
        put(Slot(hash: hash, place: UInt32(place + 1)))
        count += 1
    }

    private mutating func put(_ slot: Slot) {
        slots.withUnsafeMutableBufferPointer { slots in
            let mask = slots.count - 1
            var index = Int(slot.hash) & mask
            while slots[index].place > 0 { index = (index + 1) & mask }
            slots[index] = slot
        }
    }
}
