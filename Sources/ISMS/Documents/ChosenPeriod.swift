package import Frameworks
package import Phrases
package import RecordFormat
package import Registers

/// A period that an organization sets by a choice in one of its documents: by the newest that is approved, else by the
/// template's default. A draft sets nothing.
package struct ChosenPeriod: Sendable {
    package enum Unit: Sendable {
        case days
        /// Monday to Friday; holidays differ from place to place and are counted.
        case workingDays
    }

    /// The document that has the choice, by its template.
    let template: DocumentTemplate.ID
    /// The name of the choice.
    let choice: String
    let unit: Unit
    /// The template's default, which a test compares with the template.
    let standard: Int

    package init(_ choice: String, of template: DocumentTemplate.ID, in unit: Unit, otherwise standard: Int) {
        self.choice = choice
        self.template = template
        self.unit = unit
        self.standard = standard
    }

    /// How many days it is now.
    package func length(in isms: ISMS) -> Int {
        let approved = isms[Document.self].entries.filter { $0.template == template && $0.status == .approved }
        let newest = approved.max {
            ($0.approvedOn?.number ?? 0, $0.number) < ($1.approvedOn?.number ?? 0, $1.number)
        }
        return newest?.choices.first { $0.name == choice }.flatMap { Int($0.value) } ?? standard
    }

    /// The last day of the period; nil where it has not begun. The day on which it begins is not counted.
    package func end(after start: Instant?, in isms: ISMS) -> Day? {
        guard let start else { return nil }
        let day = isms.timeZone.day(of: start)
        return switch unit {
        case .days: day.adding(days: length(in: isms))
        case .workingDays: day.adding(workingDays: length(in: isms))
        }
    }
}

extension DueDate {
    /// A day that a field says, or else one that follows from a moment by a period which a document sets.
    ///
    /// ```swift
    /// DueDate("lessons to be drawn", by: \.reviewBy, else: lessonPeriod, after: \.recoveredAt) { $0.status == .recovered }
    /// ```
    package init(
        _ what: Phrase, by field: DayPath<Value>, else period: ChosenPeriod, after start: MomentPath<Value>,
        while applies: @escaping @Sendable (Value) -> Bool
    ) {
        self.init(
            what, by: field, else: { value, isms in period.end(after: value[keyPath: start], in: isms) },
            while: applies)
    }
}

extension Day {
    /// The day so many working days later, Monday to Friday.
    func adding(workingDays count: Int) -> Day {
        var day = self
        var left = count
        while left > 0 {
            day = day.adding(days: 1)
            if day.weekday < .saturday { left -= 1 }
        }
        return day
    }
}
