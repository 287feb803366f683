import Frameworks
import RecordFormat

import ISMS
import Registers

extension Scenario {
    /// A small organization that no rule has anything to say about on `Scenario.day`.
    ///
    /// PER-1 leads, PER-2 runs the ISMS, PER-3 owns risks, PER-4 audits. RISK-1 is mitigated, RISK-2 accepted, RISK-3
    /// avoided, RISK-4 transferred. Of Annex A, A.5.1 and A.5.9 are in for RISK-1, A.5.2 and A.5.31 for OBL-1, A.5.3
    /// as good practice, and all others are out.
    static let conforming: Scenario = {
        var scenario = Scenario()
        scenario.addContext()
        scenario.addLeadership()
        scenario.addAssets()
        scenario.addRisks()
        scenario.addControls()
        scenario.addStatement()
        return scenario
    }()

    private mutating func addContext() {
        self[Organization.self, 1].name = "Nordwind"
        self[ContextIssue.self, 1] = changed(ContextIssue()) {
            $0.name = "New security law"
            $0.topic = .legal
            $0.response = "Followed in the register of obligations."
        }
        self[ContextIssue.self, 2] = changed(ContextIssue()) {
            $0.name = "Few people who know the platform"
            $0.origin = .internal
            $0.topic = .people
            $0.response = "Second person trained for each task."
        }
        self[ContextIssue.self, 3] = changed(ContextIssue()) {
            $0.name = "Climate change"
            $0.topic = .climateChange
            $0.isRelevant = false
            $0.relevanceReason = "Work is done at home; the data centres lie in separate regions."
        }
        self[InterestedParty.self, 1].name = "Customers"
        self[InterestedParty.self, 2] = changed(InterestedParty()) {
            $0.name = "Insurer"
            $0.category = .insurer
        }
        self[PartyRequirement.self, 1] = changed(PartyRequirement()) {
            $0.statement = "Data stays in the EU"
            $0.party = "PTY-1"
            $0.response = "Only European regions are used."
        }
        self[PartyRequirement.self, 2] = changed(PartyRequirement()) {
            $0.statement = "Incidents are reported within a day"
            $0.party = "PTY-2"
            $0.obligation = "OBL-1"
        }
        self[Obligation.self, 1] = changed(Obligation()) {
            $0.name = "General Data Protection Regulation"
            $0.citation = "Article 32"
            $0.owner = "PER-2"
            $0.referenceControls = ["A.5.2"]
            $0.controls = ["CTL-2"]
            $0.reviewBy = "2027-01-31"
        }
        self[Location.self, 1].name = "Head office"
        self[Scope.self, 1] = changed(Scope()) {
            $0.statement = "Development and operation of the planning platform"
            $0.inclusions = ["Development", "Operations"]
            $0.exclusions = [changed(Scope.Exclusion()) { ($0.what, $0.reason) = ("Canteen", "Handles no data.") }]
            $0.locations = ["LOC-1"]
            $0.interfaces = [changed(Scope.Interface()) { ($0.with, $0.description) = ("Customers", "Their data") }]
            $0.approvedBy = "PER-1"
            $0.approvedOn = "2026-01-15"
            $0.reviewBy = "2027-01-15"
        }
    }

    private mutating func addLeadership() {
        for (number, name) in [(1, "Ada Lind"), (2, "Ben Moreau"), (3, "Cleo Novak"), (4, "Dan Okoye")] {
            self[Person.self, number].name = name
        }
        let roles: [(RoleAssignment.Role, Reference<Person>)] = [
            (.topManagement, "PER-1"), (.ismsManager, "PER-2"), (.internalAuditor, "PER-4"),
        ]
        for (place, (role, person)) in roles.enumerated() {
            self[RoleAssignment.self, place + 1] = changed(RoleAssignment()) {
                $0.role = role
                $0.person = person
                $0.deputy = "PER-3"
                $0.responsibilities = "What the policy lays down for the role."
                $0.authorities = "May stop what endangers information."
                $0.since = "2025-01-01"
            }
        }
        self[Document.self, 1] = changed(Document()) {
            $0.name = "Information security policy"
            $0.isInformationSecurityPolicy = true
            $0.version = "2.0"
            $0.status = .approved
            $0.owner = "PER-2"
            $0.author = "PER-2"
            $0.approvedBy = "PER-1"
            $0.approvedOn = "2026-01-15"
            $0.communicatedOn = "2026-01-20"
            $0.reviewBy = "2027-01-15"
            $0.link = "https://wiki.example.org/policy"
        }
        self[Objective.self, 1] = changed(Objective()) {
            $0.name = "Critical patches within a week"
            $0.measure = "Share of critical patches applied within 7 days"
            $0.target = "95 %"
            $0.actions = "Weekly patch window."
            $0.resources = "Half a day a week."
            $0.owner = "PER-2"
            $0.due = "2026-12-31"
            $0.evaluation = "From the patch log, each quarter."
            $0.status = .onTrack
        }
    }

    private mutating func addAssets() {
        self[Asset.self, 1] = changed(Asset()) {
            $0.name = "Customer data"
            $0.owner = "PER-3"
            $0.classification = .strictlyConfidential
            ($0.confidentiality, $0.integrity, $0.availability) = (5, 4, 3)
            $0.holdsPersonalData = true
            $0.dependsOn = ["AST-2"]
        }
        self[Asset.self, 2] = changed(Asset()) {
            $0.name = "Database server"
            $0.type = .infrastructure
            $0.owner = "PER-3"
            $0.classification = .strictlyConfidential
        }
        self[Threat.self, 1].name = "Theft of credentials"
        self[Vulnerability.self, 1].name = "Passwords without a second factor"
        self[RiskCriteria.self, 1] = changed(.fiveByFive) {
            $0.effectiveFrom = "2025-01-01"
            $0.approvedBy = "PER-1"
            $0.approvedOn = "2024-12-20"
        }
        self[RiskAssessment.self, 1] = changed(RiskAssessment()) {
            $0.name = "Yearly assessment 2026"
            $0.assessor = "PER-2"
            $0.startedOn = "2026-03-01"
            $0.completedOn = "2026-03-31"
            $0.nextBy = "2027-03-31"
            $0.status = .completed
            $0.conclusion = "Four risks, all above the limit before controls."
        }
    }

    private mutating func addRisks() {
        let base = changed(Risk()) {
            $0.assets = ["AST-1"]
            $0.threat = "THR-1"
            $0.vulnerability = "VUL-1"
            $0.causes = "Stolen passwords."
            $0.consequences = "Customers' data in the wrong hands."
            $0.affects = [.confidentiality]
            $0.owner = "PER-3"
            $0.assessment = "ASM-1"
            $0.criteria = "CRIT-1"
            $0.ratingReason = "Two incidents in the past year."
            $0.ratedOn = "2026-03-20"
            $0.treatmentReason = "Cheaper than the harm."
            $0.inherent = Rating(likelihood: 4, confidentiality: 5)
            $0.current = Rating(likelihood: 3, confidentiality: 4)
            $0.planApprovedBy = "PER-3"
            $0.planApprovedOn = "2026-04-02"
        }
        self[Risk.self, 1] = changed(base) {
            $0.name = "Stolen administrator account"
            $0.treatment = .mitigate
            $0.controls = ["CTL-1"]
            $0.residual = Rating(likelihood: 2, confidentiality: 3)
            $0.planApprovedLevel = 6
        }
        self[Risk.self, 2] = changed(base) {
            $0.name = "Stolen test account"
            $0.treatment = .accept
            $0.current = Rating(likelihood: 3, confidentiality: 3)
            $0.acceptedBy = "PER-3"
            $0.acceptedOn = "2026-04-02"
            $0.acceptedLevel = 9
            $0.acceptedCriteria = "CRIT-1"
            $0.acceptanceReason = "Test accounts see made-up data."
            $0.acceptedUntil = "2027-03-31"
        }
        self[Risk.self, 3] = changed(base) {
            $0.name = "Data on the old file server"
            $0.treatment = .avoid
            $0.avoidedBy = "ACT-2"
        }
        self[Risk.self, 4] = changed(base) {
            $0.name = "Claims after a leak"
            $0.basis = .eventBased
            ($0.threat, $0.vulnerability) = (nil, nil)
            $0.treatment = .transfer
            $0.transferredTo = "PTY-2"
            $0.transferRemainder = "The duty to customers, and 10,000 euros of each claim."
            $0.residual = Rating(likelihood: 3, confidentiality: 2)
            $0.planApprovedLevel = 6
        }
        for (number, name, risk) in [
            (1, "Hand out security keys", "RISK-1"), (2, "Switch off the old file server", "RISK-3"),
        ] {
            self[TreatmentAction.self, number] = changed(TreatmentAction()) {
                $0.name = name
                $0.risks = [Reference(RecordID(code: risk))]
                $0.owner = "PER-2"
                $0.due = "2026-12-31"
                $0.status = .inProgress
                $0.progress = 40
            }
        }
    }

    private mutating func addControls() {
        let controls: [(String, [ReferenceControlID])] = [
            ("Second factor for everyone", ["A.5.1", "A.5.9"]), ("Register of duties", ["A.5.2", "A.5.31"]),
            ("Two people for each release", ["A.5.3"]),
        ]
        for (place, (name, references)) in controls.enumerated() {
            self[Control.self, place + 1] = changed(Control()) {
                $0.name = name
                $0.description = "Set in the sign-on service for all accounts."
                $0.meets = references.map { RequirementID($0) }
                $0.owner = "PER-2"
                $0.status = .implemented
                $0.implementedOn = "2025-06-01"
                $0.reviewBy = "2027-01-31"
            }
        }
        self[Evidence.self, 1] = changed(Evidence()) {
            $0.name = "Export of the sign-on settings"
            $0.controls = ["CTL-1", "CTL-2", "CTL-3"]
            $0.link = "https://wiki.example.org/export"
            $0.collectedOn = "2026-04-10"
            $0.validUntil = "2027-04-10"
        }
    }

    private mutating func addStatement() {
        let included: Set<ReferenceControlID> = ["A.5.1", "A.5.2", "A.5.3", "A.5.9", "A.5.31"]
        for (place, id) in ReferenceControlID.all.enumerated() {
            self[ApplicabilityDecision.self, place + 1] = changed(ApplicabilityDecision()) {
                $0.referenceControl = id
                $0.applicability = included.contains(id) ? .included : .excluded
                $0.justification = included.contains(id) ? "" : "Nothing of the kind is done here."
                $0.decidedBy = "PER-2"
                $0.decidedOn = "2026-04-15"
            }
        }
        self[ApplicabilityDecision.self, 3].isGoodPractice = true
        self[ApplicabilityDecision.self, 3].justification = "Nobody should be able to change the product alone."
        self[IssuedStatement.self, 1] = changed(IssuedStatement()) {
            $0.version = 1
            $0.day = "2026-05-10"
            $0.basedOnSequence = 5
            $0.basedOnHash = "00"
            $0.author = "PER-2"
            $0.approver = "PER-1"
            $0.approvedOn = "2026-05-12"
            $0.digest = "00"
        }
    }
}
