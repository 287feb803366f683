import Phrases
package import RecordFormat

/// Saying a field's value in words: what tables, record pages, exports and history show.
extension FieldDeclaration {
    /// The value in words, references as code and title, lists by commas, rows one a line.
    ///
    /// - Parameter snapshot: the snapshot whose records references name.
    package func text(of value: JSON, in snapshot: Snapshot) -> String { type.text(of: value, in: snapshot) }
}

extension FieldType {
    package func text(of value: JSON, in snapshot: Snapshot) -> String {
        switch (self, value) {
        case (_, .null): return ""
        case (.flag, .bool(let flag)): return flag ? "yes" : "no"
        case (.choice(let options), .string(let name)): return options.first { $0.name == name }?.label.text ?? name
        case (.reference, .string(let id)): return RecordID(id).map { snapshot.text(ofReference: $0) } ?? id
        case (.list(let element), .array(let values)):
            return values.map { element.text(of: $0, in: snapshot) }.joined(separator: ", ")
        case (.instant, .string(let text)):
            return Instant(iso: text).map { $0.text(in: snapshot.timeZone) } ?? text
        case (.money, _): return (try? Money(json: value))?.description ?? value.canonicalText
        case (.timeSpan, _): return (try? TimeSpan(json: value))?.description ?? value.canonicalText
        case (.recurrence, .string(let text)): return (try? Recurrence(json: value))?.description ?? text
        case (.file, _): return (try? StoredFile(json: value))?.description ?? value.canonicalText
        case (.entries(let columns), .array(let rows)):
            return rows.map { Self.text(ofEntry: $0, columns, in: snapshot) }.joined(separator: "\n")
        case (.rows(let columns), .array(let rows)):
            return rows.map { row in
                columns.compactMap { column -> String? in
                    guard let value = row[column.name], !value.isEmpty else { return nil }
                    return "\(column.label.text): \(column.type.text(of: value, in: snapshot))"
                }.joined(separator: "; ")
            }.joined(separator: "\n")
        case (.requirement(let choice), .string(let text)): return RequirementID(text).map(choice.written) ?? text
        case (_, .string(let text)): return text
        case (_, .integer(let number)): return String(number)
        default: return value.canonicalText
        }
    }
}

extension FieldType {
    /// An entry as a sentence: when and by whom it was entered, what it says, and the names of its files.
    private static func text(ofEntry row: JSON, _ columns: [FieldDeclaration], in snapshot: Snapshot) -> String {
        let stamp = [
            row["enteredAt"].map { FieldType.instant.text(of: $0, in: snapshot) }, row["enteredBy"]?.stringValue,
        ]
        let said = columns.typed.compactMap { column -> String? in
            guard let value = row[column.name], !value.isEmpty else { return nil }
            return "\(column.label.text): \(column.type.text(of: value, in: snapshot))"
        }
        let files = columns.files.map { $0.type.files(in: row[$0.name] ?? .null).map(\.name) } ?? []
        let named = files.isEmpty ? [] : ["Files: \(files.joined(separator: ", "))"]
        return stamp.compactMap(\.self).joined(separator: ", ") + ": " + (said + named).joined(separator: "; ")
    }
}

extension Snapshot {
    fileprivate func text(ofReference id: RecordID) -> String {
        guard let item = item(id: id) else {
            return erasedCodes[id].map { "\($0) (erased)" } ?? "a record that is gone"
        }
        return item.title.isEmpty ? item.code : "\(item.code) \(item.title)"
    }
}
