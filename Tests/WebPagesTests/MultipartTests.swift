import Accounts
import HTTPTypes
import HummingbirdCore
import NIOCore
import RecordFormat
import Testing

@testable import WebPages

@Suite("Reading forms with files")
struct MultipartTests {
    private enum Wrong: Error { case boundary }

    /// All parts of a body that comes in pieces of a size: the head and the bytes of each.
    private func parts(_ body: [UInt8], boundary: String = TestSite.boundary, piece: Int) throws
        -> [(head: MultipartPart, bytes: [UInt8])]
    {
        guard var parser = MultipartParser(boundary: boundary) else { throw Wrong.boundary }
        var found: [(head: MultipartPart, bytes: [UInt8])] = []
        var isOpen = false
        for start in stride(from: 0, to: body.count, by: piece) {
            parser.append(body[start..<min(start + piece, body.count)])
            while let next = try parser.next() {
                switch next {
                case .head(let head):
                    #expect(!isOpen)
                    isOpen = true
                    found.append((head, []))
                case .bytes(let bytes): found[found.count - 1].bytes += bytes
                case .endOfPart: isOpen = false
                }
            }
        }
        guard parser.isDone, !isOpen else { throw MultipartParser.Malformed() }
        return found
    }

    @Test("Parts are the same in whatever pieces they arrive", arguments: [1, 2, 3, 7, 64, 1000, 100_000])
    func pieces(size: Int) throws {
        // A file that holds line breaks, hyphens and all but its own boundary.
        var trap = Array("\r\n--\(TestSite.boundary.dropLast())x\r\n--\r\n\r\n".utf8)
        trap += (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let body = TestSite.multipartBody(
            [("token", "abc"), ("empty", ""), ("name", "Zoë")],
            [SentFile("file", "trap.bin", trap), SentFile("none", "", [UInt8]())])
        let parts = try parts(body, piece: size)
        #expect(parts.map(\.head.name) == ["token", "empty", "name", "file", "none"])
        #expect(parts[0].bytes == Array("abc".utf8))
        #expect(parts[1].bytes.isEmpty)
        #expect(String(decoding: parts[2].bytes, as: UTF8.self) == "Zoë")
        #expect(parts[3].head.fileName == "trap.bin")
        #expect(parts[3].bytes == trap)
        #expect(parts[4].head.fileName?.isEmpty == true)
    }

    @Test(
        "What is no form with files is refused",
        arguments: [
            "", "nothing of the kind", "--x\r\n", "--x\r\n\r\nvalue\r\n--x--",
            "--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"\"\r\n\r\nv\r\n--x--",
            "--x\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nv\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\nv\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"a\"; name=\"b\"\r\n\r\nv\r\n--x--",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\nv\r\n--x--",
            "--x\r\nno colon\r\n\r\nv\r\n--x--", "--xContent-Disposition: form-data; name=\"a\"\r\n\r\nv\r\n--x--",
            // Cut off at any place.
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue", "--x\r\nContent-Disposition: form-da",
            "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue\r\n--x",
        ])
    func malformed(body: String) {
        for piece in [1, 5, 1000] {
            #expect(throws: MultipartParser.Malformed.self) { try parts(Array(body.utf8), boundary: "x", piece: piece) }
        }
    }

    @Test("A head, or what stands before the first part, may not go on for ever")
    func endlessHead() {
        let head = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\nX: " + String(repeating: "y", count: 9000)
        #expect(throws: MultipartParser.Malformed.self) { try parts(Array(head.utf8), boundary: "x", piece: 512) }
        let preamble = String(repeating: "z", count: 3000) + "\r\n--x--"
        #expect(throws: MultipartParser.Malformed.self) { try parts(Array(preamble.utf8), boundary: "x", piece: 512) }
    }

    @Test("However a part is cut, no more than a boundary's length is held back")
    func memory() throws {
        guard var parser = MultipartParser(boundary: "x") else { throw Wrong.boundary }
        parser.append(Array("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n".utf8))
        guard case .head = try parser.next() else { throw Wrong.boundary }
        var given = 0
        for round in 1...200 {
            parser.append([UInt8](repeating: 0x0D, count: 10_000))
            while case .bytes(let bytes)? = try parser.next() { given += bytes.count }
            #expect(round * 10_000 - given < 10)
        }
    }

    @Test(
        "A file's name is the last part of its path, without what no name holds",
        arguments: [
            (#"C:\Users\me\plan.xlsx"#, "plan.xlsx"), ("../../etc/passwd", "passwd"), ("..", ""), ("a/", "a"),
            ("b%22c.pdf", "b\"c.pdf"), ("line%0D%0Abreak.txt", "linebreak.txt"), ("Zoë – Plan.pdf", "Zoë – Plan.pdf"),
            ("\u{202E}fdp.exe", "fdp.exe"), ("tab\there", "tabhere"),
        ])
    func fileNames(sent: String, kept: String) throws {
        let part = MultipartPart(head: "Content-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"")
        #expect(part?.fileName == kept)
    }

    @Test("A very long file name keeps its end")
    func longName() {
        let part = MultipartPart(
            head: "content-disposition:form-data;name=f;filename=\"\(String(repeating: "n", count: 5000)).pdf\"")
        #expect(part?.name == "f")
        #expect(part?.fileName?.count == 150)
        #expect(part?.fileName?.hasSuffix(".pdf") == true)
    }

    @Test(
        "The boundary is read from the type, and none is made up",
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"),
            ("Multipart/Form-Data; charset=utf-8; Boundary=\"a b c\"", "a b c"),
            ("multipart/form-data", nil), ("multipart/mixed; boundary=abc", nil), ("text/plain; boundary=abc", nil),
        ] as [(String, String?)])
    func boundary(type: String, wanted: String?) { #expect(MultipartForm.boundary(type) == wanted) }

    @Test("A boundary that could not stand in a body is none")
    func impossibleBoundary() {
        #expect(MultipartParser(boundary: "") == nil)
        #expect(MultipartParser(boundary: String(repeating: "x", count: 71)) == nil)
        #expect(MultipartParser(boundary: "with\r\nbreak") == nil)
        #expect(MultipartParser(boundary: "ends in a blank ") == nil)
    }

    @Test("Too many parts, too long fields and too large bodies are refused before they are held")
    func limits() async throws {
        let site = try await TestSite()
        let path = "/o/acme/asset/import"
        let many = (0..<400).map { ("f\($0)", "x") }
        #expect(try await site.upload(path, as: .ismsManager, many).status == .badRequest)
        // Fields that are not asked for are passed over, however long, up to what a form may have in all.
        let large = [UInt8](repeating: 0x61, count: 21_500_000)
        let answer = try await site.upload(path, as: .ismsManager, [], [SentFile("other", "big.csv", large)])
        #expect(answer.status == .contentTooLarge)
        #expect(answer.text.contains("20 MB"))
    }

    @Test("A form of another kind than the page sends is refused")
    func otherKind() async throws {
        let site = try await TestSite()
        let answer = try await site.post("/o/acme/asset/import", as: .ismsManager, [("file", "x")])
        #expect(answer.status == .unsupportedMediaType)
    }

    @Test("A file of another session's form is not taken, and its token comes first")
    func forged() async throws {
        let site = try await TestSite()
        let file = SentFile("file", "assets.csv", "Name\nLaptop\n")
        let forged = try await site.upload("/o/acme/asset/import", as: .ismsManager, [], [file], token: "guess")
        #expect(forged.status == .forbidden)
        let own = try await site.accounts.signedIn(token: site.tokens[.ismsManager] ?? "")?.formToken ?? ""
        let late = TestSite.multipartBody([("other", "1"), (FormToken.name, own)], [file])
        let answer = try await site.send(
            .post, "/o/acme/asset/import", token: site.tokens[.ismsManager],
            headers: [.contentType: TestSite.multipart],
            bytes: late)
        #expect(answer.status == .forbidden)
    }
}
