import RecordFormat
import Registers

extension Rule {
    /// What rules look at that is the same for all of them. What takes more than a look is worked out when the first asks.
    final class Facts: Sendable {
        let derivation: Derivation
        /// What every rule may go by, whatever it says of its reading.
        let forAll: ForAll
        private let history: HistoryFacts
        private let madeLines = Lazily<[ReferenceControlID: StatementOfApplicability.Line]>()
        private let madeDependencies = Lazily<AssetDependencies>()
        private let madeLastingEvidence = Lazily<[RecordID: Entry<Evidence>]>()

        /// The kinds of records that every rule may go by: where one of these was changed, nothing found earlier stands.
        static let kindsForAll: Set<Kind> = [
            RiskCriteria.kind, RiskAssessment.kind, RoleAssignment.kind, Programme.kind,
        ]

        init(_ derivation: Derivation, history: HistoryFacts = HistoryFacts()) {
            self.derivation = derivation
            self.history = history
            forAll = Self.watched("What all rules may go by", goingBy: Self.kindsForAll, in: derivation.isms) {
                ForAll(derivation.isms, on: derivation.day)
            }
        }

        /// The newest issued statement as it derives from the commit it shows, where whoever asks could derive it.
        var issued: StatementOfApplicability? {
            SnapshotRead.note(.anything("the newest issued statement"))
            return history.issued
        }

        /// The approvals of before that do not hold what they say.
        var slips: [ApprovalSlip] {
            SnapshotRead.note(.anything("the approvals that slipped through"))
            return history.slips
        }

        /// The lines of the statement that stand for Annex A controls.
        var lines: [ReferenceControlID: StatementOfApplicability.Line] {
            let statement = derivation.statement
            return madeLines.value {
                var lines: [ReferenceControlID: StatementOfApplicability.Line] = [:]
                for line in statement.referenceLines {
                    if case .reference(let id) = line.subject { lines[id] = line }
                }
                return lines
            }
        }

        var dependencies: AssetDependencies {
            shared(madeDependencies, "What assets inherit", of: Asset.self) { AssetDependencies(of: $0) }
        }

        /// The evidence that lasts longest, by the control or obligation it speaks for.
        var lastingEvidence: [RecordID: Entry<Evidence>] {
            shared(madeLastingEvidence, "Which evidence lasts longest", of: Evidence.self) { isms in
                var lasting: [RecordID: Entry<Evidence>] = [:]
                for evidence in isms[Evidence.self] {
                    let end = evidence.validUntil?.number ?? .max
                    for id in evidence.controls.map(\.id) + evidence.obligations.map(\.id) {
                        // Of two that end on one day the later record stands, so that one of them is reported, not both.
                        if let best = lasting[id], end < best.validUntil?.number ?? .max { continue }
                        lasting[id] = evidence
                    }
                }
                return lasting
            }
        }

        /// Something that goes by one register, made once. Asking for it is reading that register, whoever makes it.
        private func shared<Fact, Value: Record>(
            _ made: Lazily<Fact>, _ name: String, of type: Value.Type, _ make: (ISMS) -> Fact
        ) -> Fact {
            SnapshotRead.note(.register(type.kind))
            let isms = derivation.isms
            return made.value { Self.watched(name, goingBy: [type.kind], in: isms) { make(isms) } }
        }

        /// Makes something that goes by whole registers; a debug build watches that it goes by no others.
        private static func watched<Fact>(
            _ name: String, goingBy kinds: Set<Kind>, in isms: ISMS, _ make: () -> Fact
        ) -> Fact {
            #if DEBUG
                ReadingWatch(name, reads: .registers(kinds), kinds: kinds, in: isms).watch(make)
            #else
                make()
            #endif
        }
    }
}

extension Rule.Facts {
    /// What follows from the registers of `kindsForAll`.
    struct ForAll: Sendable {
        /// The criteria in force.
        let criteria: Entry<RiskCriteria>?
        /// Top management roles by the people who hold them or stand in.
        let topManagement: [RecordID: [Entry<RoleAssignment>]]
        /// The latest completed assessment of risks.
        let lastAssessment: Entry<RiskAssessment>?
        /// What the organization is held to.
        let frameworks: Set<RequirementID.Framework>

        init(_ isms: ISMS, on day: Day) {
            criteria = isms.riskCriteria(on: day)
            frameworks = isms.frameworks(on: day)
            var topManagement: [RecordID: [Entry<RoleAssignment>]] = [:]
            for assignment in isms[RoleAssignment.self] where assignment.role == .topManagement {
                for person in [assignment.person, assignment.deputy].compactMap(\.self) {
                    topManagement[person.id, default: []].append(assignment)
                }
            }
            self.topManagement = topManagement
            lastAssessment = isms[RiskAssessment.self].entries
                .filter { $0.status == .completed && ($0.completedOn.map { $0 <= day } ?? true) }
                .max { ($0.completedOn?.number ?? 0, $0.number) < ($1.completedOn?.number ?? 0, $1.number) }
        }
    }
}
