import RecordFormat

/// Checks a body against what its fields declare: what is required, how long, within which range.
extension Record {
    package var fieldProblems: [InvalidField] {
        Self.fields.compactMap { field in
            let value = field.value(in: self)
            if value.saysNothing {
                return field.declaration.isRequired ? InvalidField(field.name, "must be given") : nil
            }
            return field.declaration.type.problem(with: value).map { InvalidField(field.name, $0) }
        }
    }
}

extension FieldType {
    /// How many elements a list or rows may have.
    package static let elementsMax = 1000

    /// What is wrong with a value that already has the right shape; nil where it is fine.
    func problem(with value: JSON) -> String? {
        switch (self, value) {
        case (.text(let max), .string(let text)):
            if text.contains(where: \.isNewline) { return "must be one line" }
            return FieldType.problem(with: text, max: max)
        case (.longText(let max), .string(let text)): return FieldType.problem(with: text, max: max)
        case (.integer(let range), .integer(let number)) where !range.contains(number):
            return "\(number) is not within \(range.lowerBound) to \(range.upperBound)"
        case (.list(let element), .array(let values)):
            if values.count > FieldType.elementsMax { return "has more than \(FieldType.elementsMax) entries" }
            // Figures in a row may repeat, names and references may not.
            if values.first?.integerValue == nil, Set(values).count < values.count {
                return "names the same entry twice"
            }
            return values.lazy.compactMap { element.problem(with: $0) }.first
        case (.rows(let columns), .array(let rows)), (.entries(let columns), .array(let rows)):
            if rows.count > FieldType.elementsMax { return "has more than \(FieldType.elementsMax) rows" }
            for (index, row) in rows.enumerated() {
                for column in columns {
                    let value = row[column.name] ?? .null
                    if value.saysNothing {
                        if column.isRequired { return "row \(index + 1): \(column.label) must be given" }
                    } else if let problem = column.type.problem(with: value) {
                        return "row \(index + 1): \(column.label) \(problem)"
                    }
                }
            }
            return nil
        default: return nil
        }
    }

    private static func problem(with text: String, max: Int) -> String? {
        // Bytes bound characters from above, so the usual short text is never walked.
        if text.utf8.count > max, text.count > max { return "is \(text.count) characters long, \(max) is the most" }
        if text.unicodeScalars.contains(where: {
            $0.properties.generalCategory == .control && !"\n\r\t".unicodeScalars.contains($0)
        }) {
            return "contains a control character"
        }
        return nil
    }
}

extension JSON {
    /// Whether a person left the field empty: white space alone fills nothing in.
    fileprivate var saysNothing: Bool { isEmpty || stringValue?.allSatisfy(\.isWhitespace) == true }
}
