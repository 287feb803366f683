import Testing

@testable import Serving

@Suite("Reading forms with files")
struct MultipartTests {
    private enum Wrong: Error { case boundary }
    private static let boundary = "----annex-test-boundary"

    /// All parts of a body that comes in pieces of a size: the head and the bytes of each.
    private func parts(_ body: [UInt8], boundary: String = Self.boundary, piece: Int) throws
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
        var trap = Array("\r\n--\(Self.boundary.dropLast())x\r\n--\r\n\r\n".utf8)
        trap += (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var body: [UInt8] = []
        for (head, content) in [
            ("name=\"token\"", Array("abc".utf8)), ("name=\"empty\"", []), ("name=\"name\"", Array("Zoë".utf8)),
            ("name=\"file\"; filename=\"trap.bin\"", trap), ("name=\"none\"; filename=\"\"", []),
        ] {
            body += Array("--\(Self.boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8)
            body += content + [0x0D, 0x0A]
        }
        body += Array("--\(Self.boundary)--\r\n".utf8)
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
}
