package import Phrases
package import RecordFormat

/// What is declared about one field, whatever record it belongs to.
///
/// Storage, validation, forms, tables, filters, import, export and the wording of history all read this.
package struct FieldDeclaration: Hashable, Sendable {
    /// The name in bodies, commands and the API: camel case, never changed once released.
    package let name: String
    package let label: Phrase
    /// One or two sentences for the person filling it in.
    package let help: Phrase
    package let type: FieldType
    package let isRequired: Bool
    /// Personal or confidential: left out of exports meant for outsiders.
    package let isSensitive: Bool
    /// Whether it stands in the register's table unless asked otherwise.
    package let isColumn: Bool
    /// Other headings under which files from elsewhere carry it.
    package let synonyms: [String]
    /// Words of this field's own that say it is not decided yet, beyond those that say so of any field.
    package let emptyWords: [String]
    /// Whether it tells what has happened, so that nothing to come may be said of it.
    package let isPast: Bool
    /// Names it had in earlier releases: bodies of then, and commands and files that say them, are read for ever.
    package let formerNames: [String]

    package init(
        name: String, label: Phrase, help: Phrase, type: FieldType, isRequired: Bool, isSensitive: Bool, isColumn: Bool,
        synonyms: [String], emptyWords: [String], isPast: Bool, formerNames: [String]
    ) {
        self.name = name
        self.label = label
        self.help = help
        self.type = type
        self.isRequired = isRequired
        self.isSensitive = isSensitive
        self.isColumn = isColumn
        self.synonyms = synonyms
        self.emptyWords = emptyWords
        self.isPast = isPast
        self.formerNames = formerNames
    }

    /// Whether it, or one of its columns, tells of what has happened.
    var tellsOfThePast: Bool { isPast || type.columns?.contains(where: \.tellsOfThePast) == true }
}

/// A type with declared fields: a record, or a row inside one.
package protocol Fielded: Sendable, Equatable {
    init()
    static var fields: FieldList<Self> { get }
}

/// One declared field together with the way to its value.
package final class Field<Owner: Fielded>: Sendable {
    package let declaration: FieldDeclaration
    /// The way to the value, by which a register's declaration names the field.
    @usableFromInline let path: any PartialKeyPath<Owner> & Sendable
    @usableFromInline let read: @Sendable (Owner) -> JSON
    @usableFromInline let write: @Sendable (inout Owner, JSON) throws(InvalidValue) -> Void

    /// Inlined, so that what reads and writes a value is compiled for its type.
    @inlinable package init<Value: FieldRepresentable>(
        _ name: String, _ path: any WritableKeyPath<Owner, Value> & Sendable, _ label: Phrase, help: Phrase,
        type: FieldType? = nil, required isRequired: Bool = false, sensitive isSensitive: Bool = false,
        column isColumn: Bool = false, synonyms: [String] = [], empty emptyWords: [String] = [],
        past isPast: Bool = false, formerly formerNames: [String] = []
    ) {
        declaration = FieldDeclaration(
            name: name, label: label, help: help, type: type ?? Value.fieldType, isRequired: isRequired,
            isSensitive: isSensitive, isColumn: isColumn, synonyms: synonyms, emptyWords: emptyWords,
            isPast: isPast, formerNames: formerNames)
        self.path = path
        read = { $0[keyPath: path].json }
        write = { owner, json throws(InvalidValue) in owner[keyPath: path] = try Value(json: json) }
    }

    package var name: String { declaration.name }

    package func value(in owner: Owner) -> JSON { read(owner) }

    package func set(_ value: JSON, in owner: inout Owner) throws(InvalidField) {
        do throws(InvalidValue) {
            try write(&owner, value)
        } catch {
            throw InvalidField(declaration.name, error.problem)
        }
    }
}

/// The fields of a type in declared order, found by name at once.
package struct FieldList<Owner: Fielded>: Sendable, RandomAccessCollection, ExpressibleByArrayLiteral {
    private let fields: [Field<Owner>]
    private let byName: [String: Field<Owner>]
    package let declarations: [FieldDeclaration]
    /// Those that tell of what has happened, in themselves or in a column; nearly always none.
    let past: [Field<Owner>]

    package init(_ fields: [Field<Owner>]) {
        self.fields = fields
        declarations = fields.map(\.declaration)
        past = fields.filter { $0.declaration.tellsOfThePast }
        byName = Dictionary(
            uniqueKeysWithValues: fields.flatMap { field in
                ([field.name] + field.declaration.formerNames).map { ($0, field) }
            })
    }

    package init(arrayLiteral elements: Field<Owner>...) { self.init(elements) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { fields.count }
    package subscript(position: Int) -> Field<Owner> { fields[position] }
    /// The array's own iterator: stepping by index costs several generic calls for each field of each record.
    package func makeIterator() -> IndexingIterator<[Field<Owner>]> { fields.makeIterator() }
    /// The field of a name, of now or of before.
    package subscript(named name: String) -> Field<Owner>? { byName[name] }
    /// The field that a declaration names by the way to its value.
    package subscript(path path: PartialKeyPath<Owner>) -> Field<Owner>? { fields.first { $0.path == path } }
}

extension Fielded {
    /// The body: every field that says something, by name.
    package var body: JSONObject {
        JSONObject(
            Self.fields.lazy.map { JSONObject.Member($0.name, $0.value(in: self)) }.filter { !$0.value.isEmpty })
    }

    /// Reads a body; fields it does not name keep their defaults, names it does not know are passed over.
    package init(body: JSONObject) throws(InvalidField) {
        self.init()
        let fields = Self.fields
        for member in body.members {
            guard let field = fields[named: member.name] else { continue }
            // Of a name of before and the one of now, the one of now counts.
            if field.name != member.name, body[field.name] != nil { continue }
            try field.set(member.value, in: &self)
        }
    }
}

/// A row inside a record, such as one level of a scale.
package protocol FieldRow: Fielded, FieldListElement, Hashable {}

extension FieldRow {
    package static var elementType: FieldType { .rows(fields.map(\.declaration)) }
    package var json: JSON { .object(body) }

    package init(json: JSON) throws(InvalidValue) {
        guard let object = json.objectValue else { throw InvalidValue("must be a row with named fields") }
        do throws(InvalidField) {
            try self.init(body: object)
        } catch {
            throw InvalidValue("\(error.field) \(error.problem)")
        }
    }
}
