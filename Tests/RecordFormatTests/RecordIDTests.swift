import RecordFormat
import Testing

@Suite("Record identifiers")
struct RecordIDTests {
    private let identifier = RecordID(high: 0x0190_A1B2_C3D4_7E5F, low: 0x8123_4567_89AB_CDEF)

    @Test("The text is a UUID in lower case, and is read back")
    func text() {
        #expect(identifier.description == "0190a1b2-c3d4-7e5f-8123-456789abcdef")
        #expect(RecordID(identifier.description) == identifier)
        #expect(RecordID(identifier.description.uppercased()) == identifier)
        for edge in [RecordID(high: 0, low: 0), RecordID(high: .max, low: .max)] {
            #expect(RecordID(edge.description) == edge)
        }
    }

    @Test(
        "Anything but a UUID is refused",
        arguments: [
            "", "0190a1b2", "0190a1b2c3d47e5f8123456789abcdef", "0190a1b2-c3d4-7e5f-8123-456789abcde",
            "0190a1b2-c3d4-7e5f-8123-456789abcdeff", "0190a1b2-c3d4-7e5f-8123_456789abcdef",
            "0190a1b-2c3d4-7e5f-8123-456789abcdef", "0190a1b2-c3d4-7e5f-8123-456789abcdeg",
            "------------------------------------", "{190a1b2-c3d4-7e5f-8123-456789abcde}",
            "0190a1b2-c3d4-7e5f-8123-456789abcd\u{E9}",
        ])
    func malformed(text: String) { #expect(RecordID(text) == nil) }

    @Test("The bytes are read back, and only sixteen")
    func bytes() {
        let bytes = identifier.bytes
        #expect(
            bytes == [0x01, 0x90, 0xA1, 0xB2, 0xC3, 0xD4, 0x7E, 0x5F, 0x81, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF])
        #expect(bytes.withUnsafeBytes { RecordID(bytes: $0) } == identifier)
        #expect(bytes.dropLast().withUnsafeBytes { RecordID(bytes: $0) } == nil)
        #expect((bytes + [0]).withUnsafeBytes { RecordID(bytes: $0) } == nil)
        // Also where they do not begin at a multiple of eight.
        #expect(
            ([0] + bytes).withUnsafeBytes { RecordID(bytes: UnsafeRawBufferPointer(rebasing: $0[1...])) } == identifier)
    }

    @Test("Identifiers, their texts and their bytes have one order")
    func order() {
        let ascending = [
            RecordID(high: 0, low: 0), RecordID(high: 0, low: .max), RecordID(high: 1, low: 0), identifier,
            RecordID(high: .max, low: 0),
        ]
        for (left, right) in zip(ascending, ascending.dropFirst()) {
            #expect(left < right)
            #expect(left.description < right.description)
            #expect(left.bytes.lexicographicallyPrecedes(right.bytes))
        }
    }

    @Test("A new one is of version 7, variant 10, and later ones come later")
    func versionSeven() {
        let made = RecordID(milliseconds: 0x0190_A1B2_C3D4, random: (.max, .max))
        #expect(made.description == "0190a1b2-c3d4-7fff-bfff-ffffffffffff")
        let zeros = RecordID(milliseconds: 0x0190_A1B2_C3D5, random: (0, 0))
        #expect(zeros.description == "0190a1b2-c3d5-7000-8000-000000000000")
        #expect(made < zeros)
    }
}
