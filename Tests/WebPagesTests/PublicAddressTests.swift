import Accounts
import HTTPTypes
import RecordFormat
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("The address people use")
struct PublicAddressTests {
    @Test("An invitation's link names the port that was opened")
    func invitation() async throws {
        let site = try await TestSite()
        site.server.listens(on: 49_152)
        let page = try await site.post(
            "/o/acme/settings/accounts", as: .administrator,
            [("act", "invite"), ("email", "new@acme.example"), ("role", "member")])
        #expect(page.text.contains("http://127.0.0.1:49152/invitation/"))
    }
}
