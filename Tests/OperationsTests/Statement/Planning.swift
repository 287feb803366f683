import Frameworks
import ISMS
import RecordFormat
import RecordStore
import Operations
import Registers

/// A small planning phase, told in a handful of commits: enough for a Statement of Applicability against which nothing
/// stands, with a line of every sort in it.
///
/// A.5.1 and A.5.9 are in for RISK-1 and in place; A.5.34 for a law, planned; A.5.20 for a contract, in part;
/// A.6.3 for a requirement, an objective and an issue; A.8.13 as good practice. CTL-6 is a control of one's own.
/// All others are out.
struct Planning: Sendable {
    let ana: Reference<Person>
    let björn: Reference<Person>
    let controls: [Reference<Control>]
    let risk: Reference<Risk>
    let decisions: [ReferenceControlID: Reference<ApplicabilityDecision>]

    func issue(
        on date: String = "2026-03-02", approver: Reference<Person>?, reason: String = "First issue",
        despite overrideReason: String = ""
    ) -> StatementIssue {
        StatementIssue(
            author: ana, approver: approver, reason: reason, overrideReason: overrideReason, day: day(date))
    }

    func issue() -> StatementIssue { issue(approver: björn) }

    func decision(_ id: String) -> Reference<ApplicabilityDecision> {
        guard let control = ReferenceControlID(id), let decision = decisions[control] else {
            preconditionFailure("\(id) is not decided")
        }
        return decision
    }
}

func annex(_ ids: String...) -> [ReferenceControlID] { ids.compactMap { ReferenceControlID($0) } }

extension Workspace {
    /// Tells the planning phase.
    nonisolated func plan() async throws -> Planning {
        var people: [Reference<Person>] = []
        try await change("Name who does what", on: "2026-01-12") { draft in
            people = ["Ana Beck", "Björn Åkesson", "Chidi Okafor"].map { draft.create(person($0)) }
        }
        let (ana, björn, chidi) = (people[0], people[1], people[2])
        let context = try await planContext(ana, approver: björn)
        let (controls, risk) = try await planRisks(owner: chidi, criteria: context.criteria)
        var decisions: [ReferenceControlID: Reference<ApplicabilityDecision>] = [:]
        try await change("Decide about Annex A", on: "2026-02-20") { draft in
            for id in ReferenceControlID.all {
                decisions[id] = draft.create(context.decision(on: id, by: ana))
            }
        }
        return Planning(ana: ana, björn: björn, controls: controls, risk: risk, decisions: decisions)
    }

    private nonisolated func planContext(_ ana: Reference<Person>, approver: Reference<Person>) async throws -> Context
    {
        var context: Context?
        try await change("Say where we stand", on: "2026-01-20") { draft in
            draft.create(new(Organization.self) { ($0.name, $0.country) = ("Nimbus", "Belgium") })
            let issue = draft.create(
                new(ContextIssue.self) { ($0.name, $0.topic, $0.owner) = ("New security law", .legal, ana) })
            let party = draft.create(new(InterestedParty.self) { $0.name = "Customers" })
            let requirement = draft.create(
                new(PartyRequirement.self) { ($0.statement, $0.party) = ("Staff know the rules", party) })
            let objective = draft.create(
                new(Objective.self) { ($0.name, $0.status) = ("Nobody falls for a test mail", .onTrack) })
            draft.create(
                new(Obligation.self) {
                    ($0.name, $0.citation) = ("General Data Protection Regulation", "Article 32")
                    $0.referenceControls = annex("A.5.34")
                })
            var criteria = RiskCriteria.fiveByFive
            (criteria.effectiveFrom, criteria.approvedBy) = (day("2026-01-15"), approver)
            criteria.approvedOn = day("2026-01-15")
            let inForce = try draft.createApproved(criteria)
            context = Context(issue: issue, requirement: requirement, objective: objective, criteria: inForce)
        }
        guard let context else { throw NothingMade() }
        return context
    }

    private nonisolated func planRisks(owner: Reference<Person>, criteria: Reference<RiskCriteria>) async throws
        -> ([Reference<Control>], Reference<Risk>)
    {
        var made: ([Reference<Control>], Reference<Risk>)?
        try await change("Assess and treat", on: "2026-02-10") { draft in
            func control(_ name: String, _ ids: String..., set: (inout Control) -> Void) -> Reference<Control> {
                draft.create(
                    new(Control.self) { control in
                        (control.name, control.owner) = (name, owner)
                        control.meets = ids.map { .iso27001($0) }
                        set(&control)
                    })
            }
            let rules = control("Rules in force", "A.5.1", "A.5.9") {
                ($0.status, $0.implementedOn) = (.implemented, day("2025-11-30"))
            }
            let privacy = control("Privacy by default", "A.5.34") {
                ($0.status, $0.plannedFor) = (.planned, day("2026-09-30"))
            }
            let suppliers = control("Security in every contract", "A.5.20") {
                ($0.status, $0.plannedFor) = (.partial, day("2026-06-30"))
            }
            let training = control("Yearly training — “Größe zählt nicht”", "A.6.3") {
                ($0.status, $0.implementedOn) = (.implemented, day("2026-01-31"))
            }
            let backups = control("Backups, restored each quarter", "A.8.13") { _ in }
            let own = control("Two people for each release") { $0.status = .partial }
            draft.create(
                new(Obligation.self) {
                    ($0.name, $0.source, $0.controls) = ("Contract with the largest customer", .contract, [suppliers])
                    $0.until = day("2026-12-31")
                })
            let risk = draft.create(
                new(Risk.self) {
                    ($0.name, $0.owner, $0.criteria, $0.treatment) = ("Stolen account", owner, criteria, .mitigate)
                    $0.controls = [rules, own]
                    $0.inherent = Rating(likelihood: 4, confidentiality: 5)
                    $0.current = Rating(likelihood: 3, confidentiality: 4)
                    $0.residual = Rating(likelihood: 1, confidentiality: 4)
                })
            draft.create(
                new(Evidence.self) {
                    ($0.name, $0.controls, $0.link) = ("Signed rules", [rules], "https://wiki.example.org/rules")
                    ($0.collectedOn, $0.validUntil) = (day("2026-01-31"), day("2027-01-31"))
                })
            draft.create(
                new(Evidence.self) {
                    ($0.name, $0.controls, $0.link) = ("List of those trained", [training], "urn:list")
                    $0.collectedOn = day("2026-02-01")
                })
            made = ([rules, privacy, suppliers, training, backups, own], risk)
        }
        guard let made else { throw NothingMade() }
        return made
    }
}

private struct Context {
    let issue: Reference<ContextIssue>
    let requirement: Reference<PartyRequirement>
    let objective: Reference<Objective>
    let criteria: Reference<RiskCriteria>

    func decision(on id: ReferenceControlID, by person: Reference<Person>) -> ApplicabilityDecision {
        new(ApplicabilityDecision.self) { decision in
            decision.referenceControl = id
            (decision.decidedBy, decision.decidedOn) = (person, day("2026-02-20"))
            switch id.description {
            case "A.5.1", "A.5.9", "A.5.34", "A.5.20": break
            case "A.6.3":
                decision.justification = "Customers ask for it."
                (decision.requirements, decision.objectives) = ([requirement], [objective])
                decision.contextIssues = [issue]
            case "A.8.13":
                decision.isGoodPractice = true
                decision.justification = "What is lost here cannot be made again."
            default:
                decision.applicability = .excluded
                decision.justification = "Nothing of the kind is done here (\(id))."
            }
        }
    }
}
