import Foundation
import Reports
import Phrases
import Testing

@Suite("PDF")
struct PDFTests {
    @Test(
        "Without WeasyPrint the error says what to install", arguments: ["no-such-program-here", "/nowhere/weasyprint"])
    func missing(program: String) async throws {
        var options = ReportOptions()
        options.weasyPrint = program
        let error = await #expect(throws: ReportError.self) {
            try await SmallReport.document.rendered(as: .pdf, options: options)
        }
        #expect(error == .weasyPrintMissing(program: program))
        #expect(error?.description.contains("apt-get install weasyprint") == true)
    }

    @Test("A program that does not end is stopped at the time limit")
    func timeLimit() async throws {
        var options = ReportOptions()
        options.weasyPrint = try script("exec sleep 600")
        options.pdfTimeLimit = .milliseconds(300)
        let clock = ContinuousClock()
        let start = clock.now
        await #expect(throws: ReportError.weasyPrintTimedOut(limit: .milliseconds(300))) {
            try await SmallReport.document.rendered(as: .pdf, options: options)
        }
        // It would have slept for 600; other tests may keep this one waiting.
        #expect(clock.now - start < .seconds(590))
    }

    @Test("A failure carries the end of what the program said")
    func failure() async throws {
        var options = ReportOptions()
        options.weasyPrint = try script("cat >/dev/null; echo no fonts >&2; exit 3")
        await #expect(throws: ReportError.weasyPrintFailed(message: "no fonts")) {
            try await SmallReport.document.rendered(as: .pdf, options: options)
        }
    }

    @Test("An answer that is no PDF is refused")
    func notPDF() async throws {
        var options = ReportOptions()
        options.weasyPrint = try script("cat >/dev/null; echo hello")
        await #expect(throws: ReportError.self) {
            try await SmallReport.document.rendered(as: .pdf, options: options)
        }
    }

    @Test("The program sees no secret of the environment, and time stands still in it")
    func environment() async throws {
        setenv("ANNEX_TEST_SECRET", "hunter2", 1)
        defer { unsetenv("ANNEX_TEST_SECRET") }
        var options = ReportOptions()
        options.weasyPrint = try script(
            "cat >/dev/null; echo \"${ANNEX_TEST_SECRET-none} $SOURCE_DATE_EPOCH\" >&2; exit 1")
        await #expect(throws: ReportError.weasyPrintFailed(message: "none 1774960205")) {
            try await SmallReport.document.rendered(as: .pdf, options: options)
        }
    }

    @Test("Hostile text makes a PDF like any other", .enabled(if: WeasyPrintForTests.isInstalled))
    func hostile() async throws {
        let text =
            "</style></td><img src=file:///etc/passwd>\0\u{1B}\u{FFFE} \u{202E}abc 🧀 \(String(repeating: "x", count: 3000))"
        let pdf = try await SmallReport.document(holding: text).rendered(as: .pdf)
        #expect(pdf.starts(with: Array("%PDF-1.".utf8)))
        #expect(pdf.count > 5000)
    }

    private func script(_ body: String) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "annex-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "weasyprint")
        try Data("#!/bin/sh\n\(body)\n".utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return file.path
    }
}
