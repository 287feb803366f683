import ISMS
package import RecordFormat
import Operations
package import Phrases
package import Registers

/// What an import did, or would do.
package struct ImportSummary: Sendable {
    /// A column that went into a field.
    package struct Column: Hashable, Sendable {
        package let number: Int
        package let heading: String
        package let field: String
        package let label: Phrase
    }

    /// A column that was left out, and why.
    package struct IgnoredColumn: Hashable, Sendable {
        package let number: Int
        package let heading: String
        package let reason: Phrase
        /// Fields that were perhaps meant.
        package let nearest: [String]
    }

    /// A record that was made or changed.
    package struct Change: Sendable {
        package let kind: Kind
        /// In a rehearsal, the code it would be given now.
        package let code: String
        package let title: String
        /// The row it comes from; nil where a cell only named it.
        package let row: Int?
        /// Labels of the fields that changed; empty for a new record.
        package let fields: [Phrase]
    }

    package let kind: Kind
    package let sheet: String
    package let isRehearsal: Bool
    package let rowCount: Int
    package let created: [Change]
    package let changed: [Change]
    /// Rows whose record already says all they say.
    package let unchangedCount: Int
    /// Records made because cells name them, in the order of their making.
    package let alsoCreated: [Change]
    package let columns: [Column]
    package let ignored: [IgnoredColumn]
    /// What a person should know, in sentences.
    package let notes: [Phrase]
    /// The newest commit: the import's own, unless it changed nothing.
    package let sequence: Int

    /// Whether there was nothing to write.
    package var isEmpty: Bool { created.isEmpty && changed.isEmpty && alsoCreated.isEmpty }

    /// How many records were made beside the rows, by kind.
    package var alsoCreatedCounts: [(kind: Kind, count: Int)] {
        let counts = Dictionary(alsoCreated.map { ($0.kind, 1) }, uniquingKeysWith: +)
        return Kind.all.compactMap { kind in counts[kind].map { (kind, $0) } }
    }
}

extension ImportSummary.Column {
    package var letters: String { ColumnLetters.letters(of: number) }
}

extension ImportSummary.IgnoredColumn {
    package var letters: String { ColumnLetters.letters(of: number) }

    fileprivate var name: String { "\(letters)\(heading.isEmpty ? "" : " “\(heading.excerpt)”")" }

    fileprivate var sentence: Phrase {
        let meant = nearest.map { .data($0) }.joined(separator: " or ")
        return meant.isEmpty ? reason : "\(reason) (perhaps \(meant): say --map)"
    }
}

extension ImportSummary {
    /// The columns that were left out and why, those with the same reason in one line.
    package var ignoredLines: [Phrase] {
        var reasons: [Phrase] = []
        var columns: [Phrase: [String]] = [:]
        for column in ignored {
            if columns[column.sentence] == nil { reasons.append(column.sentence) }
            columns[column.sentence, default: []].append(column.name)
        }
        return reasons.map { "\(columns[$0, default: []].joined(separator: ", ")): \($0)" }
    }
}

extension ImportSummary {
    package var json: JSON {
        [
            "register": .string(kind.name), "sheet": .string(sheet), "dryRun": .bool(isRehearsal),
            "imported": .bool(!isRehearsal), "rows": .integer(rowCount), "unchanged": .integer(unchangedCount),
            "created": .array(created.map(\.json)), "changed": .array(changed.map(\.json)),
            "alsoCreated": .array(alsoCreated.map(\.json)), "commit": .integer(sequence),
            "columns": .array(
                columns.map { column in
                    [
                        "column": .string(column.letters), "heading": .string(column.heading),
                        "field": .string(column.field),
                    ]
                }),
            "ignoredColumns": .array(
                ignored.map { column in
                    [
                        "column": .string(column.letters), "heading": .string(column.heading),
                        "reason": .string(column.reason.english), "nearest": .array(column.nearest.map(JSON.string)),
                    ]
                }),
            "notes": .array(notes.map { .string($0.english) }),
        ]
    }
}

extension ImportSummary.Change {
    fileprivate var json: JSON {
        var members: JSON.Fields = [
            ("kind", .string(kind.name)), ("code", .string(code)), ("title", .string(title)),
        ]
        if let row { members.append(("row", .integer(row))) }
        if !fields.isEmpty { members.append(("fields", .array(fields.map { .string($0.english) }))) }
        return JSON(fields: members)
    }
}
