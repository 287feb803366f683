package import ISMS
package import Phrases
package import RecordFormat
package import Registers

/// The owner of a risk accepts the level that remains, for a time and with a reason
/// (ISO/IEC 27001:2022, 6.1.3 f and 8.3).
package struct AcceptRisk: Operation {
    package let risk: Reference<Risk>
    package let seen: Int?
    /// The level that was looked at; nil where nobody looked.
    package let level: Int?
    package let reason: String
    /// The last day on which it holds.
    package let until: Day

    package init(_ risk: Reference<Risk>, seen: Int?, level: Int?, reason: String, until: Day) {
        self.risk = risk
        self.seen = seen
        self.level = level
        self.reason = reason
        self.until = until
    }

    package var purpose: String { "Accept a risk" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let risk = try draft.base.needed(risk)
        let owner = try await setting.deciding(about: risk, "accept", recordedBy: "annex accept", in: draft.base)
        try setting.checkSeen(seen, risk)
        let acceptance = GivenAcceptance(
            id: risk.id, value: draft.value(of: risk),
            choosesTreatment: AcceptRisk.choosesTreatment(of: risk, setting.principal, in: draft.base),
            owner: owner, day: setting.day, reason: reason, until: until, note: ApprovalNote())
        if let level, let now = acceptance.level(in: draft.base), level != now.value {
            throw .conflict(code: risk.code, mine: nil, theirs: risk.storedBody)
        }
        try acceptance.apply(to: &draft)
    }

    /// Accepting is a treatment, and choosing one takes the right to change the risk.
    package static func choosesTreatment(of risk: Entry<Risk>, _ principal: Principal, in isms: ISMS) -> Bool {
        risk.treatment == nil && principal.may(.change, risk, in: isms)
    }

    /// How long a level may be accepted for: above the limit a year, so that management looks at it in every review;
    /// within it two.
    package static func lastDay(for level: RiskLevel, from day: Day) -> Day {
        day.adding(months: level.isAcceptable ? 24 : 12)
    }

    /// The level that an acceptance would be of; nil while the risk is not rated.
    package static func level(of risk: Risk, choosingTreatment: Bool, in isms: ISMS) -> RiskLevel? {
        var accepted = risk
        if accepted.treatment == nil, choosingTreatment { accepted.treatment = .accept }
        return accepted.decidedLevel(in: isms)
    }

    /// What is wrong with the last day of an acceptance; nil where nothing is.
    package static func problem(until end: Day, of level: RiskLevel, on day: Day) -> Phrase? {
        let last = lastDay(for: level, from: day)
        if end < day { return "lies in the past" }
        if end <= last { return nil }
        return level.isAcceptable
            ? "lies more than two years ahead; accept until \(last) at most and decide again then"
            : "lies more than a year ahead; a level above the limit is decided about every year, so until \(last) at most"
    }
}

/// An acceptance that the owner of a risk gave elsewhere is recorded, and marked as recorded wherever it shows.
package struct RecordAcceptance: Operation {
    package let risk: RecordID
    package let givenBy: Reference<Person>
    package let on: Day
    package let place: String
    package let reason: String
    package let until: Day
    /// The level that was accepted, where it is known; it must be the level now.
    package let level: Int?

    package init(
        _ risk: RecordID, givenBy: Reference<Person>, on day: Day, in place: String, reason: String, until: Day,
        level: Int? = nil
    ) {
        self.risk = risk
        self.givenBy = givenBy
        on = day
        self.place = place
        self.reason = reason
        self.until = until
        self.level = level
    }

    package var purpose: String { "Record an acceptance given elsewhere" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        let (value, note) = try setting.recording(risk, by: givenBy, on: on, in: place, draft)
        let acceptance = GivenAcceptance(
            id: risk, value: value, choosesTreatment: true, owner: givenBy, day: on, reason: reason, until: until,
            note: note)
        if let level, let now = acceptance.level(in: draft.base), level != now.value {
            throw .invalid([
                InvalidRecord(
                    id: risk, kind: Risk.kind, code: draft.base.item(id: risk)?.code, title: value.title,
                    problems: [
                        InvalidField(
                            "acceptedLevel", "is \(level), and the risk is at level \(now.value); rate it first")
                    ])
            ])
        }
        try acceptance.apply(to: &draft)
    }
}

/// An acceptance is taken back by its owner or whoever may change the risk.
package struct WithdrawAcceptance: Operation {
    package let risk: Reference<Risk>
    package let seen: Int?

    package init(_ risk: Reference<Risk>, seen: Int?) {
        self.risk = risk
        self.seen = seen
    }

    package var purpose: String { "Take back the acceptance of a risk" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        try setting.withdraw(Risk.acceptance, of: risk, seen, &draft)
    }
}

/// An acceptance, however it came, with the rules that hold for all of them.
struct GivenAcceptance {
    let id: RecordID
    let value: Risk
    let choosesTreatment: Bool
    let owner: Reference<Person>
    let day: Day
    let reason: String
    let until: Day
    let note: ApprovalNote

    func level(in isms: ISMS) -> RiskLevel? {
        AcceptRisk.level(of: value, choosingTreatment: choosesTreatment, in: isms)
    }

    func apply(to draft: inout Draft) throws(WorkspaceError) {
        guard value.status == .open else { throw .closedRisk }
        guard let level = level(in: draft.base) else {
            throw .unratedRisk
        }
        let reason = reason.trimmed
        var problems: [InvalidField] = []
        if reason.isEmpty {
            problems.append(InvalidField("acceptanceReason", "must say why living with the risk is right"))
        }
        if let problem = AcceptRisk.problem(until: until, of: level, on: day) {
            problems.append(InvalidField("acceptedUntil", problem))
        }
        guard problems.isEmpty else {
            throw .invalid([
                InvalidRecord(
                    id: id, kind: Risk.kind, code: draft.base.item(id: id)?.code, title: value.title,
                    problems: problems)
            ])
        }
        var risk = value
        if risk.treatment == nil, choosesTreatment {
            risk.treatment = .accept
            if risk.treatmentReason.trimmed.isEmpty { risk.treatmentReason = reason }
        }
        risk.acceptedBy = owner
        risk.acceptedOn = day
        risk.acceptedLevel = level.value
        risk.acceptedCriteria = risk.criteria
        risk.acceptanceReason = reason
        risk.acceptedUntil = until
        risk.acceptanceNotes = note == ApprovalNote() ? [] : [note]
        draft.replace(id, with: risk, lifting: Risk.acceptance)
    }
}

extension OperationSetting {
    /// The owner of a risk, who alone may decide about it, signed in and in their own name.
    func deciding(about risk: Entry<Risk>, _ verb: String, recordedBy command: String, in isms: ISMS)
        async throws(WorkspaceError) -> Reference<Person>
    {
        guard case .account = principal.door else {
            throw .ownerNotSignedIn(risk.code, command)
        }
        guard let owner = risk.owner else {
            throw .riskWithoutOwner(risk.name, verb)
        }
        guard principal.person == owner.id, let person = isms[owner] else {
            throw .notRiskOwner(isms[owner]?.title ?? "its owner", risk.name, verb)
        }
        try await checkLink(to: person)
        return owner
    }

    /// A risk whose owner decided elsewhere, and the note that says so.
    func recording(_ id: RecordID, by givenBy: Reference<Person>, on day: Day, in place: String, _ draft: Draft)
        throws(WorkspaceError) -> (Risk, ApprovalNote)
    {
        guard let risk = draft.record(id) as? Risk else { throw .gone("the risk") }
        if let item = draft.base.item(id: id) { try may(.change, item, in: draft.base) }
        let name = draft.base.item(id: id)?.name ?? risk.title
        guard risk.owner == givenBy else {
            throw .decidedByAnother(name)
        }
        guard day <= self.day else { throw .decisionToCome(day) }
        guard !place.trimmed.isEmpty else {
            throw .decisionWithoutPlace
        }
        var note = ApprovalNote()
        note.recordedBy = principal.name
        note.givenIn = place.trimmed
        return (risk, note)
    }

    /// Takes a decision about a risk back.
    func withdraw(
        _ decision: ApprovalDeclaration, of reference: Reference<Risk>, _ seen: Int?, _ draft: inout Draft
    ) throws(WorkspaceError) {
        let risk = try draft.base.needed(reference)
        guard
            principal.person == risk.owner?.id && principal.person != nil
                || principal.may(.change, risk, in: draft.base)
        else { throw .mayNotTakeBack(decision.name, of: risk.name) }
        try checkSeen(seen, risk)
        guard decision.isGiven(in: risk.body) else { throw .noDecision(decision.name, of: risk.name) }
        let body = decision.withdrawn(from: draft.value(of: risk).body)
        draft.replace(risk.id, with: try risk.made(of: body), lifting: decision)
    }
}
