import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

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
                        span(.class("faint")) { value.inFull(.instant, row["enteredAt"] ?? .null) }
                    }
                    dl(.class("changes")) {
                        for column in columns.typed where row[column.name]?.isEmpty == false {
                            dt { column.label }
                            dd { value.inFull(column.type, row[column.name] ?? .null) }
                        }
                    }
                    if let files = columns.files, row[files.name]?.isEmpty == false {
                        p(.class("files")) { value.inFull(files.type, row[files.name] ?? .null) }
                    }
                }
            }
        }
    }
}
