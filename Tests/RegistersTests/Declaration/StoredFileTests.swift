import RecordFormat
import Registers
import Testing

/// Names of files come from elsewhere, and are printed to terminals and pages.
@Suite("The name of a kept file")
struct StoredFileTests {
    @Test(
        "holds neither a path nor what moves a terminal's cursor",
        arguments: [
            ("report.pdf", "report.pdf"), ("../../etc/passwd", "passwd"), ("C:\\temp\\log.txt", "log.txt"),
            ("x\u{1B}[31mRED\u{7}.txt", "x[31mRED.txt"), ("/", "file"), ("..", "file"), ("  ", "file"),
            ("a\u{202E}fdp.exe", "afdp.exe"), ("größe.txt", "größe.txt"),
        ])
    func plain(name: String, kept: String) {
        #expect(StoredFile.plainName(name) == kept)
        #expect(StoredFile.plainName(kept) == kept)
    }

    @Test("is refused where it is none", arguments: ["a/b", "x\u{1B}.txt", "", ".."])
    func refused(name: String) {
        let json: JSON = [
            "digest": .string(String(repeating: "ab", count: 32)), "name": .string(name), "mediaType": "text/plain",
            "byteCount": 4,
        ]
        #expect(throws: InvalidValue.self) { try StoredFile(json: json) }
    }

    @Test("of 400 letters is cut to what is kept")
    func long() {
        #expect(StoredFile.plainName(String(repeating: "ä", count: 400)).utf8.count == 254)
    }
}
