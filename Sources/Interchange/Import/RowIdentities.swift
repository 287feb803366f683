import ISMS
import Phrases
import RecordFormat
import Registers

/// Decides which record a row speaks of: by its code, else by a name it has elsewhere, else by what tells records of the
/// register apart. No two rows may speak of one record.
struct RowIdentities {
    private struct SeenRow {
        let row: Int
        let hasOtherName: Bool
    }

    private let type: any Record.Type
    private let isms: ISMS
    private let advice: ImportAdvice
    private let existing: [[String]: [any Item]]
    /// What a new record says before anything is given, such as the first of several choices.
    private let blank: JSONObject
    private var rowsByRecord: [RecordID: Int] = [:]
    private var rowsByOtherName: [[String]: Int] = [:]
    private var rowsByKey: [[String]: SeenRow] = [:]

    init(_ type: any Record.Type, in isms: ISMS, advice: ImportAdvice) {
        self.type = type
        self.advice = advice
        self.isms = isms
        let blank = type.init().body
        self.blank = blank
        existing = Dictionary(grouping: isms.items(of: type.kind)) { Self.key($0.body, of: type, blank) ?? [] }
    }

    /// The record a row speaks of; nil where it is a new one.
    /// - Parameters:
    ///   - code: the text in the column of codes; empty where there is none.
    ///   - body: what the row says, as far as it stands by itself.
    /// - Throws: the field, and what is wrong with it.
    mutating func item(forRow row: Int, code: String, body: JSONObject) throws(InvalidField) -> (any Item)? {
        let item =
            try code.isEmpty ? otherwise(row: row, body: body) : self.item(code: code)
        if let item {
            if let earlier = rowsByRecord.updateValue(row, forKey: item.id) {
                throw InvalidField("", "is \(item.name), and so is row \(earlier); leave one of them")
            }
        }
        return item
    }

    private func item(code: String) throws(InvalidField) -> any Item {
        if let item = isms.item(code: code), item.kind == type.kind { return item }
        throw InvalidField(
            "code",
            "there is no \(type.kind.singular) “\(code)”; codes are given here, so leave the cell empty to add one, \(advice.takingCodeElsewhere)"
        )
    }

    private mutating func otherwise(row: Int, body: JSONObject) throws(InvalidField) -> (any Item)? {
        var hasOtherName = false
        var named: (any Item)?
        for field in ISMS.otherNameFields {
            guard let name = body[field]?.stringValue, !name.isEmpty else { continue }
            hasOtherName = true
            if let earlier = rowsByOtherName.updateValue(row, forKey: [field, name.lowercased()]) {
                throw InvalidField(field, "“\(name)” also stands in row \(earlier)")
            }
            let found = isms.items(of: type.kind, calledElsewhere: name).filter {
                $0.body[field]?.stringValue?.lowercased() == name.lowercased()
            }
            if found.count > 1 {
                let codes = found.map(\.code).joined(separator: ", ")
                throw InvalidField(field, "“\(name)” could be any of \(codes); add a column “Code”")
            }
            named = named ?? found.first
        }
        guard let key = Self.key(body, of: type, blank) else { return named }
        if let seen = rowsByKey[key], !(seen.hasOtherName && hasOtherName) {
            throw InvalidField(
                type.identityFields.first ?? "",
                "is the same as in row \(seen.row); tell them apart by name, or by a column “External reference”")
        }
        rowsByKey[key] = SeenRow(row: row, hasOtherName: hasOtherName)
        if let named { return named }
        let found = (existing[key] ?? []).filter { item in
            // A record that is known elsewhere by another name is another record, however alike they are called.
            let theirs = item.body
            return !ISMS.otherNameFields.contains { field in
                guard let name = body[field]?.stringValue, let other = theirs[field]?.stringValue else { return false }
                return name.lowercased() != other.lowercased()
            }
        }
        if found.count > 1 {
            let codes = found.map(\.code).joined(separator: ", ")
            throw InvalidField(
                type.identityFields.first ?? "", "could be any of \(codes); add a column “Code” that says which")
        }
        return found.first
    }

    /// The values that tell a record apart, folded; nil where there are none.
    private static func key(_ body: JSONObject, of type: any Record.Type, _ blank: JSONObject) -> [String]? {
        let values = type.identityFields.map { field in
            switch body[field] ?? blank[field] {
            case .string(let text): text.trimmed.lowercased()
            case let value?: value.canonicalText
            case nil: ""
            }
        }
        return values.allSatisfy(\.isEmpty) ? nil : values
    }
}
