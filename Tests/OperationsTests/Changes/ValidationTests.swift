import Frameworks
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@Suite("What is checked at the door")
struct ValidationTests {
    @Test("All invalid fields of all records are reported together, by their labels")
    func together() async throws {
        let office = try await Office()
        let error = try await failure {
            try await office.workspace().change { draft in
                draft.create(new(Person.self) { $0.email = String(repeating: "a", count: 300) })
                draft.create(asset("Portal"))
                draft.create(new(Asset.self) { ($0.description, $0.confidentiality, $0.integrity) = ("x", 9, 0) })
            }
        }
        #expect(
            error?.invalidLines == [
                "new person: Name: must be given", "new person: Email: is 300 characters long, 200 is the most",
                "new asset: Name: must be given", "new asset: Confidentiality: 9 is not within 1 to 5",
                "new asset: Integrity: 0 is not within 1 to 5",
            ])
        #expect(error?.description.contains("new asset\n  - Name: must be given\n") == true)
        #expect(try await office.head().sequence == 0)
    }

    @Test("A changed record that is invalid is named by its code and title")
    func byCode() async throws {
        let workspace = try await Office().workspace()
        let entry = try await workspace.add(asset("Portal"))
        let error = try await failure { try await workspace.update(entry.reference) { $0.availability = 6 } }
        #expect(error?.invalidLines == ["AST-1 (Portal): Availability: 6 is not within 1 to 5"])
        #expect(try await workspace.snapshot()[entry.reference]?.availability == nil)
    }

    @Test("A risk is not rated without an owner, nor off the scale, and nothing of the commit is written")
    func ratings() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let owner = try await workspace.add(person("Ana"))
        let criteria = try await workspace.addApproved(
            RiskCriteria.fourByFour.effective("2026-01-01", approvedBy: owner))
        let head = try await office.head()

        let ownerless = try await failure {
            try await workspace.change { draft in
                draft.create(asset("Not written either"))
                draft.create(
                    new(Risk.self) {
                        ($0.name, $0.criteria) = ("Fire", criteria.reference)
                        $0.current = Rating(likelihood: 2, availability: 2)
                    })
            }
        }
        #expect(
            ownerless?.invalidLines == [
                "new risk (Fire): Risk owner: must be given before a risk is rated: who may decide about it?"
            ])
        let offTheScale = try await failure {
            try await workspace.change { draft in
                draft.create(
                    new(Risk.self) {
                        ($0.name, $0.criteria, $0.owner) = ("Fire", criteria.reference, owner.reference)
                        $0.current = Rating(likelihood: 5, availability: 4)
                    })
            }
        }
        #expect(offTheScale?.invalidLines.count == 1)
        #expect(offTheScale?.invalidLines.first?.contains("Likelihood now: 5 is off the scale of CRIT-1") == true)
        #expect(try await office.head() == head)
    }

    @Test("A reference to a record of another kind, or to none, is refused")
    func references() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let portal = try await workspace.add(asset("Portal"))
        for target in [portal.id, RecordID(high: 7, low: 7)] {
            let error = try await failure {
                try await workspace.change { draft in
                    draft.create(new(Asset.self) { ($0.name, $0.owner) = ("Ledger", Reference(target)) })
                }
            }
            #expect(
                error?.invalidLines == [
                    "new asset (Ledger): Owner: refers to a record that is not there, or is of another kind"
                ])
        }
        #expect(try await office.head().sequence == 1)
    }

    @Test("Assets that would depend on each other in a circle are refused, and the circle is shown")
    func circles() async throws {
        let workspace = try await Office().workspace()
        let server = try await workspace.add(asset("Server"))
        let portal = try await workspace.add(
            new(Asset.self) { ($0.name, $0.dependsOn) = ("Portal", [server.reference]) })
        let error = try await failure {
            try await workspace.update(server.reference) { $0.dependsOn = [portal.reference] }
        }
        #expect(
            error?.invalidLines == [
                "AST-1 (Server): Depends on: would close a circle: AST-1 → AST-2 → AST-1"
            ])
    }

    @Test("An Annex A control is decided once, also where two are decided in one draft")
    func decidedOnce() async throws {
        let office = try await Office()
        let workspace = office.workspace()
        let control = ReferenceControlID.all[0]
        let decision = new(ApplicabilityDecision.self) { $0.referenceControl = control }
        try await workspace.add(decision)
        let second = try await failure { try await workspace.add(decision) }
        #expect(second?.invalidLines.first?.contains("A.5.1 is already decided by APP-1") == true)
        let together = try await failure {
            try await workspace.change { draft in
                for _ in 1...2 {
                    draft.create(new(ApplicabilityDecision.self) { $0.referenceControl = ReferenceControlID.all[1] })
                }
            }
        }
        #expect(together?.invalidLines.count == 2)
        #expect(try await office.head().sequence == 1)
    }

    @Test("Criteria that risks were rated under cannot be changed in their arithmetic, but in their words")
    func criteriaInUse() async throws {
        let workspace = try await Office().workspace()
        let owner = try await workspace.add(person("Ana"))
        let criteria = try await workspace.addApproved(
            RiskCriteria.fiveByFive.effective("2026-01-01", approvedBy: owner))
        try await workspace.add(
            new(Risk.self) {
                ($0.name, $0.criteria, $0.owner) = ("Fire", criteria.reference, owner.reference)
                $0.current = Rating(likelihood: 5, availability: 4)
            })
        let error = try await failure { try await workspace.update(criteria.reference) { $0.acceptableLevelMax = 4 } }
        #expect(error?.invalidLines.first?.contains("RISK-1 were rated under these criteria") == true)
        try await workspace.update(criteria.reference) { $0.rationale = "The board's decision." }
    }
}

extension RiskCriteria {
    func effective(_ date: String, approvedBy person: Entry<Person>) -> RiskCriteria {
        var criteria = self
        criteria.effectiveFrom = day(date)
        criteria.approvedBy = person.reference
        criteria.approvedOn = day(date)
        return criteria
    }
}
