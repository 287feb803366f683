import ISMS
import RecordFormat
import Registers
import Reports
import Phrases
import Testing

@Suite("The asset register and the register of obligations as documents")
struct RegisterDocumentTests {
    private func document(_ kind: ReportKind) -> ReportDocument {
        kind.document(
            from: ReportSource(isms: SampleISMS.sample.isms, day: SampleISMS.day, generatedBy: "Annex test"))
    }

    @Test("A value that an asset inherits stands in brackets, its own does not, and the higher one counts")
    func inheritedValues() throws {
        let table = try #require(document(.assetRegister).mainTable)
        func values(_ code: String) -> [String?] { ["C", "I", "A"].map { table.cell(code, $0) } }
        #expect(values("AST-1") == ["5", "4", "3"])
        #expect(values("AST-2") == ["(5)", "(4)", "4"])
    }

    @Test("Assets stand by type with owner, class and risks, and the retired ones apart")
    func assets() throws {
        let document = document(.assetRegister)
        let table = try #require(document.mainTable)
        #expect(table.groups.map(\.title) == ["Information", "Infrastructure"])
        #expect(table.codes == ["AST-1", "AST-2"])
        #expect(table.cell("AST-1", "Owner") == "Chidi Okafor")
        #expect(table.cell("AST-1", "Classification") == "Confidential")
        #expect(table.cell("AST-1", "Personal data") == "yes")
        #expect(table.cell("AST-1", "Depends on") == "AST-2")
        #expect(table.cell("AST-1", "Risks") == "6")
        #expect(table.cell("AST-2", "Risks") == "0")
        #expect(try #require(document.table("Retired assets")).codes == ["AST-3"])
    }

    @Test("Obligations stand by source, with what answers them and whether they bind today")
    func obligations() throws {
        let document = document(.obligations)
        let table = try #require(document.mainTable)
        #expect(table.groups.map(\.title) == ["Law", "Contract"])
        #expect(table.cell("OBL-1", "Citation") == "Article 32")
        #expect(table.cell("OBL-1", "Answered by") == "CTL-1")
        #expect(table.cell("OBL-1", "Annex A") == "A.5.34")
        #expect(table.cell("OBL-1", "In force") == "Yes")
        #expect(table.cell("OBL-2", "In force") == "No")
        #expect(table.cell("OBL-1", "Review by") == "2027-01-31")
        #expect(document.says("1 obligations are in force on 2026-06-01; 1 of them are answered by controls."))
    }
}

@Suite("Documents of whatever there is")
struct DerivedDocumentTests {
    private static let formats: [ReportFormat] = [.html, .xlsx, .csv, .markdown, .json]

    @Test("An empty ISMS gives every document, which says what is missing", arguments: ReportKind.allCases)
    func empty(kind: ReportKind) async throws {
        let document = kind.document(from: ReportSource(isms: ISMS(), day: SampleISMS.day, generatedBy: "Annex test"))
        let missing =
            switch kind {
            case .statementOfApplicability: "The scope of the management system has not been set."
            case .riskTreatmentPlan: "No risk is above the limit and none has a treatment."
            case .riskRegister: "No risks have been recorded."
            case .assetRegister: "No assets have been recorded."
            case .obligations: "No obligations have been recorded."
            case .criteria: "No risk criteria have been set."
            }
        #expect(document.organization == "Organization not set up")
        for format in Self.formats where !(kind == .criteria && format == .csv) {
            #expect(!(try await document.rendered(as: format)).isEmpty, "\(format)")
        }
        for format in [ReportFormat.html, .markdown] {
            #expect(try await document.text(as: format).contains(missing), "\(format)")
        }
        if kind == .statementOfApplicability { #expect(document.mainTable?.rows.count == 93) }
    }

    @Test("Criteria that are not there make no table, and the error says to choose another format")
    func emptyCriteria() async throws {
        let document = ReportKind.criteria.document(
            from: ReportSource(isms: ISMS(), day: SampleISMS.day, generatedBy: "Annex test"))
        await #expect(throws: ReportError.noMainTable(name: nil)) { try await document.rendered(as: .csv) }
    }

    @Test("The same records give the same bytes, in whatever order they were read", arguments: ReportKind.allCases)
    func sameBytes(kind: ReportKind) async throws {
        let items = SampleISMS.sample.entries
        let orders = [items, items.reversed(), items.shuffled(), items.shuffled()]
        for format in Self.formats {
            var seen: Set<[UInt8]> = []
            for order in orders {
                let isms = ISMS(order, at: SampleISMS.commit)
                let source = ReportSource(isms: isms, day: SampleISMS.day, generatedBy: "Annex test")
                seen.insert(try await kind.document(from: source).rendered(as: format))
            }
            #expect(seen.count == 1, "\(format)")
        }
    }

    @Test("Every document names the commit and the day it was derived from", arguments: ReportKind.allCases)
    func provenance(kind: ReportKind) {
        let document = kind.document(
            from: ReportSource(isms: SampleISMS.sample.isms, day: SampleISMS.day, generatedBy: "Annex test"))
        #expect(document.fact("Commit digest") == SampleISMS.commit.hash)
        #expect(document.fact("As of") == "30 May 2026, 00:00 UTC")
        #expect(document.fact("Generated by") == "Annex test")
        #expect(document.control.documentType == kind.title)
    }
}
