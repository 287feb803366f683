import ISMS
import RecordFormat
import Synchronization

/// A register with what its list searches and sorts by.
///
/// Texts are kept in blocks of neighbouring codes, so that after a change only the blocks it touched are made anew and a
/// register of 100,000 records answers as quickly after a commit as before.
final class RegisterTable: Sendable {
    let kind: Kind
    let items: [any Item]
    private let isms: ISMS
    private let orders = Mutex<[String: [Int]]>([:])
    private let texts = Mutex<[SearchBlock]?>(nil)

    init(of kind: Kind, in isms: ISMS) {
        self.kind = kind
        self.isms = isms
        items = isms.items(of: kind)
    }

    /// The places of the items by rising value of a field; equal ones stay in the order of codes, empty ones come last.
    func order(by field: FieldDeclaration) -> [Int] {
        if let known = orders.withLock({ $0[field.name] }) { return known }
        let made = Self.sorted(items.map { SortKey(field, $0.value(of: field.name), in: isms) })
        orders.withLock { $0[field.name] = made }
        return made
    }

    /// The places by a figure that is computed, such as a risk's level.
    func order(by name: String, _ figure: (any Item) -> Int?) -> [Int] {
        if let known = orders.withLock({ $0[name] }) { return known }
        let made = Self.sorted(items.map { item in figure(item).map { SortKey.number($0) } ?? .nothing })
        orders.withLock { $0[name] = made }
        return made
    }

    private static func sorted(_ keys: [SortKey]) -> [Int] {
        keys.indices.sorted { left, right in
            keys[left] == keys[right] ? left < right : keys[left] < keys[right]
        }
    }

    /// The places of the items that hold every word of a search, in the order of codes.
    func places(holding words: [String]) -> [Int] {
        let blocks = texts.withLock { kept in
            if let kept { return kept }
            let made = SearchBlock.blocks(of: items, in: isms)
            kept = made
            return made
        }
        let needles = words.map { Array($0.lowercased().utf8) }
        return blocks.flatMap { $0.places(holding: needles) }
    }
}

/// What a field is sorted by.
enum SortKey: Comparable {
    case number(Int)
    case text(String)
    case nothing

    init(_ field: FieldDeclaration, _ value: JSON, in isms: ISMS) {
        if value.isEmpty {
            self = .nothing
            return
        }
        switch (field.type, value) {
        case (_, .integer(let number)): self = .number(number)
        case (_, .bool(let flag)): self = .number(flag ? 1 : 0)
        case (.choice(let options), .string(let name)):
            // Choices have an order of their own: draft before approved, low before high.
            self = options.firstIndex { $0.name == name }.map { .number($0) } ?? .text(name)
        case (.day, .string(let text)): self = .text(text)
        default: self = .text(field.text(of: value, in: isms).lowercased())
        }
    }
}

/// The lower-cased texts of neighbouring records in one buffer, and where each begins.
struct SearchBlock: Sendable {
    private let first: Int
    private let bytes: [UInt8]
    /// Where each record's text begins; one more than there are records.
    private let starts: [Int]

    private static let size = 512

    static func blocks(of items: [any Item], in isms: ISMS) -> [SearchBlock] {
        stride(from: 0, to: items.count, by: size).map { first in
            SearchBlock(first: first, items[first..<min(first + size, items.count)], in: isms)
        }
    }

    private init(first: Int, _ items: ArraySlice<any Item>, in isms: ISMS) {
        self.first = first
        var bytes: [UInt8] = []
        var starts: [Int] = []
        for item in items {
            starts.append(bytes.count)
            Self.append(item.code, to: &bytes)
            for field in item.fields {
                switch field.type {
                case .text, .longText: Self.append(item.value(of: field.name).stringValue ?? "", to: &bytes)
                case .choice, .reference, .referenceControl, .list:
                    Self.append(field.text(of: item.value(of: field.name), in: isms), to: &bytes)
                case .integer, .flag, .day, .attachment, .rows: break
                }
            }
        }
        starts.append(bytes.count)
        self.bytes = bytes
        self.starts = starts
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        if text.isEmpty { return }
        bytes.append(contentsOf: text.lowercased().utf8)
        // Parts fields, so that no word reaches across two.
        bytes.append(0)
    }

    func places(holding needles: [[UInt8]]) -> [Int] {
        guard let longest = needles.max(by: { $0.count < $1.count }), !longest.isEmpty else {
            return Array(first..<first + starts.count - 1)
        }
        return bytes.withUnsafeBufferPointer { bytes in
            var found: [Int] = []
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
            return found
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
