import Frameworks
import ISMS
import RecordFormat
import Registers
import Reports
import Phrases
import Testing

@Suite("The Statement of Applicability as a document")
struct StatementDocumentTests {
    private let document = ReportKind.statementOfApplicability.document(
        from: ReportSource(isms: SampleISMS.sample.isms, day: SampleISMS.day, generatedBy: "Annex test"))

    @Test("It lists each of the 93 controls of Annex A once, by theme and in order")
    func allControls() throws {
        let table = try #require(document.mainTable)
        #expect(table.codes == ReferenceControlID.all.map(\.description))
        #expect(table.groups.map(\.rows.count) == [37, 8, 14, 34])
        #expect(table.rows.allSatisfy { !$0.cells[1].words.isEmpty })
    }

    @Test("An included control says why, by the records that ask for it, and how far it is")
    func included() throws {
        let table = try #require(document.mainTable)
        #expect(table.cell("A.5.1", "Applicable") == "Yes")
        #expect(table.cell("A.5.1", "Justification") == "Everything rests on it.")
        #expect(table.cell("A.5.1", "Why") == "RISK-1 OBL-1")
        #expect(table.cell("A.5.1", "Status") == "Implemented")
        #expect(table.cell("A.5.1", "Implemented by") == "CTL-1")
        #expect(table.cell("A.5.1", "Owner") == "Ana Beck")
        #expect(table.cell("A.5.1", "Due or since") == "2025-11-30")
        #expect(table.cell("A.5.1", "Evidence") == "1 current, 1 run out")
        let reasons = try #require(document.table("Reasons"))
        #expect(reasons.codes == ["RISK-1", "OBL-1"])
        #expect(reasons.cell("OBL-1", "Record") == "General Data Protection Regulation")
    }

    @Test("An excluded control shows its justification and no status; an undecided one says so")
    func excluded() throws {
        let table = try #require(document.mainTable)
        #expect(table.cell("A.7.4", "Applicable") == "No")
        #expect(table.cell("A.7.4", "Justification") == "No A.7.4 here.")
        #expect(table.cell("A.7.4", "Status") == "")
        #expect(table.cell("A.8.34", "Applicable") == "Undecided")
        #expect(document.says("1 are included, 91 excluded and 1 not yet decided"))
    }

    @Test("Controls of one's own stand in a table of theirs, and contradictions are not hidden")
    func ownAndContradictions() throws {
        #expect(try #require(document.table("Own controls")).codes == ["CTL-2"])
        let contradictions = try #require(document.table("Contradictions"))
        #expect(contradictions.cell("A.5.34", "What does not fit") == "It is excluded, though OBL-1 needs it.")
        #expect(
            contradictions.cell("A.8.34", "What does not fit")
                == "It is not decided whether the control is applicable.")
    }

    @Test("A working copy says that it is none that was issued, and of which commit it is")
    func workingCopy() {
        #expect(document.fact("Status") == "Working copy, not issued")
        #expect(document.fact("Version") == nil)
        #expect(document.fact("Commit") == "17")
        #expect(document.fact("Commit digest") == SampleISMS.commit.hash)
        #expect(document.fact("Classification") == "Strictly confidential")
        #expect(document.organization == "Nimbus Software BV")
        #expect(document.subtitle == "Development and operation of the planning platform")
    }

    @Test("An issued version names its number, author, approver and the day of approval")
    func issued() {
        let document = issued(approver: 2)
        #expect(document.fact("Version") == "4")
        #expect(document.fact("Status") == "Approved")
        #expect(document.fact("Author") == "Ana Beck")
        #expect(document.fact("Approved by") == "Björn Åkesson")
        #expect(document.fact("Approved on") == "2 June 2026")
        let waiting = issued(approver: nil)
        #expect(waiting.fact("Status") == "Awaits approval")
        #expect(waiting.fact("Approved by") == nil)
    }

    @Test("An approver who was recorded only after the commit that a version shows is named all the same")
    func lateApprover() {
        var later = SampleISMS.sample
        later.add(Person()) { $0.name = "Dina Late" }
        #expect(issued(approver: 4, knownBy: later.isms).fact("Approved by") == "Dina Late")
    }

    private func issued(approver: UInt64?, knownBy now: ISMS? = nil) -> ReportDocument {
        let people = UInt64(Kind.all.firstIndex(of: Person.kind) ?? 0) + 1
        var sample = SampleISMS()
        let reference = sample.add(IssuedStatement()) { statement in
            (statement.version, statement.day) = (4, SampleISMS.day)
            statement.author = Reference(RecordID(high: people, low: 1))
            statement.approver = approver.map { Reference(RecordID(high: people, low: $0)) }
            statement.approvedOn = approver.map { _ in date("2026-06-02") }
        }
        return ReportKind.statementOfApplicability.document(
            from: ReportSource(
                isms: SampleISMS.sample.isms, day: SampleISMS.day, generatedBy: "Annex test",
                issued: sample.isms[reference], knownBy: now))
    }
}
