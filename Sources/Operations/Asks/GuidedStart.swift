package import Frameworks
package import ISMS
package import Phrases
package import RecordFormat
package import Registers

/// The way from nothing to a certificate, in seven steps, and how far an organization has come.
///
/// Nothing is ticked off by hand: a task is done when the records say so. A pure function of the check, which knows the
/// snapshot, the day and the moment; what of it is open to somebody, each action says (`isOpen(to:in:)`).
package struct GuidedStart: Sendable {
    /// Something to do, and how the records show that it is done.
    package struct Task: Sendable {
        package let title: Phrase
        /// What it is for and how to go about it, in a sentence or two.
        package let advice: Phrase
        package let isDone: Bool
        /// How far it is, such as “12 of 93”.
        package var progress: Phrase = ""
        package let actions: [Action]
    }

    /// A way to do it.
    package struct Action: Sendable {
        package enum Way: Sendable {
            /// By going somewhere; a form for a new record is filled with what is known already.
            case open(Place, filled: [(name: String, value: String)])
            /// Done on the spot by a button of the page.
            case take(GuidedStartOffer)
            /// The people who lead, typed on the page itself.
            case nameLeaders
        }

        package let title: Phrase
        package let way: Way
        /// The kind one must be allowed to add for it; nil for what whoever reads may follow.
        var adds: Kind?
        var duty: AccessPolicy.Duty?
        /// The kind that is approved there, where something waits for it.
        package private(set) var approves: Kind?

        static func open(
            _ title: Phrase, _ place: Place, _ filled: [(name: String, value: String)] = [], adding kind: Kind? = nil
        ) -> Action {
            var action = Action(title: title, way: .open(place, filled: filled), adds: kind)
            if case .newRecord(let kind) = place { action.adds = kind }
            if case .importRegister = place { action.duty = .importRecords }
            if case .issueStatement = place { action.duty = .issue }
            if case .accounts = place { action.duty = .manageAccounts }
            return action
        }

        /// Leads to a record that waits for approval: called so for whoever may give it, else only opened.
        static func approve(_ item: any Item) -> Action {
            var action = open("Open \(item.code)", .record(item.kind, code: item.code))
            action.approves = item.kind
            return action
        }

        static func take(_ title: Phrase, _ offer: GuidedStartOffer) -> Action {
            Action(title: title, way: .take(offer), adds: offer.kind)
        }

        /// Whether it is for somebody to do, as far as roles and records tell.
        package func isOpen(to principal: Principal, in isms: ISMS) -> Bool {
            if let adds, principal.reach(of: .create, on: adds) == .none { return false }
            if let duty { return principal.may(duty) }
            if case .open(.editRecord(_, let code), _) = way, let item = isms.item(code: code) {
                return principal.may(.change, item, in: isms)
            }
            return true
        }
    }

    /// Where a task leads, whoever shows the way there.
    package enum Place: Hashable, Sendable {
        case register(Kind)
        /// Those of a register's records in which a field is empty.
        case recordsWithout(Kind, field: String)
        case newRecord(Kind)
        case importRegister(Kind)
        case record(Kind, code: String)
        case editRecord(Kind, code: String)
        case accounts
        case documentTemplate(String)
        /// Risks as an asset proposes them.
        case proposals(asset: String)
        case riskWorkshop
        case rateRisk(code: String)
        case treatmentPlan
        /// What of the plan waits for whom.
        case treatmentPlanByOwner
        case statement
        case issueStatement
        case issuedStatement(Int)
        /// Errors, of one clause or of all.
        case errors(clause: String?)
        case reports
    }

    package struct Step: Sendable {
        package let number: Int
        package let title: Phrase
        /// The clauses it answers.
        package let clause: String
        package let why: Phrase
        /// The clauses whose guidance says more.
        package var guidance: [Clause.ID] = []
        package let tasks: [Task]
        /// What an auditor would find about it today: errors first.
        package let findings: [Finding]

        package var doneCount: Int { tasks.count(where: \.isDone) }
        package var errorCount: Int { findings.count { $0.rule.severity == .error } }
        /// Done when its tasks are, and no error stands against it.
        package var isDone: Bool { doneCount == tasks.count && errorCount == 0 }
        package var isBegun: Bool { doneCount > 0 }
    }

    package let steps: [Step]

    package init(_ check: ConformityCheck) {
        let state = GuidedStartState(check)
        let parts: [(step: StartStep, title: Phrase, clause: String, why: Phrase, tasks: [Task])] = [
            (
                .leadership, "Leadership says yes", "5",
                "Security costs time and says no to people. Without someone at the top who wants it, gives it to somebody and signs the policy, everything after this is paper.",
                state.leadership
            ),
            (
                .context, "Know where you stand and draw the line", "4",
                "What you protect, against whose expectations, and where it ends. The scope sentence is what the certificate prints; everything else in it follows from your surroundings.",
                state.context
            ),
            (
                .assets, "List what matters", "A.5.9",
                "You can only protect what you know you have. Begin with information that would hurt to lose, then what carries it; forty lines describe most companies.",
                state.assets
            ),
            (
                .risks, "Find and rate the risks", "6.1.2, 8.2",
                "Risks decide where money and effort go. Agree first on the words you rate by, so that two managers rating the same thing come to the same level.",
                state.risks
            ),
            (
                .treatment, "Decide what to do about them", "6.1.3, 8.3",
                "Each risk above your limit is brought down, avoided, passed on or knowingly accepted, by the person who owns it. What has to be done gets a name and a date.",
                state.treatment
            ),
            (
                .declaration, "Declare your controls", "6.1.3",
                "The Statement of Applicability goes through the 93 controls of Annex A: which you need, why, and where each stands. It is the first thing a certification auditor asks for.",
                state.declaration
            ),
            (
                .operation, "Live it, check it, be certified", "6.2, 7.5, 9",
                "An auditor certifies what works, not what is planned. Let it run for some months, keep evidence, audit yourselves, let management look at it, and then invite the certification body.",
                state.operation
            ),
        ]
        steps = parts.map { part in
            Step(
                number: part.step.rawValue, title: part.title, clause: part.clause, why: part.why,
                guidance: Self.guidance[part.step] ?? [], tasks: part.tasks,
                findings: check.groups.filter { Conformity.steps[$0.rule.code] == part.step }.flatMap(\.findings))
        }
    }

    package var doneCount: Int { steps.count(where: \.isDone) }
    package var taskCount: Int { steps.reduce(0) { $0 + $1.tasks.count } }
    package var doneTaskCount: Int { steps.reduce(0) { $0 + $1.doneCount } }

    /// The step to go on with: the first that is not done.
    package var current: Step? { steps.first { !$0.isDone } }

    private static let guidance: [StartStep: [Clause.ID]] = [
        .leadership: ["5.1", "5.2", "5.3"], .context: ["4.1", "4.2", "4.3"], .risks: ["6.1.1", "6.1.2", "8.2"],
        .treatment: ["6.1.3", "8.3"], .declaration: ["6.1.3"], .operation: ["6.2", "7.5", "9.1", "9.2", "9.3"],
    ].mapValues { $0.compactMap { Clause.ID($0) } }
}

/// What the guided start puts into the registers by itself, where a form would only be in the way.
package enum GuidedStartOffer: String, CaseIterable, Sendable {
    case criteriaFiveByFive = "criteria-5x5"
    case criteriaFourByFour = "criteria-4x4"
    case assessment

    package var kind: Kind {
        switch self {
        case .criteriaFiveByFive, .criteriaFourByFour: RiskCriteria.kind
        case .assessment: RiskAssessment.kind
        }
    }

    /// What it puts there, and why, as the history says.
    package func record(on day: Day, by principal: Principal) -> (record: any Record, reason: String) {
        switch self {
        case .criteriaFiveByFive, .criteriaFourByFour:
            var criteria = self == .criteriaFiveByFive ? RiskCriteria.fiveByFive : .fourByFour
            criteria.effectiveFrom = day
            return (criteria, "Begin with a ready-made set of risk criteria")
        case .assessment:
            var assessment = RiskAssessment()
            assessment.name = "Risk assessment \(day.parts.year)"
            assessment.startedOn = day
            assessment.status = .inProgress
            assessment.assessor = principal.person.map { Reference($0) }
            return (assessment, "Begin a risk assessment")
        }
    }
}
