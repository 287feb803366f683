import Accounts
import Frameworks
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("The workspace of the Statement of Applicability")
struct StatementPageTests {
    private static let page = "/o/acme/soa"
    private static func line(_ id: String) -> String { "/o/acme/soa/line/\(id)" }
    private static let asPart: HTTPFields = [HeaderNames.htmxRequest: "true"]

    private func decision(_ id: String, on site: TestSite) async throws -> Entry<ApplicabilityDecision>? {
        try await site.workspace.snapshot()[ApplicabilityDecision.self].first {
            $0.referenceControl?.description == id
        }
    }

    // MARK: Reading

    @Test("All 93 controls stand in the table, each once")
    func complete() async throws {
        let site = try await TestSite()
        let page = try await site.get(Self.page, as: .reader)
        #expect(page.status == .ok)
        for id in ReferenceControlID.all {
            #expect(page.text.ranges(of: "id=\"line-\(id)\"").count == 1, "\(id)")
        }
    }

    @Test("Only who decides is offered to decide", arguments: Role.allCases)
    func roles(role: Role) async throws {
        let site = try await TestSite()
        let page = try await site.get(Self.page, as: role)
        if role == .member {
            #expect(page.status == .notFound)
            return
        }
        let mayDecide = role == .administrator || role == .ismsManager
        #expect(page.text.contains("data-decision") == mayDecide)
        let line = try await site.get(Self.line("A.5.1"), as: role)
        #expect(line.text.contains("v.applicability") == mayDecide)
        let saved = try await site.post(
            Self.line("A.5.1"), as: role, [("version", "0"), ("v.applicability", "included")])
        #expect(saved.status == (mayDecide ? .seeOther : .forbidden))
        let bulk = try await site.post(Self.page, as: role, [("act", "include"), ("line", "A.5.2")])
        #expect(bulk.status == (mayDecide ? .seeOther : .forbidden))
        let count = try await site.workspace.snapshot()[ApplicabilityDecision.self].count
        #expect(count == (mayDecide ? 2 : 0))
    }

    @Test("A control that is not in the statement has no page", arguments: ["A.9.1", "CTL-99", "CTL-1", "nonsense"])
    func unknown(id: String) async throws {
        let site = try await TestSite()
        let page = try await site.get(Self.line(id), as: .administrator)
        #expect(page.status == .notFound)
    }

    @Test("A day in the past shows the statement and lets nothing be decided")
    func past() async throws {
        let site = try await TestSite()
        site.clock.advance(seconds: 3 * 86_400)
        // The old session has ended meanwhile.
        let token = try await site.token(of: "administrator@acme.example")
        let page = try await site.send(.get, "/o/acme/as-of/2026-03-02/soa", token: token)
        #expect(page.status == .ok)
        #expect(!page.text.contains("data-decision"))
        let line = try await site.send(.get, "/o/acme/as-of/2026-03-02/soa/line/A.5.1", token: token)
        #expect(line.status == .ok)
        #expect(!line.text.contains("v.applicability"))
        let editor = try await site.send(
            .get, "/o/acme/as-of/2026-03-02/soa/line/A.5.1?edit=yes", token: token, headers: Self.asPart)
        #expect(editor.status == .forbidden)
    }

    @Test("The page of a control tells what it is for beside the decision")
    func guidance() async throws {
        let site = try await TestSite()
        let page = try await site.get(Self.line("A.8.13"), as: .ismsManager)
        let guidance = try #require(ControlGuidanceText.purpose(of: "A.8.13"))
        #expect(page.text.contains("When it can be left out"))
        #expect(page.text.contains(guidance))
        #expect(page.text.contains("/o/acme/risk/RISK-1"))
        #expect(page.text.contains("/o/acme/control/CTL-1"))
    }

    // MARK: Deciding one

    @Test("Choosing In in the table makes one decision in the viewer's name")
    func choosing() async throws {
        let site = try await TestSite()
        let answer = try await site.post(
            Self.line("A.8.13"), as: .ismsManager, [("version", "0"), ("a.A.8.13", "included")], headers: Self.asPart)
        #expect(answer.status == .ok)
        #expect(answer.text.hasPrefix("<tr id=\"line-A.8.13\""))
        #expect(answer.text.contains("hx-swap-oob"))
        let made = try #require(try await decision("A.8.13", on: site))
        let isms = try await site.workspace.snapshot()
        #expect(made.applicability == .included)
        #expect(isms[made.decidedBy]?.email == "ismsManager@acme.example")
        #expect(made.decidedOn == Day(year: 2026, month: 3, day: 1))
    }

    @Test("Choosing Out opens the editor, since an exclusion needs words, and saves nothing")
    func choosingOut() async throws {
        let site = try await TestSite()
        let answer = try await site.post(
            Self.line("A.5.7"), as: .ismsManager, [("version", "0"), ("a.A.5.7", "excluded")], headers: Self.asPart)
        #expect(answer.text.contains("name=\"v.justification\""))
        let made = try await decision("A.5.7", on: site)
        #expect(made == nil)
    }

    @Test("An exclusion without a justification is refused, and what was typed stays")
    func unjustified() async throws {
        let site = try await TestSite()
        let answer = try await site.post(
            Self.line("A.7.1"), as: .ismsManager,
            [
                ("version", "0"), ("v.applicability", "excluded"), ("v.justification", "  "),
                ("v.reviewBy", "2027-01-31"),
            ])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("must say why the control is left out"))
        #expect(answer.text.contains("2027-01-31"))
        let made = try await decision("A.7.1", on: site)
        #expect(made == nil)
    }

    @Test("A form without a choice between in and out is refused")
    func unchosen() async throws {
        let site = try await TestSite()
        let answer = try await site.post(
            Self.line("A.7.1"), as: .ismsManager, [("version", "0"), ("v.justification", "Because")])
        #expect(answer.status == .unprocessableContent)
    }

    @Test("Reasons given in the form become links of the decision")
    func reasons() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        var obligation = Obligation()
        obligation.name = "Contract with the bank"
        obligation.source = .contract
        draft.create(obligation)
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        let answer = try await site.post(
            Self.line("A.5.23"), as: .ismsManager,
            [
                ("version", "0"), ("v.applicability", "included"), ("v.obligations", "OBL-1"),
                ("v.isGoodPractice", "yes"), ("v.isGoodPractice", "no"), ("reason", "The bank asks for it"),
            ])
        #expect(answer.status == .seeOther)
        let made = try #require(try await decision("A.5.23", on: site))
        #expect(made.obligations.count == 1)
        #expect(made.isGoodPractice)
        let page = try await site.get(Self.page, as: .reader)
        #expect(page.text.contains("contract: Contract with the bank"))
        let log = try await site.workspace.log(before: .max, limit: 1)
        #expect(log.first?.author.reason == "The bank asks for it")
    }

    @Test("A decision somebody else made meanwhile is shown, not overwritten")
    func overtaken() async throws {
        let site = try await TestSite()
        _ = try await site.post(
            Self.line("A.5.1"), as: .administrator,
            [("version", "0"), ("v.applicability", "included"), ("v.justification", "Theirs")])
        let form = try await site.post(
            Self.line("A.5.1"), as: .ismsManager,
            [("version", "0"), ("v.applicability", "excluded"), ("v.justification", "Mine")])
        #expect(form.status == .conflict)
        #expect(form.text.contains("Mine"))
        let choice = try await site.post(
            Self.line("A.5.1"), as: .ismsManager, [("version", "0"), ("a.A.5.1", "excluded")], headers: Self.asPart)
        #expect(choice.text.contains("Someone else"))
        #expect(try await decision("A.5.1", on: site)?.justification == "Theirs")
    }

    @Test("Deciding otherwise signs anew; changing words does not")
    func signing() async throws {
        let site = try await TestSite()
        _ = try await site.post(
            Self.line("A.5.1"), as: .administrator, [("version", "0"), ("v.applicability", "included")])
        site.clock.advance(seconds: 86_400)
        let manager = try await site.token(of: "ismsManager@acme.example")
        _ = try await site.post(
            Self.line("A.5.1"), token: manager,
            [("version", "1"), ("v.applicability", "included"), ("v.justification", "More words")])
        var made = try #require(try await decision("A.5.1", on: site))
        var isms = try await site.workspace.snapshot()
        #expect(made.justification == "More words")
        #expect(isms[made.decidedBy]?.email == "administrator@acme.example")
        #expect(made.decidedOn == Day(year: 2026, month: 3, day: 1))
        _ = try await site.post(
            Self.line("A.5.1"), token: manager,
            [("version", "2"), ("v.applicability", "excluded"), ("v.justification", "Not needed")])
        made = try #require(try await decision("A.5.1", on: site))
        isms = try await site.workspace.snapshot()
        #expect(isms[made.decidedBy]?.email == "ismsManager@acme.example")
        #expect(made.decidedOn == Day(year: 2026, month: 3, day: 2))
    }

    // MARK: Deciding several

    @Test("All 93 are decided with one form, and one commit")
    func all() async throws {
        let site = try await TestSite()
        let before = try await site.workspace.snapshot().commit.sequence
        let answer = try await site.post(
            Self.page, as: .ismsManager,
            [("act", "include"), ("justification", "We run a service on the internet")]
                + ReferenceControlID.all.map { ("line", $0.description) })
        #expect(answer.location.contains("decided=93"))
        let isms = try await site.workspace.snapshot()
        #expect(isms.commit.sequence == before + 1)
        #expect(StatementOfApplicability(of: isms, on: Day(of: site.clock.now)).decidedCount == 93)
    }

    @Test("Leaving out without a word is refused and counted; the others are saved")
    func bulkExclusion() async throws {
        let site = try await TestSite()
        let refused = try await site.post(
            Self.page, as: .ismsManager, [("act", "exclude"), ("line", "A.7.1"), ("line", "A.7.2")])
        #expect(refused.location.contains("unjustified=2"))
        #expect(try await site.workspace.snapshot()[ApplicabilityDecision.self].isEmpty)
        _ = try await site.post(
            Self.page, as: .ismsManager,
            [("act", "exclude"), ("line", "A.7.1"), ("line", "A.7.2"), ("justification", "We have no premises")])
        #expect(try await decision("A.7.2", on: site)?.justification == "We have no premises")
    }

    @Test("What risks and obligations lead to is proposed, and nothing else")
    func proposing() async throws {
        let site = try await TestSite()
        let page = try await site.get(Self.page, as: .ismsManager)
        #expect(page.text.contains("1 undecided control is needed"))
        _ = try await site.post(Self.page, as: .ismsManager, [("act", "propose")])
        let decisions = try await site.workspace.snapshot()[ApplicabilityDecision.self].entries
        #expect(decisions.map { $0.referenceControl?.description } == ["A.8.13"])
        #expect(decisions.first?.applicability == .included)
    }

    @Test("Without a script the table's own choices are saved, and what was overtaken stays")
    func withoutScript() async throws {
        let site = try await TestSite()
        _ = try await site.post(Self.page, as: .administrator, [("act", "include"), ("line", "A.5.2")])
        let answer = try await site.post(
            Self.page, as: .ismsManager,
            [
                ("act", "save"), ("justification", "Nobody works there"),
                ("w.A.5.1", "undecided"), ("a.A.5.1", "included"),
                ("w.A.5.2", "undecided"), ("a.A.5.2", "excluded"),
                ("w.A.5.3", "undecided"), ("a.A.5.3", ""),
                ("w.A.7.1", "undecided"), ("a.A.7.1", "excluded"),
            ])
        #expect(answer.location.contains("decided=2"))
        #expect(answer.location.contains("overtaken=1"))
        #expect(try await decision("A.5.1", on: site)?.applicability == .included)
        #expect(try await decision("A.5.2", on: site)?.applicability == .included)
        #expect(try await decision("A.5.3", on: site) == nil)
        #expect(try await decision("A.7.1", on: site)?.applicability == .excluded)
    }

    @Test("What was said for leaving a control out is not kept as the reason for including it")
    func turning() async throws {
        let site = try await TestSite()
        _ = try await site.post(
            Self.page, as: .ismsManager, [("act", "exclude"), ("line", "A.7.1"), ("justification", "No premises")])
        _ = try await site.post(Self.page, as: .ismsManager, [("act", "include"), ("line", "A.7.1")])
        let made = try #require(try await decision("A.7.1", on: site))
        #expect(made.applicability == .included)
        #expect(made.justification.isEmpty)
    }

    // MARK: Narrowing

    @Test("A query survives its own address")
    func queryRoundTrip() {
        var query = StatementQuery()
        query.text = "backup & restore"
        query.group = .theme(.technological)
        query.decision = .proposed
        query.status = .partial
        query.attributes = [.type: "corrective", .domain: "protection"]
        query.isContradictedOnly = true
        #expect(StatementQuery(FormData(query.pairs())) == query)
        let nonsense = FormData([("theme", "x"), ("status", "x"), ("type", "x"), ("page", "-3"), ("decision", "")])
        #expect(StatementQuery(nonsense) == StatementQuery())
    }

    @Test("Filters keep exactly the controls that have the attribute", arguments: ControlAttribute.allCases)
    func attributes(attribute: ControlAttribute) {
        let statement = StatementOfApplicability(of: ISMS(), on: Day(number: 20_000))
        for option in attribute.options {
            var query = StatementQuery()
            query.attributes[attribute] = option.name
            let found = StatementListing(query, of: statement)
            let wanted = Catalog.bundled.controls.filter { attribute.names(of: $0).contains(option.name) }
            #expect(found.matchCount == wanted.count, "\(attribute) \(option.name)")
            #expect(!wanted.isEmpty, "\(attribute) \(option.name)")
        }
    }

    @Test("The search looks at numbers, titles, justifications and the controls that carry it out")
    func search() async throws {
        let site = try await TestSite()
        let isms = try await site.workspace.snapshot()
        let statement = StatementOfApplicability(of: isms, on: Day(of: site.clock.now))
        func found(_ text: String) -> [String] {
            var query = StatementQuery()
            query.text = text
            return StatementListing(query, of: statement).parts.flatMap(\.lines).map(\.subject.id)
        }
        #expect(found("every NIGHT") == ["A.8.13"])
        #expect(found("ctl-1") == ["A.8.13"])
        #expect(found("a.8.13") == ["A.8.13"])
        #expect(found("no such thing").isEmpty)
    }

    @Test("Own controls come in pages of 100, the 93 on the first")
    func pages() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        for number in 1...130 {
            var control = Control()
            control.name = "Own \(number)"
            draft.create(control)
        }
        let isms = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test")
        ).isms
        let statement = StatementOfApplicability(of: isms, on: Day(of: site.clock.now))
        var query = StatementQuery()
        let first = StatementListing(query, of: statement)
        #expect(first.parts.reduce(0) { $0 + $1.lines.count } == 193)
        query.page = 2
        let second = StatementListing(query, of: statement)
        #expect(second.parts.map(\.lines.count) == [30])
        query.page = 99
        #expect(StatementListing(query, of: statement).query.page == 2)
    }

    @Test("A row names the first reasons and counts the others, however many there are")
    func collapsed() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        let control = try #require(draft.base[Control.self].entries.first)
        for number in 1...50 {
            var risk = Risk()
            risk.name = "Risk \(number)"
            risk.controls = [control.reference]
            draft.create(risk)
        }
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        let row = try await site.get(Self.line("A.8.13") + "?show=row", as: .reader, headers: Self.asPart)
        #expect(row.text.ranges(of: "/o/acme/risk/").count == StatementRow.reasonsMax)
        #expect(row.text.contains(">+47</a>"))
        let all = try await site.get(Self.line("A.8.13") + "?show=reasons", as: .reader, headers: Self.asPart)
        #expect(all.text.ranges(of: "/o/acme/risk/").count == 51)
    }

    @Test("Coverage counts every control once")
    func coverage() async throws {
        let site = try await TestSite()
        _ = try await site.post(Self.page, as: .ismsManager, [("act", "propose")])
        _ = try await site.post(
            Self.page, as: .ismsManager, [("act", "exclude"), ("line", "A.7.1"), ("justification", "No premises")])
        let isms = try await site.workspace.snapshot()
        let coverage = StatementCoverage(of: StatementOfApplicability(of: isms, on: Day(of: site.clock.now)))
        #expect(coverage.allCount == 93)
        #expect((coverage.includedCount, coverage.excludedCount, coverage.decidedCount) == (1, 1, 2))
        #expect(coverage.proposedCount == 0)
        #expect(coverage.annex.reduce(0) { $0 + $1.undecided } == 91)
    }
}

private enum ControlGuidanceText {
    static func purpose(of id: String) -> String? {
        ReferenceControlID(id).flatMap { ControlGuidance.bundled(for: $0)?.purpose }
    }
}
