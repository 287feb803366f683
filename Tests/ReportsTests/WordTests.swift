import Frameworks
import Foundation
import Reports
import Phrases
import Testing

@Suite("DOCX", .serialized)
struct WordTests {
    static let isPandocInstalled = FileManager.default.isExecutableFile(atPath: "/usr/bin/pandoc")

    @Test("Without pandoc the error says what to install", arguments: ["no-such-program-here", "/nowhere/pandoc"])
    func missing(program: String) async throws {
        var options = ReportOptions()
        options.pandoc = program
        let error = await #expect(throws: ReportError.self) {
            try await SmallReport.document.rendered(as: .docx, options: options)
        }
        #expect(error == .pandocMissing(program: program))
        #expect(error?.description.contains("apt-get install pandoc") == true)
    }

    @Test("Every kind of block and each written document becomes a Word file", .enabled(if: isPandocInstalled))
    func conversion() async throws {
        let backup = try #require(DocumentTemplate.bundled("backup"))
        let written = try Written.document(backup, of: SampleISMS.full)
        for document in [SampleReport.document, SmallReport.document, written] {
            let text = try await Self.part("word/document.xml", of: document)
            #expect(text.contains(">\(document.title.english.split(separator: " ")[0])<"))
        }
        let text = try await Self.part("word/document.xml", of: written)
        #expect(text.contains(#"<w:pStyle w:val="Statement""#) && text.contains(#"<w:rStyle w:val="Identifier""#))
        #expect(text.contains(#"<w:pStyle w:val="Heading2""#) && text.contains("<w:tbl>"))
        let footer = try await Self.part("word/footer1.xml", of: written)
        #expect(footer.contains("Internal") && footer.contains("NUMPAGES"))
        let header = try await Self.part("word/header1.xml", of: written)
        #expect(header.contains("Nimbus Software BV") && header.contains("Backup policy"))
    }

    @Test("A document gives the same bytes a second later", .enabled(if: isPandocInstalled))
    func sameBytes() async throws {
        let first = try await SampleReport.document.rendered(as: .docx)
        try await Task.sleep(for: .milliseconds(1100))
        #expect(try await SampleReport.document.rendered(as: .docx) == first)
    }

    @Test("Marks of XML in a title stay text in header and body", .enabled(if: isPandocInstalled))
    func escaping() async throws {
        let document = ReportDocument(
            title: "<a> & \"b\"", organization: "A&B <c>\u{1}", control: SmallReport.control
        ) { Paragraph("x < y & z") }
        #expect(try await Self.part("word/header1.xml", of: document).contains("A&amp;B &lt;c&gt; "))
        #expect(try await Self.part("word/document.xml", of: document).contains("&lt;"))
    }

    /// A part of the file, unpacked by a program that is not ours.
    private static func part(_ path: String, of document: ReportDocument) async throws -> String {
        let bytes = try await document.rendered(as: .docx)
        let file = FileManager.default.temporaryDirectory.appending(path: "annex-\(UUID().uuidString).docx")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/unzip")
        process.arguments = ["-p", file.path, path]
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}
