import ISMS
import Interchange
import Operations
import Phrases
import Registers
import Serving

/// The controls by which a person says how a file is read and which column goes where.
enum ImportColumnsForm {
    static let delimiters: [(value: String, label: Phrase, delimiter: CSVDelimiter)] = [
        ("comma", "Comma ,", .comma), ("semicolon", "Semicolon ;", .semicolon), ("tab", "Tab", .tab),
        ("bar", "Vertical bar |", .verticalBar),
    ]

    static func name(ofColumn column: Int) -> String { "m.\(column)" }

    /// The fields that a column can fill in by itself: no files. Approvals are recorded as given in the file.
    static func fields(of kind: Kind) -> [FieldDeclaration] {
        (Kind.type(named: kind.name)?.declarations ?? []).filter {
            field in
            field.type != .attachment && !kind.approvals.contains { $0.notes == field.name }
                && (kind.isApprovalField(field.name) || !kind.isSetByOperation(field.name))
        }
    }

    /// The fields for which one value may be given for all rows; what tells records apart is none.
    static func defaulted(of kind: Kind) -> [FieldDeclaration] {
        let identity = Kind.type(named: kind.name)?.identityFields ?? []
        return fields(of: kind).filter {
            ($0.isRequired || $0.name == "owner") && FieldEditor.isInPlace($0) && !identity.contains($0.name)
        }
    }

    /// How the file is read: sheet, delimiter, row of headings. Another reading forgets which column went where.
    static func takeReading(_ sent: FormData, into choices: inout ImportChoices) {
        let before = choices
        if let sheet = sent["sheet"] { choices.sheet = sheet.isEmpty ? nil : sheet }
        if let name = sent["delimiter"] {
            choices.delimiter = delimiters.first { $0.value == name }?.delimiter
        }
        if let text = sent["heading"] { choices.headingRow = Int(text.trimmed).flatMap { $0 > 0 ? $0 : nil } }
        if (before.sheet, before.delimiter, before.headingRow)
            != (choices.sheet, choices.delimiter, choices.headingRow)
        {
            choices.fields = nil
        }
    }

    /// Which column goes where, and what is done about gaps.
    static func takeColumns(_ sent: FormData, of kind: Kind, into choices: inout ImportChoices) {
        var fields: [Int: String] = [:]
        for (name, value) in sent.pairs where name.hasPrefix("m.") {
            guard let column = Int(name.dropFirst(2)), (1...ImportReading.limits.columns).contains(column) else {
                continue
            }
            fields[column] = value
        }
        choices.fields = fields
        choices.defaults = [:]
        for field in defaulted(of: kind) {
            if let text = sent[FieldEditor.name(of: field)]?.trimmed, !text.isEmpty {
                choices.defaults[field.name] = text
            }
        }
        choices.createsMissing = sent["create-missing"] == "yes"
        choices.clearsEmpty = sent["clear-empty"] == "yes"
        choices.dateOrder = sent["dates"].flatMap { ImportOptions.DateOrder(rawValue: $0) }
    }
}
