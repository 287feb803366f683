import ISMS
package import Phrases
import RecordFormat
package import Registers

/// Something that loses its validity soon, or lost it lately.
package struct Expiring: Sendable {
    package let item: any Item
    /// What ends, such as "evidence valid until".
    package let what: Phrase
    package let day: Day
}

extension Derivation {
    /// What loses its validity within 60 days, or lost it within 30: evidence, acceptances, reviews; the earliest first.
    package var expiring: [Expiring] {
        let horizon = day.adding(days: 60)
        let past = day.adding(days: -30)
        let found = lapses.compactMap { lapse -> Expiring? in
            guard let when = lapse.matter.day, when <= horizon, when >= past else { return nil }
            return Expiring(item: lapse.item, what: lapse.matter.what, day: when)
        }
        return found.sorted {
            ($0.day, $0.item.kind.prefix, $0.item.number) < ($1.day, $1.item.kind.prefix, $1.item.number)
        }
    }
}
