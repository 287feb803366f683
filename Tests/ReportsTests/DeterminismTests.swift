import Foundation
import Reports
import Phrases
import Testing

@Suite("Same document, same bytes", .serialized)
struct DeterminismTests {
    @Test(
        "A format gives the same bytes a second later",
        arguments: ReportFormat.allCases.filter { ![.pdf, .docx].contains($0) })
    func sameBytes(format: ReportFormat) async throws {
        let first = try await SampleReport.document.rendered(as: format)
        try await Task.sleep(for: .milliseconds(1100))
        #expect(try await SampleReport.document.rendered(as: format) == first)
        #expect(!first.isEmpty)
    }

    @Test("PDF gives the same bytes a second later", .enabled(if: WeasyPrintForTests.isInstalled))
    func samePDF() async throws {
        let first = try await SmallReport.document.rendered(as: .pdf)
        try await Task.sleep(for: .milliseconds(1100))
        #expect(try await SmallReport.document.rendered(as: .pdf) == first)
    }

    @Test(
        "Another document gives other bytes", arguments: ReportFormat.allCases.filter { ![.pdf, .docx].contains($0) })
    func otherBytes(format: ReportFormat) async throws {
        let other = SmallReport.document(holding: "x")
        #expect(try await other.rendered(as: format) != SmallReport.document(holding: "y").rendered(as: format))
    }
}

enum WeasyPrintForTests {
    static let isInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/weasyprint")
}
