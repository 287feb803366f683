import ISMS
import RecordFormat
import Phrases
import Registers
import Testing

@testable import Interchange

@Suite("Matching columns with fields")
struct ColumnMatchingTests {
    @Test(
        "A heading is a field's name, label or other word, however cased and parted",
        arguments: ["owner", "Risk owner", "RISK_OWNER", "Owner *", "Owner (full name)", "risk-owner"])
    func headings(heading: String) async throws {
        let office = try await Office()
        try await office.take("name,\(heading)\nFire,Marta Lind\n", as: Risk.kind)
        #expect(try await office.risk()?.owner == office.marta)
    }

    @Test("One consequence goes to all three properties, unless the risk affects only some")
    func shorthand() async throws {
        let office = try await Office()
        try await office.take(
            "impact,likelihood,affects,name,owner\n4,2,,Fire,Marta Lind\n4,2,\"availability, I\",Flood,Marta Lind\n",
            as: Risk.kind)
        #expect(
            try await office.risk()?.current == Rating(likelihood: 2, confidentiality: 4, integrity: 4, availability: 4)
        )
        #expect(try await office.risk("RISK-2")?.current == Rating(likelihood: 2, integrity: 4, availability: 4))
    }

    @Test("A column of one property goes before one for all three, whichever comes first")
    func specificRating() async throws {
        let office = try await Office()
        try await office.take(
            "availability,impact,name,owner,proba\n5,2,Fire,Marta Lind,1\n", as: Risk.kind)
        #expect(
            try await office.risk()?.current == Rating(likelihood: 1, confidentiality: 2, integrity: 2, availability: 5)
        )
    }

    @Test("--map decides by heading or letters, and a column may go into several fields")
    func map() async throws {
        let office = try await Office()
        try await office.take(
            "Ereignis,Wer,x\nFire,Marta Lind,ignored\n", as: Risk.kind,
            map: ["ereignis=name", "Ereignis=description", "B=owner", "x="])
        let risk = try #require(try await office.risk())
        #expect((risk.name, risk.description, risk.owner) == ("Fire", "Fire", office.marta))
    }

    @Test("Columns chosen by their place go where they were sent, whatever their headings say")
    func chosen() async throws {
        let office = try await Office()
        // The second column's heading is another's letter, and the third is called like the first.
        let summary = try await office.take("name,A,name\nFire,From the kitchen,Marta Lind\n", as: Risk.kind) {
            $0.chosenFields = [1: "name", 2: "description", 3: "owner"]
        }
        #expect(summary.columns.map(\.field) == ["name", "description", "owner"])
        #expect(try await office.risk()?.description == "From the kitchen")
        #expect(try await office.risk()?.owner == office.marta)
        try await office.take("name,owner\nFlood,Nobody\n", as: Risk.kind) { $0.chosenFields = [1: "name", 2: ""] }
        #expect(try await office.risk("RISK-2")?.name == "Flood")
    }

    @Test("Columns chosen so that no record can be made of them are refused")
    func chosenWrongly() async throws {
        let office = try await Office()
        func refusal(_ chosen: [Int: String]) async throws -> String {
            try await office.refusal("one,two\nFire,Flood\n", as: Risk.kind) {
                $0.chosenFields = chosen
                $0.advice = .form
            }?.joined() ?? ""
        }
        #expect(try await refusal([1: "name", 2: "name"]).contains("columns A and B both go into"))
        #expect(try await refusal([1: "code", 2: "code"]).contains("cannot both hold the codes"))
        #expect(try await refusal([1: "nonsense"]).contains("have no field “nonsense”"))
        let none = try await refusal([:])
        #expect(none.contains("no column fits") && !none.contains("--map"))
    }

    @Test("In a form, advice names no option of the command line")
    func formAdvice() async throws {
        let office = try await Office()
        let lines = try await office.refusal(
            "code,owner,reviewed on\nRISK-99,Nobody Known,03/04/2026\n,Somebody Else,04/05/2026\n", as: Asset.kind
        ) {
            $0.advice = .form
        }
        #expect((lines?.count ?? 0) >= 4)
        for line in lines ?? [] { #expect(!line.contains("--") && !line.contains("annex "), "\(line)") }
    }

    @Test("Columns that fit nothing are left out and named, with what was perhaps meant")
    func unmatched() async throws {
        let office = try await Office()
        let summary = try await office.take("name,clasification,colour\nDesk,internal,red\n", as: Asset.kind)
        #expect(summary.ignored.map(\.heading) == ["clasification", "colour"])
        #expect(summary.ignored.map(\.nearest) == [["classification"], []])
        #expect(summary.columns.map(\.field) == ["name"])
    }

    @Test("A file that fits nothing, or lacks what must be given, is refused")
    func missing() async throws {
        let office = try await Office()
        let nothing = try #require(try await office.refusal("foo,bar\n1,2\n", as: Asset.kind))
        #expect(nothing.count == 1)
        #expect(nothing[0].hasPrefix("no column fits assets: the headings are foo, bar; the fields are name, type"))
        let nameless = try await office.refusal("type,owner\ndata,Marta Lind\ndata,\n", as: Asset.kind)
        #expect(
            nameless == [
                "no column gives “Name”, which 2 rows are new and need; say which does with --map COLUMN=name, or give one for all with --set name=VALUE"
            ])
    }

    @Test("An option that names what is not there is refused with what is")
    func wrongOptions() async throws {
        let office = try await Office()
        #expect(
            try await office.refusal("name\nDesk\n", as: Asset.kind, map: ["nme=name", "name=ownr"], set: ["risk=1"])
                == [
                    "--map: no column is headed “nme”; there are name",
                    "--map: assets have no field “ownr”; perhaps owner",
                    "--set: assets have no field “risk”",
                ])
    }

    @Test("Two columns go into one list or text together, and never into one value")
    func severalColumns() async throws {
        let office = try await Office()
        try await office.take(
            "name,existing controls,additional controls,Note,description\nFire,\"Alarm, Hoses\",Hoses;Drill,seen,hot\n",
            as: Risk.kind, map: ["Note=description"], creating: true)
        let isms = try await office.isms()
        let risk = try #require(try await office.risk())
        #expect(isms[risk.controls].map(\.title) == ["Alarm", "Hoses", "Drill"])
        #expect(risk.description == "seen\n\nhot")
        #expect(
            try await office.refusal("name,a,b\nFire,x,y\n", as: Risk.kind, map: ["a=owner", "b=owner"]) == [
                "--map: columns B and C both go into owner"
            ])
        let summary = try await office.take("name,asset,title\nDesk,Chair,Lamp\n", as: Asset.kind)
        #expect(summary.ignored.map(\.reason) == ["name is read from column A", "name is read from column A"])
        #expect(try await office.asset()?.name == "Desk")
    }

    @Test("A level that the file states is compared with the computed one, never read")
    func computed() async throws {
        let office = try await Office()
        let summary = try await office.take(
            """
            name,owner,likelihood,impact,risk_score,risk_level
            Fire,Marta Lind,2,5,10,High
            Flood,Marta Lind,3,4,13,low
            Theft,Marta Lind,--,--,7,low

            """, as: Risk.kind)
        #expect(
            summary.notes == [
                "“risk_score” differs from what is computed here in 1 of 2 rows, first in row 3: “13” there, high 12 here",
                "“risk_level” differs from what is computed here in 1 of 2 rows, first in row 3: “low” there, high 12 here",
            ])
    }

    @Test("Issued statements are never imported")
    func statements() async throws {
        let office = try await Office()
        #expect(
            try await office.refusal("version\n1\n", as: IssuedStatement.kind) == [
                "statements are issued with “annex soa issue”, never imported"
            ])
    }
}
