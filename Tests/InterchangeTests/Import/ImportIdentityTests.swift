import ISMS
import RecordFormat
import Phrases
import Registers
import Testing

@testable import Interchange

@Suite("Importing again")
struct ImportIdentityTests {
    private static let risks = """
        id,name,owner,assets,threat,likelihood,impact,controls,treatment
        R-1,Fire,Ann Berg,"Shop
        Site",Arson,2,4,"Alarm, Hoses",mitigate
        R-2,Flood,Marta Lind,Site,--,likely,major,,accept

        """

    @Test("The same file again writes nothing")
    func again() async throws {
        let office = try await Office()
        let first = try await office.take(Self.risks, as: Risk.kind, creating: true)
        #expect((first.created.count, first.changed.count, first.alsoCreated.count) == (2, 0, 6))
        let second = try await office.take(Self.risks, as: Risk.kind, creating: true)
        #expect(second.isEmpty && second.unchangedCount == 2 && second.sequence == first.sequence)
    }

    @Test("A row changes only the fields that its columns give")
    func partial() async throws {
        let office = try await Office()
        try await office.take(Self.risks, as: Risk.kind, creating: true)
        let summary = try await office.take("ref_id,description\nR-2,By the river\n", as: Risk.kind)
        #expect(summary.changed.map(\.code) == ["RISK-2"])
        #expect(summary.changed.map(\.fields) == [["Description"]])
        let risk = try #require(try await office.risk("RISK-2"))
        #expect((risk.name, risk.description, risk.current.likelihood) == ("Flood", "By the river", 4))
    }

    @Test("An empty cell leaves a field as it is, unless it is to be cleared")
    func emptyCells() async throws {
        let office = try await Office()
        try await office.take("name,description,dependsOn\nShop,Old,Site\nSite,,\n", as: Asset.kind)
        let text = "name,description,dependsOn\nShop,,--\n"
        #expect(try await office.take(text, as: Asset.kind).isEmpty)
        try await office.take(text, as: Asset.kind) { $0.clearsEmpty = true }
        let shop = try #require(try await office.asset())
        #expect(shop.description.isEmpty && shop.dependsOn.isEmpty)
    }

    @Test("A record is found by code, before its external reference, before its name")
    func order() async throws {
        let office = try await Office()
        try await office.take("name,ref_id\nShop,X.1\nSite,X.2\nDesk,\n", as: Asset.kind)
        try await office.take("Code,ref_id,name\nast-2,X.9,Yard\n,X.1,Store\n,,desk\n", as: Asset.kind)
        let assets = try await office.isms()[Asset.self].entries
        #expect(assets.map(\.title) == ["Store", "Yard", "desk"])
        #expect(assets.map(\.externalReference) == ["X.1", "X.9", ""])
    }

    @Test("A record of the same name with another external reference is another record")
    func sameNameElsewhere() async throws {
        let office = try await Office()
        try await office.take("ref_id,name\nX.1,Laptop\n", as: Asset.kind)
        try await office.take("ref_id,name\nX.2,Laptop\n", as: Asset.kind)
        #expect(try await office.isms()[Asset.self].map(\.externalReference) == ["X.1", "X.2"])
    }

    @Test("A record made for its name is found by it, and given its external reference")
    func adopted() async throws {
        let office = try await Office()
        try await office.take("name,assets\nFire,Shop\n", as: Risk.kind, creating: true)
        try await office.take("ref_id,name\nX.1,shop\n", as: Asset.kind)
        #expect(try await office.isms()[Asset.self].map(\.externalReference) == ["X.1"])
    }

    @Test("Two rows about one record are refused")
    func twice() async throws {
        let office = try await Office()
        #expect(
            try await office.refusal("ref_id,name\nX.1,Shop\nx.1,Site\n,Desk\n,desk\n", as: Asset.kind) == [
                "cell A3, “ref_id”: “x.1” also stands in row 2",
                "cell B5, “name”, “desk”: is the same as in row 4; tell them apart by name, or by a column “External reference”",
            ])
        try await office.take("name\nShop\n", as: Asset.kind)
        #expect(
            try await office.refusal("code,name\nAST-1,Store\n,Shop\n", as: Asset.kind) == [
                "row 3: is AST-1 (Shop), and so is row 2; leave one of them"
            ])
    }

    @Test("A code that is not there is refused, since codes are given here")
    func unknownCode() async throws {
        let office = try await Office()
        #expect(
            try await office.refusal("code,name\nAST-7,Shop\nPER-1,Site\n", as: Asset.kind) == [
                "cell A2, “code”: there is no asset “AST-7”; codes are given here, so leave the cell empty to add one, or take the column as --map COLUMN=externalReference",
                "cell A3, “code”: there is no asset “PER-1”; codes are given here, so leave the cell empty to add one, or take the column as --map COLUMN=externalReference",
            ])
    }

    @Test("Two records called alike are told apart by code only")
    func ambiguous() async throws {
        let office = try await Office()
        var laptop = Asset()
        laptop.name = "Laptop"
        try await office.add(laptop, laptop)
        #expect(
            try await office.refusal("name,description\nLaptop,x\n", as: Asset.kind) == [
                "cell A2, “name”, “Laptop”: could be any of AST-1, AST-2; add a column “Code” that says which"
            ])
    }

    @Test("Roles are told apart by who has them, and decisions by their control")
    func otherIdentities() async throws {
        let office = try await Office()
        let roles = "role,person\ninternal auditor,Marta Lind\ninternal auditor,Ann Berg\n"
        try await office.take(roles, as: RoleAssignment.kind, creating: true)
        #expect(try await office.take(roles, as: RoleAssignment.kind, creating: true).isEmpty)
        #expect(try await office.isms()[RoleAssignment.self].count == 2)
        try await office.take("control,applicable\nA.5.1,yes\n7.4,no\n", as: ApplicabilityDecision.kind)
        let summary = try await office.take("control,applicable\nA.5.1,yes\n7.4,yes\n", as: ApplicabilityDecision.kind)
        #expect(summary.changed.map(\.code) == ["APP-2"])
    }

    @Test("What --set gives fills what is empty, and never replaces what someone chose since")
    func defaults() async throws {
        let office = try await Office()
        let text = "name,owner,status\nShop,,\nSite,Ann Berg,retired\n"
        func take() async throws -> ImportSummary {
            try await office.take(text, as: Asset.kind, set: ["owner=Marta Lind", "status=planned"], creating: true)
        }
        _ = try await take()
        let isms = try await office.isms()
        #expect(isms[Asset.self].map { isms[$0.owner]?.title } == ["Marta Lind", "Ann Berg"])
        #expect(isms[Asset.self].map(\.status) == [.planned, .retired])
        try await office.take("name,owner\nShop,Ann Berg\n", as: Asset.kind)
        #expect(try await take().isEmpty)
    }
}
