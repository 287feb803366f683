import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing
@testable import Operations

@Suite("What the owner of a risk decided")
struct RiskDecisionTests {
    private func approvePlan(_ board: Board) async throws {
        try await board.workspace.perform(
            ApprovePlan(Reference(board.risk), seen: nil, level: 10), as: board.olga)
    }

    private func accept(_ board: Board, until: Day = day("2026-12-01"), as principal: Principal? = nil) async throws {
        let accept = AcceptRisk(Reference(board.risk), seen: nil, level: 10, reason: "Cheap", until: until)
        try await board.workspace.perform(accept, as: principal ?? board.olga)
    }

    @Test(
        "is withdrawn at once when what it covers is changed, whoever changes it",
        arguments: ["treatment", "controls", "level", "criteria"])
    func withdrawn(what: String) async throws {
        let board = try await Board()
        try await approvePlan(board)
        try await accept(board)
        let before = try await board.riskEntry()
        #expect(before.planApprovedLevel == 10 && before.acceptedLevel == 10)
        let control = try await board.workspace.perform(
            AddRecord(new(Control.self) { $0.name = "Backups" }), as: board.mia
        ).created
        let other = try await board.workspace.perform(
            AddRecord(
                new(RiskCriteria.self) {
                    $0 = .fiveByFive
                    ($0.name, $0.effectiveFrom) = ("Second", day("2026-01-01"))
                }), as: board.mia
        ).created
        let change: (String, JSON) =
            switch what {
            case "treatment": ("treatment", "transfer")
            case "controls": ("controls", [.string(try #require(control.first).id.description)])
            case "level": ("residualLikelihood", 3)
            default: ("criteria", .string(try #require(other.first).id.description))
            }
        try await board.set(board.risk, [change], as: .commandLine("root"))
        let risk = try await board.riskEntry()
        #expect(risk.planApprovedBy == nil && risk.planApprovedOn == nil && risk.planApprovedLevel == nil)
        #expect(risk.acceptedBy == nil && risk.acceptedLevel == nil && risk.acceptedUntil == nil)
    }

    @Test("stands where other words are chosen for the same level, or another field is changed")
    func stands() async throws {
        let board = try await Board()
        try await approvePlan(board)
        try await board.set(board.risk, [("description", "More words"), ("ratingReason", "As before")], as: board.mia)
        try await board.set(board.risk, [("residualLikelihood", 5), ("residualAvailability", 2)], as: board.mia)
        #expect(try await board.riskEntry().planApprovedBy?.id == board.olga.person)
    }

    @Test("is given by the owner alone, signed in, on the day it is done")
    func owner() async throws {
        let board = try await Board()
        for principal in [board.mia, board.tom, .commandLine("Olga")] {
            for work in [{ try await accept(board, as: principal) }] {
                guard case .forbidden = try await failure(of: work) else {
                    Issue.record("\(principal.name) accepted")
                    continue
                }
            }
            let plan = try await failure {
                try await board.workspace.perform(
                    ApprovePlan(Reference(board.risk), seen: nil, level: 10), as: principal)
            }
            guard case .forbidden = plan else {
                Issue.record("\(principal.name) approved")
                continue
            }
        }
        try await accept(board)
        #expect(try await board.riskEntry().acceptedOn == day("2026-05-04"))
    }

    @Test("is not for ever: no face accepts until 2999")
    func forever() async throws {
        let board = try await Board()
        let late = day("2999-01-01")
        let signed = try await failure { try await accept(board, until: late) }
        #expect(signed?.invalidLines.first?.contains("year ahead") == true)
        let olga = Reference<Person>(try #require(board.olga.person))
        let recorded = try await failure {
            let record = RecordAcceptance(
                board.risk, givenBy: olga, on: day("2026-05-04"), in: "minutes", reason: "Cheap", until: late)
            try await board.workspace.perform(record, as: .commandLine("clerk"))
        }
        #expect(recorded?.invalidLines.first?.contains("year ahead") == true)
        let byHand: [(String, JSON)] = [
            ("acceptedBy", .string(olga.id.description)), ("acceptedOn", "2026-05-04"), ("acceptedLevel", 10),
            ("acceptanceReason", "Cheap"), ("acceptedUntil", "2999-01-01"),
        ]
        for principal in [board.olga, board.mia, .commandLine("root")] {
            let error = try await failure { try await board.set(board.risk, byHand, as: principal) }
            #expect(error?.description.contains("annex accept") == true, "\(principal.name)")
        }
        try await accept(board)
        let longer = try await failure {
            try await board.set(board.risk, [("acceptedUntil", "2999-01-01")], as: board.olga)
        }
        #expect(longer?.description.contains("annex accept") == true)
    }

    @Test("and was decided elsewhere is recorded in the owner's name only, and says so")
    func recorded() async throws {
        let board = try await Board()
        let (olga, tom) = (try #require(board.olga.person), try #require(board.tom.person))
        func record(_ person: RecordID) -> RecordPlanApproval {
            RecordPlanApproval(board.risk, givenBy: Reference(person), on: day("2026-05-01"), in: "minutes of May")
        }
        let other = try await failure { try await board.workspace.perform(record(tom), as: .commandLine("clerk")) }
        #expect(other?.description.contains("only the owner") == true)
        try await board.workspace.perform(record(olga), as: .commandLine("clerk"))
        let risk = try await board.riskEntry()
        #expect(risk.planApprovedLevel == 10)
        #expect(risk.planApprovalNotes.words == "given in minutes of May, recorded by clerk")
    }

    @Test("and approved is looked for in what was recorded before: a change after it, and an author who gave it")
    func slips() async throws {
        let office = try await Office(MemoryRecordStore(format: .first))
        let workspace = office.workspace()
        let tom = try await workspace.add(new(Person.self) { $0.name = "Tom" })
        func commit(_ reason: String, by name: String, _ edit: (inout Draft) throws -> Void) async throws {
            var draft = try await workspace.draft()
            try edit(&draft)
            _ = try await workspace.commit(draft, by: author(reason, by: name))
        }
        try await commit("Write", by: "Tom") { draft in
            draft.create(new(Document.self) { ($0.name, $0.summary) = ("Rules", "By Tom") })
            draft.create(new(Scope.self) { $0.statement = "The service" })
        }
        let approval = try #require(Document.approvals.first)
        func approve(_ item: any Item, in draft: inout Draft) throws {
            var body = item.body
            body["approvedBy"] = .string(tom.id.description)
            body["approvedOn"] = "2026-05-04"
            if item.kind == Document.kind { body["status"] = "approved" }
            draft.replace(item.id, with: try type(of: item.record).init(body: body), lifting: approval)
        }
        try await commit("Approve", by: "Mia") { draft in
            for code in ["DOC-1", "SCP-1"] {
                if let item = draft.base.item(code: code) { try approve(item, in: &draft) }
            }
        }
        // As the program before let it happen.
        try await commit("Rewrite", by: "Mia") { draft in
            guard let item = draft.base.item(code: "SCP-1") else { return }
            var body = item.body
            body["statement"] = "Only the canteen."
            draft.replace(item.id, with: try Scope(body: body), lifting: approval)
        }
        let isms = try await workspace.snapshot()
        let findings = try await workspace.check(Derivation(of: isms, on: day("2026-05-04"))).findings
        let slips = findings.filter { $0.rule.code == .apr02 || $0.rule.code == .apr03 }
        #expect(
            Set(slips.map { "\($0.rule.code) \($0.record?.code ?? "")" }) == [
                "APR-02 SCP-1", "APR-03 DOC-1", "APR-03 SCP-1",
            ])
    }
}
