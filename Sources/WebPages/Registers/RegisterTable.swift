import ISMS
import RecordFormat
import Registers
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
    private let texts: Lazily<[SearchBlock]>

    convenience init(of kind: Kind, in isms: ISMS) {
        self.init(of: kind, items: isms.items(of: kind), in: isms, texts: Lazily())
    }

    private init(of kind: Kind, items: [any Item], in isms: ISMS, texts: Lazily<[SearchBlock]>) {
        self.kind = kind
        self.items = items
        self.isms = isms
        self.texts = texts
    }

    /// What it costs in memory besides its records.
    var bytes: Int {
        let orders = orders.withLock(\.count)
        return items.count * (16 + orders * 8) + (texts.known?.reduce(0) { $0 + $1.memoryBytes } ?? 0)
    }

    /// The same register in another snapshot, with the texts of all records but those that changed or name one that did.
    ///
    /// - Parameters:
    ///   - touched: the records that are not the same in both snapshots.
    ///   - isSame: whether none of them belongs to this register.
    func carried(to isms: ISMS, touched: Set<RecordID>, isSame: Bool) -> RegisterTable {
        let items = isSame ? items : isms.items(of: kind)
        guard let blocks = texts.known else { return RegisterTable(of: kind, items: items, in: isms, texts: Lazily()) }
        let carried = SearchBlock.carried(blocks, to: items, touched: touched, in: isms)
        return RegisterTable(of: kind, items: items, in: isms, texts: Lazily(carried))
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
        let blocks = texts.value { SearchBlock.blocks(of: items[...], in: isms) }
        let needles = words.map { Array($0.lowercased().utf8) }
        var found: [Int] = []
        var first = 0
        for block in blocks {
            block.collectPlaces(holding: needles, from: first, into: &found)
            first += block.count
        }
        return found
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
        // As they are stored, moments stand in the order of time.
        case (.day, .string(let text)), (.instant, .string(let text)): self = .text(text)
        case (.decimal, _), (.money, _): self = Self.amount(value)
        default: self = .text(field.text(of: value, in: isms).lowercased())
        }
    }

    /// Amounts of one currency stand together, by how much they are.
    private static func amount(_ value: JSON) -> SortKey {
        do throws(InvalidValue) {
            return .number(try value["amount"] == nil ? DecimalNumber(json: value).rank : Money(json: value).minorUnits)
        } catch {
            return .nothing
        }
    }
}
