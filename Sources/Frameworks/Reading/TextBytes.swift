/// Looking into texts byte by byte, which is many times as fast as letter by letter; what is looked for is ASCII or
/// whole in UTF-8, so nothing is cut in two.
extension StringProtocol {
    /// Whether a text occurs in this one.
    func containsBytes(_ text: StaticString) -> Bool { offsetOfBytes(text, last: false) != nil }

    /// What stands before and after a text, where it occurs last; nil where it does not occur.
    func partedAtLast(_ text: StaticString) -> (before: String, after: String)? {
        guard let offset = offsetOfBytes(text, last: true) else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        return (String(self[..<start]), String(self[utf8.index(start, offsetBy: text.utf8CodeUnitCount)...]))
    }

    private func offsetOfBytes(_ text: StaticString, last: Bool) -> Int? {
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        let found = utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
            var found: Int?
            for offset in 0...(bytes.count - wanted.count) where bytes[offset] == first {
                guard bytes[offset..<offset + wanted.count].elementsEqual(wanted) else { continue }
                if !last { return offset }
                found = offset
            }
            return found
        }
        // Texts made of our files are contiguous; any other is made so first.
        return found
            ?? (utf8.withContiguousStorageIfAvailable { _ in true } == nil
                ? String(decoding: Array(utf8), as: UTF8.self).offsetOfBytes(text, last: last) : nil)
    }
}
