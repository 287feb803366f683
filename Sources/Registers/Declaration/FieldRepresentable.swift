import Phrases
package import RecordFormat

/// A Swift type that a field can have: how it is stored, and what field type it implies.
package protocol FieldRepresentable: Sendable, Equatable {
    static var fieldType: FieldType { get }
    /// The value as stored; empty values (`JSON.isEmpty`) are left out of the body.
    var json: JSON { get }
    init(json: JSON) throws(InvalidValue)
}

/// A type that can be the element of a list field.
package protocol FieldListElement: Sendable, Equatable {
    static var elementType: FieldType { get }
    var json: JSON { get }
    init(json: JSON) throws(InvalidValue)
}

extension String: FieldRepresentable, FieldListElement {
    package static var fieldType: FieldType { .line }
    package static var elementType: FieldType { .line }
    package var json: JSON { .string(self) }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue else { throw InvalidValue("must be text") }
        self = text
    }
}

extension Int: FieldRepresentable {
    package static var fieldType: FieldType { .integer(0...JSON.integerMax) }
    package var json: JSON { .integer(self) }

    package init(json: JSON) throws(InvalidValue) {
        guard let number = json.integerValue else { throw InvalidValue("must be a whole number") }
        self = number
    }
}

extension Int: FieldListElement {
    package static var elementType: FieldType { fieldType }
}

extension Bool: FieldRepresentable {
    package static var fieldType: FieldType { .flag }
    package var json: JSON { .bool(self) }

    package init(json: JSON) throws(InvalidValue) {
        guard let flag = json.boolValue else { throw InvalidValue("must be yes or no") }
        self = flag
    }
}

extension Day: FieldRepresentable {
    package static var fieldType: FieldType { .day }
    package var json: JSON { .string(description) }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let day = Day(text) else {
            throw InvalidValue("must be a day written YYYY-MM-DD")
        }
        self = day
    }
}

extension Optional: FieldRepresentable where Wrapped: FieldRepresentable {
    package static var fieldType: FieldType { Wrapped.fieldType }
    package var json: JSON { self?.json ?? .null }

    package init(json: JSON) throws(InvalidValue) {
        self = json == .null ? nil : try Wrapped(json: json)
    }
}

extension Array: FieldRepresentable where Element: FieldListElement {
    package static var fieldType: FieldType {
        switch Element.elementType {
        case .rows, .entries: Element.elementType
        case let element: .list(of: element)
        }
    }
    package var json: JSON { .array(map(\.json)) }

    package init(json: JSON) throws(InvalidValue) {
        guard let values = json.arrayValue else { throw InvalidValue("must be a list") }
        self = []
        reserveCapacity(values.count)
        for value in values { append(try Element(json: value)) }
    }
}

/// A reference from one record to another of a known kind.
///
/// It holds only the identity; whether the other exists is checked at the door, and answered by the snapshot.
package struct Reference<Target: Record>: Hashable, Sendable, FieldRepresentable, FieldListElement {
    package let id: RecordID

    @inlinable package init(_ id: RecordID) { self.id = id }

    package static var fieldType: FieldType { .reference(kinds: [Target.kind.name]) }
    package static var elementType: FieldType { fieldType }
    @inlinable package var json: JSON { .string(id.description) }

    @inlinable package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let id = RecordID(text) else {
            throw InvalidValue("must be the identifier of \(Target.kind.singular)")
        }
        self.id = id
    }
}

/// The digest of a stored attachment.
package struct AttachmentDigest: Hashable, Sendable, FieldRepresentable {
    /// SHA-256, 64 lower-case hexadecimal digits.
    package let hexadecimal: String

    package init?(_ text: String) {
        guard text.utf8.count == 64, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        hexadecimal = text
    }

    package static var fieldType: FieldType { .attachment }
    package var json: JSON { .string(hexadecimal) }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let digest = AttachmentDigest(text) else {
            throw InvalidValue("must be the SHA-256 of an attachment")
        }
        self = digest
    }
}
