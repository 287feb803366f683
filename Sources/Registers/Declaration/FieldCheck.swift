import Phrases
package import RecordFormat

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

extension Record {
    /// The fields that tell of what has happened and say a moment or a day to come, as far as a change set them.
    ///
    /// - Parameters:
    ///   - now: the moment of the change. Clocks differ, so some minutes ahead are let pass.
    ///   - zone: by whose clocks days end.
    package func problemsOfTime(at now: Instant, in zone: TimeZoneRules, previous: (any Record)?) -> [InvalidField] {
        let latest = Instant(milliseconds: now.milliseconds + 300_000)
        return Self.fields.past.compactMap { field in
            let value = field.value(in: self)
            if value == previous?.value(of: field.name) { return nil }
            return field.declaration.isToCome(value, after: latest, in: zone)
                ? InvalidField(field.name, "is still to come") : nil
        }
    }
}

extension FieldDeclaration {
    fileprivate func isToCome(_ value: JSON, after latest: Instant, in zone: TimeZoneRules) -> Bool {
        switch (type, value) {
        case (.instant, .string(let text)) where isPast: Instant(iso: text).map { $0 > latest } ?? false
        case (.day, .string(let text)) where isPast: Day(text).map { $0 > zone.day(of: latest) } ?? false
        case (.rows(let columns), .array(let rows)), (.entries(let columns), .array(let rows)):
            rows.contains { row in columns.contains { $0.isToCome(row[$0.name] ?? .null, after: latest, in: zone) } }
        default: false
        }
    }
}

extension FieldType {
    /// How many elements a list or rows may have.
    package static let elementsMax = 1000

    /// What is wrong with a value that already has the right shape; nil where it is fine.
    func problem(with value: JSON) -> Phrase? {
        switch (self, value) {
        case (.text(let max), .string(let text)):
            if text.contains(where: \.isNewline) { return "must be one line" }
            return FieldType.problem(with: text, max: max)
        case (.longText(let max), .string(let text)): return FieldType.problem(with: text, max: max)
        case (.integer(let range), .integer(let number)) where !range.contains(number):
            return "\(number) is not within \(range.lowerBound) to \(range.upperBound)"
        case (.requirement(let choice), .string(let text)): return choice.problem(text)
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

    private static func problem(with text: String, max: Int) -> Phrase? {
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
