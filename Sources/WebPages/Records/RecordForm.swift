import ISMS
import RecordFormat
import Operations
import Phrases
import Registers
import Serving

/// A record being edited in a form: what each control holds, and what is wrong with it.
///
/// What a person typed stays as typed until it can be saved.
struct RecordForm: Sendable {
    let kind: Kind
    let fields: [FieldDeclaration]
    private(set) var texts: [String: [String]] = [:]
    private(set) var rows: [String: [[String: String]]] = [:]
    private(set) var problems: [String: Phrase] = [:]
    /// What is wrong with the record as a whole.
    private(set) var generalProblems: [Phrase] = []

    /// The form of a record as it stands, or of a new one.
    init(_ kind: Kind, body: JSONObject, in isms: ISMS) {
        self.kind = kind
        fields = Kind.type(named: kind.name)?.declarations ?? []
        for field in fields {
            let value = body[field.name] ?? .null
            if case .rows(let columns) = field.type {
                rows[field.name] = (value.arrayValue ?? []).map { row in
                    Dictionary(
                        uniqueKeysWithValues: columns.map {
                            ($0.name, Self.texts(of: row[$0.name] ?? .null, $0.type, in: isms).joined(separator: ", "))
                        })
                }
            } else {
                texts[field.name] = Self.texts(of: value, field.type, in: isms)
            }
        }
    }

    /// The form as it was sent.
    init(_ kind: Kind, sent form: FormData) {
        self.kind = kind
        fields = Kind.type(named: kind.name)?.declarations ?? []
        for field in fields {
            if case .rows(let columns) = field.type {
                var found: [[String: String]] = []
                let prefix = "r.\(field.name)."
                var byPlace: [Int: [String: String]] = [:]
                for (name, value) in form.pairs where name.hasPrefix(prefix) {
                    let parts = name.dropFirst(prefix.count).split(separator: ".")
                    guard parts.count == 2, let place = Int(parts[0]), (0..<FieldType.elementsMax).contains(place),
                        columns.contains(where: { $0.name == String(parts[1]) })
                    else { continue }
                    byPlace[place, default: [:]][String(parts[1])] = value.trimmed
                }
                for place in byPlace.keys.sorted() {
                    if let row = byPlace[place], row.values.contains(where: { !$0.isEmpty }) { found.append(row) }
                }
                if !byPlace.isEmpty { rows[field.name] = found }
            } else {
                let values = form.all(FieldEditor.name(of: field))
                if !values.isEmpty { texts[field.name] = values }
            }
        }
    }

    mutating func note(_ problem: InvalidField) {
        if fields.contains(where: { $0.name == problem.field }) {
            problems[problem.field] = problem.problem
        } else {
            generalProblems.append(problem.problem)
        }
    }

    mutating func noteInGeneral(_ problem: Phrase) { generalProblems.append(problem) }

    var hasProblems: Bool { !problems.isEmpty || !generalProblems.isEmpty }

    /// Reads the controls into a body, on top of what the record says already; what cannot be read becomes a problem.
    mutating func body(onto body: JSONObject, in isms: ISMS, on day: Day) -> JSONObject {
        guard let type = Kind.type(named: kind.name) else { return body }
        var filling = RecordFilling(type, body: body, on: day)
        // Words on a scale need the references they belong to.
        let ordered = fields.sorted { order($0) < order($1) }
        for field in ordered {
            do throws(InvalidValue) {
                switch field.type {
                case .rows(let columns):
                    if let rows = rows[field.name] {
                        filling.set(
                            field,
                            to: .array(try rows.map { row throws(InvalidValue) in try json(row, columns, in: isms) }))
                    }
                case .list(of: .file): break
                case .list(let element):
                    if let texts = texts[field.name] { try take(texts, field, element, in: isms, into: &filling) }
                case .attachment, .file, .entries: break
                default:
                    guard let text = texts[field.name]?.first else { continue }
                    // What a person left as it was stays as it is: a time of day that comes twice is not moved.
                    if case .instant = field.type,
                        [text] == Self.texts(of: body[field.name] ?? .null, field.type, in: isms)
                    {
                        continue
                    }
                    var references = isms
                    try filling.take(text, for: field, in: isms, finding: &references)
                }
            } catch {
                problems[field.name] = error.problem
            }
        }
        return filling.body
    }

    private func order(_ field: FieldDeclaration) -> Int { FieldTarget.field(field).readingOrder }

    private func take(
        _ texts: [String], _ field: FieldDeclaration, _ element: FieldType, in isms: ISMS,
        into filling: inout RecordFilling
    ) throws(InvalidValue) {
        switch element {
        case .text, .longText:
            filling.set(field, to: Self.lines(of: texts.joined(separator: "\n")))
        case .choice:
            filling.set(field, to: .array(texts.filter { !$0.isEmpty }.map { .string($0) }))
        default:
            var references = isms
            try filling.take(texts.joined(separator: ", "), for: field, in: isms, finding: &references)
        }
    }

    /// A text as a list of its lines. They are taken whole: what is included or excluded may hold commas.
    private static func lines(of text: String) -> JSON {
        .array(text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }.map { .string($0) })
    }

    private func json(_ row: [String: String], _ columns: [FieldDeclaration], in isms: ISMS) throws(InvalidValue)
        -> JSON
    {
        var object = JSONObject()
        for column in columns {
            let text = row[column.name] ?? ""
            if case .list(of: .text) = column.type {
                if !text.isEmpty { object[column.name] = Self.lines(of: text) }
                continue
            }
            var references = isms
            do throws(InvalidValue) {
                let value = try column.type.value(from: text, finding: &references)
                if !value.isEmpty { object[column.name] = value }
            } catch {
                throw InvalidValue("\(column.label): \(error.problem)")
            }
        }
        return .object(object)
    }

    /// A value as its control holds it: references as codes, choices by name, lists one text or several.
    static func texts(of value: JSON, _ type: FieldType, in isms: ISMS) -> [String] {
        switch (type, value) {
        case (_, .null): [""]
        case (.flag, .bool(let flag)): [flag ? "yes" : "no"]
        case (.instant, .string(let text)): [Instant(iso: text)?.controlText(in: isms.timeZone) ?? text]
        case (.recurrence, .string(let text)): [text]
        case (.reference, .string(let id)): [RecordID(id).flatMap { isms.item(id: $0)?.code } ?? ""]
        case (.list(of: .choice), .array(let values)): values.compactMap(\.stringValue)
        case (.list(of: let element), .array(let values)):
            switch element {
            case .text, .longText: [values.compactMap(\.stringValue).joined(separator: "\n")]
            default: [values.flatMap { texts(of: $0, element, in: isms) }.joined(separator: ", ")]
            }
        case (_, .string(let text)): [text]
        case (_, .integer(let number)): [String(number)]
        default: [type.text(of: value, in: isms)]
        }
    }
}

extension RecordForm {
    /// Takes what the address of a new record's form already says, such as the asset a risk is about.
    mutating func prefill(_ query: FormData) {
        for field in fields {
            guard let value = query[field.name], !value.isEmpty, texts[field.name] == [""] || texts[field.name] == []
            else { continue }
            texts[field.name] = [String(value.prefix(500))]
        }
    }

    /// The record of a body; what it cannot hold becomes a problem.
    mutating func record(of body: JSONObject, in isms: ISMS, on day: Day) -> (any Record)? {
        guard let type = Kind.type(named: kind.name) else { return nil }
        do throws(InvalidField) {
            var record = try type.init(body: body)
            record.complete(in: isms, on: day)
            return record
        } catch {
            note(error)
            return nil
        }
    }

    /// Takes what the workspace refused; what is not for a person is thrown on.
    mutating func note(_ error: WorkspaceError) throws {
        switch error {
        case .invalid(let records): for record in records { for problem in record.problems { note(problem) } }
        case .refused, .referenced, .blocked: noteInGeneral(error.phrase.capitalizedFirst)
        case .conflict, .notFound, .forbidden, .unavailable, .store: throw error
        }
    }
}
