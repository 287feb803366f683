import Catalogs
import ISMS
import Phrases
import Registers

/// The way from nothing to a certificate, in seven steps, and how far an organization has come.
///
/// Nothing is ticked off by hand: a task is done when the records say so.
struct GuidedStart: Sendable {
    /// Something to do, and how the records show that it is done.
    struct Task: Sendable {
        let title: Phrase
        /// What it is for and how to go about it, in a sentence or two.
        let advice: Phrase
        let isDone: Bool
        /// How far it is, such as “12 of 93”.
        var progress: Phrase = ""
        let actions: [Action]
    }

    /// A way to do it.
    struct Action: Sendable {
        enum Way: Sendable {
            case open(OrganizationRoute, query: [(name: String, value: String)])
            /// Done on the spot by a button of the page.
            case take(GuidedStartOffer)
            /// The people who lead, typed on the page itself.
            case nameLeaders
        }

        let title: Phrase
        let way: Way
        /// What one must be allowed to do for it; nil for what whoever reads may follow.
        var adds: Kind?
        var duty: GuidedStartDuty?
        /// The kind that is approved there, where something waits for it.
        var approves: Kind?

        static func open(_ title: Phrase, _ route: OrganizationRoute, _ query: [(name: String, value: String)] = [])
            -> Action
        {
            var action = Action(title: title, way: .open(route, query: query))
            if case .newRecord(let kind) = route { action.adds = kind }
            if case .importRegister = route { action.duty = .importing }
            if case .issueStatement = route { action.duty = .issuing }
            if case .settings(.accounts) = route { action.duty = .managingAccounts }
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
    }

    struct Step: Sendable {
        let number: Int
        let title: Phrase
        /// The clauses it answers.
        let clause: String
        let why: Phrase
        /// The clauses whose guidance says more.
        var guidance: [Clause.ID] = []
        let tasks: [Task]
        /// What an auditor would find about it today: errors first.
        let findings: [Finding]

        var doneCount: Int { tasks.count(where: \.isDone) }
        var errorCount: Int { findings.count { $0.rule.severity == .error } }
        /// Done when its tasks are, and no error stands against it.
        var isDone: Bool { doneCount == tasks.count && errorCount == 0 }
        var isBegun: Bool { doneCount > 0 }
    }

    let steps: [Step]

    init(_ check: ConformityCheck) {
        let state = GuidedStartState(check)
        let parts: [(title: Phrase, clause: String, why: Phrase, tasks: [Task])] = [
            (
                "Leadership says yes", "5",
                "Security costs time and says no to people. Without someone at the top who wants it, gives it to somebody and signs the policy, everything after this is paper.",
                state.leadership
            ),
            (
                "Know where you stand and draw the line", "4",
                "What you protect, against whose expectations, and where it ends. The scope sentence is what the certificate prints; everything else in it follows from your surroundings.",
                state.context
            ),
            (
                "List what matters", "A.5.9",
                "You can only protect what you know you have. Begin with information that would hurt to lose, then what carries it; forty lines describe most companies.",
                state.assets
            ),
            (
                "Find and rate the risks", "6.1.2, 8.2",
                "Risks decide where money and effort go. Agree first on the words you rate by, so that two managers rating the same thing come to the same level.",
                state.risks
            ),
            (
                "Decide what to do about them", "6.1.3, 8.3",
                "Each risk above your limit is brought down, avoided, passed on or knowingly accepted, by the person who owns it. What has to be done gets a name and a date.",
                state.treatment
            ),
            (
                "Declare your controls", "6.1.3",
                "The Statement of Applicability goes through the 93 controls of Annex A: which you need, why, and where each stands. It is the first thing a certification auditor asks for.",
                state.declaration
            ),
            (
                "Live it, check it, be certified", "6.2, 7.5, 9",
                "An auditor certifies what works, not what is planned. Let it run for some months, keep evidence, audit yourselves, let management look at it, and then invite the certification body.",
                state.operation
            ),
        ]
        steps = parts.enumerated().map { place, part in
            Step(
                number: place + 1, title: part.title, clause: part.clause, why: part.why,
                guidance: Self.guidance[place],
                tasks: part.tasks,
                findings: check.groups.filter { Self.step(of: $0.rule.code) == place + 1 }.flatMap(\.findings))
        }
    }

    var doneCount: Int { steps.count(where: \.isDone) }
    var taskCount: Int { steps.reduce(0) { $0 + $1.tasks.count } }
    var doneTaskCount: Int { steps.reduce(0) { $0 + $1.doneCount } }

    /// The step to go on with: the first that is not done.
    var current: Step? { steps.first { !$0.isDone } }

    /// The step a rule's findings belong to.
    static func step(of rule: RuleCode) -> Int {
        // The description of the organization is the first thing it does, whatever clause asks for it.
        rule == .ctx01 ? 1 : steps[rule.subject] ?? 7
    }

    private static let guidance: [[Clause.ID]] = [
        ["5.1", "5.2", "5.3"], ["4.1", "4.2", "4.3"], [], ["6.1.1", "6.1.2", "8.2"], ["6.1.3", "8.3"], ["6.1.3"],
        ["6.2", "7.5", "9.1", "9.2", "9.3"],
    ].map { $0.compactMap { Clause.ID($0) } }

    private static let steps = [
        "LED": 1, "PPL": 1, "CTX": 2, "PTY": 2, "OBL": 2, "FRW": 2, "SCP": 2, "AST": 3, "RSK": 4, "OPR": 4, "TRT": 5,
        "SOA": 6,
        "OBJ": 7, "DOC": 7, "CTL": 7, "EVD": 7,
    ]
}

/// What the page may only offer to some.
enum GuidedStartDuty: Sendable { case importing, issuing, managingAccounts }

/// What the page puts into the registers by itself, where a form would only be in the way.
enum GuidedStartOffer: String, CaseIterable, Sendable {
    case criteriaFiveByFive = "criteria-5x5"
    case criteriaFourByFour = "criteria-4x4"
    case assessment

    var kind: Kind {
        switch self {
        case .criteriaFiveByFive, .criteriaFourByFour: RiskCriteria.kind
        case .assessment: RiskAssessment.kind
        }
    }
}
