import RecordFormat

/// Bytes one after the other in one piece of memory that grows, written where they belong without a check for each.
///
/// An array's `append` asks at every call whether it is shared and has room; what a verification writes for a revision
/// comes in many short pieces whose length together is known before.
struct ByteBlock: Sendable {
    // As long as there is room; what stands after `count` means nothing.
    private var room: [UInt8]
    private(set) var count = 0

    init(room count: Int = 0) { room = [UInt8](repeating: 0, count: count) }

    /// Forgets the bytes and keeps the memory.
    mutating func removeAll() { count = 0 }

    @discardableResult
    mutating func append(_ bytes: UnsafeRawBufferPointer) -> Range<Int> {
        append(upTo: bytes.count) { $0.write(bytes) }
    }

    /// Appends what a function writes.
    /// - Parameter countMax: how much it may write.
    /// - Returns: where it stands.
    @discardableResult
    mutating func append(upTo countMax: Int, _ write: (inout Writer) -> Void) -> Range<Int> {
        let start = count
        if room.count - start < countMax {
            let roomCount = max(2 * room.count, start + countMax, 64)
            room.append(contentsOf: repeatElement(0, count: roomCount - room.count))
        }
        room.withUnsafeMutableBytes { room in
            guard let place = room.baseAddress else { return }
            var writer = Writer(place: place + start, end: place + start + countMax)
            write(&writer)
            count = writer.place - place
        }
        return start..<count
    }

    /// Lends all bytes written.
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try room.withUnsafeBufferPointer { room throws(Failure) in
            try body(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<count]))
        }
    }

    /// Lends some of the bytes written.
    func withBytes<Result, Failure: Error>(
        in range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try withBytes { bytes throws(Failure) in try body(UnsafeRawBufferPointer(rebasing: bytes[range])) }
    }

    func isEqual(_ bytes: UnsafeRawBufferPointer, in range: Range<Int>) -> Bool {
        withBytes(in: range) { $0.elementsEqual(bytes) }
    }

    func text(in range: Range<Int>) -> String { withBytes(in: range) { String(decoding: $0, as: UTF8.self) } }
}

extension ByteBlock {
    /// Writes on from a place. Beyond the room it was given it stops the program, whatever was damaged.
    struct Writer {
        fileprivate var place: UnsafeMutableRawPointer
        fileprivate let end: UnsafeMutableRawPointer

        private mutating func take(_ count: Int) -> UnsafeMutableRawPointer {
            precondition(end - place >= count, "no room for what is written")
            defer { place += count }
            return place
        }

        mutating func write(_ bytes: UnsafeRawBufferPointer) {
            guard let start = bytes.baseAddress else { return }
            take(bytes.count).copyMemory(from: start, byteCount: bytes.count)
        }

        mutating func write(_ text: StaticString) {
            take(text.utf8CodeUnitCount).copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
        }

        /// As its 32 bytes.
        mutating func write(_ value: Bytes32) {
            take(MemoryLayout<Bytes32>.size).storeBytes(of: value, as: Bytes32.self)
        }

        /// As 64 hexadecimal digits.
        mutating func write(hexadecimal value: Bytes32) { value.writeHexadecimal(to: take(64)) }

        /// As text.
        mutating func write(_ identifier: RecordID) { identifier.writeText(to: take(RecordID.textCount)) }

        /// In decimal digits, 20 characters at most; unlike `JSON`, of any size, since a corrupted number must be told
        /// and not stop the program.
        mutating func write(decimal value: Int) {
            if (0..<10).contains(value) {
                take(1).storeBytes(of: UInt8(ascii: "0") + UInt8(value), as: UInt8.self)
            } else {
                var text = String(value)
                text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
            }
        }
    }
}
