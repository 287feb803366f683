import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations
import Phrases

@testable import WebPages

@Suite("The treatment plan")
struct TreatmentPlanPageTests {
    private static let approve = "/o/acme/risk/RISK-1/approve-plan"

    private func risk(_ site: TestSite) async throws -> Entry<Risk> {
        try #require(try await site.workspace.snapshot()[Risk.self].entries.first)
    }

    @Test("Every view of the plan names the risk's work", arguments: OrganizationRoute.PlanView.allCases)
    func views(view: OrganizationRoute.PlanView) async throws {
        let site = try await TestSite()
        let page = try await site.get("/o/acme/treatment-plan/\(view.rawValue)", as: .reader)
        #expect(page.status == .ok)
        #expect(page.text.contains("/o/acme/treatment-action/ACT-1"))
        let member = try await site.get("/o/acme/treatment-plan/\(view.rawValue)", as: .member)
        #expect(member.status == .notFound)
    }

    @Test("The risk owner approves the plan in their own name, with the level that is expected")
    func approval() async throws {
        let site = try await TestSite()
        let page = try await site.get("/o/acme/treatment-plan", as: .owner)
        #expect(page.text.contains("Approve the plan for RISK-1"))
        let answer = try await site.post(
            Self.approve, as: .owner, [("level", "5"), ("version", "1"), ("view", "by-owner")])
        #expect(answer.location.hasPrefix("/o/acme/treatment-plan/by-owner?done=plan-approved"))
        let isms = try await site.workspace.snapshot()
        let risk = try await risk(site)
        #expect(isms[risk.planApprovedBy]?.email == "owner@acme.example")
        #expect(risk.planApprovedOn == Day(year: 2026, month: 3, day: 1))
        #expect(risk.planApprovedLevel == 5)
        let after = try await site.get("/o/acme/treatment-plan", as: .owner)
        #expect(!after.text.contains("Approve the plan for RISK-1"))
    }

    @Test("Nobody but the risk owner approves the plan", arguments: Role.allCases.filter { $0 != .owner })
    func others(role: Role) async throws {
        let site = try await TestSite()
        let page = try await site.get("/o/acme/treatment-plan", as: role)
        #expect(!page.text.contains("Approve the plan for RISK-1"))
        let answer = try await site.post(Self.approve, as: role, [("level", "5"), ("version", "1")])
        #expect(answer.status == (role == .member ? .notFound : .forbidden))
        #expect(try await risk(site).planApprovedBy == nil)
    }

    @Test("What was not seen is not approved: another level or a newer version is refused")
    func stale() async throws {
        let site = try await TestSite()
        for fields in [[("level", "4"), ("version", "1")], [("level", "5"), ("version", "7")]] {
            let answer = try await site.post(Self.approve, as: .owner, fields)
            #expect(answer.status == .conflict)
        }
        #expect(try await risk(site).planApprovedBy == nil)
    }

    @Test("A risk without a treatment, or one to be accepted, has no plan to approve")
    func nothingToApprove() async throws {
        let site = try await TestSite()
        for treatment in [nil, Risk.Treatment.accept] {
            var draft = try await site.workspace.draft()
            draft.update(try await risk(site)) { $0.treatment = treatment }
            _ = try await site.workspace.commit(
                draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
            let answer = try await site.post(Self.approve, as: .owner)
            #expect(answer.status == .badRequest)
        }
    }

    @Test("Work is listed once, however many risks it treats, the earliest due first")
    func work() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        let known = try await risk(site)
        var second = known.value
        second.name = "Another"
        let other = draft.create(second)
        let action = try #require(draft.base[TreatmentAction.self].entries.first)
        draft.update(action) { $0.risks.append(other) }
        var early = TreatmentAction()
        early.name = "Sooner"
        early.risks = [other]
        early.due = Day(year: 2026, month: 2, day: 1)
        draft.create(early)
        let isms = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test")
        ).isms
        let today = Day(of: site.clock.now)
        let works = PlanWork.all(in: RiskTreatmentPlan(of: isms, on: today), isms)
        #expect(works.map(\.item.code) == ["ACT-2", "ACT-1", "CTL-1"])
        #expect(works[1].risks.count == 2)
        #expect(works.map(\.isOverdue) == [true, false, false])
        let groups = TreatmentPlanPage.byDate(works, on: today)
        #expect(groups.map(\.title) == ["Overdue", "Within 90 days", "Without a date"])
    }

    // MARK: Over time

    private static func day(_ month: Int, _ day: Int, _ year: Int = 2026) -> Day {
        Day(year: year, month: month, day: day) ?? Day(number: 0)
    }

    @Test("A scale's columns follow each other without a gap, and hold every day shown")
    func columns() throws {
        for (first, last) in [
            (Self.day(1, 31), Self.day(1, 31)), (Self.day(11, 5), Self.day(4, 1, 2028)),
            (Self.day(12, 31), Self.day(1, 1, 2050)), (Self.day(2, 28), Self.day(8, 1, 2027)),
        ] {
            let scale = try #require(TimelineScale(showing: [last, first]))
            #expect(scale.columns.count <= TimelineScale.columnsMax + 1 || scale.unit == .year)
            for (column, next) in zip(scale.columns, scale.columns.dropFirst()) { #expect(column.next == next.first) }
            #expect(scale.columns.first.map { $0.first <= first } == true)
            #expect(scale.columns.last.map { last < $0.next } == true)
        }
        #expect(TimelineScale(showing: []) == nil)
    }

    @Test("A later day never stands before an earlier one, and a month begins at its column")
    func places() throws {
        let scale = try #require(TimelineScale(showing: [Self.day(1, 10), Self.day(6, 20)]))
        #expect(scale.unit == .month)
        var place = -1.0
        for number in Self.day(1, 1).number...Self.day(6, 30).number {
            let here = scale.place(of: Day(number: number))
            #expect(here > place)
            place = here
        }
        #expect(scale.place(of: Self.day(3, 1)) == 2)
        #expect(scale.place(of: Self.day(1, 1, 2020)) == 0)
        #expect(scale.place(of: Self.day(1, 1, 2030)) == 6)
    }

    @Test("A due day counts in full, and what is late reaches to today")
    func spans() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        let action = try #require(draft.base[TreatmentAction.self].entries.first)
        draft.update(action) { action in
            action.start = Self.day(1, 1)
            action.due = Self.day(1, 31)
            action.status = .inProgress
            action.progress = 50
        }
        let isms = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test")
        ).isms
        let today = Day(of: site.clock.now)
        let work = try #require(PlanWork.all(in: RiskTreatmentPlan(of: isms, on: today), isms).first)
        let scale = try #require(TimelineScale(showing: [Self.day(1, 1), today]))
        let span = PlanTimeline.span(of: work, on: scale, today: today)
        #expect((span.from, span.to, span.doneTo) == (0, 1, 0.5))
        #expect(span.lateTo == scale.place(of: today))
        #expect(!span.isPoint)
        let page = try await site.get("/o/acme/treatment-plan/timeline", as: .reader)
        #expect(page.text.contains("overdue since 2026-01-31, 50 percent done"))
        #expect(page.text.contains("timeline-today"))
    }
}
