import Frameworks
import ISMS
import Phrases
import RecordFormat
import Registers

/// What the records say about each task of the guided start.
struct GuidedStartState {
    private let isms: ISMS
    private let day: Day
    private let statement: StatementOfApplicability
    private let evaluations: [RiskEvaluation]
    /// How many findings each rule has.
    private let counts: [RuleCode: Int]
    private let errorCount: Int

    typealias Task = GuidedStart.Task
    typealias Action = GuidedStart.Action

    init(_ check: ConformityCheck) {
        isms = check.derivation.isms
        day = check.derivation.day
        statement = check.derivation.statement
        evaluations = check.derivation.evaluations
        counts = check.groups.reduce(into: [:]) { $0[$1.rule.code] = $1.findings.count }
        errorCount = check.errorCount
    }

    private func holds(_ rules: RuleCode...) -> Bool { rules.allSatisfy { counts[$0] == nil } }
    private func count(_ rules: RuleCode...) -> Int { rules.reduce(0) { $0 + (counts[$1] ?? 0) } }

    private func open(_ title: Phrase, _ item: any Item) -> Action {
        .open(title, .record(item.kind, code: item.code))
    }
    private func edit(_ title: Phrase, _ item: any Item) -> Action {
        .open(title, .editRecord(item.kind, code: item.code))
    }

    // MARK: 1 Leadership

    var leadership: [Task] {
        let organization = isms.organization
        let roles = isms[RoleAssignment.self].filter { $0.value.isInForce(on: day) && $0.person != nil }
        let leaders = [RoleAssignment.Role.topManagement, .ismsManager]
        let held = leaders.filter { role in roles.contains { $0.role == role } }
        let policy = isms[Document.self].filter { $0.isInformationSecurityPolicy && $0.status != .retired }.last
        return [
            Task(
                title: "Say who you are",
                advice: "Name, what you do for whom, how many people. Every report and the auditor begin with it.",
                isDone: organization.map { !$0.description.trimmed.isEmpty } ?? false,
                actions: [
                    organization.map { edit("Describe \($0.title)", $0) }
                        ?? .open("Describe the organization", .newRecord(Organization.kind))
                ]),
            Task(
                title: "Name who leads and who runs it",
                advice:
                    "Somebody directs the organization and answers for security in the end; somebody runs the management system day to day. In a small company that may be two people, rarely one.",
                isDone: held.count == leaders.count, progress: "\(held.count) of \(leaders.count) roles held",
                actions: [
                    Action(title: "Name them", way: .nameLeaders, adds: RoleAssignment.kind),
                    .open("All roles", .register(RoleAssignment.kind)),
                ]),
            Task(
                title: "Give a second person an account",
                advice:
                    "Whoever writes something cannot approve it. Scope, criteria, policy and statement need somebody of top management with the role approver, linked to their entry among the people.",
                isDone: isms[Document.self].contains { $0.approvedBy != nil }
                    || isms[Scope.self].contains { $0.approvedBy != nil }
                    || isms[RiskCriteria.self].contains { $0.approvedBy != nil },
                progress: "done once they approve something",
                actions: [.open("Invite them", .accounts)]),
            Task(
                title: "Write the information security policy",
                advice:
                    "Few pages are enough: what security is for here, who answers for it, what everybody must do, that you meet what is asked of you and get better.",
                isDone: policy != nil,
                actions: policy.map { [open("Open \($0.code)", $0)] } ?? [
                    .open(
                        "Take the ready-made policy", .documentTemplate("information-security-policy"),
                        adding: Document.kind),
                    .open(
                        "Record your own", .newRecord(Document.kind),
                        [
                            ("name", "Information security policy"), ("category", "policy"),
                            ("isInformationSecurityPolicy", "yes"), ("version", "1.0"), ("clauses", "5.2"),
                        ]),
                ]),
            Task(
                title: "Have it approved, and tell everyone",
                advice: "Top management approves it; then those it binds are told, and the day goes into the record.",
                isDone: policy.map { $0.status == .approved && $0.approvedBy != nil && $0.communicatedOn != nil }
                    ?? false,
                actions: policy.map { [.approve($0), edit("Set the day it was told", $0)] } ?? []),
        ]
    }

    // MARK: 2 Context and scope

    var context: [Task] {
        let scope = isms[Scope.self].entries.first
        let issues = isms[ContextIssue.self]
        let parties = isms[InterestedParty.self]
        return [
            Task(
                title: "Write down what bears on your security",
                advice:
                    "Outside: a market you enter, a law that reaches you, a supplier everybody depends on. Inside: growth, old systems, how people work. Eight to fifteen in all.",
                isDone: !issues.isEmpty && holds(.ctx02), progress: issues.isEmpty ? "" : "\(issues.count) recorded",
                actions: [
                    .open("Add an outside issue", .newRecord(ContextIssue.kind), [("origin", "external")]),
                    .open("Add an inside issue", .newRecord(ContextIssue.kind), [("origin", "internal")]),
                ]),
            Task(
                title: "Decide about climate change",
                advice:
                    "Since 2024 the standard wants the decision on record, also when it is that climate does not matter here.",
                isDone: holds(.ctx03),
                actions: [
                    .open(
                        "Record the decision", .newRecord(ContextIssue.kind),
                        [("name", "Climate change"), ("topic", "climateChange"), ("origin", "external")])
                ]),
            Task(
                title: "List who expects something of you, and what",
                advice:
                    "Whoever would call after an incident: customers, staff, authorities, suppliers, owners, the insurer. Then what each asks for.",
                isDone: !parties.isEmpty && holds(.pty01, .pty02),
                progress: parties.isEmpty
                    ? "" : "\(parties.count) parties, \(isms[PartyRequirement.self].count) requirements",
                actions: [
                    .open("Add a party", .newRecord(InterestedParty.kind)),
                    .open("Add what it requires", .newRecord(PartyRequirement.kind)),
                ]),
            Task(
                title: "Record laws and contracts",
                advice:
                    "The three biggest customer contracts and the laws on personal data first. The Annex A controls they name enter the statement by themselves.",
                isDone: !isms[Obligation.self].isEmpty, progress: progress(of: Obligation.self),
                actions: [.open("Add an obligation", .newRecord(Obligation.kind))]),
            Task(
                title: "Draw the scope",
                advice:
                    "One sentence as the certificate should print it; then what is inside, what is left out and why, and where it meets the rest.",
                isDone: scope != nil,
                actions: [
                    scope.map { open("Open \($0.code)", $0) } ?? .open("Write the scope", .newRecord(Scope.kind)),
                    .open("Add a location", .newRecord(Location.kind)),
                ]),
            Task(
                title: "Have the scope approved", advice: "By top management, and not by whoever wrote it.",
                isDone: scope.map { $0.approvedBy != nil } ?? false,
                actions: scope.map { [.approve($0)] } ?? []),
        ]
    }

    // MARK: 3 Assets

    var assets: [Task] {
        let assets = isms[Asset.self]
        return [
            Task(
                title: "Record information and what carries it",
                advice:
                    "Customer data, payroll, source code, the service you sell; then systems, suppliers, laptops, rooms, people with rare knowledge. A spreadsheet you have imports well.",
                isDone: !assets.isEmpty, progress: progress(of: Asset.self),
                actions: [
                    .open("Import a list", .importRegister(Asset.kind)), .open("Add an asset", .newRecord(Asset.kind)),
                ]),
            Task(
                title: "Give each an owner",
                advice: "Who answers for its protection. Usually who would be asked first if it were gone.",
                isDone: !assets.isEmpty && holds(.ast02), progress: left(count(.ast02), "without an owner"),
                actions: [
                    .open("Assets without an owner", .recordsWithout(Asset.kind, field: "owner"))
                ]),
            Task(
                title: "Say how much each matters",
                advice:
                    "From 1 to 5 for confidentiality, integrity and availability. What carries other assets inherits from them.",
                isDone: !assets.isEmpty && holds(.ast04), progress: left(count(.ast04), "without values"),
                actions: [.open("Open the assets", .register(Asset.kind))]),
        ]
    }

    // MARK: 4 Risks

    var risks: [Task] {
        let criteria = isms[RiskCriteria.self].entries
        let inForce = isms.riskCriteria(on: day)
        let assessments = isms[RiskAssessment.self].entries
        let assessed = assessments.last { $0.status == .inProgress } ?? assessments.last
        let struck = Set(isms[Risk.self].flatMap { $0.assets.map(\.id) })
        let bare = isms[Asset.self].filter { $0.status != .retired && !struck.contains($0.id) }
        let first = bare.first { $0.type.isPrimary } ?? bare.first
        let rated = evaluations.count(where: \.isRated)
        return [
            Task(
                title: "Choose the criteria",
                advice:
                    "Take a ready-made set and change its words until your managers would choose the same step. Five by five separates finer; four by four is quicker to agree on.",
                isDone: !criteria.isEmpty,
                actions: criteria.last.map { [open("Open \($0.code)", $0), edit("Change its words", $0)] } ?? [
                    .take("Take five by five", .criteriaFiveByFive), .take("Take four by four", .criteriaFourByFour),
                    .open("Write your own", .newRecord(RiskCriteria.kind)),
                ]),
            Task(
                title: "Have them approved",
                advice: "Which risks are acceptable is for top management to say. Until then nothing can be rated.",
                isDone: inForce != nil, progress: inForce.map { "\($0.code) in force" } ?? "",
                actions: (criteria.last { $0.approvedBy == nil } ?? criteria.last).map {
                    [.approve($0)]
                } ?? []),
            Task(
                title: "Begin an assessment",
                advice: "The round that the ratings belong to: who leads it, since when, how.",
                isDone: !assessments.isEmpty,
                actions: assessments.isEmpty
                    ? [
                        .take("Begin it today", .assessment),
                        .open("Plan it in detail", .newRecord(RiskAssessment.kind)),
                    ] : assessed.map { [open("Open \($0.code)", $0)] } ?? []),
            Task(
                title: "Find the risks",
                advice:
                    "Open an asset and let it propose what typically happens; take over what could happen to you, and add what kept you awake.",
                isDone: !isms[Risk.self].isEmpty, progress: progress(of: Risk.self),
                actions: [
                    first.map {
                        Action.open("Propose risks for \($0.title)", .proposals(asset: $0.code), adding: Risk.kind)
                    }
                        ?? .open("Choose an asset", .register(Asset.kind)),
                    .open("Write one yourself", .newRecord(Risk.kind)),
                ]),
            Task(
                title: "Rate them",
                advice:
                    "By the worded criteria, with who knows the matter in the room. Each rating takes a minute and one sentence of reason.",
                isDone: !evaluations.isEmpty && rated == evaluations.count,
                progress: evaluations.isEmpty ? "" : "\(rated) of \(evaluations.count) rated",
                actions: [
                    evaluations.first { !$0.isRated }.map {
                        .open("Rate \($0.risk.code)", .rateRisk(code: $0.risk.code), adding: Risk.kind)
                    } ?? .open("Open the workshop", .riskWorkshop)
                ]),
            Task(
                title: "Conclude the assessment",
                advice: "Set it to completed, with its day and what it found in a few sentences.",
                isDone: holds(.opr01),
                actions: assessed.map { [edit("Complete \($0.code)", $0)] } ?? []),
        ]
    }

    // MARK: 5 Treatment

    var treatment: [Task] {
        let above = evaluations.filter(\.isAboveLimit)
        let decided = above.count { $0.risk.treatment != nil }
        let isAssessed = evaluations.contains(where: \.isRated)
        return [
            Task(
                title: "Record the controls you have",
                advice:
                    "In your own words, with the Annex A controls each answers: backups, joiners and leavers, patching, the alarm. What you already do counts.",
                isDone: !isms[Control.self].isEmpty, progress: progress(of: Control.self),
                actions: [
                    .open("Add a control", .newRecord(Control.kind)),
                    .open("Import a list", .importRegister(Control.kind)),
                ]),
            Task(
                title: "Choose a treatment for each risk above the limit",
                advice: "Bring it down by controls, end the activity, pass it on, or accept it knowingly.",
                isDone: isAssessed && holds(.trt01),
                progress: above.isEmpty
                    ? (isAssessed ? "none above the limit" : "") : "\(decided) of \(above.count) decided",
                actions: [.open("Risks above the limit", .riskWorkshop)]),
            Task(
                title: "Put names and dates to the work",
                advice: "Whatever is not in place yet becomes an action with one owner and one date.",
                isDone: isAssessed && holds(.trt02, .trt06, .trt08, .trt18, .trt19),
                progress: progress(of: TreatmentAction.self),
                actions: [
                    .open("Treatment plan", .treatmentPlan),
                    .open("Add an action", .newRecord(TreatmentAction.kind)),
                ]),
            Task(
                title: "Have the owners agree",
                advice:
                    "Each risk's owner approves its treatment and accepts what remains, in their own name and for a time.",
                isDone: isAssessed && holds(.trt11, .trt12, .trt13, .trt16, .trt17),
                progress: left(count(.trt11, .trt12, .trt13, .trt16, .trt17), "still to be decided"),
                actions: [.open("What waits for whom", .treatmentPlanByOwner)]),
        ]
    }

    // MARK: 6 Statement of Applicability

    var declaration: [Task] {
        let all = statement.lines.count(where: \.isReference)
        let newest = isms.newestStatement
        let isDecided = all > 0 && statement.decidedCount == all
        return [
            Task(
                title: "Decide about the 93 controls",
                advice:
                    "In or out, and why. What your risks, laws and contracts ask for is in already, with its reason; go through the rest theme by theme.",
                isDone: isDecided, progress: "\(statement.decidedCount) of \(all) decided",
                actions: [.open("Open the statement", .statement)]),
            Task(
                title: "Resolve what contradicts itself",
                advice:
                    "A control left out that a risk relies on, an exclusion without a reason: each is a finding waiting for the auditor.",
                isDone: isDecided && holds(.soa02, .soa03, .soa05, .soa07),
                progress: left(count(.soa02, .soa03, .soa05, .soa07), "in contradiction"),
                actions: [.open("Findings", .errors(clause: "6"))]),
            Task(
                title: "Issue the first version",
                advice: "It is frozen as it stands, so that later it is plain what was approved.",
                isDone: newest != nil, progress: newest.map { "version \($0.version)" } ?? "",
                actions: newest.map { [.open("Version \($0.version)", .issuedStatement($0.version))] } ?? [
                    .open("Issue it", .issueStatement)
                ]),
            Task(
                title: "Have it approved", advice: "By somebody else than its author.",
                isDone: isms[IssuedStatement.self].contains { $0.approver != nil },
                actions: newest.map { [.open("Open version \($0.version)", .issuedStatement($0.version))] } ?? []),
        ]
    }

    // MARK: 7 Operation and certification

    var operation: [Task] {
        let evidenced = Set(isms[Evidence.self].flatMap { $0.controls.map(\.id) })
        let inPlace = isms[Control.self].filter { $0.status == .implemented }
        let shown = inPlace.count { evidenced.contains($0.id) }
        return [
            Task(
                title: "Set three to five objectives",
                advice: "Each with a measure, a target and a day on which somebody will be asked.",
                isDone: !isms[Objective.self].isEmpty, progress: progress(of: Objective.self),
                actions: [.open("Add an objective", .newRecord(Objective.kind))]),
            Task(
                title: "Keep evidence for the controls in place",
                advice:
                    "The restore that was tested, the review of access rights, the list of who was trained: a file or a link, with its day.",
                isDone: !inPlace.isEmpty && shown == inPlace.count,
                progress: inPlace.isEmpty ? "" : "\(shown) of \(inPlace.count) controls in place have some",
                actions: [.open("Add evidence", .newRecord(Evidence.kind)), .open("Controls", .register(Control.kind))]),
            Task(
                title: "Audit yourselves",
                advice:
                    "Somebody who does not check their own work goes through clauses and controls. Keep the report as a document with the clause 9.2.",
                isDone: hasApprovedRecord("9.2"),
                actions: [
                    .open(
                        "Record the audit report", .newRecord(Document.kind),
                        [("name", "Internal audit report"), ("category", "record"), ("clauses", "9.2")])
                ]),
            Task(
                title: "Let management review it",
                advice:
                    "Once a year at least: objectives, incidents, audit, risks, what to change. Keep the minutes as a document with the clause 9.3.",
                isDone: hasApprovedRecord("9.3"),
                actions: [
                    .open(
                        "Record the minutes", .newRecord(Document.kind),
                        [("name", "Management review minutes"), ("category", "record"), ("clauses", "9.3")])
                ]),
            Task(
                title: "Have no errors left, and invite the certification body",
                advice:
                    "What this program calls an error, an auditor would call a nonconformity. Ask two bodies for an offer early: they book months ahead.",
                isDone: errorCount == 0,
                progress: left(errorCount, .counted(errorCount, one: "error stands", other: "errors stand")),
                actions: [
                    .open("All errors", .errors(clause: nil)), .open("Reports for the auditor", .reports),
                ]),
        ]
    }

    // MARK: Words

    private func hasApprovedRecord(_ clause: String) -> Bool {
        isms[Document.self].contains { document in
            // A procedure that says how to audit is no audit.
            document.status == .approved && document.category == .record
                && document.clauses.contains { $0 == clause || $0.hasPrefix(clause + ".") }
        }
    }

    private func progress<Value: Record>(of type: Value.Type) -> Phrase {
        let count = isms[type].count
        return count == 0 ? "" : "\(count) recorded"
    }

    private func left(_ count: Int, _ words: Phrase) -> Phrase { count == 0 ? "" : "\(count) \(words)" }
}
