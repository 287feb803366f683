import RecordFormat

extension Rule {
    /// What a rule looks at: the snapshot, the day, what several rules need, and what the rule found in an earlier check.
    struct Context: Sendable {
        let facts: Facts
        let rule: Header
        /// What it found last, and what was changed since; nil where there is no telling.
        let earlier: Earlier?

        struct Earlier: Sendable {
            let findings: [Finding]
            let changes: SnapshotChanges
        }
    }

    /// What rules look at that is the same for all of them. What takes more than a look is worked out when the first asks.
    final class Facts: Sendable {
        let derivation: Derivation
        /// The criteria in force.
        let criteria: Entry<RiskCriteria>?
        /// Top management roles by the people who hold them or stand in.
        let topManagement: [RecordID: [Entry<RoleAssignment>]]
        /// The latest completed assessment of risks.
        let lastAssessment: Entry<RiskAssessment>?
        /// The newest issued statement as it derives from the commit it shows, where whoever asks could derive it.
        let issued: StatementOfApplicability?
        private let madeLines = Lazily<[ReferenceControlID: StatementOfApplicability.Line]>()
        private let madeDependencies = Lazily<AssetDependencies>()
        private let madeLastingEvidence = Lazily<[RecordID: Entry<Evidence>]>()

        /// The kinds of records that every rule may go by: where one of these was changed, nothing found earlier stands.
        static let kindsForAll: Set<Kind> = [RiskCriteria.kind, RiskAssessment.kind, RoleAssignment.kind]

        init(_ derivation: Derivation, issued: StatementOfApplicability?) {
            self.derivation = derivation
            self.issued = issued
            let (isms, day) = (derivation.isms, derivation.day)
            criteria = isms.riskCriteria(on: day)
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

        /// The lines of the statement that stand for Annex A controls.
        var lines: [ReferenceControlID: StatementOfApplicability.Line] {
            madeLines.value {
                var lines: [ReferenceControlID: StatementOfApplicability.Line] = [:]
                for line in derivation.statement.referenceLines {
                    if case .reference(let id) = line.subject { lines[id] = line }
                }
                return lines
            }
        }

        var dependencies: AssetDependencies { madeDependencies.value { AssetDependencies(of: derivation.isms) } }

        /// The evidence that lasts longest, by the control or obligation it speaks for.
        var lastingEvidence: [RecordID: Entry<Evidence>] {
            madeLastingEvidence.value {
                var lasting: [RecordID: Entry<Evidence>] = [:]
                for evidence in derivation.isms[Evidence.self] {
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
    }
}

extension Rule.Context {
    var isms: ISMS { facts.derivation.isms }
    var day: Day { facts.derivation.day }
    var statement: StatementOfApplicability { facts.derivation.statement }
    /// Every open risk, in the order of codes.
    var evaluations: [RiskEvaluation] { facts.derivation.evaluations }
    var criteria: Entry<RiskCriteria>? { facts.criteria }
    var lines: [ReferenceControlID: StatementOfApplicability.Line] { facts.lines }
    var dependencies: AssetDependencies { facts.dependencies }
    var lastingEvidence: [RecordID: Entry<Evidence>] { facts.lastingEvidence }
    var topManagement: [RecordID: [Entry<RoleAssignment>]] { facts.topManagement }
    var lastAssessment: Entry<RiskAssessment>? { facts.lastAssessment }
    var issued: StatementOfApplicability? { facts.issued }
    /// The newest issued Statement of Applicability.
    var lastStatement: Entry<IssuedStatement>? { isms.newestStatement }
}

/// Findings, and how their messages name things.
extension Rule.Context {
    /// A finding about a record; the message follows the record's name.
    /// - Parameter remedy: what to do in this case, where it differs from the rule's general remedy.
    func finding(_ item: any Item, _ message: String, remedy: String? = nil) -> Finding {
        Finding(of: rule, about: item, message: "\(item.name) \(message)", remedy: remedy)
    }

    /// A finding about an Annex A control; the message follows its identifier.
    func finding(_ id: ReferenceControlID, _ message: String, record: (any Item)? = nil, remedy: String? = nil)
        -> Finding
    {
        Finding(of: rule, about: record, id, message: "\(id) \(message)", remedy: remedy)
    }

    /// A finding about the ISMS as a whole.
    func finding(_ message: String, remedy: String? = nil) -> Finding {
        Finding(of: rule, message: message, remedy: remedy)
    }

    /// One finding where a condition holds, else none.
    func finding(_ message: String, if applies: Bool) -> [Finding] {
        applies ? [finding(message)] : []
    }
}

/// What a rule goes by when it speaks about a record, and so when it need not be asked again.
enum RuleReading {
    /// The record, those it is linked with in either direction, and `Facts.kindsForAll`.
    case neighbours
    /// Everything in the registers of these kinds, and nothing else.
    case registers(Set<Kind>)
    case everything
}

/// Findings about each record of a kind by itself. Where little was changed since the last check, what was found then
/// stands, and only the records around the changes are looked at.
extension Rule.Context {
    /// A finding about each of the records of a kind that still count and for which there is something to say.
    func findings<Value: Record>(
        _ type: Value.Type, reading: RuleReading = .neighbours, _ message: (Entry<Value>) -> String?
    ) -> [Finding] {
        func judge(_ entry: Entry<Value>) -> Finding? {
            guard entry.value.isCurrent(on: day) else { return nil }
            return message(entry).map { finding(entry, $0) }
        }
        return carried(type, reading, judge) ?? isms[type].compactMap(judge)
    }

    /// A finding about each open risk for which there is something to say, of its ratings, its treatment and what that
    /// is linked with.
    func openRisks(_ message: (RiskEvaluation) -> String?) -> [Finding] {
        func judge(_ evaluation: RiskEvaluation) -> Finding? {
            message(evaluation).map { finding(evaluation.risk, $0) }
        }
        let carried = carried(Risk.self, .neighbours) { risk in
            risk.status == .open ? judge(RiskEvaluation(of: risk, in: isms, on: day)) : nil
        }
        return carried ?? evaluations.compactMap(judge)
    }

    /// Findings about all records of a kind together, unless nothing in its register was changed since the last check.
    func together<Value: Record>(_ type: Value.Type, _ find: () -> [Finding]) -> [Finding] {
        carried(type, .registers([type.kind])) { _ in nil } ?? find()
    }

    /// What was found about the records of a kind last, with what there is to say about those around the changes; nil
    /// where all of them have to be looked at.
    private func carried<Value: Record>(
        _ type: Value.Type, _ reading: RuleReading, _ judge: (Entry<Value>) -> Finding?
    ) -> [Finding]? {
        guard let earlier else { return nil }
        switch reading {
        case .everything: return nil
        case .registers(let kinds):
            return kinds.isDisjoint(with: earlier.changes.kinds) ? earlier.findings(about: type) : nil
        case .neighbours:
            var findings = earlier.findings(about: type)
            for (number, entry) in earlier.changes.places(type, in: isms) {
                findings.put(entry.flatMap(judge), about: number)
            }
            return findings
        }
    }
}

extension Rule.Context.Earlier {
    /// What was found about records of a kind; rules mostly speak of one only.
    fileprivate func findings<Value: Record>(about type: Value.Type) -> [Finding] {
        if findings.first?.record is Entry<Value>, findings.last?.record is Entry<Value> { return findings }
        return findings.filter { $0.record is Entry<Value> }
    }
}

extension [Finding] {
    /// Puts what is found about a record, if anything is, in the place of what was found about it before.
    ///
    /// The findings are about records of one kind, one about each at most, in the order of their codes.
    fileprivate mutating func put(_ finding: Finding?, about number: Int) {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].record?.number ?? 0 < number { low = middle + 1 } else { high = middle }
        }
        let isThere = low < count && self[low].record?.number == number
        switch (finding, isThere) {
        case (let finding?, true): if self[low] != finding { self[low] = finding }
        case (let finding?, false): insert(finding, at: low)
        case (nil, true): remove(at: low)
        case (nil, false): break
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
    var isBlank: Bool { utf8.first?.isPlainInk != true && allSatisfy(\.isWhitespace) }
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
