/// A JSON value as Annex stores it: the subset of RFC 8259 whose canonical form (RFC 8785) has one spelling.
///
/// Numbers are whole and lie within ±(2⁵³ − 1). Fractions and exponents are refused on the way in: figures that a
/// person adds up by hand are kept as text or in their smallest unit, never as binary floating point.
///
/// ```swift
/// let body: JSON = ["name": "Customer database", "confidentiality": 4]
/// body.canonicalText  // {"confidentiality":4,"name":"Customer database"}
/// ```
package enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([JSON])
    case object(JSONObject)

    /// The largest magnitude of a number that every JSON reader keeps exact (RFC 8785, 3.2.2.3).
    package static let integerMax = 9_007_199_254_740_991
}

extension JSON {
    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    package var integerValue: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    package var arrayValue: [JSON]? {
        if case .array(let value) = self { value } else { nil }
    }

    package var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// Returns the member of that name, or nil where this is no object or has no such member.
    package subscript(_ name: String) -> JSON? { objectValue?[name] }

    /// Whether the value says nothing: null, an empty text, an empty list or an empty object.
    package var isEmpty: Bool {
        switch self {
        case .null: true
        case .bool, .integer: false
        case .string(let value): value.isEmpty
        case .array(let values): values.isEmpty
        case .object(let object): object.isEmpty
        }
    }
}

/// The members of a JSON object, each name once, kept in the order of their canonical form.
package struct JSONObject: Hashable, Sendable {
    package struct Member: Hashable, Sendable {
        package let name: String
        package var value: JSON

        package init(_ name: String, _ value: JSON) {
            self.name = name
            self.value = value
        }
    }

    /// The members, by the UTF-16 code units of their names (RFC 8785, 3.2.3).
    package private(set) var members: [Member]

    package init() { members = [] }

    /// Makes an object of members in any order; of two with one name, the later stands.
    package init(_ members: some Sequence<Member>) {
        self.members = []
        for member in members { self[member.name] = member.value }
    }

    /// Makes an object of members in any order; nil where two have one name.
    ///
    /// Sorts once, so that many members in an unlucky order cost no more than in a lucky one.
    package init?(distinct members: [Member]) {
        let neighbours = zip(members, members.dropFirst())
        if neighbours.allSatisfy({ JSONObject.precedes($0.name, $1.name) }) {
            self.members = members
            return
        }
        let sorted = members.sorted { JSONObject.precedes($0.name, $1.name) }
        guard zip(sorted, sorted.dropFirst()).allSatisfy({ JSONObject.precedes($0.name, $1.name) }) else { return nil }
        self.members = sorted
    }

    package var isEmpty: Bool { members.isEmpty }
    package var count: Int { members.count }
    package var names: some Sequence<String> { members.lazy.map(\.name) }

    package subscript(_ name: String) -> JSON? {
        get {
            let place = place(of: name)
            guard place < members.count, JSONObject.same(members[place].name, name) else { return nil }
            return members[place].value
        }
        set {
            // Most objects arrive in order, so the last place is tried first.
            if let newValue, members.last.map({ JSONObject.precedes($0.name, name) }) ?? true {
                members.append(Member(name, newValue))
                return
            }
            let place = place(of: name)
            let exists = place < members.count && JSONObject.same(members[place].name, name)
            switch (newValue, exists) {
            case (let value?, true): members[place].value = value
            case (let value?, false): members.insert(Member(name, value), at: place)
            case (nil, true): members.remove(at: place)
            case (nil, false): break
            }
        }
    }

    /// The place of the first member whose name does not precede `name`.
    private func place(of name: String) -> Int {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if JSONObject.precedes(members[middle].name, name) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether two names are spelled with the same code points; Swift's `==` would also take é for e with an accent.
    private static func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

    /// Whether one name comes before another in canonical order.
    ///
    /// UTF-8 and UTF-16 order differ only where surrogates are involved, so ASCII names, which are nearly all,
    /// are compared by their bytes.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        if left.utf8.allSatisfy({ $0 < 0x80 }) && right.utf8.allSatisfy({ $0 < 0x80 }) {
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        return left.utf16.lexicographicallyPrecedes(right.utf16)
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(JSONObject(elements.map { JSONObject.Member($0.0, $0.1) }))
    }
}

extension JSON {
    /// Members of an object in the order they are written down.
    package typealias Fields = [(name: String, value: JSON)]

    package init(fields: Fields) {
        self = .object(JSONObject(fields.map { JSONObject.Member($0.name, $0.value) }))
    }
}
