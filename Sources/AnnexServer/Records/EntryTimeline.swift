import HTML
import ISMS
import RecordFormat

/// Entries of a record, the oldest first, each with who entered it and when.
struct EntryTimeline: Component {
    private let columns: [FieldDeclaration]
    private let rows: [JSON]
    private let value: FieldValue

    init(_ columns: [FieldDeclaration], _ rows: [JSON], _ value: FieldValue) {
        self.columns = columns
        self.rows = rows
        self.value = value
    }

    var body: Markup {
        ol(.class("entries")) {
            for row in rows {
                li {
                    p(.class("version-head")) {
                        span(.class("who")) { PrincipalName.short(row["enteredBy"]?.stringValue ?? "") }
                        " "
                        span(.class("faint")) { moment(row["enteredAt"]) }
                    }
                    dl(.class("changes")) {
                        for column in columns.typed where row[column.name]?.isEmpty == false {
                            dt { column.label }
                            dd { part(column, row) }
                        }
                    }
                    if let files = columns.files, row[files.name]?.isEmpty == false {
                        p(.class("files")) { part(files, row) }
                    }
                }
            }
        }
    }

    private func part(_ column: FieldDeclaration, _ row: JSON) -> Markup {
        FieldValue(
            column.type, row[column.name] ?? .null, in: value.isms, links: value.links, isBrief: false,
            of: value.record, field: value.field
        ).body
    }

    private func moment(_ json: JSON?) -> Markup {
        FieldValue(
            .instant, json ?? .null, in: value.isms, links: value.links, isBrief: false, of: value.record,
            field: value.field
        ).body
    }
}
