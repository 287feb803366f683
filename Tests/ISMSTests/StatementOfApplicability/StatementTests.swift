import Frameworks
import RecordFormat
import Registers
import Testing

import ISMS

@Suite("The Statement of Applicability")
struct StatementTests {
    private func line(_ id: String, _ change: (inout Scenario) -> Void = { _ in }) throws
        -> StatementOfApplicability.Line
    {
        try #require(changed(Scenario.conforming, change).line(id))
    }

    private func reasons(_ line: StatementOfApplicability.Line) -> [String] {
        line.reasons.map { "\($0.ground) \($0.record.code)" }
    }

    @Test("It has the 93 in the order of Annex A, then the organization's own by code")
    func lines() {
        var scenario = Scenario.conforming
        scenario[Control.self, 12].name = "Own twelve"
        scenario[Control.self, 5].name = "Own five"
        let ids = StatementOfApplicability(of: scenario.isms, on: Scenario.day).lines.map(\.subject.id)
        #expect(ids == ReferenceControlID.all.map(\.description) + ["CTL-5", "CTL-12"])
        #expect(ids.prefix(2) == ["A.5.1", "A.5.2"] && ids[92] == "A.8.34")
    }

    @Test("A control is in for the open risks it treats, each once, whichever control treats them")
    func risks() throws {
        let found = try line("A.5.1") {
            $0[Control.self, 3].meets = ["A.5.3", "A.5.1"]
            $0[Risk.self, 1].controls = ["CTL-1", "CTL-3"]
            $0[Risk.self, 3].controls = ["CTL-3"]
            $0[Risk.self, 4].controls = ["CTL-3"]
            $0[Risk.self, 4].status = .closed
        }
        #expect(reasons(found) == ["risk RISK-1", "risk RISK-3"])
    }

    @Test("It is in for obligations in force, named by the obligation, a control or the decision; contracts apart")
    func obligations() throws {
        let found = try line("A.5.2") { scenario in
            let law = scenario[Obligation.self, 1]
            scenario[Obligation.self, 2] = changed(law) { ($0.source, $0.controls) = (.contract, []) }
            scenario[Obligation.self, 3] = changed(law) { ($0.referenceControls, $0.controls) = ([], ["CTL-2"]) }
            scenario[Obligation.self, 4] = changed(law) { $0.until = "2026-06-29" }
            scenario[Obligation.self, 5] = changed(law) { $0.since = "2026-07-01" }
            scenario[Obligation.self, 6] = changed(law) { ($0.referenceControls, $0.controls) = ([], []) }
            scenario[ApplicabilityDecision.self, 2].obligations = ["OBL-6", "OBL-1"]
        }
        #expect(
            reasons(found) == ["obligation OBL-1", "contract OBL-2", "obligation OBL-3", "obligation OBL-6"])
    }

    @Test("It is in for requirements, objectives, issues and good practice that the decision names")
    func named() throws {
        let found = try line("A.5.3") {
            $0[ApplicabilityDecision.self, 3].requirements = ["REQ-1"]
            $0[ApplicabilityDecision.self, 3].objectives = ["OBJ-1"]
            $0[ApplicabilityDecision.self, 3].contextIssues = ["CTX-2"]
        }
        #expect(
            reasons(found) == ["requirement REQ-1", "objective OBJ-1", "contextIssue CTX-2", "goodPractice APP-3"])
    }

    @Test("A reason that has ended is no reason and is told")
    func gone() throws {
        let found = try line("A.5.3") {
            $0[PartyRequirement.self, 1].isAddressed = false
            $0[Objective.self, 1].status = .missed
            $0[Obligation.self, 1].until = "2026-06-29"
            $0[ApplicabilityDecision.self, 3].requirements = ["REQ-1"]
            $0[ApplicabilityDecision.self, 3].objectives = ["OBJ-1"]
            $0[ApplicabilityDecision.self, 3].contextIssues = ["CTX-3"]
            $0[ApplicabilityDecision.self, 3].obligations = ["OBL-1"]
        }
        #expect(reasons(found) == ["goodPractice APP-3"])
        let gone = found.contradictions.compactMap { if case .reasonGone(let item) = $0 { item.code } else { nil } }
        #expect(gone == ["OBL-1", "REQ-1", "OBJ-1", "CTX-3"])
    }

    @Test("An own control is in without a decision, for the risks and obligations that name it")
    func own() throws {
        let found = try line("CTL-4") {
            $0[Control.self, 4] = changed(Control()) { ($0.name, $0.status) = ("Guard dog", .partial) }
            $0[Risk.self, 2].controls = ["CTL-4"]
            $0[Obligation.self, 1].controls = ["CTL-2", "CTL-4"]
        }
        #expect(found.applicability == .included && found.decision == nil && !found.isReference)
        #expect(reasons(found) == ["risk RISK-2", "obligation OBL-1"])
        #expect(found.status == .partial)
    }

    @Test(
        "Its status sums up those of its controls",
        arguments: [
            ([], .notStarted), ([.notStarted], .notStarted), ([.planned], .planned),
            ([.notStarted, .planned], .planned),
            ([.implemented], .implemented), ([.implemented, .implemented], .implemented),
            ([.implemented, .notStarted], .partial), ([.planned, .implemented], .partial), ([.partial], .partial),
            ([.partial, .implemented], .partial), ([.notStarted, .partial], .partial),
        ] as [([Control.Status], Control.Status)])
    func status(of statuses: [Control.Status], expected: Control.Status) throws {
        let found = try line("A.5.1") { scenario in
            scenario[Control.self, 1].meets = []
            for (place, status) in statuses.enumerated() {
                scenario[Control.self, 10 + place] = changed(Control()) {
                    ($0.name, $0.status, $0.meets) = ("Control", status, ["A.5.1"])
                }
            }
        }
        #expect(found.status == expected)
        #expect(found.controls.count == statuses.count)
    }

    @Test("Its days: planned for the last of them, in place since the last of them")
    func days() throws {
        let inPlace = try line("A.5.1") {
            $0[Control.self, 3].meets = ["A.5.1"]
            $0[Control.self, 3].implementedOn = "2026-02-01"
        }
        #expect(inPlace.implementedOn == "2026-02-01" && inPlace.plannedFor == nil)
        let underWay = try line("A.5.1") {
            $0[Control.self, 3].meets = ["A.5.1"]
            $0[Control.self, 3].status = .planned
            $0[Control.self, 3].plannedFor = "2026-09-01"
        }
        #expect(underWay.implementedOn == nil && underWay.plannedFor == "2026-09-01")
    }

    @Test("Evidence stands newest first, and is fresh from its day to its last")
    func evidence() throws {
        let found = try line("A.5.1") { scenario in
            let base = scenario[Evidence.self, 1]
            scenario[Evidence.self, 2] = changed(base) { ($0.collectedOn, $0.validUntil) = ("2026-06-30", nil) }
            scenario[Evidence.self, 3] = changed(base) {
                ($0.collectedOn, $0.validUntil) = ("2025-01-01", "2026-06-29")
            }
            scenario[Evidence.self, 4] = changed(base) { $0.collectedOn = "2026-07-01" }
            scenario[Evidence.self, 5] = changed(base) {
                ($0.collectedOn, $0.validUntil) = ("2024-01-01", "2026-06-30")
            }
        }
        #expect(found.evidence.map(\.evidence.code) == ["EVD-4", "EVD-2", "EVD-1", "EVD-3", "EVD-5"])
        #expect(found.evidence.map(\.isFresh) == [false, true, true, false, true])
    }

    @Test("What cannot both be true is a contradiction, and nothing else is", arguments: ContradictionCase.all)
    func contradictions(example: ContradictionCase) throws {
        let found = try line(example.line, example.change).contradictions.map(\.words)
        #expect(found == example.contradictions)
    }

    @Test("Nothing that is in order contradicts itself")
    func inOrder() {
        let statement = StatementOfApplicability(of: Scenario.conforming.isms, on: Scenario.day)
        #expect(statement.lines.flatMap(\.contradictions).map(\.words) == [])
        #expect(statement.decidedCount == 93)
        #expect(StatementOfApplicability(of: ISMS(), on: Scenario.day).decidedCount == 0)
    }

    @Test("It is the same whatever order the records came in")
    func order() {
        let scenario = Scenario.conforming
        let expected = StatementOfApplicability(of: scenario.isms, on: Scenario.day).json.canonicalBytes
        let findings = scenario.findings
        var random = SeededRandom(seed: 7)
        for _ in 0..<5 {
            let isms = ISMS(scenario.allItems.shuffled(using: &random), at: scenario.commit)
            #expect(StatementOfApplicability(of: isms, on: Scenario.day).json.canonicalBytes == expected)
            #expect(Conformity.findings(in: isms, on: Scenario.day) == findings)
        }
    }
}

struct ContradictionCase: Sendable, CustomTestStringConvertible {
    let line: String
    let contradictions: [String]
    let change: @Sendable (inout Scenario) -> Void
    var testDescription: String { "\(line) \(contradictions)" }

    init(_ line: String, _ contradictions: [String], change: @escaping @Sendable (inout Scenario) -> Void) {
        (self.line, self.contradictions, self.change) = (line, contradictions, change)
    }

    static let all: [ContradictionCase] = [
        ContradictionCase("A.5.1", ["undecided"]) { $0.remove(ApplicabilityDecision.self, 1) },
        ContradictionCase("A.5.4", ["exclusion unjustified"]) { $0[ApplicabilityDecision.self, 4].justification = " " },
        ContradictionCase("A.5.1", ["exclusion unjustified", "excluded though used by RISK-1"]) {
            $0[ApplicabilityDecision.self, 1].applicability = .excluded
        },
        ContradictionCase("A.5.3", ["included without reason"]) {
            $0[ApplicabilityDecision.self, 3].isGoodPractice = false
        },
        ContradictionCase("A.5.3", ["implemented by nothing"]) { $0.remove(Control.self, 3) },
        ContradictionCase("A.5.1", ["implemented without evidence"]) { $0[Evidence.self, 1].validUntil = "2026-06-29" },
        ContradictionCase("A.5.1", []) {
            $0[Evidence.self, 1].validUntil = "2026-06-29"
            $0[Control.self, 1].status = .partial
        },
        ContradictionCase("A.5.1", ["reason gone CTX-3"]) {
            $0[ApplicabilityDecision.self, 1].contextIssues = ["CTX-3"]
        },
    ]
}

extension StatementOfApplicability.Contradiction {
    fileprivate var words: String {
        switch self {
        case .undecided: "undecided"
        case .exclusionUnjustified: "exclusion unjustified"
        case .excludedThoughUsed(let items): "excluded though used by \(items.map { $0.code }.joined(separator: " "))"
        case .includedWithoutReason: "included without reason"
        case .implementedWithoutEvidence: "implemented without evidence"
        case .reasonGone(let item): "reason gone \(item.code)"
        case .implementedByNothing: "implemented by nothing"
        }
    }
}
