import ISMS
import RecordFormat
import Phrases
import Registers
import Testing

@testable import Interchange

@Suite("Reading imported values")
struct ImportValueTests {
    @Test(
        "A rating is the level's place, name or other word, or place and name",
        arguments: [
            ("4", 4), ("4.0", 4), ("Likely", 4), ("ALMOST  certain", 5), ("very unlikely", 1), ("3 – possible", 3),
            ("medium (3)", 3),
        ])
    func scaleWords(text: String, rating: Int) async throws {
        let office = try await Office()
        try await office.take("name,owner,likelihood\nFire,Marta Lind,\(text)\n", as: Risk.kind)
        #expect(try await office.risk()?.current.likelihood == rating)
    }

    @Test(
        "Words of other languages are levels of the ready-made four by four",
        arguments: [
            ("Vraisemblable", "mineur", 2, 1), ("very likely", "Significatif", 3, 2), ("certain", "critique", 4, 4),
            ("unwahrscheinlich", "schwerwiegend", 1, 3), ("Likely", "Important", 2, 3),
        ])
    func languages(likelihood: String, consequence: String, first: Int, second: Int) async throws {
        let office = try await Office(criteria: .fourByFour)
        try await office.take(
            "name,owner,proba,impact\nFire,Marta Lind,\(likelihood),\(consequence)\n", as: Risk.kind)
        let rating = try #require(try await office.risk()).current
        #expect((rating.likelihood, rating.consequence) == (first, second))
    }

    @Test("A rating off the scale is told with the scale")
    func offScale() async throws {
        let office = try await Office()
        let scale = "1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain"
        #expect(
            try await office.refusal(
                "name,owner,likelihood\nA,Marta Lind,6\nB,Marta Lind,now and then\nC,Marta Lind,3 rare\n",
                as: Risk.kind) == [
                    "cell C2, “likelihood”: “6” is not on the scale: \(scale)",
                    "cell C3, “likelihood”: “now and then” is not on the scale: \(scale)",
                    "cell C4, “likelihood”: “3 rare” is not on the scale: \(scale)",
                ])
    }

    @Test("Ratings are read on the criteria a row names, in whatever column")
    func namedCriteria() async throws {
        let office = try await Office()
        var other = RiskCriteria.fourByFour
        other.effectiveFrom = Office.day
        try await office.add(other)
        try await office.take(
            "likelihood,name,owner,criteria\nnearly certain,Fire,Marta Lind,Four by four\nalmost certain,Flood,Marta Lind,\n",
            as: Risk.kind)
        #expect(try await office.risk()?.current.likelihood == 4)
        #expect(try await office.risk("RISK-2")?.current.likelihood == 5)
        try await office.take(
            "likelihood,name,owner\nnearly certain,Theft,Marta Lind\n", as: Risk.kind, set: ["criteria=CRIT-2"])
        #expect(try await office.risk("RISK-3")?.current.likelihood == 4)
    }

    @Test("Without criteria in force, a word cannot be looked up")
    func noCriteria() async throws {
        let office = try await Office(criteria: nil)
        #expect(
            try await office.refusal("name,owner,impact\nFire,Marta Lind,high\n", as: Risk.kind) == [
                "cell C2, “impact”: “high” cannot be looked up: no risk criteria are in force; approve some, or name some as “criteria”"
            ])
    }

    @Test(
        "Dashes and words for nothing leave a field empty",
        arguments: ["--", "-", "n/a", "N.A.", "none", "not rated", "–"])
    func emptyWords(word: String) async throws {
        let office = try await Office()
        try await office.take(
            "name,owner,likelihood,threat,treatment,assets,due\nFire,\(word),\(word),\(word),\(word),\(word),\(word)\n",
            as: Risk.kind, map: ["due=acceptedUntil"], creating: true)
        let risk = try #require(try await office.risk())
        #expect(risk.owner == nil && risk.current.isEmpty && risk.threat == nil && risk.assets.isEmpty)
        #expect(risk.treatment == nil && risk.acceptedUntil == nil)
    }

    @Test("A word that is a choice is the choice, also where it could mean nothing")
    func choiceBeforeNothing() async throws {
        let office = try await Office()
        try await office.take("name,status\nAlarm,none\nHoses,In_Progress\n", as: Control.kind)
        #expect(try await office.isms()[Control.self].map(\.status) == [.notStarted, .partial])
        try await office.take("name,treatment\nFire,open\nFlood,Modify\n", as: Risk.kind)
        #expect(try await office.isms()[Risk.self].map(\.treatment) == [nil, .mitigate])
    }

    @Test(
        "Yes and no come in many forms",
        arguments: [
            ("1", true), ("TRUE", true), ("x", true), ("WAHR", true), ("0", false), ("False", false), ("nein", false),
        ])
    func flags(text: String, flag: Bool) async throws {
        let office = try await Office()
        try await office.take("name,PII\nList,\(text)\n", as: Asset.kind)
        #expect(try await office.asset()?.holdsPersonalData == flag)
    }

    @Test(
        "Days are written as such, with points, with a time, or as a spreadsheet counts them",
        arguments: ["2026-03-31", "31.03.2026", "2026-03-31T00:00:00", "46112"])
    func days(text: String) async throws {
        let office = try await Office()
        try await office.take("name,eta\nAlarm,\(text)\n", as: Control.kind)
        #expect(try await office.isms()[Control.self].map(\.plannedFor) == [Day("2026-03-31")])
    }

    @Test("A day with slashes is refused until its order is said")
    func slashes() async throws {
        let office = try await Office()
        let text = "name,eta\nAlarm,03/04/2026\n"
        #expect(
            try await office.refusal(text, as: Control.kind) == [
                "cell B2, “eta”: “03/04/2026” could be two different days; say --dates day-first or --dates month-first, or write YYYY-MM-DD"
            ])
        try await office.take(text, as: Control.kind) { $0.dateOrder = .dayFirst }
        #expect(try await office.isms()[Control.self].map(\.plannedFor) == [Day("2026-04-03")])
        try await office.take(text, as: Control.kind) { $0.dateOrder = .monthFirst }
        #expect(try await office.isms()[Control.self].map(\.plannedFor) == [Day("2026-03-04")])
    }

    @Test("Typed cells of a workbook are read as they are meant, and doubtful control numbers are noted")
    func typedCells() async throws {
        let office = try await Office()
        let rows = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>annex a</t></is></c>\
            <c r="C1" t="inlineStr"><is><t>due date</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>Rules</t></is></c><c r="B2"><v>5.1</v></c><c r="C2"><v>46112</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>Logs</t></is></c>\
            <c r="B3" t="inlineStr"><is><t>8.15\n5.10; A.8.16</t></is></c></row>
            """
        let file = try TabularFile(reading: try WorkbookBuilder.sheet(rows).bytes(), named: "controls.xlsx")
        let summary = try await office.take(file, as: Control.kind, map: [])
        #expect(summary.notes.count == 1 && summary.notes[0].english.hasPrefix("1 control numbers are kept as numbers"))
        let controls = try await office.isms()[Control.self].entries
        #expect(controls.map { $0.referenceControls.map(\.json.stringValue) }[0] == ["A.5.1"])
        #expect(controls[0].plannedFor == Day("2026-03-31"))
    }

    @Test("Lists are parted by line breaks, else semicolons, else commas")
    func lists() async throws {
        let office = try await Office()
        try await office.take(
            "name,annex a\nA,\"5.1, A.8.15\"\nB,5.1;a8.15\nC,\"A.5.1 Rules, for all\nA.8.15\"\n", as: Control.kind)
        for control in try await office.isms()[Control.self] {
            #expect(control.referenceControls.map(\.json.stringValue) == ["A.5.1", "A.8.15"])
        }
    }

    @Test("What looks like a formula stays text, and a name over two lines is one name")
    func formulas() async throws {
        let office = try await Office()
        try await office.take(
            "name,description\n\"=HYPERLINK(\"\"http://x.example\"\",\"\"y\"\")\",+1-2\n\"Two\nlines\",@SUM(A1)\n",
            as: Asset.kind)
        #expect(try await office.asset()?.name == "=HYPERLINK(\"http://x.example\",\"y\")")
        #expect(try await office.asset()?.description == "+1-2")
        #expect(try await office.asset("AST-2")?.name == "Two lines")
    }

    @Test("Too long a text and a control character are refused")
    func hostileText() async throws {
        let office = try await Office()
        let long = String(repeating: "x", count: 201)
        #expect(
            try await office.refusal("name,description\n\(long),ok\nDesk,be\u{7}ll\n", as: Asset.kind) == [
                "cell A2, “name”, “\(String(repeating: "x", count: 59))…”: is 201 characters long, 200 is the most",
                "cell B3, “description”, “be ll”: contains a control character",
            ])
        #expect(try await office.isms()[Asset.self].isEmpty)
    }

    @Test("Protection values of assets have words")
    func assetValues() async throws {
        let office = try await Office()
        try await office.take("name,C,I,A\nList,High,2,critical\n", as: Asset.kind)
        let asset = try #require(try await office.asset())
        #expect((asset.confidentiality, asset.integrity, asset.availability) == (4, 2, 5))
    }
}
