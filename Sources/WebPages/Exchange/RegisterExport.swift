import ISMS
import RecordFormat
import Registers
import Reports
import Operations
import Phrases
import Serving

/// A register's list as a document: the records that match, in the order and with the columns that are shown.
///
/// Codes come first and references are written as names or codes, so that the file can be changed in a spreadsheet and
/// imported again.
struct RegisterExport {
    let kind: Kind
    let items: [any Item]
    let columns: [RegisterColumn]
    let derived: Derived
    let principal: Principal
    /// What narrowed the list, in words; empty where it is whole.
    let narrowing: Phrase

    var document: ReportDocument {
        let isms = derived.isms
        let title: Phrase = "Register of \(kind.plural)"
        let point = isms.commit
        let organization = isms.organization.map { Phrase.data($0.legalName.isEmpty ? $0.title : $0.legalName) } ?? ""
        return ReportDocument(
            title: title, subtitle: narrowing.isEmpty ? nil : narrowing, organization: organization,
            control: DocumentControl(
                documentType: title, status: ReportStatus("Derived", tone: .neutral),
                classification: (isms.organization?.reportClassification ?? .confidential).label.capitalizedFirst,
                asOf: DocumentControl.AsOf(
                    sequence: point.sequence, hash: point.hash, instant: point.time ?? Instant(milliseconds: 0)),
                generatedBy: AnnexVersion.generator),
            mainTable: kind.plural.capitalizedFirst
        ) {
            table
        }
    }

    private var table: ReportTable {
        let heads =
            [ReportTable.Column("Code", .code)]
            + columns.map { column in
                ReportTable.Column(column.label, Self.kind(of: column), choices: Self.choices(of: column))
            }
        let rows = items.map { item in
            ReportTable.Row(code: item.code, [.code(item.code)] + columns.map { cell($0, item) })
        }
        return ReportTable(
            kind.plural.capitalizedFirst, columns: heads, groups: [ReportTable.Group(rows: rows)],
            emptyNote: "No \(kind.plural).")
    }

    private static func kind(of column: RegisterColumn) -> ReportTable.Kind {
        switch column {
        case .computed(let column): column.isLevel ? .level : .number
        case .field(let field):
            switch field.type {
            case .integer: .number
            case .day: .day
            case .list: .list
            case .requirement: .code
            case .text, .longText, .flag, .choice, .reference, .attachment, .rows, .file, .entries, .instant, .decimal,
                .money, .timeSpan, .recurrence:
                .text
            }
        }
    }

    private static func choices(of column: RegisterColumn) -> [Phrase] {
        guard case .field(let field) = column else { return [] }
        return switch field.type {
        case .choice(let options): options.map(\.label)
        case .flag: ["yes", "no"]
        default: []
        }
    }

    private func cell(_ column: RegisterColumn, _ item: any Item) -> ReportCell {
        switch column {
        case .computed(let column):
            switch column.value(item, derived.derivation) {
            case .none: return .empty
            case .count(let count): return .count(count)
            case .level(let value): return level(value)
            }
        case .field(let field): return cell(field.type, item.value(of: field.name))
        }
    }

    private func level(_ level: RiskLevel) -> ReportCell {
        .level(
            ReportLevel(
                .data(level.band.capitalizedFirst), color: ReportColor(level.colour) ?? ReportColor(0x808080),
                figure: level.value))
    }

    private func cell(_ type: FieldType, _ value: JSON) -> ReportCell {
        switch (type, value) {
        case (_, .null): .empty
        case (.integer, .integer(let number)): .count(number)
        case (.day, .string(let text)): Day(text).map { .day($0) } ?? .data(text)
        case (.reference, .string(let id)): .data(name(ofReference: id))
        case (.requirement, .string): .code(type.text(of: value, in: derived.isms))
        case (.list(of: .reference), .array(let values)): .codes(values.compactMap { $0.stringValue.flatMap(code) })
        case (.list(of: let element), .array(let values)) where element.isRequirement:
            .codes(values.map { element.text(of: $0, in: derived.isms) })
        case (.list(let element), .array(let values)):
            .list(values.map { .data(element.text(of: $0, in: derived.isms)) })
        default: .data(type.text(of: value, in: derived.isms))
        }
    }

    /// What a record that is referred to is called. Of one that may not be read, nothing but its code leaves.
    private func name(ofReference id: String) -> String? {
        guard let item = RecordID(id).flatMap({ derived.isms.item(id: $0) }) else { return code(id) }
        return item.title.isEmpty || !principal.may(.read, item, in: derived.isms) ? item.code : item.title
    }

    private func code(_ id: String) -> String? {
        guard let id = RecordID(id) else { return nil }
        return derived.isms.item(id: id)?.code ?? derived.isms.erasedCodes[id]
    }
}
