import Accounts
import ISMS
package import Phrases
import RecordFormat
package import Registers

/// Something that waits for one person: a record and what it asks of them.
package struct Ask: Sendable {
    package let item: any Item
    /// What is asked, such as "review".
    package let what: Phrase
    /// By when; nil where it has no day.
    package let due: Day?

    package func isOverdue(on today: Day) -> Bool { due.map { $0 < today } ?? false }
}

/// All that waits for one principal: derived from the records, so that home, and later mail, calendar and API, tell the same.
package struct Asks: Sendable {
    /// Those with a day first, the earliest at the top.
    package let asks: [Ask]

    /// - Parameter derivation: the ISMS on the day it is asked about.
    package init(of derivation: Derivation, for principal: Principal) {
        let isms = derivation.isms
        var found: [Ask] = []
        if let person = principal.person {
            found += derivation.asks(ofOwner: person).map {
                Ask(item: $0.item, what: $0.matter.what, due: $0.matter.day)
            }
        }
        if let person = principal.person.flatMap({ isms[Reference<Person>($0)] }) {
            found += Self.joinings(told: person, in: isms, on: derivation.day)
        }
        if principal.roles.contains(.approver) { found += Self.approvals(in: isms, on: derivation.day) }
        // Nobody is sent to a record that refuses them.
        asks = found.filter { principal.may(.read, $0.item, in: isms) }
            .sorted { $0.due?.number ?? .max < $1.due?.number ?? .max }
    }

    /// Who joined a circle that somebody is in by a right of their own, within the last 30 days.
    private static func joinings(told person: Entry<Person>, in isms: ISMS, on day: Day) -> [Ask] {
        ISMS.secretKinds.flatMap { isms.items(of: $0) }.flatMap { item -> [Ask] in
            guard item.record.circle.contains(person.id) else { return [] }
            return item.record.circleJoinings.compactMap { joining in
                guard let moment = joining.at, joining.name != person.title else { return nil }
                let joined = isms.timeZone.day(of: moment)
                guard day < joined.adding(days: toldForDays) else { return nil }
                return Ask(
                    item: item,
                    what: "\(.data(joining.name)) joined the circle on \(joined): \(.data(joining.reason))", due: nil)
            }
        }
    }

    private static let toldForDays = 30

    /// What top management has not approved yet, drafts of what is in force among it.
    private static func approvals(in isms: ISMS, on day: Day) -> [Ask] {
        AccessPolicy.approved.sorted { $0.name < $1.name }.flatMap { kind in
            isms.items(of: kind).compactMap { item -> Ask? in
                guard item.record.isCurrent(on: day) else { return nil }
                if item.draftRecord != nil {
                    return Ask(item: item, what: "the draft of its next revision waits for approval", due: nil)
                }
                return item.isApproved ? nil : Ask(item: item, what: "\(kind.singular) waits for approval", due: nil)
            }
        }
    }
}
