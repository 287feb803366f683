import ISMS
import RecordFormat
import Phrases
import Registers
import Testing

@testable import Interchange

@Suite("References in imported files")
struct ImportReferenceTests {
    @Test(
        "A person is found by code, name in any case, or address",
        arguments: ["PER-1", "per-1", "marta LIND", " Marta Lind ", "Marta@office.example"])
    func persons(text: String) async throws {
        let office = try await Office()
        try await office.take("name,owner\nDesk,\(text)\n", as: Asset.kind)
        #expect(try await office.asset()?.owner == office.marta)
    }

    @Test("Rows refer to each other in any order, by name or external reference")
    func forward() async throws {
        let office = try await Office()
        try await office.take(
            "ref_id,name,parent_assets\nX.1,Shop,\"Database\nx.3\"\nX.2,Database,X.3\nX.3,Server,\n", as: Asset.kind)
        let isms = try await office.isms()
        let assets = isms[Asset.self].entries
        #expect(assets.map { isms[$0.dependsOn].map(\.title) } == [["Database", "Server"], ["Server"], []])
    }

    @Test("A circle of dependencies is refused, and each row in it named")
    func circle() async throws {
        let office = try await Office()
        #expect(
            try await office.refusal("name,depends on\nA,B\nB,C\nC,A\nD,A\n", as: Asset.kind) == [
                "cell B2, “depends on”, “B”: would close a circle: AST-1 → AST-2 → AST-3 → AST-1",
                "cell B3, “depends on”, “C”: would close a circle: AST-2 → AST-3 → AST-1 → AST-2",
                "cell B4, “depends on”, “A”: would close a circle: AST-3 → AST-1 → AST-2 → AST-3",
            ])
        #expect(try await office.isms()[Asset.self].isEmpty)
    }

    @Test("An asset entangled in a circle without lying on the shortest one is told about it")
    func entangled() async throws {
        let office = try await Office()
        let lines = try await office.refusal("name,depends on\nA,\"B,C\"\nB,A\nC,B\nD,\"A,D\"\n", as: Asset.kind)
        #expect(
            lines?.map { $0.split(separator: ": ").last } == [
                "AST-1 → AST-2 → AST-1", "AST-2 → AST-1 → AST-2", "AST-1 → AST-2 → AST-1", "AST-4 → AST-4",
            ])
    }

    @Test("A long circle is cut short, and a file full of circles is refused as quickly as any")
    func longCircle() async throws {
        let office = try await Office()
        let count = 2000
        let text = "name,depends on\n" + (1...count).map { "A\($0),A\($0 % count + 1)\n" }.joined()
        let lines = try #require(try await office.refusal(text, as: Asset.kind))
        #expect(lines.count == 201 && lines[200] == "and 1800 more")
        #expect(lines[0].hasSuffix("AST-11 → AST-12 → … 1988 more … → AST-1"))
    }

    @Test("Missing records are made once per name, in the same commit, only when asked for")
    func createMissing() async throws {
        let office = try await Office()
        let text = "name,owner,assets,threat\nFire,Ann Berg,\"Shop; Site\",Arson\nFlood,ann berg,site,ARSON\n"
        #expect(
            try await office.refusal(text, as: Risk.kind)?.count == 6)
        let before = try await office.isms().commit.sequence
        let summary = try await office.take(text, as: Risk.kind, creating: true)
        #expect(summary.alsoCreatedCounts.map { "\($0.count) \($0.kind.name)" } == ["1 person", "2 asset", "1 threat"])
        #expect(summary.sequence == before + 1)
        let isms = try await office.isms()
        #expect(isms[Risk.self].allSatisfy { isms[$0.owner]?.title == "Ann Berg" && isms[$0.threat]?.title == "Arson" })
        #expect(isms[Asset.self].map(\.title) == ["Shop", "Site"])
    }

    @Test("An address becomes a person who is found by it again")
    func createdAddress() async throws {
        let office = try await Office()
        try await office.take("name,owner\nDesk,jo@office.example\n", as: Asset.kind, creating: true)
        let isms = try await office.isms()
        #expect(isms[try #require(try await office.asset()).owner]?.email == "jo@office.example")
    }

    @Test("Several names where one fits are refused; a comma in a sentence is part of a name")
    func oneFits() async throws {
        let office = try await Office()
        #expect(
            try await office.refusal("name,threat\nFire,\"Arson,Lightning\"\n", as: Risk.kind, creating: true) == [
                "cell B2, “threat”: “Arson,Lightning” names 2 records, and only one fits here"
            ])
        try await office.take("name,threat\nFire,\"Heat, then smoke\"\n", as: Risk.kind, creating: true)
        let isms = try await office.isms()
        #expect(isms[try #require(try await office.risk()).threat]?.title == "Heat, then smoke")
    }

    @Test("A name that several records have is refused with their codes")
    func ambiguous() async throws {
        let office = try await Office()
        var twin = Person()
        twin.name = "Marta Lind"
        try await office.add(twin)
        #expect(
            try await office.refusal("name,owner\nDesk,Marta Lind\n", as: Asset.kind, creating: true) == [
                "cell B2, “owner”: “Marta Lind” could be any of PER-1, PER-2; use a code or an external reference"
            ])
    }

    @Test("What cannot be made of a name alone is refused")
    func notMakable() async throws {
        let office = try await Office()
        let lines = try await office.refusal(
            "name,criteria\nFire,House rules\n", as: Risk.kind, creating: true)
        #expect(lines?.count == 1)
        #expect(lines?[0].hasPrefix("cell B2, “criteria”: “House rules” cannot become a new risk criteria") == true)
    }

    @Test("A list's whole text is one name where a record has it")
    func nameWithComma() async throws {
        let office = try await Office()
        var control = Control()
        control.name = "Alarm, tested monthly"
        try await office.add(control)
        try await office.take("name,controls\nFire,\"Alarm, tested monthly\"\n", as: Risk.kind)
        #expect(try await office.risk()?.controls.count == 1)
    }
}
