import ISMS
import Phrases
import RecordFormat
import Registers

/// The records of a register as a list: filtered, searched and sorted by their declared fields.
struct RecordListing {
    let kind: Kind
    let isms: ISMS
    private(set) var items: [any Item]

    init(of kind: Kind, in isms: ISMS) {
        self.kind = kind
        self.isms = isms
        items = isms.items(of: kind)
    }

    /// The fields that stand in the table unless others are asked for.
    var columns: [FieldDeclaration] { Self.declarations(of: kind).filter(\.isColumn) }

    /// Keeps the records whose field contains a text, or is empty where none is given.
    mutating func filter(_ filter: String) throws {
        guard let equals = filter.firstIndex(of: "=") else {
            throw CommandError("“\(filter)” is no filter; write FIELD=TEXT")
        }
        let field = try FieldName.declaration(String(filter[..<equals]), of: kind)
        let wanted = String(filter[filter.index(after: equals)...]).lowercased()
        items = items.filter { item in
            let text = field.text(of: item.body[field.name] ?? .null, in: isms).lowercased()
            return wanted.isEmpty ? text.isEmpty : text.contains(wanted)
        }
    }

    mutating func search(_ text: String) {
        let wanted = text.lowercased()
        items = items.filter { item in
            let body = item.body
            return item.code.lowercased().contains(wanted)
                || item.fields.contains { $0.text(of: body[$0.name] ?? .null, in: isms).lowercased().contains(wanted) }
        }
    }

    /// Sorts by a field, numbers as numbers; empty ones come last either way.
    mutating func sort(by name: String) throws {
        let isFalling = name.hasPrefix("-")
        let field = try FieldName.declaration(isFalling ? String(name.dropFirst()) : name, of: kind)
        let keyed = items.map { item -> (key: SortKey, item: any Item) in
            let value = item.body[field.name] ?? .null
            return (SortKey(value, text: field.text(of: value, in: isms)), item)
        }
        let filled = keyed.filter { !$0.key.isEmpty }.sorted { isFalling ? $1.key < $0.key : $0.key < $1.key }
        items = (filled + keyed.filter(\.key.isEmpty)).map(\.item)
    }

    private struct SortKey: Comparable {
        let number: Int
        let text: String
        let isEmpty: Bool

        init(_ value: JSON, text: String) {
            number = value.integerValue ?? 0
            self.text = value.integerValue == nil ? text.lowercased() : ""
            isEmpty = value.isEmpty
        }

        static func < (left: SortKey, right: SortKey) -> Bool { (left.number, left.text) < (right.number, right.text) }
    }

    static func fields(named names: String, of kind: Kind) throws -> [FieldDeclaration] {
        try names.split(separator: ",").map { try FieldName.declaration(String($0), of: kind) }
    }

    static func declarations(of kind: Kind) -> [FieldDeclaration] { Kind.type(named: kind.name)?.declarations ?? [] }
}
