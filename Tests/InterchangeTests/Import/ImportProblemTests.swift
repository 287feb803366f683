import ISMS
import RecordFormat
import Phrases
import Registers
import Testing

@testable import Interchange

@Suite("All of a file or nothing")
struct ImportProblemTests {
    @Test("Every bad cell is told with its place, in the order of the sheet, and nothing is written")
    func places() async throws {
        let office = try await Office()
        let before = try await office.isms()
        let lines = try await office.refusal(
            "name,type,owner,availability,reviewed on\nShop,data,Nobody,9,soon\n,data,,,\nDesk,thing,Marta Lind,,\n",
            as: Asset.kind)
        #expect(
            lines == [
                "cell C2, “owner”: no person is called “Nobody”; use a code such as PER-1 or the exact name; or have what is missing made with --create-missing",
                "cell D2, “availability”: “9” is not on the scale: 1 very low, 2 low, 3 medium, 4 high, 5 very high",
                "cell E2, “reviewed on”: “soon” is not a day; write YYYY-MM-DD",
                "cell A3, “name”: must be given",
                "cell B4, “type”: “thing” is not one of information, process, application, cloud service, infrastructure, endpoint, removable media, facility, people, supplier service, source code",
            ])
        #expect(try await office.isms().commit.sequence == before.commit.sequence)
    }

    @Test("A rule across fields is told at the cell or the row, with what would mend it")
    func rules() async throws {
        let office = try await Office()
        let question = "must be given before a risk is rated: who may decide about it?"
        #expect(
            try await office.refusal("name,likelihood\nFire,2\nFlood,\n", as: Risk.kind) == [
                "row 2: Risk owner: \(question) (--set owner=VALUE gives it for all such rows)"
            ])
        #expect(
            try await office.refusal("name,owner,likelihood\nFlood,Marta Lind,\nFire,,2\n", as: Risk.kind) == [
                "cell B3, “owner”: \(question)"
            ])
        try await office.take("name,likelihood\nFire,2\n", as: Risk.kind, set: ["owner=Marta Lind"])
        #expect(try await office.risk()?.owner == office.marta)
    }

    @Test("A wrong --set is told once")
    func wrongDefault() async throws {
        let office = try await Office()
        #expect(
            try await office.refusal("name\nFire\nFlood\n", as: Risk.kind, set: ["status=gone"]) == [
                "--set status: “gone” is not one of open, closed"
            ])
    }

    @Test("After so many problems the rest is counted")
    func manyProblems() async throws {
        let office = try await Office()
        let text = "name,type\n" + (1...1000).map { "Asset \($0),thing\n" }.joined()
        let lines = try #require(try await office.refusal(text, as: Asset.kind) { $0.problemsMax = 3 })
        #expect(lines.count == 4 && lines[3] == "and 997 more")
        #expect(lines[0].hasPrefix("cell B2, ") && lines[2].hasPrefix("cell B4, "))
    }

    @Test("A rehearsal finds what an import would do or refuse, and writes nothing")
    func rehearsal() async throws {
        let office = try await Office()
        try await office.take("name\nShop\n", as: Asset.kind)
        let before = try await office.isms().commit.sequence
        let summary = try await office.take(
            "name,owner\nShop,Ann Berg\nSite,\n", as: Asset.kind, creating: true, isRehearsal: true)
        #expect(summary.created.map(\.title) == ["Site"])
        #expect(summary.changed.map(\.fields) == [["Owner"]])
        #expect(summary.alsoCreated.map(\.title) == ["Ann Berg"])
        let circle = try await office.refusal("name,depends on\nA,B\nB,A\n", as: Asset.kind, isRehearsal: true)
        #expect(circle?.count == 2)
        #expect(try await office.isms().commit.sequence == before)
    }

    @Test("Formulas without a result and cells that show an error are refused")
    func brokenFormulas() async throws {
        let office = try await Office()
        let rows = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>description</t></is></c></row>
            <row r="2"><c r="A2"><f>B2</f></c><c r="B2" t="e"><v>#REF!</v></c></row>
            """
        let file = try TabularFile(reading: try WorkbookBuilder.sheet(rows).bytes(), named: "assets.xlsx")
        let error = await #expect(throws: ImportError.self) { try await office.take(file, as: Asset.kind) }
        guard case .cells(let problems)? = error else {
            Issue.record("not refused for its cells")
            return
        }
        #expect(
            problems.lines == [
                "cell A2, “name”: is a formula without its result; open the file in a spreadsheet program and save it again",
                "cell B2, “description”: shows the error “#REF!”; mend the formula, or empty the cell",
            ])
    }

    @Test("Problems and summaries have a JSON form")
    func json() async throws {
        let office = try await Office()
        let error = await #expect(throws: ImportError.self) {
            try await office.take("name,type\nShop,thing\n", as: Asset.kind)
        }
        let problem = error?.json["problems"]?.arrayValue?.first
        #expect(problem?["row"] == 2 && problem?["column"] == "B" && problem?["heading"] == "type")
        #expect(problem?["value"] == "thing" && error?.json["imported"] == false)
        let summary = try await office.take("name,kind\nShop,thing\n", as: Asset.kind).json
        #expect(summary["created"]?.arrayValue?.first?["code"] == "AST-1")
        #expect(summary["ignoredColumns"]?.arrayValue?.first?["column"] == "B")
    }

    @Test("Five thousand rows take about five times as long as a thousand")
    func linear() async throws {
        func seconds(rows: Int) async throws -> Double {
            let office = try await Office()
            let text =
                "id,name,owner,assets,likelihood,impact,treatment\n"
                + (0..<rows).map {
                    "R\($0),Risk \($0),Person \($0 % 40),Asset \($0 % 300);Asset \($0 % 71),likely,3,mitigate\n"
                }.joined()
            let clock = ContinuousClock()
            let time = try await clock.measure {
                let summary = try await office.take(text, as: Risk.kind, creating: true)
                #expect(summary.created.count == rows)
            }
            return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
        }
        let small = try await seconds(rows: 1000)
        let large = try await seconds(rows: 5000)
        // Quadratic work would take 25 times as long; the rest is room for a busy machine.
        #expect(large < 15 * small)
    }
}
