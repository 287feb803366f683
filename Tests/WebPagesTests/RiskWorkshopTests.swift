import Accounts
import Frameworks
import HTML
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing
@testable import Operations

@testable import Serving
@testable import WebPages

/// Risks under two sets of criteria, made without a store.
private struct Register {
    let isms: ISMS
    let links = Links(handle: "acme", asOf: nil)
    static let today = Day(number: 20_500)

    static func id(_ number: Int) -> RecordID { RecordID(high: 7, low: UInt64(number)) }

    static func entry<Value: Record>(_ value: Value, _ number: Int, id: Int) -> Entry<Value> {
        let provenance = Provenance(
            version: 1, createdAt: Instant(milliseconds: 0), updatedAt: Instant(milliseconds: 0), sequence: 1)
        return Entry(id: Self.id(id), number: number, provenance: provenance, value: value)
    }

    init() {
        var old = RiskCriteria.fourByFour
        old.effectiveFrom = Day(number: 20_000)
        old.approvedBy = Reference(Self.id(1))
        var new = RiskCriteria.fiveByFive
        new.effectiveFrom = Day(number: 20_400)
        new.approvedBy = Reference(Self.id(1))
        var person = Person()
        person.name = "Olga Owner"
        func risk(_ name: String, _ criteria: Int?, _ change: (inout Risk) -> Void) -> Risk {
            var risk = Risk()
            risk.name = name
            risk.owner = Reference(Self.id(1))
            risk.criteria = criteria.map { Reference(Self.id($0)) }
            change(&risk)
            return risk
        }
        let items: [any Item] = [
            Self.entry(person, 1, id: 1), Self.entry(old, 1, id: 2), Self.entry(new, 2, id: 3),
            Self.entry(
                risk("Moves twice", 3) {
                    $0.inherent = Rating(likelihood: 5, availability: 4)
                    $0.current = Rating(likelihood: 3, availability: 4)
                    $0.residual = Rating(likelihood: 1, availability: 4)
                    $0.treatment = .mitigate
                }, 1, id: 11),
            Self.entry(
                risk("Moves the same way", 3) {
                    $0.inherent = Rating(likelihood: 5, integrity: 4)
                    $0.current = Rating(likelihood: 3, integrity: 4)
                }, 2, id: 12),
            Self.entry(
                risk("Accepted where it is", 3) {
                    $0.current = Rating(likelihood: 2, confidentiality: 2)
                    $0.residual = Rating(likelihood: 1, confidentiality: 1)
                    $0.treatment = .accept
                }, 3, id: 13),
            Self.entry(
                risk("Rated long ago", 2) { $0.current = Rating(likelihood: 4, confidentiality: 4) }, 4, id: 14),
            Self.entry(risk("Never rated", nil) { $0.owner = nil }, 5, id: 15),
        ]
        isms = ISMS(items, at: .none)
    }

    var evaluations: [RiskEvaluation] { isms.riskEvaluations(on: Self.today) }

    func workshop(_ query: String = "") -> RiskWorkshop {
        RiskWorkshop(
            RiskWorkshopQuery(FormData(urlEncoded: query.utf8) ?? FormData()), evaluations: evaluations, in: isms,
            on: Self.today)
    }
}

@Suite("Risk workshop")
struct RiskWorkshopTests {
    private let register = Register()

    private func codes(_ evaluations: [RiskEvaluation]) -> [String] { evaluations.map(\.risk.code) }

    @Test("Above the limit stand the highest first, under whatever criteria they were rated")
    func aboveLimit() {
        #expect(codes(register.workshop().aboveLimit) == ["RISK-1", "RISK-2", "RISK-4"])
    }

    @Test("Risks without a level, and risks under criteria no longer in force, are told apart")
    func waiting() {
        let workshop = register.workshop()
        #expect(codes(workshop.notRated) == ["RISK-5"])
        #expect(codes(workshop.underOtherCriteria) == ["RISK-4"])
        #expect(workshop.criteriaInForce?.code == "CRIT-2")
    }

    @Test("The map is of the criteria most risks are rated under, or of those asked for")
    func criteria() {
        #expect(register.workshop().criteria?.code == "CRIT-2")
        #expect(register.workshop("criteria=CRIT-1").criteria?.code == "CRIT-1")
    }

    @Test("A place lists the risks that lie there at the stage of the map")
    func place() {
        #expect(codes(register.workshop("at=5x4&stage=inherent").chosen) == ["RISK-1", "RISK-2"])
        #expect(codes(register.workshop("at=3x4").chosen) == ["RISK-1", "RISK-2"])
        #expect(codes(register.workshop("at=1x4&stage=residual").chosen) == ["RISK-1"])
        // What is accepted stays where it is, whatever was once expected after treatment.
        #expect(codes(register.workshop("at=2x2&stage=residual").chosen) == ["RISK-3"])
        #expect(register.workshop("at=1x1&stage=residual").chosen.isEmpty)
        // The same numbers under other criteria are another place.
        #expect(codes(register.workshop("at=4x4&criteria=CRIT-1").chosen) == ["RISK-4"])
        #expect(register.workshop("at=4x4").chosen.isEmpty)
    }

    @Test("A filter that names nobody known shows no risk, not all of them")
    func unknownFilter() {
        #expect(codes(register.workshop("owner=PER-1").evaluations) == ["RISK-1", "RISK-2", "RISK-3", "RISK-4"])
        #expect(register.workshop("owner=PER-99").evaluations.isEmpty)
        #expect(register.workshop("asset=RISK-1").evaluations.isEmpty)
    }

    @Test("Places are read as they are written, and nothing else is")
    func placeText() {
        #expect(HeatMapDrawing.Place("4x3")?.description == "4x3")
        for text in ["", "4", "x", "4x", "0x3", "11x1", "4x3x2", "-1x2", "4X3"] {
            #expect(HeatMapDrawing.Place(text) == nil, "\(text)")
        }
    }

    @Test("Risks that go the same way share an arrow; one that stays has none")
    func journeys() throws {
        let criteria = try #require(register.workshop().criteria)
        let journeys = RiskJourney.all(of: register.evaluations, under: criteria)
        #expect(journeys.count == 2)
        #expect(journeys.first?.leg == .controls)
        #expect(journeys.first?.count == 2)
        #expect(journeys.first?.from.description == "5x4")
        #expect(journeys.first?.to.description == "3x4")
        #expect(journeys.last?.leg == .treatment)
        #expect(RiskJourney.all(of: register.evaluations, under: criteria, max: 1).count == 1)
    }

    @Test("An arrow ends before the middle of its place and points there")
    func arrow() throws {
        let from = HeatMapDrawing.Place(likelihood: 5, consequence: 4)
        let to = HeatMapDrawing.Place(likelihood: 1, consequence: 4)
        let arrow = JourneyArrow(RiskJourney(leg: .controls, from: from, to: to, count: 1), rows: 5)
        let tip = try #require(arrow.head.first)
        let end = JourneyArrow.centre(of: to, rows: 5)
        // Down the column, from the top row to the bottom one.
        #expect(tip.y < end.y && tip.y > end.y - 40)
        #expect(abs(tip.x - end.x) < 20)
        let back = JourneyArrow(RiskJourney(leg: .treatment, from: from, to: to, count: 1), rows: 5)
        let (middle, other) = (arrow.line[7], back.line[7])
        #expect((middle.x - end.x) * (other.x - end.x) < 0, "the two legs bend to different sides")
        #expect(JourneyArrow(RiskJourney(leg: .controls, from: from, to: to, count: 500), rows: 5).width <= 6)
    }

    @Test("The stages of one risk that share a place are said together")
    func marks() throws {
        let criteria = try #require(register.workshop().criteria)
        let accepted = try #require(register.evaluations.first { $0.risk.code == "RISK-3" })
        let marks = HeatMapOverlay.marks(of: accepted, under: criteria)
        #expect(marks.map(\.words) == ["now, after"])
        let moving = try #require(register.evaluations.first)
        #expect(HeatMapOverlay.marks(of: moving, under: criteria).map(\.words) == ["before", "now", "after"])
    }

    @Test("A colour is never the only sign: each place says its level and its count in words")
    func words() throws {
        let criteria = try #require(register.workshop().criteria)
        let map = HeatMapDrawing(register.evaluations, under: criteria, stage: .current, links: register.links)
        let html = String(decoding: map.body.bytes, as: UTF8.self)
        #expect(html.contains(#">2<span class="hidden-visually"> risks, level 12, high"#))
        #expect(html.contains("25, very high: none"))
        #expect(map.unplacedCount == 2)
    }
}

@Suite("Rating a risk")
struct RatingFormTests {
    private let register = Register()

    private func risk(_ code: String) throws -> Entry<Risk> {
        try #require(register.isms.item(code: code) as? Entry<Risk>)
    }
    private func criteria(_ code: String) throws -> Entry<RiskCriteria> {
        try #require(register.isms.item(code: code) as? Entry<RiskCriteria>)
    }
    private func sent(_ text: String) -> RatingForm { RatingForm(sent: FormData(urlEncoded: text.utf8) ?? FormData()) }

    @Test("Ratings made under other criteria are not taken over into the form")
    func otherScales() throws {
        let old = RatingForm(try risk("RISK-4"), under: try criteria("CRIT-2"), in: register.isms)
        #expect(old.rating(.current).isEmpty)
        let same = RatingForm(try risk("RISK-4"), under: try criteria("CRIT-1"), in: register.isms)
        #expect(same.rating(.current).likelihood == 4)
    }

    @Test("A likelihood without a consequence is refused, and nothing is rated")
    func half() throws {
        var form = sent("affects=availability&current.likelihood=3")
        let refused1 = form.operation(rating: try risk("RISK-1"), seen: 1, in: register.isms)
        #expect(refused1 == nil)
        #expect(form.problems[.current] != nil)
        #expect(form.problems[.inherent] == nil)
        var empty = sent("affects=availability")
        let refused2 = empty.operation(rating: try risk("RISK-1"), seen: 1, in: register.isms)
        #expect(refused2 == nil)
        #expect(empty.problems[.current] != nil)
    }

    @Test("Without an owner a risk cannot be rated; one named on the form becomes its owner")
    func owner() async throws {
        let text = "affects=integrity&current.likelihood=3&current.integrity=4"
        let risk = try risk("RISK-5")
        var without = sent(text)
        let refused3 = without.operation(rating: risk, seen: 1, in: register.isms)
        #expect(refused3 == nil)
        #expect(without.ownerProblem != nil)
        var with = sent(text + "&v.owner=PER-1")
        let found = with.operation(rating: risk, seen: 1, in: register.isms)
        let rated = try await register.risk(after: try #require(found), risk)
        #expect(rated.owner?.id == Register.id(1))
        #expect(rated.ratedOn == Register.today)
        #expect(rated.criteria?.id == Register.id(3))
        #expect(rated.current == Rating(likelihood: 3, integrity: 4))
    }

    @Test("The consequence for a property that is no longer affected is dropped")
    func affects() async throws {
        var form = sent("affects=integrity&current.likelihood=3&current.integrity=2&current.availability=5")
        let risk = try risk("RISK-2")
        let found = form.operation(rating: risk, seen: 1, in: register.isms)
        let rated = try await register.risk(after: try #require(found), risk)
        #expect(rated.affects == [.integrity])
        #expect(rated.current.availability == nil)
        #expect(rated.current.consequence == 2)
    }

    @Test("After treatment is asked for only where a treatment changes the level")
    func stages() async throws {
        #expect(RatingForm.stages(of: try risk("RISK-1").value) == [.inherent, .current, .residual])
        #expect(RatingForm.stages(of: try risk("RISK-2").value) == [.inherent, .current])
        #expect(RatingForm.stages(of: try risk("RISK-3").value) == [.inherent, .current])
        // Rated anew under other scales, what was expected after a treatment would mean something else.
        var form = sent("affects=confidentiality&current.likelihood=2&current.confidentiality=2")
        var risk = try risk("RISK-4").value
        risk.residual = Rating(likelihood: 1, confidentiality: 1)
        let entry = Register.entry(risk, 4, id: 14)
        let isms = register.isms.applying(put: [entry], remove: [], at: register.isms.commit)
        let found = form.operation(rating: entry, seen: 1, in: isms)
        let rated = try await register.risk(after: try #require(found), entry, in: isms)
        #expect(rated.residual.isEmpty)
    }

    @Test("What is no step of a scale is no rating")
    func nonsense() {
        let form = sent("affects=secrecy&current.likelihood=99&current.integrity=x&inherent.likelihood=-1")
        #expect(form.rating(.current).isEmpty && form.rating(.inherent).isEmpty)
        #expect(form.affects.isEmpty)
        #expect(form.properties == SecurityProperty.allCases)
    }
}

@Suite("Accepting a risk")
struct AcceptanceTests {
    private let register = Register()
    private let day = Register.today

    private func risk(_ code: String) throws -> Entry<Risk> {
        try #require(register.isms.item(code: code) as? Entry<Risk>)
    }

    @Test("Where a treatment is chosen, what remains after it is accepted; where none is, the level now")
    func level() throws {
        func level(_ code: String, _ choosesTreatment: Bool) throws -> Int? {
            AcceptRisk.level(of: try risk(code).value, choosingTreatment: choosesTreatment, in: register.isms)?.value
        }
        #expect(try level("RISK-1", false) == 4)
        #expect(try level("RISK-2", true) == 12)
        #expect(try level("RISK-5", true) == nil)
    }

    @Test("An acceptance needs a reason and a last day that is neither past nor too far")
    func limits() async throws {
        let risk = try risk("RISK-2")
        func problems(_ reason: String, _ until: String) async throws -> (Bool, Bool) {
            var acceptance = Acceptance(reason: reason, until: until)
            if let operation = acceptance.operation(accepting: risk, seen: 1, level: 12, on: day) {
                do {
                    _ = try await register.risk(after: operation, risk)
                } catch WorkspaceError.invalid(let records) {
                    for problem in records.flatMap(\.problems) { acceptance.note(problem) }
                }
            }
            return (acceptance.reasonProblem != nil, acceptance.untilProblem != nil)
        }
        #expect(try await problems(" ", day.adding(days: 1).description) == (true, false))
        #expect(try await problems("right", "") == (false, true))
        #expect(try await problems("right", day.adding(days: -1).description) == (false, true))
        // Above the limit a year and no day more.
        #expect(try await problems("right", day.adding(months: 12).description) == (false, false))
        #expect(try await problems("right", day.adding(months: 12).adding(days: 1).description) == (false, true))
    }

    @Test("An acceptance as it is recorded holds, and taken back it is gone")
    func holds() async throws {
        let risk = try risk("RISK-2")
        var acceptance = Acceptance(of: risk.value, on: day)
        acceptance.reason = "Cheaper than its cure"
        let found = acceptance.operation(accepting: risk, seen: 1, level: 12, on: day)
        let value = try await register.risk(after: try #require(found), risk)
        #expect(value.treatment == .accept)
        #expect(value.treatmentReason == "Cheaper than its cure")
        let accepted = Register.entry(value, 2, id: 12)
        let isms = register.isms.applying(put: [accepted], remove: [], at: register.isms.commit)
        let evaluation = RiskEvaluation(of: accepted, in: isms, on: day)
        #expect(evaluation.acceptance == .valid(until: day.adding(months: 12)))
        let withdrawn = try await register.risk(
            after: WithdrawAcceptance(accepted.reference, seen: 1), accepted, in: isms)
        #expect(RiskEvaluation(of: Register.entry(withdrawn, 2, id: 12), in: isms, on: day).acceptance == .missing)
        #expect(withdrawn.acceptanceReason.isEmpty && withdrawn.acceptedUntil == nil)
    }
}

extension Register {
    /// The risk as an operation leaves it, done by its owner.
    func risk(after operation: some Operations.Operation, _ risk: Entry<Risk>, in isms: ISMS? = nil) async throws
        -> Risk
    {
        let now = Instant(milliseconds: Self.today.firstInstant.milliseconds)
        let clock = Clock { now }
        let workspace = Workspace(
            StoredOrganization(id: Self.id(99), handle: "acme", createdAt: now), in: MemoryRecordStore(), clock: clock,
            identifiers: .random(clock: clock))
        let owner = Principal(
            name: "Olga Owner", door: .account(Self.id(98)), roles: [.ismsManager], person: Self.id(1))
        var draft = Draft(base: isms ?? self.isms, identifiers: .random(clock: clock))
        try await operation.apply(
            to: &draft, in: OperationSetting(workspace: workspace, principal: owner, now: now, timeZone: .utc))
        return try #require(draft.record(risk.id) as? Risk)
    }
}
