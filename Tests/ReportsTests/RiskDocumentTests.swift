import Frameworks
import ISMS
import RecordFormat
import Registers
import Reports
import Phrases
import Testing

@Suite("The risk treatment plan as a document")
struct TreatmentPlanDocumentTests {
    private let document = ReportKind.riskTreatmentPlan.document(
        from: ReportSource(isms: SampleISMS.sample.isms, day: SampleISMS.day, generatedBy: "Annex test"))

    @Test("The risks stand by level, the highest first, whether or not a treatment is chosen")
    func order() throws {
        let table = try #require(document.mainTable)
        #expect(table.codes == ["RISK-3", "RISK-5", "RISK-1", "RISK-2", "RISK-4"])
        #expect(
            ["RISK-3", "RISK-5", "RISK-1", "RISK-2", "RISK-4"].map { table.cell($0, "Level now") } == [
                "20 Very high", "15 High", "12 High", "9 Medium", "8 Medium",
            ])
        #expect(document.says("The plan covers 5 risks, 5 above the acceptance limit today."))
        #expect(document.says("Without a treatment: 1."))
    }

    @Test("Each treatment says by what means, by when, what will remain, and whether the risk owner approved it")
    func treatments() throws {
        let table = try #require(document.mainTable)
        func row(_ code: String) -> [String?] {
            ["Treatment", "By", "Controls", "Actions", "Due", "Progress", "Expected level", "Owner approved"].map {
                table.cell(code, $0)
            }
        }
        #expect(
            row("RISK-1") == [
                "Mitigate", "Keys cannot be phished.", "CTL-1 CTL-2", "ACT-2", "2026-09-30", "Under way", "4 Low",
                "Yes, 2026-02-15",
            ])
        #expect(
            row("RISK-2") == [
                "Accept", "Made-up data. Until 2026-12-31.", "", "", "", "Done", "9 Medium", "Yes, 2026-02-16",
            ])
        #expect(
            row("RISK-3") == [
                "Avoid", "Switch it off", "", "ACT-1", "2026-05-15", "Overdue", "", "No longer holds",
            ])
        #expect(
            row("RISK-4") == [
                "Transfer", "To Insurer. Remains: The duty to customers.", "", "", "", "Not begun", "4 Low", "Missing",
            ])
        #expect(row("RISK-5") == ["None", "", "", "", "", "Not begun", "", "Missing"])
        #expect(table.rows.allSatisfy { $0.cells[2].words == "Chidi Okafor" })
    }

    @Test("Actions stand by the day they are due, and what is late says so")
    func actions() throws {
        let table = try #require(document.table("Actions"))
        #expect(table.codes == ["ACT-1", "ACT-2"])
        #expect(table.cell("ACT-1", "Status") == "In progress, overdue")
        #expect(table.cell("ACT-1", "Percent") == "40")
        #expect(table.cell("ACT-2", "Status") == "Done")
        #expect(table.cell("ACT-2", "Risks") == "RISK-1")
    }
}

@Suite("The risk register as a document")
struct RiskRegisterDocumentTests {
    private let document = ReportKind.riskRegister.document(
        from: ReportSource(isms: SampleISMS.sample.isms, day: SampleISMS.day, generatedBy: "Annex test"))

    @Test("The heat map counts every rated open risk once, where its ratings put it")
    func heatMap() throws {
        let map = try #require(document.heatMaps.first)
        #expect(map.placedCount == 5)
        #expect(map.unplaced.isEmpty)
        // Likelihood 3 and consequence 4: the third row from the top, the fourth column.
        #expect(map.rows[2][3].codes == ["RISK-1"])
        #expect(map.rows[1][4].codes == ["RISK-3"])
        #expect(map.rows[2][3].level.figure == 12)
        #expect(map.rows[4][0].count == 0)
        #expect(map.bands.map(\.count) == [0, 2, 2, 1])
        let after = try #require(document.heatMaps.last)
        #expect(after.placedCount == 3)
        #expect(after.rows[2][2].codes == ["RISK-2"])
        #expect(after.unplaced == ["RISK-3", "RISK-5"])
    }

    @Test("The register holds every open risk by level, those not rated last, and the closed ones apart")
    func register() throws {
        let table = try #require(document.mainTable)
        #expect(table.codes == ["RISK-3", "RISK-5", "RISK-1", "RISK-2", "RISK-4", "RISK-6"])
        #expect(table.cell("RISK-1", "After treatment") == "4 Low")
        #expect(table.cell("RISK-1", "Assets") == "AST-1")
        #expect(table.cell("RISK-1", "Affects") == "C")
        #expect(table.cell("RISK-6", "Now") == "")
        #expect(try #require(document.table("Closed risks")).cell("RISK-7", "Why closed") == "The product was sold.")
        #expect(document.says("The register holds 6 open risks. 5 lie above the acceptance limit, 1 are not rated"))
    }
}

@Suite("The risk criteria as a document")
struct CriteriaDocumentTests {
    private let document = ReportKind.criteria.document(
        from: ReportSource(isms: SampleISMS.sample.isms, day: SampleISMS.day, generatedBy: "Annex test"))

    @Test("Bands show where they begin and end, and whether treatment is owed")
    func bands() throws {
        let table = try #require(document.table("Bands CRIT-1"))
        #expect(
            table.rows.map { $0.cells.map(\.words) } == [
                ["Low", "1", "4", "none needed"], ["Medium", "5", "9", "needed above 6"],
                ["High", "10", "16", "needed"], ["Very high", "17", "25", "needed"],
            ])
    }

    @Test("Each step of a scale has the meaning that justifies choosing it, and the criteria in force are named")
    func scales() throws {
        for name in ["Likelihood CRIT-1", "Consequence CRIT-1"] {
            let table = try #require(document.table(name))
            #expect(table.codes == ["1", "2", "3", "4", "5"])
            #expect(table.rows.allSatisfy { !$0.cells[2].words.isEmpty })
        }
        #expect(document.fact("Version") == "CRIT-1")
        #expect(document.fact("Approved by") == "Björn Åkesson")
        #expect(document.fact("Status") == "In force")
        #expect(document.heatMaps.first?.rows.first?.last?.level.figure == 25)
    }
}
