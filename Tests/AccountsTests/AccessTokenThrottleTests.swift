import RecordFormat
import Testing

@testable import Accounts

@Suite("Wrong access tokens")
struct AccessTokenThrottleTests {
    /// One that could be a token and is none, made anew each time.
    private func tryWrong(_ building: Building, from origin: Origin = Building.elsewhere) async -> AccountError? {
        do throws(AccountError) {
            _ = try await building.accounts.signedIn(accessToken: AccessTokenSecret(.system).text, from: origin)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "From the twentieth wrong token of an address the waits double up to a quarter of an hour",
        arguments: Engine.allCases)
    func doubling(engine: Engine) async throws {
        let building = try await Building(engine)
        for _ in 0..<20 { #expect(await tryWrong(building) == .deadAccessToken(known: nil)) }
        for seconds in [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            // Asking does not make the wait longer.
            for _ in 0..<3 { #expect(await tryWrong(building) == .throttled(seconds: seconds)) }
            building.pass(seconds: seconds)
            #expect(await tryWrong(building) == .deadAccessToken(known: nil))
        }
        #expect(await tryWrong(building, from: Building.home) == .deadAccessToken(known: nil))
        building.pass(seconds: 86_401)
        for _ in 0..<20 { #expect(await tryWrong(building) == .deadAccessToken(known: nil)) }
    }

    @Test("Texts that can be no token, expired and revoked ones count as wrong ones do", arguments: Engine.allCases)
    func allKinds(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let (expired, revoked) = (
            try await building.makeToken(of: "Ada", days: 1), try await building.makeToken(of: "Ada")
        )
        building.pass(seconds: 86_400)
        try await building.accounts.revokeAccessToken(revoked.token.id, of: ada.id)
        let texts = ["", "annex_nothing", expired.secret.text, revoked.secret.text]
        for round in 0..<5 {
            for text in texts {
                let known = text == expired.secret.text ? expired.token.id : nil
                await #expect(throws: AccountError.deadAccessToken(known: known), "\(round)") {
                    _ = try await building.accounts.signedIn(accessToken: text, from: Building.elsewhere)
                }
            }
        }
        for text in texts {
            await #expect(throws: AccountError.throttled(seconds: 2)) {
                _ = try await building.accounts.signedIn(accessToken: text, from: Building.elsewhere)
            }
        }
    }

    @Test(
        "A good token is let in from an address that sends wrong ones, and nobody's sign-in waits for them",
        arguments: Engine.allCases)
    func others(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let new = try await building.makeToken(of: "Ada")
        for _ in 0..<25 { _ = await tryWrong(building) }
        #expect(await tryWrong(building) == .throttled(seconds: 2))
        #expect(try await building.guest(new, from: Building.elsewhere) != nil)
        _ = try await building.signIn("Ada", from: Building.elsewhere)
    }

    @Test("Wrong tokens that come together get no further than one after the other", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        let building = try await Building(engine)
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<30 { group.addTask { _ = await tryWrong(building) } }
        }
        guard case .throttled = await tryWrong(building) else {
            Issue.record("thirty wrong tokens were not counted")
            return
        }
    }
}
