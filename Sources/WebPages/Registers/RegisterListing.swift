import ISMS
import RecordFormat
import Operations
import Registers
import Serving

/// The part of a register that a query asks for.
struct RegisterListing: Sendable {
    let kind: Kind
    let query: RegisterQuery
    let items: [any Item]
    /// How many records match, on all pages.
    let matchCount: Int
    /// How many there are at all.
    let allCount: Int

    var pageCount: Int { max(1, (matchCount + RegisterQuery.pageSize - 1) / RegisterQuery.pageSize) }

    /// Works in proportion to the page where nothing narrows or sorts, else to the register.
    ///
    /// - Parameter isWhole: all that matches, instead of one page of it.
    init(
        _ query: RegisterQuery, of kind: Kind, in derived: Derived, for principal: Principal, isWhole: Bool = false
    ) {
        self.kind = kind
        let table = derived.table(of: kind)
        let isms = derived.isms
        // Whoever reads only their own sees nothing of the others, not even how many there are.
        let seesAll = principal.reach(of: .read, on: kind) == .all
        let isNarrowed = query.isNarrowed || !seesAll
        var places: [Int]?
        if isNarrowed {
            var found = query.words.isEmpty ? Array(table.items.indices) : table.places(holding: query.words)
            let filters = query.filters.map { (name: $0.key, wanted: Set($0.value)) }
            found = found.filter { place in
                let item = table.items[place]
                return filters.allSatisfy { Self.matches(item.value(of: $0.name), $0.wanted, in: isms) }
                    && (!query.isMine || principal.owns(item.record, in: isms))
                    && (seesAll || principal.may(.read, item, in: isms))
            }
            places = found
        }
        allCount = seesAll ? table.items.count : table.items.count { principal.may(.read, $0, in: isms) }
        matchCount = places?.count ?? table.items.count
        var query = query
        query.page = min(query.page, max(1, (matchCount + RegisterQuery.pageSize - 1) / RegisterQuery.pageSize))
        self.query = query
        let first = isWhole ? 0 : (query.page - 1) * RegisterQuery.pageSize
        let range = first..<(isWhole ? matchCount : min(first + RegisterQuery.pageSize, matchCount))
        guard let order = Self.order(query, table, derived) else {
            items = places.map { places in range.map { table.items[places[$0]] } } ?? Array(table.items[range])
            return
        }
        var ordered = order
        if let places {
            var wanted = [Bool](repeating: false, count: table.items.count)
            for place in places { wanted[place] = true }
            ordered = order.filter { wanted[$0] }
        }
        items = range.map { table.items[query.isDescending ? ordered[ordered.count - 1 - $0] : ordered[$0]] }
    }

    /// All matching records, in the order asked for: what an export of the list holds.
    static func all(_ query: RegisterQuery, of kind: Kind, in derived: Derived, for principal: Principal)
        -> [any Item]
    {
        RegisterListing(query, of: kind, in: derived, for: principal, isWhole: true).items
    }

    private static func order(_ query: RegisterQuery, _ table: RegisterTable, _ derived: Derived) -> [Int]? {
        if query.sort.isEmpty { return query.isDescending ? Array(table.items.indices) : nil }
        if let figure = table.kind.figures.first(where: { $0.name == query.sort }) {
            return table.order(by: figure.name) { figure.value($0, derived.derivation).rank }
        }
        guard let field = Kind.type(named: table.kind.name)?.declarations.first(where: { $0.name == query.sort }) else {
            return nil
        }
        return table.order(by: field)
    }

    private static func matches(_ value: JSON, _ wanted: Set<String>, in isms: ISMS) -> Bool {
        switch value {
        case .array(let values) where !values.isEmpty:
            return values.contains { matches($0, wanted, in: isms) }
        case .string(let text) where !text.isEmpty:
            if wanted.contains(text) { return true }
            return RecordID(text).flatMap { isms.item(id: $0) }.map { wanted.contains($0.code) } ?? false
        case .integer(let number): return wanted.contains(String(number))
        case .bool(let flag): return wanted.contains(flag ? "yes" : "no")
        default: return wanted.contains(RegisterQuery.emptyValue)
        }
    }
}
