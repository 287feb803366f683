import RecordFormat
import Testing

@testable import Accounts

@Suite("Sessions")
struct SessionTests {
    @Test("A session ends after eight hours without a request, and lives on with one", arguments: Engine.allCases)
    func idle(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let token = try await building.signIn("Ada")
        for _ in 0..<3 {
            building.pass(seconds: 8 * 3600 - 1)
            #expect(try await building.accounts.signedIn(token: token) != nil)
        }
        building.pass(seconds: 8 * 3600)
        #expect(try await building.accounts.signedIn(token: token) == nil)
    }

    @Test("A session ends after seven days however busy it is", arguments: Engine.allCases)
    func absolute(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let token = try await building.signIn("Ada")
        for _ in 0..<(7 * 24 - 1) {
            building.pass(seconds: 3600)
            #expect(try await building.accounts.signedIn(token: token) != nil)
        }
        building.pass(seconds: 3600)
        #expect(try await building.accounts.signedIn(token: token) == nil)
    }

    @Test("That a session was seen is written at most once a minute", arguments: Engine.allCases)
    func seen(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let token = try await building.signIn("Ada")
        func seenAt() async throws -> Instant? { try await building.accounts.sessions(of: ada.id).first?.seenAt }
        let began = building.now
        building.pass(seconds: 59)
        _ = try await building.visitor(token)
        #expect(try await seenAt() == began)
        building.pass(seconds: 1)
        _ = try await building.visitor(token)
        #expect(try await seenAt() == building.now)
    }

    @Test("Signing in makes a new token and kills the one the browser carried", arguments: Engine.allCases)
    func rotation(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let first = try await building.signIn("Ada")
        let second = try await building.signIn("Ada", replacing: first)
        #expect(first != second)
        #expect(try await building.accounts.signedIn(token: first) == nil)
        let visitor = try await building.visitor(second)
        #expect(visitor.formToken == Token(second)?.formToken)
        #expect(visitor.formToken != Token(first)?.formToken)
    }

    @Test("Signing out kills the token at once", arguments: Engine.allCases)
    func signOut(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let token = try await building.signIn("Ada")
        let other = try await building.signIn("Ada")
        try await building.accounts.signOut(token: token)
        #expect(try await building.accounts.signedIn(token: token) == nil)
        #expect(try await building.accounts.signedIn(token: other) != nil)
    }

    @Test("One sees one's own sessions and ends one, or all others", arguments: Engine.allCases)
    func list(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob")
        let here = try await building.signIn("Ada")
        building.pass(seconds: 10)
        let there = try await building.signIn("Ada", from: Building.elsewhere)
        let third = try await building.signIn("Ada", from: Building.elsewhere)
        let his = try await building.signIn("Bob")
        let listed = try await building.accounts.sessions(of: ada.id)
        #expect(listed.count == 3)
        #expect(listed.last?.address == "192.0.2.10")
        #expect(listed.first?.userAgent == "Browser B")
        let thereID = try #require(try await building.visitor(there).session)
        await #expect(throws: AccountError.notFound) {
            try await building.accounts.endSession(thereID, of: bob.id)
        }
        try await building.accounts.endSession(thereID, of: ada.id)
        #expect(try await building.accounts.signedIn(token: there) == nil)
        let kept = try await building.visitor(here).session
        #expect(try await building.accounts.endOtherSessions(of: ada.id, except: kept) == 1)
        #expect(try await building.accounts.signedIn(token: third) == nil)
        #expect(try await building.accounts.signedIn(token: here) != nil)
        #expect(try await building.accounts.signedIn(token: his) != nil)
    }

    @Test("The store holds no token, only digests")
    func digests() async throws {
        let building = try await Building(.memory)
        let ada = try await building.add("Ada")
        let token = try await building.signIn("Ada")
        let stored = try await building.store.read { tables throws(AccountError) in try tables.sessions(of: ada.id) }
        let session = try #require(stored.first)
        #expect(session.digest == Token(token)?.digest)
        #expect(session.digest.count == 32)
        #expect(session.digest != Array(token.utf8))
        #expect(try await building.accounts.signedIn(token: session.id.description) == nil)
    }

    @Test(
        "What can be no token is nobody's",
        arguments: ["", "x", String(repeating: "a", count: 43), "é", "a' OR 1=1 --"]
    )
    func nonsense(token: String) async throws {
        let building = try await Building(.sqlite)
        try await building.add("Ada")
        #expect(try await building.accounts.signedIn(token: token) == nil)
    }

    @Test("A change of roles counts at the next request and asks for a new token", arguments: Engine.allCases)
    func rights(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.reader])
        let token = try await building.signIn("Bob")
        #expect(try await building.visitor(token).isReplacementDue == false)
        #expect(try await building.accounts.replaceSessionToken(token) == nil)
        try await building.accounts.change(
            Membership(account: bob.id, organization: building.office, roles: [.approver], person: nil),
            by: .account(ada.id))
        let visitor = try await building.visitor(token)
        #expect(visitor.membership(in: building.office)?.roles == [.approver])
        #expect(visitor.isReplacementDue)

        let replaced = try #require(try await building.accounts.replaceSessionToken(token))
        #expect(replaced.token.text != token)
        #expect(try await building.visitor(replaced.token.text).isReplacementDue == false)
        // What was under way with the old token still gets through, and makes no third one.
        #expect(try await building.visitor(token).isReplacementDue == false)
        #expect(try await building.accounts.replaceSessionToken(token) == nil)
        building.pass(seconds: 30)
        #expect(try await building.accounts.signedIn(token: token) == nil)
        #expect(try await building.accounts.signedIn(token: replaced.token.text) != nil)
    }
}
