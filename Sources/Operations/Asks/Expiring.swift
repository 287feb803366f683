package import ISMS
import RecordFormat

/// Something that loses its validity soon, or lost it lately.
package struct Expiring: Sendable {
    package let item: any Item
    /// What ends, such as "evidence valid until".
    package let what: String
    package let day: Day
}

extension Derivation {
    /// What loses its validity within 60 days, or lost it within 30: evidence, acceptances, reviews; the earliest first.
    package var expiring: [Expiring] {
        let horizon = day.adding(days: 60)
        let past = day.adding(days: -30)
        var found: [Expiring] = []
        func add(_ item: any Item, _ what: String, _ when: Day?) {
            if let when, when <= horizon, when >= past { found.append(Expiring(item: item, what: what, day: when)) }
        }
        for evidence in isms[Evidence.self] { add(evidence, "evidence valid until", evidence.validUntil) }
        for evaluation in evaluations where evaluation.risk.acceptedBy != nil {
            add(evaluation.risk, "accepted until", evaluation.risk.acceptedUntil)
        }
        for document in isms[Document.self] where document.status == .approved {
            add(document, "review by", document.reviewBy)
        }
        for obligation in isms[Obligation.self] { add(obligation, "review by", obligation.reviewBy) }
        return found.sorted {
            ($0.day, $0.item.kind.prefix, $0.item.number) < ($1.day, $1.item.kind.prefix, $1.item.number)
        }
    }
}
