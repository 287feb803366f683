package import Frameworks
package import Phrases
package import RecordFormat
package import Registers

/// Where a deadline of one record stands at a moment.
package struct DeadlineStanding: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// It has not begun: the field it runs from is empty.
        case notStarted
        case running
        case met
        /// Met, so many minutes after it had passed.
        case late(minutes: Int)
        case passed
        case notApplicable(why: Phrase)
    }

    package let term: LegalTerm
    package let state: State
    /// When it runs out; nil where it has not begun or does not apply.
    package let due: Instant?
    package let start: Instant?
    /// The field that meets it.
    package let metBy: String

    /// How much of it is left, in milliseconds, negative once it has passed.
    package func left(at now: Instant) -> Int? { due.map { $0.milliseconds - now.milliseconds } }
}

extension Record {
    /// Where each of the record's deadlines stands at a moment.
    ///
    /// - Parameter zone: whose calendar counts a term of months; hours elapse alike everywhere.
    package func deadlines(at now: Instant, in zone: TimeZoneRules) -> [DeadlineStanding] {
        Self.register.clocks.compactMap { clock in
            guard let term = Catalog.bundled.terms[id: clock.code] else { return nil }
            let metBy = Self.fields[path: clock.met]?.name ?? ""
            if let why = clock.waived(self) {
                return DeadlineStanding(term: term, state: .notApplicable(why: why), due: nil, start: nil, metBy: metBy)
            }
            guard let start = self[keyPath: clock.start] else {
                return DeadlineStanding(term: term, state: .notStarted, due: nil, start: nil, metBy: metBy)
            }
            let due = term.end(from: start, in: zone)
            let state: DeadlineStanding.State
            if let met = self[keyPath: clock.met] {
                let over = met.milliseconds - due.milliseconds
                state = over <= 0 ? .met : .late(minutes: (over + 59_999) / 60_000)
            } else {
                state = now <= due ? .running : .passed
            }
            return DeadlineStanding(term: term, state: state, due: due, start: start, metBy: metBy)
        }
    }
}

extension LegalTerm {
    /// When the term ends that began at a moment.
    package func end(from start: Instant, in zone: TimeZoneRules) -> Instant {
        switch period {
        case .hours(let count): Instant(milliseconds: start.milliseconds + count * 3_600_000)
        case .months(let count): zone.adding(months: count, to: start)
        }
    }
}
