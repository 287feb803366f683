import ISMS
import RecordFormat
import Operations
import Phrases
import Registers

/// Finds the records that cells name: those there already, the rows of the file itself, and, where that was asked for,
/// records made for names that nothing else has, each once.
struct ReferenceBook: ReferenceFinding {
    private struct Key: Hashable {
        let kind: String
        let name: String

        init(_ kind: String, _ name: String) {
            self.kind = kind
            self.name = name.trimmed.lowercased()
        }
    }

    var draft: Draft
    var timeZone: TimeZoneRules { draft.base.timeZone }
    private let createsMissing: Bool
    private let advice: ImportAdvice
    /// Names that the file gives to its rows, and those of records made for it.
    private var names: [Key: [RecordID]] = [:]
    /// Where each record that was made was named first.
    private(set) var places: [RecordID: TabularPlace] = [:]
    /// The cell being read.
    var place = TabularPlace()

    init(_ draft: Draft, createsMissing: Bool, advice: ImportAdvice) {
        self.draft = draft
        self.advice = advice
        self.createsMissing = createsMissing
    }

    /// Lets later cells find a row of the file by a name it has.
    mutating func add(_ id: RecordID, called name: String, kind: Kind) {
        let key = Key(kind.name, name)
        if !key.name.isEmpty, names[key]?.contains(id) != true { names[key, default: []].append(id) }
    }

    func knownReference(to text: String, kinds: [String]) -> RecordID? {
        let found = candidates(text, kinds: kinds)
        return found.count == 1 ? found.first : nil
    }

    mutating func reference(to text: String, kinds: [String]) throws(InvalidValue) -> RecordID {
        let found = candidates(text, kinds: kinds)
        if let only = found.first, found.count == 1 { return only }
        if found.isEmpty {
            if createsMissing, let kind = kinds.first { return try create(kind: kind, called: text) }
            do throws(InvalidValue) {
                return try draft.base.reference(to: text, kinds: kinds)
            } catch {
                throw InvalidValue("\(error.problem); \(advice.creatingMissing)")
            }
        }
        let codes = found.map { draft.base.item(id: $0).map { .data($0.code) } ?? "a row of this file" as Phrase }
            .joined(separator: ", ")
        throw InvalidValue("“\(text)” could be any of \(codes); use a code or an external reference")
    }

    private func candidates(_ text: String, kinds: [String]) -> [RecordID] {
        if let item = draft.base.item(code: text.trimmed), kinds.contains(item.kind.name) { return [item.id] }
        for name in kinds {
            guard let kind = Kind.type(named: name)?.kind else { continue }
            var found: [RecordID] = []
            let known =
                draft.base.items(of: kind, titled: text).map(\.id)
                + draft.base.items(of: kind, calledElsewhere: text).map(\.id) + (names[Key(name, text)] ?? [])
            for id in known where !found.contains(id) { found.append(id) }
            if !found.isEmpty { return found }
        }
        return []
    }

    private mutating func create(kind name: String, called text: String) throws(InvalidValue) -> RecordID {
        guard let type = Kind.type(named: name) else { throw InvalidValue("there is no register \(name)") }
        let kind = type.kind
        guard let field = type.declarations.first(where: { $0.isRequired && $0.type.isOneLine }) else {
            throw InvalidValue("no \(kind.singular) is called “\(text)”, and none can be made of a name alone")
        }
        var body = JSONObject()
        body[field.name] = .string(text.trimmed)
        if text.contains("@"), type.declarations.contains(where: { $0.name == "email" }) {
            body["email"] = .string(text.trimmed)
        }
        let record: any Record
        do throws(InvalidField) {
            record = try type.init(body: body)
        } catch {
            throw InvalidValue("“\(text)” cannot become a new \(kind.singular): \(error.problem)")
        }
        if let problem = record.fieldProblems.first {
            throw InvalidValue("“\(text)” cannot become a new \(kind.singular): \(problem.problem)")
        }
        let id = draft.createAny(record)
        places[id] = place
        add(id, called: text, kind: kind)
        return id
    }
}

extension FieldType {
    fileprivate var isOneLine: Bool { if case .text = self { true } else { false } }
}
