package import ISMS

/// What a register's list is asked to show: kept in the address, so that a view can be sent to a colleague and saved.
package struct RegisterQuery: Sendable, Equatable {
    package var text = ""
    /// The values wanted of a field; several of one field widen, several fields narrow.
    package var filters: [String: [String]] = [:]
    /// The field sorted by; empty for the order of codes.
    package var sort = ""
    package var isDescending = false
    /// Counted from 1.
    package var page = 1
    /// The columns shown, in order; empty for those the register shows by itself.
    package var columns: [String] = []
    /// Only what is the viewer's own.
    package var isMine = false

    package init() {}

    /// The value by which a filter asks for records that leave the field empty.
    package static let emptyValue = "-"
    package static let pageSize = 100

    package init(_ form: FormData, kind: Kind) {
        let fields = Set((Kind.type(named: kind.name)?.declarations ?? []).map(\.name))
        text = String((form["q"] ?? "").trimmed.prefix(200))
        let wanted = form["sort"] ?? ""
        isDescending = wanted.hasPrefix("-")
        sort = String(wanted.drop { $0 == "-" })
        page = max(1, Int(form["page"] ?? "") ?? 1)
        isMine = form["mine"] == "yes"
        for (name, value) in form.pairs where name.hasPrefix("f.") && !value.isEmpty {
            let field = String(name.dropFirst(2))
            if fields.contains(field) { filters[field, default: []].append(value) }
        }
        columns = form.all("c").filter { fields.contains($0) || $0.hasPrefix("@") }
    }

    /// The query as it stands in an address.
    package func pairs(page: Int? = nil) -> [(name: String, value: String)] {
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
    package var isNarrowed: Bool { !text.isEmpty || !filters.isEmpty || isMine }

    package var words: [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

    /// The same sorted by a column; a second time turns it round.
    package func sorted(by name: String) -> RegisterQuery {
        var query = self
        query.isDescending = sort == name && !isDescending
        query.sort = name
        query.page = 1
        return query
    }
}
