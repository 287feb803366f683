package import Phrases
package import RecordFormat

/// A day by which something about a record is to be done, and whoever answers for it is asked.
package struct DueDate<Value: Record>: Sendable {
    /// What is asked, such as "review".
    let what: Phrase
    let day: @Sendable (Value, Snapshot) -> Day?
    /// The field that holds the day; nil where it follows from others.
    let field: DayPath<Value>?
    /// How many days ahead it is asked; nil for as soon as the record is there.
    let aheadDays: Int?
    /// Whether it is asked even without a day.
    let isAskedWithoutDay: Bool
    let applies: @Sendable (Value) -> Bool

    /// - Parameters:
    ///   - what: what is asked, such as "review".
    ///   - field: the field that holds the day.
    ///   - aheadDays: how many days ahead it is asked; nil for as soon as the record is there.
    ///   - isAskedWithoutDay: whether it is asked even where the field is empty.
    package init(
        _ what: Phrase, by field: DayPath<Value>, aheadDays: Int? = nil, evenWithoutDay isAskedWithoutDay: Bool = false,
        while applies: @escaping @Sendable (Value) -> Bool
    ) {
        self.init(
            what, day: { value, _ in value[keyPath: field] }, field: field, aheadDays: aheadDays,
            isAskedWithoutDay: isAskedWithoutDay,
            applies: applies)
    }

    /// A day that follows from other fields, such as a year after the last confirmation.
    package init(
        _ what: Phrase, on day: @escaping @Sendable (Value) -> Day?, aheadDays: Int? = nil,
        evenWithoutDay isAskedWithoutDay: Bool = false, while applies: @escaping @Sendable (Value) -> Bool
    ) {
        self.init(
            what, day: { value, _ in day(value) }, field: nil, aheadDays: aheadDays,
            isAskedWithoutDay: isAskedWithoutDay, applies: applies)
    }

    /// A day that a field says, or else one that follows from the record and others.
    package init(
        _ what: Phrase, by field: DayPath<Value>, else follows: @escaping @Sendable (Value, Snapshot) -> Day?,
        while applies: @escaping @Sendable (Value) -> Bool
    ) {
        self.init(
            what, day: { value, snapshot in value[keyPath: field] ?? follows(value, snapshot) }, field: field,
            aheadDays: nil, isAskedWithoutDay: false, applies: applies)
    }

    private init(
        _ what: Phrase, day: @escaping @Sendable (Value, Snapshot) -> Day?, field: DayPath<Value>?, aheadDays: Int?,
        isAskedWithoutDay: Bool, applies: @escaping @Sendable (Value) -> Bool
    ) {
        self.what = what
        self.day = day
        self.field = field
        self.aheadDays = aheadDays
        self.isAskedWithoutDay = isAskedWithoutDay
        self.applies = applies
    }
}

/// A day on which something about a record loses its validity.
package struct Lapse<Value: Record>: Sendable {
    /// What ends, such as "evidence valid until".
    let what: Phrase
    let day: DayPath<Value>
    let applies: @Sendable (Value) -> Bool

    package init(
        _ what: Phrase, on day: DayPath<Value>, while applies: @escaping @Sendable (Value) -> Bool = { _ in true }
    ) {
        self.what = what
        self.day = day
        self.applies = applies
    }
}

/// What an owner is asked to decide about a record, whatever the day.
package struct OwnerDecisions<Value: Record>: Sendable {
    /// The decisions that wait, in words; a pure function of the snapshot and its day.
    let waiting: @Sendable (Entry<Value>, Derivation) -> [Phrase]

    package init(_ waiting: @escaping @Sendable (Entry<Value>, Derivation) -> [Phrase]) { self.waiting = waiting }
}

/// Something about a record that a day is set for.
package struct DatedMatter: Sendable {
    package let what: Phrase
    package let day: Day?
}

extension Record {
    /// What is to be done about a record by a day, as it is asked of whoever answers for it.
    func duties(in snapshot: Snapshot, on today: Day) -> [DatedMatter] {
        Self.register.due.compactMap { due in
            guard due.applies(self) else { return nil }
            guard let day = due.day(self, snapshot) else {
                return due.isAskedWithoutDay ? DatedMatter(what: due.what, day: nil) : nil
            }
            if let ahead = due.aheadDays, day >= today.adding(days: ahead) { return nil }
            return DatedMatter(what: due.what, day: day)
        }
    }

    /// What about a record loses its validity on a day.
    var lapses: [DatedMatter] {
        Self.register.lapses.compactMap { lapse in
            guard lapse.applies(self), let day = self[keyPath: lapse.day] else { return nil }
            return DatedMatter(what: lapse.what, day: day)
        }
    }

    fileprivate static func asksOwners(_ derivation: Derivation, of person: RecordID) -> [OwnerAsk] {
        let register = register
        guard register.owned.owner != nil, !register.due.isEmpty || register.decisions != nil else { return [] }
        return derivation.snapshot[Self.self].entries.filter { $0.value.answering == person }.flatMap { entry in
            entry.value.duties(in: derivation.snapshot, on: derivation.day).map { OwnerAsk(item: entry, matter: $0) }
                + (register.decisions?.waiting(entry, derivation) ?? []).map {
                    OwnerAsk(item: entry, matter: DatedMatter(what: $0, day: nil))
                }
        }
    }

    fileprivate static func lapsing(_ snapshot: Snapshot) -> [OwnerAsk] {
        register.lapses.isEmpty
            ? []
            : snapshot[Self.self].entries.flatMap { entry in
                entry.value.lapses.map { OwnerAsk(item: entry, matter: $0) }
            }
    }
}

/// A record and what is asked about it.
package struct OwnerAsk: Sendable {
    package let item: any Item
    package let matter: DatedMatter
}

extension Derivation {
    /// What is asked of a person for what they answer for: what is due, and what waits for their decision.
    package func asks(ofOwner person: RecordID) -> [OwnerAsk] {
        snapshot.list.types.flatMap { $0.asksOwners(self, of: person) }
    }

    /// Everything that has a day on which it loses its validity.
    package var lapses: [OwnerAsk] { snapshot.list.types.flatMap { $0.lapsing(snapshot) } }
}
