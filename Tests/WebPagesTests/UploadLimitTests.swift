import Accounts
import HTTPTypes
import RecordFormat
import Testing

@testable import WebPages

@Suite("Forms with files that are refused")
struct UploadLimitTests {
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
