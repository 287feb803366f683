package import Phrases
package import RecordFormat
package import Registers

/// Something that harmed information security, or may have: what happened, who deals with it, what came of it
/// (ISO/IEC 27001:2022, A.5.24 to A.5.28).
///
/// An incident is confidential once its circle has members. Where it is a personal data breach, the clock of the GDPR's
/// Article 33(1) runs from when the organization became aware of it.
package struct Incident: Record {
    package enum Status: String, Choice { case open, contained, recovered, reviewed, closed }

    package enum PersonalData: String, Choice { case unknown, yes, no }

    /// What a breach may mean for the people the data are about (GDPR, Articles 33 and 34).
    package enum RiskToPeople: String, Choice {
        case unlikely, risk, high

        package var label: Phrase {
            switch self {
            case .unlikely: "unlikely"
            case .risk: "a risk"
            case .high: "a high risk"
            }
        }
    }

    package enum Part: String, Choice { case controller, processor }

    package var name = ""
    /// 1 to 3.
    package var severity = 2
    package var status = Status.open
    package var description = ""
    package var detectedAt: Instant?
    package var owner: Reference<Person>?
    package var lead: Reference<Person>?
    package var circle: [Reference<Person>] = []
    package var joinings: [CircleJoining] = []
    package var assets: [Reference<Asset>] = []
    package var suppliers: [Reference<InterestedParty>] = []
    package var personalData = PersonalData.unknown
    package var part = Part.controller
    package var riskToPeople: RiskToPeople?
    package var breachAwareAt: Instant?
    package var authorityNotifiedAt: Instant?
    package var effects = ""
    package var remedy = ""
    package var containedAt: Instant?
    package var recoveredAt: Instant?
    package var reviewBy: Day?
    package var cause = ""
    package var lessons = ""
    package var reviewedAt: Instant?
    /// Why whoever led it reviewed it too; empty where somebody else did.
    package var reviewedAloneBecause = ""
    package var timeline: [TimelineEntry] = []
    package var externalReference = ""

    package init() {}

    package var title: String { name }

    package func problems(in isms: ISMS, identity: RecordID, previous: Incident?) -> [InvalidField] {
        var problems: [InvalidField] = []
        func check(_ field: String, _ later: Instant?, notBefore earlier: Instant?, _ words: Phrase) {
            if let later, let earlier, later < earlier { problems.append(InvalidField(field, words)) }
        }
        check("breachAwareAt", breachAwareAt, notBefore: detectedAt, "is before it was detected")
        check("containedAt", containedAt, notBefore: detectedAt, "is before it was detected")
        check("recoveredAt", recoveredAt, notBefore: containedAt, "is before it was contained")
        check(
            "authorityNotifiedAt", authorityNotifiedAt, notBefore: breachAwareAt, "is before anybody knew of the breach"
        )
        return problems
    }

    package func scale(of field: String, in isms: ISMS, on day: Day) -> [RiskCriteria.ScaleLevel]? {
        field == "severity" ? Self.severityScale : nil
    }

    private static let severityScale = [
        RiskCriteria.ScaleLevel("low", "Dealt with in a day's work.", synonyms: ["minor", "sev3", "p3"]),
        RiskCriteria.ScaleLevel("medium", "Others notice; work is held up.", synonyms: ["moderate", "sev2", "p2"]),
        RiskCriteria.ScaleLevel(
            "high", "Customers, law or existence are touched.", synonyms: ["major", "critical", "sev1", "p1"]),
    ]

    package static var identityFields: [String] { ["name", "detectedAt"] }

    package static let kind = Kind(
        "incident", prefix: "IR", singular: "incident", plural: "incidents",
        answers: [.iso27001("A.5.26"), .iso27001("A.5.24"), .soc2("CC7.4"), .gdpr("33")],
        purpose: "What harmed information security, how it was dealt with and what was learned from it.")

    package static let register = RegisterDeclaration<Incident>(
        owned: .by(\.owner, deputies: [\.lead], may: .createAndChange), kept: .byManagers,
        readBy: .circle(\.circle, joinedBy: [.approver], joinings: \.joinings),
        current: .when({ _ in true }, open: { $0.status != .closed }), workflow: steps, approvals: [],
        entries: [EntryList("timeline", appendOnly: true, files: true)],
        clocks: [
            DeadlineClock(
                "gdpr-33-1", from: \.breachAwareAt, metBy: \.authorityNotifiedAt, unless: whyNothingIsNotified)
        ],
        storage: .snapshot, layout: form,
        due: [
            DueDate("lessons to be drawn", by: \.reviewBy, else: lessonPeriod, after: \.recoveredAt) {
                $0.status == .recovered
            }
        ], lapses: [], decisions: nil,
        figures: [], offers: [], place: .entry(.act, title: "Incidents", requirement: "A.5.26", rank: 10),
        likeness: .none(because: "incidents repeat"),
        tags: .none,
        rules: [.init("A.5.24 to A.5.28 Incidents", rank: 200, step: .operation, Conformity.incidentRules)])

    /// What the procedure for incidents says about drawing lessons.
    private static let lessonPeriod = ChosenPeriod(
        "lessonDays", of: "incident-management", in: .workingDays, otherwise: 10)

    /// By when the lessons are drawn: on the day that was set, else as the procedure says; nil before recovery.
    func lessonsDue(in isms: ISMS) -> Day? { reviewBy ?? Self.lessonPeriod.end(after: recoveredAt, in: isms) }

    private static let steps = Workflow<Incident>(
        \.status, initial: .open, sealed: [.closed],
        steps: [
            WorkflowStep("Contain", from: [.open], to: .contained, stamps: \.containedAt),
            WorkflowStep("Recover", from: [.contained], to: .recovered, stamps: \.recoveredAt),
            WorkflowStep(
                "Review", from: [.recovered], to: .reviewed,
                except: .named(\.lead, unlessAlone: \.reviewedAloneBecause),
                needs: [\.lead, \.cause, \.lessons], stamps: \.reviewedAt),
            WorkflowStep("Close", from: [.reviewed], to: .closed, by: [.manager]),
        ])

    private static let form = FormLayout<Incident>.sections(
        .init("What happened", \.name, \.severity, \.detectedAt, \.description, \.assets, \.suppliers),
        .init(
            "Who deals with it", help: "Once the circle has members, nobody else learns that there is an incident.",
            \.owner, \.lead, \.circle),
        .init("Personal data", \.personalData),
        .init(
            "The breach", help: "The law counts 72 hours from becoming aware of a breach.", \.part, \.breachAwareAt,
            \.riskToPeople, \.authorityNotifiedAt, \.effects, \.remedy, where: { $0.personalData != .no }),
        .init("What was learned", \.reviewBy, \.cause, \.lessons))

    /// Why a breach is not notified to the authority, in words; nil where it is.
    @Sendable private static func whyNothingIsNotified(_ incident: Incident) -> Phrase? {
        if incident.personalData == .no { return "no personal data" }
        if incident.part == .processor { return "the controller notifies it, and is told at once (Article 33(2))" }
        if incident.riskToPeople == .unlikely { return "a risk to people is unlikely" }
        return nil
    }
}

/// A line of an incident's timeline: what was seen or done, and the files that show it (A.5.28).
package struct TimelineEntry: EntryRow {
    package var at: Instant?
    package var text = ""
    package var files: [StoredFile] = []
    /// Who handed the evidence over, and who took it.
    package var custodyFrom = ""
    package var custodyTo = ""
    package var stamp = EntryStamp()

    package init() {}

    package static let fields = FieldList<TimelineEntry>(
        [
            Field("at", \.at, "When", help: "When it happened; now, where left empty.", past: true),
            Field("text", \.text, "What", help: "What was seen, decided or done.", type: .longText(max: 5000)),
            Field("files", \.files, "Files", help: "What shows it: logs, pictures, messages."),
            Field("custodyFrom", \.custodyFrom, "Handed over by", help: "Who gave the evidence out of their hands."),
            Field("custodyTo", \.custodyTo, "Taken by", help: "Who has it in their keeping."),
        ] + stampFields)
}
