import Accounts
import Frameworks
import HTTPTypes
import ISMS
import RecordFormat
import Registers
import Testing
import Phrases

@testable import Operations
@testable import Serving
@testable import WebPages

@Suite("Guided start")
struct GuidedStartTests {
    private func start(_ isms: ISMS, on day: Day) -> GuidedStart {
        GuidedStart(ConformityCheck(Derivation(of: isms, on: day), history: HistoryFacts()))
    }

    private func task(_ start: GuidedStart, _ title: String) throws -> GuidedStart.Task {
        try #require(start.steps.flatMap(\.tasks).first { $0.title.english == title }, "\(title)")
    }

    @Test("With nothing at all no task is done, and each of the first has a way to begin")
    func nothing() throws {
        let start = start(ISMS(), on: Day(number: 20_500))
        #expect(start.steps.count == 7)
        #expect(start.doneTaskCount == 0)
        #expect(start.current?.number == 1)
        for step in start.steps {
            #expect(!step.why.isEmpty)
            #expect(try #require(step.tasks.first).actions.isEmpty == false, "\(step.title)")
            #expect(!step.isDone)
        }
    }

    @Test("Every rule's findings show at one of the seven steps")
    func rules() {
        for rule in Conformity.rules {
            let step = Conformity.steps[rule.header.code]
            // Those of the risk chapters must not all fall to the last step.
            if rule.header.clause.hasPrefix("6.1.2") || rule.header.clause.hasPrefix("8.2") { #expect(step == .risks) }
            if rule.header.clause.hasPrefix("4.2") || rule.header.clause.hasPrefix("4.3") { #expect(step == .context) }
        }
        // What is said about people shows where people are named.
        #expect(Conformity.steps[.per01] == .leadership)
        #expect(Set(Conformity.rules.map { Conformity.steps[$0.header.code] }) == Set(StartStep.allCases))
    }

    @Test("Everything a task offers to add leads to a form that exists")
    func links() {
        let start = start(ISMS(), on: Day(number: 20_500))
        for action in start.steps.flatMap(\.tasks).flatMap(\.actions) {
            guard case .open(let place, let query) = action.way else { continue }
            let route = place.route
            #expect(OrganizationRoute(segments: route.segments) == route)
            guard case .newRecord(let kind) = route else { continue }
            let fields = Kind.type(named: kind.name)?.declarations ?? []
            for (name, value) in query {
                let field = fields.first { $0.name == name }
                #expect(field != nil, "\(kind.name).\(name)")
                if case .choice(let options)? = field?.type { #expect(options.contains { $0.name == value }) }
            }
        }
    }

    @Test("A step with an error against it is not done, though its tasks are")
    func errors() throws {
        var organization = Organization()
        organization.name = "Acme"
        let task = GuidedStart.Task(title: "A", advice: "", isDone: true, actions: [])
        let findings = Conformity.findings(in: ISMS(), on: Day(number: 20_500))
        let error = try #require(findings.first { $0.rule.severity == .error })
        let open = GuidedStart.Step(number: 1, title: "", clause: "", why: "", tasks: [task], findings: [error])
        #expect(!open.isDone)
        let done = GuidedStart.Step(number: 1, title: "", clause: "", why: "", tasks: [task], findings: [])
        #expect(done.isDone)
    }

    @Test("Who leads and who runs it are added with their roles in one commit, and only once")
    func leaders() async throws {
        let site = try await TestSite()
        let path = "/o/acme/start"
        let empty = try await site.post(path, as: .administrator, [("take", "leaders"), ("top.name", "Tilda Top")])
        #expect(empty.status == .unprocessableContent)
        #expect(empty.text.contains(#"value="Tilda Top""#), "what was typed stays")
        #expect(try await site.workspace.snapshot()[RoleAssignment.self].isEmpty)
        let before = try await site.workspace.snapshot()
        // One of them is in the register already.
        let fields = [
            ("take", "leaders"), ("top.name", "Tilda Top"), ("top.email", "tilda@acme.example"),
            ("manager.name", "the isms manager"), ("manager.email", ""),
        ]
        #expect(try await site.post(path, as: .administrator, fields).status == .seeOther)
        let after = try await site.workspace.snapshot()
        #expect(after[Person.self].count == before[Person.self].count + 1)
        #expect(after[RoleAssignment.self].count == 2)
        #expect(after.commit.sequence == before.commit.sequence + 1)
        #expect(try await site.post(path, as: .administrator, fields).location.contains("done=unchanged"))
        #expect(try await site.workspace.snapshot()[RoleAssignment.self].count == 2)
    }

    @Test("One person may have both roles, and is added once")
    func onePerson() {
        var leaders = Leaders(
            sent: FormData([("top.name", "Solo Founder"), ("manager.name", "solo founder")]))
        let additions = leaders.additions(in: ISMS(), on: Day(number: 20_500))
        #expect(additions.count == 2)
        guard case .sameAs(let place) = additions[1].person else {
            Issue.record("the second role went to another person")
            return
        }
        #expect(place == 0)
    }

    @Test("Ready-made criteria and an assessment are begun by a button, by those who may")
    func offers() async throws {
        let site = try await TestSite()
        for role in [Role.owner, .approver, .reader, .member] {
            let answer = try await site.post("/o/acme/start", as: role, [("take", "assessment")])
            #expect(answer.status == .forbidden, "\(role)")
        }
        #expect(try await site.workspace.snapshot()[RiskAssessment.self].isEmpty)
        #expect(
            try await site.post("/o/acme/start", as: .ismsManager, [("take", "assessment")]).status == .seeOther)
        let isms = try await site.workspace.snapshot()
        #expect(isms[RiskAssessment.self].entries.last?.status == .inProgress)
        #expect(
            try await site.post("/o/acme/start", as: .ismsManager, [("take", "criteria-4x4")]).status == .seeOther)
        let criteria = try await site.workspace.snapshot()[RiskCriteria.self].entries.last
        #expect(criteria?.likelihoodScale.count == 4)
        #expect(criteria?.approvedBy == nil, "criteria are approved by somebody else")
        #expect(try await site.post("/o/acme/start", as: .ismsManager, [("take", "everything")]).status == .badRequest)
    }

    @Test("Whoever may not add sees the way, without buttons that would be refused")
    func readers() async throws {
        let site = try await TestSite()
        let auditor = try await site.get("/o/acme/start", as: .reader)
        #expect(auditor.status == .ok)
        #expect(!auditor.text.contains("/asset/new"))
        #expect(!auditor.text.contains(#"name="take""#))
        let manager = try await site.get("/o/acme/start", as: .ismsManager)
        #expect(manager.text.contains("/asset/new"))
        #expect(try await site.get("/o/acme/start", as: .member).status == .notFound)
    }

    @Test("A task is done as soon as the records say so")
    func computed() async throws {
        let site = try await TestSite()
        let day = site.server.today
        var isms = try await site.workspace.snapshot()
        #expect(try !task(start(isms, on: day), "Have them approved").isDone)
        let answer = try await site.post(
            "/o/acme/risk-criteria/CRIT-1/approve", as: .approver, [("version", "1")])
        #expect(answer.status == .seeOther)
        isms = try await site.workspace.snapshot()
        #expect(try task(start(isms, on: day), "Have them approved").isDone)
        #expect(try task(start(isms, on: day), "Rate them").isDone)
        #expect(try !task(start(isms, on: day), "Decide about the 93 controls").isDone)
    }

    @Test("A procedure for audits is no audit; the approved report of one is")
    func audit() throws {
        func isDone(_ category: Document.Category, _ status: Document.Status) throws -> Bool {
            var document = Document()
            document.name = "About audits"
            document.category = category
            document.status = status
            document.clauses = ["9.2.2"]
            let provenance = Provenance(
                version: 1, createdAt: Instant(milliseconds: 0), updatedAt: Instant(milliseconds: 0), sequence: 1)
            let item = document.boxed(id: RecordID(high: 1, low: 1), number: 1, provenance: provenance)
            return try task(start(ISMS([item], at: .none), on: Day(number: 20_500)), "Audit yourselves").isDone
        }
        #expect(try !isDone(.procedure, .approved))
        #expect(try !isDone(.record, .draft))
        #expect(try isDone(.record, .approved))
    }

    @Test("The guidance a step leads to exists")
    func guidance() {
        let steps = start(ISMS(), on: Day(number: 20_500)).steps
        #expect(steps.flatMap(\.guidance).count == 17)
        for clause in steps.flatMap(\.guidance) { #expect(ClauseGuidance.bundled(for: clause) != nil, "\(clause)") }
    }
}
