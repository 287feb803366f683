import ISMS
import Registers
import Serving

/// What a register's list is asked to show: kept in the address, so that a view can be sent to a colleague and saved.
struct RegisterQuery: Sendable, Equatable {
    var text = ""
    /// The values wanted of a field; several of one field widen, several fields narrow.
    var filters: [String: [String]] = [:]
    /// The field sorted by; empty for the order of codes.
    var sort = ""
    var isDescending = false
    /// Counted from 1.
    var page = 1
    /// The columns shown, in order; empty for those the register shows by itself.
    var columns: [String] = []
    /// Only what is the viewer's own.
    var isMine = false

    init() {}

    /// The value by which a filter asks for records that leave the field empty.
    static let emptyValue = "-"
    static let pageSize = 100

    init(_ form: FormData, kind: Kind) {
        let fields = Set((Kind.type(named: kind.name)?.declarations ?? []).map(\.name))
        text = String((form["q"] ?? "").trimmed.prefix(200))
        let wanted = form["sort"] ?? ""
        isDescending = wanted.hasPrefix("-")
        sort = String(wanted.drop { $0 == "-" })
        page = max(1, Int(form["page"] ?? "") ?? 1)
        isMine = form["mine"] == "yes"
        for (name, value) in form.pairs where name.hasPrefix("f.") && !value.isEmpty {
            let field = String(name.dropFirst(2))
            if fields.contains(field), filters[field]?.contains(value) != true {
                filters[field, default: []].append(value)
            }
        }
        // Each once: every heading carries the whole query, so a page would grow with the square of repetitions.
        let computed = Set(kind.figures.map(\.name))
        var chosen: Set<String> = []
        columns = form.all("c").filter { (fields.contains($0) || computed.contains($0)) && chosen.insert($0).inserted }
    }

    /// The query as it stands in an address.
    func pairs(page: Int? = nil) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        if !text.isEmpty { pairs.append(("q", text)) }
        for field in filters.keys.sorted() { for value in filters[field] ?? [] { pairs.append(("f.\(field)", value)) } }
        if isMine { pairs.append(("mine", "yes")) }
        if !sort.isEmpty { pairs.append(("sort", (isDescending ? "-" : "") + sort)) }
        for column in columns { pairs.append(("c", column)) }
        let page = page ?? self.page
        if page > 1 { pairs.append(("page", String(page))) }
        return pairs
    }

    /// Whether anything narrows the list.
    var isNarrowed: Bool { !text.isEmpty || !filters.isEmpty || isMine }

    var words: [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    /// The same sorted by a column; a second time turns it round.
    func sorted(by name: String) -> RegisterQuery {
        var query = self
        query.isDescending = sort == name && !isDescending
        query.sort = name
        query.page = 1
        return query
    }
}
