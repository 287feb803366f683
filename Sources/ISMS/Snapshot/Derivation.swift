import Synchronization

/// What is derived from a snapshot as it is judged on a day, each made when first asked for and then kept.
///
/// After a change, what an earlier snapshot derived is taken over wherever nothing that it goes by was changed.
package final class Derivation: Sendable {
    package let isms: ISMS
    package let day: Day
    private let madeStatement: Carried<StatementOfApplicability>
    private let madeEvaluations: Carried<[RiskEvaluation]>
    private let madePlan = Lazily<RiskTreatmentPlan>()
    /// What was changed since the commit it was asked for last.
    private let knownChanges = Mutex<(sequence: Int, changes: SnapshotChanges?)?>(nil)

    /// - Parameter earlier: what was derived from an earlier snapshot of the same organization.
    package init(of isms: ISMS, on day: Day, after earlier: Derivation? = nil) {
        self.isms = isms
        self.day = day
        let earlier = earlier.flatMap { $0.day == day ? $0 : nil }
        madeStatement = Carried(after: earlier.flatMap { $0.madeStatement.standing(in: $0.isms) })
        madeEvaluations = Carried(after: earlier.flatMap { $0.madeEvaluations.standing(in: $0.isms) })
    }

    package var statement: StatementOfApplicability {
        SnapshotRead.note(.anything("the Statement of Applicability"))
        return madeStatement.value { earlier in
            guard let earlier, let changes = changes(since: earlier.isms) else {
                return StatementOfApplicability(of: isms, on: day)
            }
            return StatementOfApplicability(of: isms, on: day, after: earlier.value, changes)
        }
    }

    /// Every open risk, in the order of codes.
    package var evaluations: [RiskEvaluation] {
        SnapshotRead.note(.register(Risk.kind))
        return madeEvaluations.value { earlier in
            guard let earlier, let changes = changes(since: earlier.isms) else {
                return isms.riskEvaluations(on: day)
            }
            return isms.riskEvaluations(on: day, after: earlier.value, changes)
        }
    }

    package var plan: RiskTreatmentPlan {
        SnapshotRead.note(.anything("the risk treatment plan"))
        return SnapshotRead.unheard { madePlan.value { RiskTreatmentPlan(of: isms, on: day) } }
    }

    /// What was changed since an earlier snapshot of the same organization; nil where that is too much to go by.
    package func changes(since earlier: ISMS) -> SnapshotChanges? {
        knownChanges.withLock { known in
            if let known, known.sequence == earlier.commit.sequence { return known.changes }
            let changes = SnapshotChanges(from: earlier, to: isms)
            known = (earlier.commit.sequence, changes)
            return changes
        }
    }

    /// A value made when first asked for, from that of an earlier snapshot where one is known.
    private final class Carried<Value: Sendable>: Sendable {
        struct Earlier: Sendable {
            let isms: ISMS
            let value: Value
        }

        private let made = Lazily<Value>()
        /// Dropped once it has served, so that snapshots long past do not stay.
        private let earlier: Mutex<Earlier?>

        init(after earlier: Earlier?) { self.earlier = Mutex(earlier) }

        func value(_ make: (Earlier?) -> Value) -> Value {
            // Whoever asks first makes it for all, and what is read for it is not what the first reads.
            SnapshotRead.unheard {
                made.value {
                    let value = make(earlier.withLock(\.self))
                    earlier.withLock { $0 = nil }
                    return value
                }
            }
        }

        /// What a later snapshot begins with: the value, or else the one this would have begun with itself.
        func standing(in isms: ISMS) -> Earlier? {
            // In this order: an earlier value goes only when there is one made.
            let earlier = earlier.withLock(\.self)
            return made.known.map { Earlier(isms: isms, value: $0) } ?? earlier
        }
    }
}

extension Derivation {
    /// What statement, evaluations and findings cost in memory, by estimate; counted from the beginning, since the first page
    /// makes them all.
    package var bytes: Int { isms.count * Self.bytesOfRecord + isms[Risk.self].count * Self.bytesOfRisk }

    // Found as the factors of `SnapshotBytes` were, by what the heap grew with the home page of 100 organizations.

    /// The statement's lines and findings, for each record of the snapshot.
    private static let bytesOfRecord = 100
    /// A risk's evaluation, its findings and its places in the statement and on the map.
    private static let bytesOfRisk = 2000
}
