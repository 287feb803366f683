import ISMS
import RecordFormat
import Registers

/// The lower-cased texts of neighbouring records in one buffer, and where each begins.
struct SearchBlock: Sendable {
    private let items: [any Item]
    /// The records whose names stand in the texts, each once, ascending.
    private let named: [RecordID]
    private let bytes: [UInt8]
    /// Where each record's text begins; one more than there are records.
    private let starts: [Int]

    private static let size = 64

    var count: Int { items.count }
    var memoryBytes: Int { bytes.capacity + items.count * 24 + named.count * 16 + 128 }

    /// The blocks of records in the order of their codes.
    static func blocks(of items: ArraySlice<any Item>, in isms: ISMS) -> [SearchBlock] {
        stride(from: items.startIndex, to: items.endIndex, by: size).map { first in
            SearchBlock(items[first..<min(first + size, items.endIndex)], in: isms)
        }
    }

    /// The blocks of the same register in another snapshot: those that hold nothing touched are taken over.
    static func carried(
        _ blocks: [SearchBlock], to items: [any Item], touched: Set<RecordID>, in isms: ISMS
    ) -> [SearchBlock] {
        var carried: [SearchBlock] = []
        var first = 0
        for (place, block) in blocks.enumerated() {
            let isLast = place == blocks.count - 1
            let end = isLast ? items.count : firstPlace(in: items, from: first, past: block.items.last?.number ?? 0)
            let part = items[first..<end]
            if block.holds(part), !block.names(anyOf: touched) {
                carried.append(block)
            } else {
                carried += Self.blocks(of: part, in: isms)
            }
            first = end
        }
        return blocks.isEmpty ? Self.blocks(of: items[...], in: isms) : carried
    }

    /// The first place of an item with a higher number than that one.
    private static func firstPlace(in items: [any Item], from first: Int, past number: Int) -> Int {
        var low = first
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if items[middle].number <= number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func holds(_ part: ArraySlice<any Item>) -> Bool {
        part.count == items.count && zip(part, items).allSatisfy { $0 === $1 }
    }

    private func names(anyOf touched: Set<RecordID>) -> Bool {
        touched.contains { id in
            var low = 0
            var high = named.count
            while low < high {
                let middle = (low + high) / 2
                if named[middle] < id { low = middle + 1 } else { high = middle }
            }
            return low < named.count && named[low] == id
        }
    }

    private init(_ items: ArraySlice<any Item>, in isms: ISMS) {
        self.items = Array(items)
        var bytes: [UInt8] = []
        var starts: [Int] = []
        var named: Set<RecordID> = []
        for item in items {
            starts.append(bytes.count)
            Self.append(item.code, to: &bytes)
            for field in item.fields {
                switch field.type {
                case .text, .longText: Self.append(item.value(of: field.name).stringValue ?? "", to: &bytes)
                case .choice, .reference, .list, .requirement, .entries:
                    Self.append(field.text(of: item.value(of: field.name), in: isms), to: &bytes)
                case .integer, .flag, .day, .attachment, .rows, .file, .instant, .decimal, .money, .timeSpan,
                    .recurrence:
                    break
                }
            }
            named.formUnion(item.references)
        }
        starts.append(bytes.count)
        self.bytes = bytes
        self.starts = starts
        self.named = named.sorted()
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        if text.isEmpty { return }
        bytes.append(contentsOf: text.lowercased().utf8)
        // Parts fields, so that no word reaches across two.
        bytes.append(0)
    }

    /// Adds the places of the records that hold all of these, counted from the place of the block's first record.
    func collectPlaces(holding needles: [[UInt8]], from first: Int, into found: inout [Int]) {
        guard let longest = needles.max(by: { $0.count < $1.count }), !longest.isEmpty else {
            found += Array(first..<first + count)
            return
        }
        bytes.withUnsafeBufferPointer { bytes in
            var record = 0
            while record < starts.count - 1 {
                guard let place = Self.find(longest, in: bytes, from: starts[record], to: bytes.count) else { break }
                while starts[record + 1] <= place { record += 1 }
                let end = starts[record + 1]
                if needles.allSatisfy({ Self.find($0, in: bytes, from: starts[record], to: end) != nil }) {
                    found.append(first + record)
                }
                record += 1
            }
        }
    }

    private static func find(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int) -> Int? {
        guard let initial = needle.first, to - from >= needle.count else { return nil }
        var place = from
        let last = to - needle.count
        while place <= last {
            if bytes[place] == initial {
                var offset = 1
                while offset < needle.count, bytes[place + offset] == needle[offset] { offset += 1 }
                if offset == needle.count { return place }
            }
            place += 1
        }
        return nil
    }
}
