import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import WebPages

@Suite("Files of records")
struct AttachmentTests {
    private let path = "/o/acme/evidence/EVD-1/file/file"
    private let pdf = Array("%PDF-1.7 backups of February\r\n--not a boundary\r\n".utf8) + (0...255).map { UInt8($0) }

    private func uploaded(_ site: TestSite, _ file: SentFile, version: Int = 1, as role: Role = .owner) async throws
        -> TestSite.Answer
    {
        try await site.upload(path, as: role, [("version", "\(version)")], [file])
    }

    @Test("What is uploaded comes back byte for byte, as a file to save")
    func roundTrip() async throws {
        let site = try await TestSite()
        let answer = try await uploaded(site, SentFile("file", "report Zoë.pdf", pdf))
        #expect(answer.status == .seeOther)
        #expect(answer.location == "/o/acme/evidence/EVD-1?done=uploaded&code=EVD-1")
        let evidence = try #require(try await site.workspace.snapshot().item(code: "EVD-1")?.record as? Evidence)
        #expect(evidence.fileName == "report Zoë.pdf")
        #expect(evidence.mediaType == "application/pdf")
        #expect(evidence.byteCount == pdf.count)
        let got = try await site.get(path, as: .reader)
        #expect(got.status == .ok)
        #expect(got.bytes == pdf)
        #expect(got.headers[.contentType] == "application/pdf")
        #expect(got.headers[.xContentTypeOptions] == "nosniff")
        #expect(got.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"report Zo_.pdf\"") == true)
        #expect(got.headers[.contentSecurityPolicy]?.hasPrefix("sandbox") == true)
    }

    @Test("A file that would run in a browser is given out as nothing but bytes")
    func activeContent() async throws {
        let site = try await TestSite()
        _ = try await uploaded(site, SentFile("file", "page.html", "<script>alert(1)</script>"))
        let got = try await site.get(path, as: .owner)
        #expect(got.headers[.contentType] == "application/octet-stream")
        #expect(got.headers[.contentDisposition]?.hasPrefix("attachment") == true)
    }

    @Test("A larger file passes in pieces and keeps its digest")
    func large() async throws {
        let site = try await TestSite()
        let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 5) }
        #expect(try await uploaded(site, SentFile("file", "disk.zip", bytes)).status == .seeOther)
        let evidence = try #require(try await site.workspace.snapshot().item(code: "EVD-1")?.record as? Evidence)
        #expect(evidence.file?.hexadecimal == HashChain.sha256(bytes).hexadecimal)
    }

    @Test("Only who may change the record adds a file, and nobody by another organization's account")
    func roles() async throws {
        let site = try await TestSite()
        let file = SentFile("file", "a.txt", "a")
        for role in [Role.reader, .approver] {
            #expect(try await uploaded(site, file, as: role).status == .forbidden)
        }
        #expect(try await uploaded(site, file, as: .member).status == .notFound)
        #expect(try await site.get(path, as: .reader).status == .notFound)
        _ = try await uploaded(site, file)
        #expect(try await site.get(path, as: .member).status == .notFound)
        #expect(try await site.send(.get, path, token: site.stranger).status == .notFound)
        #expect(
            try await site.send(.get, path.replacing("acme", with: "other"), token: site.stranger).status == .notFound)
    }

    @Test("A file for a version that somebody changed since is refused with the reason")
    func conflict() async throws {
        let site = try await TestSite()
        let file = SentFile("file", "a.txt", "a")
        _ = try await uploaded(site, file)
        let answer = try await uploaded(site, SentFile("file", "b.txt", "b"), version: 1)
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("in the meantime"))
        #expect(try await site.get(path, as: .owner).text == "a")
    }

    @Test("No file, an empty one and a field that holds none are refused")
    func nothing() async throws {
        let site = try await TestSite()
        let none = try await site.upload(path, as: .owner, [("version", "1")])
        #expect(none.status == .unprocessableContent)
        #expect(none.text.contains("Choose a file"))
        #expect(try await uploaded(site, SentFile("file", "empty.txt", "")).status == .unprocessableContent)
        let name = try await site.upload(
            "/o/acme/evidence/EVD-1/file/name", as: .owner, [("version", "1")], [SentFile("file", "a", "a")])
        #expect(name.status == .notFound)
    }

    @Test("More than the limit is refused and nothing of it stays")
    func limit() async throws {
        let site = try await TestSite()
        let bytes = [UInt8](repeating: 1, count: AttachmentRules.bytesMax + 1)
        let answer = try await uploaded(site, SentFile("file", "huge.bin", bytes))
        #expect(answer.status == .contentTooLarge)
        #expect(answer.text.contains("50 MB"))
        let evidence = try #require(try await site.workspace.snapshot().item(code: "EVD-1")?.record as? Evidence)
        #expect(evidence.file == nil)
    }

    @Test("A form that breaks off is refused as one, not as a fault of the store")
    func brokenOff() async throws {
        let site = try await TestSite()
        let own = try await site.accounts.signedIn(token: site.tokens[.owner] ?? "")?.formToken ?? ""
        let whole = TestSite.multipartBody(
            [(FormToken.name, own), ("version", "1")], [SentFile("file", "a.txt", String(repeating: "a", count: 9000))])
        let answer = try await site.send(
            .post, path, token: site.tokens[.owner], headers: [.contentType: TestSite.multipart],
            bytes: Array(whole.dropLast(500)))
        #expect(answer.status == .badRequest)
        #expect(answer.text.contains("malformed"))
    }

    @Test("New evidence is added with its file in one form")
    func newEvidence() async throws {
        let site = try await TestSite()
        let form = try await site.get("/o/acme/evidence/new", as: .ismsManager)
        #expect(form.text.contains("enctype=\"multipart/form-data\""))
        let fields = [("v.name", "Restore test"), ("v.collectedOn", "2026-02-20"), ("v.link", "")]
        let answer = try await site.upload(
            "/o/acme/evidence/new", as: .ismsManager, fields, [SentFile("v.file", "restore.csv", "a,b\n")])
        #expect(answer.status == .seeOther)
        let evidence = try #require(try await site.workspace.snapshot().item(code: "EVD-2")?.record as? Evidence)
        #expect(evidence.fileName == "restore.csv")
        #expect(try await site.get("/o/acme/evidence/EVD-2/file/file", as: .reader).text == "a,b\n")
        // Without a file or a link it is none.
        let none = try await site.upload("/o/acme/evidence/new", as: .ismsManager, fields, [SentFile("v.file", "", "")])
        #expect(none.status == .unprocessableContent)
        #expect(none.text.contains("Restore test"))
    }

    @Test("A document's file is called by its code and what it is")
    func documentName() async throws {
        let site = try await TestSite()
        let path = "/o/acme/document/DOC-1/file/file"
        let answer = try await site.upload(
            path, as: .ismsManager, [("version", "1")], [SentFile("file", "policy", pdf)])
        #expect(answer.status == .seeOther)
        let got = try await site.get(path, as: .ismsManager)
        #expect(got.headers[.contentDisposition]?.contains("DOC-1.pdf") == true)
        #expect(got.bytes == pdf)
    }

    @Test("The first bytes tell what a file without a name is")
    func signatures() {
        #expect(AttachmentRules.fileExtension(openingWith: pdf) == "pdf")
        #expect(AttachmentRules.fileExtension(openingWith: Array("PK\u{3}\u{4}....word/document.xml".utf8)) == "docx")
        #expect(AttachmentRules.fileExtension(openingWith: Array("PK\u{3}\u{4}....".utf8)) == "zip")
        #expect(AttachmentRules.fileExtension(openingWith: []) == "bin")
    }
}
