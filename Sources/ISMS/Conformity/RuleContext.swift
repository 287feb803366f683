import Phrases
import RecordFormat
import Registers

extension Rule {
    /// What a rule looks at: the snapshot, the day, what several rules need, and what the rule found in an earlier check.
    struct Context: Sendable {
        let facts: Facts
        let rule: Rule
        /// What it found last, and what was changed since; nil where there is no telling.
        let earlier: Earlier?

        struct Earlier: Sendable {
            let findings: [Finding]
            let changes: SnapshotChanges
        }
    }
}

extension Rule.Context {
    var isms: ISMS { facts.derivation.isms }
    var day: Day { facts.derivation.day }
    var statement: StatementOfApplicability { facts.derivation.statement }
    /// Every open risk, in the order of codes.
    var evaluations: [RiskEvaluation] { facts.derivation.evaluations }
    var criteria: Entry<RiskCriteria>? { facts.forAll.criteria }
    var lines: [ReferenceControlID: StatementOfApplicability.Line] { facts.lines }
    var dependencies: AssetDependencies { facts.dependencies }
    var lastingEvidence: [RecordID: Entry<Evidence>] { facts.lastingEvidence }
    var topManagement: [RecordID: [Entry<RoleAssignment>]] { facts.forAll.topManagement }
    var lastAssessment: Entry<RiskAssessment>? { facts.forAll.lastAssessment }
    var issued: StatementOfApplicability? { facts.issued }
    var slips: [ApprovalSlip] { facts.slips }
    /// The newest issued Statement of Applicability.
    var lastStatement: Entry<IssuedStatement>? { isms.newestStatement }
}

/// Findings, and how their messages name things.
extension Rule.Context {
    /// A finding about a record; the message follows the record's name.
    /// - Parameter remedy: what to do in this case, where it differs from the rule's general remedy.
    func finding(_ item: any Item, _ message: Phrase, remedy: Phrase? = nil) -> Finding {
        Finding(of: rule.header, about: item, message: "\(item.name) \(message)", remedy: remedy)
    }

    /// A finding about an Annex A control; the message follows its identifier.
    func finding(_ id: ReferenceControlID, _ message: Phrase, record: (any Item)? = nil, remedy: Phrase? = nil)
        -> Finding
    {
        Finding(of: rule.header, about: record, id, message: "\(id) \(message)", remedy: remedy)
    }

    /// A finding about the ISMS as a whole.
    func finding(_ message: Phrase, remedy: Phrase? = nil) -> Finding {
        Finding(of: rule.header, message: message, remedy: remedy)
    }

    /// One finding where a condition holds, else none.
    func finding(_ message: Phrase, if applies: Bool) -> [Finding] {
        applies ? [finding(message)] : []
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
    func yearOld(_ item: any Item, reviewedOn: Day?) -> Phrase? {
        let last = lastLook(at: item, reviewedOn: reviewedOn)
        return last.adding(months: 12) < day ? "was last looked at on \(last)" : nil
    }
}

extension String {
    var isBlank: Bool { utf8.first?.isPlainInk != true && allSatisfy(\.isWhitespace) }
}

extension [Phrase] {
    /// The words as a sentence lists them: "a, b and c"; past so many, "a, b and 7 more".
    func listed(atMost limit: Int = 6) -> Phrase {
        guard count > 1 else { return first ?? "" }
        if count > limit { return "\(prefix(limit - 1).joined(separator: ", ")) and \(count - limit + 1) more" }
        return "\(dropLast().joined(separator: ", ")) and \(self[count - 1])"
    }
}

extension [String] {
    /// The names as a sentence lists them.
    func listed(atMost limit: Int = 6) -> Phrase { map(Phrase.data).listed(atMost: limit) }
}

extension [Phrase] {
    /// The words of which a condition holds: what is missing, in the order given.
    init(_ words: [(word: Phrase, isMissing: Bool)]) { self = words.filter(\.isMissing).map(\.word) }
}
