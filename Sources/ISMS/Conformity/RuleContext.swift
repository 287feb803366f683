import RecordFormat

extension Rule {
    /// What rules look at: the snapshot, the day, and what several of them need, derived once.
    ///
    /// Everything here is built in one pass over each register, so that no rule has to search.
    package struct Context: Sendable {
        package let isms: ISMS
        package let day: Day
        package let evaluations: [RiskEvaluation]
        package let statement: StatementOfApplicability
        package let plan: RiskTreatmentPlan
        /// The criteria in force.
        package let criteria: Entry<RiskCriteria>?

        let dependencies: AssetDependencies
        /// The lines of the statement that stand for Annex A controls.
        let lines: [ReferenceControlID: StatementOfApplicability.Line]
        /// The plan's items by the risk they treat.
        let treatments: [RecordID: RiskTreatmentPlan.Item]
        /// Open risks by the controls that treat them.
        let risksByControl: [RecordID: [Entry<Risk>]]
        /// Actions that are not cancelled, by the controls they bring about.
        let actionsByControl: [RecordID: [Entry<TreatmentAction>]]
        /// The evidence that lasts longest, by the control or obligation it speaks for.
        let lastingEvidence: [RecordID: Entry<Evidence>]
        /// Top management roles by the people who hold them or stand in.
        let topManagement: [RecordID: [Entry<RoleAssignment>]]
        /// The latest completed assessment of risks.
        let lastAssessment: Entry<RiskAssessment>?
        /// The newest issued Statement of Applicability.
        let lastStatement: Entry<IssuedStatement>?

        /// The newest issued statement as it derives from the commit it shows, where whoever asks could derive it.
        let issued: StatementOfApplicability?

        /// - Parameter issued: the newest issued statement, derived from the snapshot it was based on; nil where only
        ///   this snapshot is at hand.
        package init(_ isms: ISMS, on day: Day, issued: StatementOfApplicability? = nil) {
            self.issued = issued
            self.isms = isms
            self.day = day
            evaluations = isms.riskEvaluations(on: day)
            statement = StatementOfApplicability(of: isms, on: day)
            plan = RiskTreatmentPlan(of: isms, on: day)
            criteria = isms.riskCriteria(on: day)
            dependencies = AssetDependencies(of: isms)

            var lines: [ReferenceControlID: StatementOfApplicability.Line] = [:]
            for line in statement.lines { if case .reference(let id) = line.subject { lines[id] = line } }
            self.lines = lines
            treatments = Dictionary(plan.items.map { ($0.risk.id, $0) }, uniquingKeysWith: { first, _ in first })

            var risksByControl: [RecordID: [Entry<Risk>]] = [:]
            for evaluation in evaluations {
                for control in evaluation.risk.value.controls {
                    risksByControl[control.id, default: []].append(evaluation.risk)
                }
            }
            self.risksByControl = risksByControl
            var actionsByControl: [RecordID: [Entry<TreatmentAction>]] = [:]
            for action in isms[TreatmentAction.self] where action.status != .cancelled {
                for control in action.controls { actionsByControl[control.id, default: []].append(action) }
            }
            self.actionsByControl = actionsByControl
            var lasting: [RecordID: Entry<Evidence>] = [:]
            for evidence in isms[Evidence.self] {
                let end = evidence.validUntil?.number ?? .max
                for id in evidence.controls.map(\.id) + evidence.obligations.map(\.id) {
                    // Of two that end on one day the later record stands, so that one of them is reported, not both.
                    if let best = lasting[id], end < best.validUntil?.number ?? .max { continue }
                    lasting[id] = evidence
                }
            }
            lastingEvidence = lasting
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
            lastStatement = isms.newestStatement
        }
    }
}

/// Findings, and how their messages name things.
extension Rule.Context {
    /// A finding about a record; the message follows the record's name.
    func finding(_ item: any Item, _ message: String, remedy: String? = nil) -> Rule.RawFinding {
        Rule.RawFinding(record: item, message: "\(item.name) \(message)", remedy: remedy)
    }

    /// A finding about an Annex A control; the message follows its identifier.
    func finding(_ id: ReferenceControlID, _ message: String, record: (any Item)? = nil, remedy: String? = nil)
        -> Rule.RawFinding
    {
        Rule.RawFinding(record: record, referenceControl: id, message: "\(id) \(message)", remedy: remedy)
    }

    /// A finding about the ISMS as a whole.
    func finding(_ message: String, remedy: String? = nil) -> Rule.RawFinding {
        Rule.RawFinding(message: message, remedy: remedy)
    }

    /// One finding where a condition holds, else none.
    func finding(_ message: String, if applies: Bool) -> [Rule.RawFinding] {
        applies ? [finding(message)] : []
    }

    /// A finding about each of the records of a kind that still count and for which there is something to say.
    func findings<Value: Record>(_ type: Value.Type, _ message: (Entry<Value>) -> String?) -> [Rule.RawFinding] {
        isms[type].compactMap { entry in
            guard entry.value.isCurrent(on: day) else { return nil }
            return message(entry).map { finding(entry, $0) }
        }
    }
}

/// Questions several rules ask.
extension Rule.Context {
    /// Whether a decision leaves an Annex A control out, so that what it asks for is not asked for here.
    func isExcluded(_ id: ReferenceControlID?) -> Bool { id.flatMap { lines[$0] }?.applicability == .excluded }

    /// Whether a person held a role of top management on a day, as holder or deputy.
    func isTopManagement(_ person: Reference<Person>, on day: Day) -> Bool {
        topManagement[person.id]?.contains { $0.value.isInForce(on: day) } ?? false
    }

    func hasPassed(_ due: Day?) -> Bool { due.map { $0 < day } ?? false }

    /// Whether a day lies ahead, today included, by at most so many days.
    func isWithin(days: Int, _ coming: Day?) -> Bool { coming.map { (0...days).contains($0 - day) } ?? false }

    /// When somebody last looked at a record: its review, or a later change.
    func lastLook(at item: any Item, reviewedOn: Day?) -> Day {
        max(reviewedOn ?? Day(number: .min), Day(of: item.provenance.updatedAt))
    }

    /// "was last looked at on …", where that is more than a year ago.
    func yearOld(_ item: any Item, reviewedOn: Day?) -> String? {
        let last = lastLook(at: item, reviewedOn: reviewedOn)
        return last.adding(months: 12) < day ? "was last looked at on \(last)" : nil
    }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension [String] {
    /// The words as a sentence lists them: "a, b and c"; past so many, "a, b and 7 more".
    func listed(atMost limit: Int = 6) -> String {
        guard count > 1 else { return first ?? "" }
        if count > limit { return "\(prefix(limit - 1).joined(separator: ", ")) and \(count - limit + 1) more" }
        return "\(dropLast().joined(separator: ", ")) and \(self[count - 1])"
    }

    /// The words of which a condition holds: what is missing, in the order given.
    init(_ words: [(word: String, isMissing: Bool)]) { self = words.filter(\.isMissing).map(\.word) }
}
