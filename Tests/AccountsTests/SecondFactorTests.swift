import RecordFormat
import Testing

@testable import Accounts

@Suite("The second factor")
struct SecondFactorTests {
    @Test(
        "Codes are those of RFC 6238, appendix B",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ])
    func vectors(seconds: Int, code: String) {
        let secret = Array("12345678901234567890".utf8)
        let step = TOTP.step(at: Instant(milliseconds: seconds * 1000))
        #expect(TOTP.code(secret: secret, step: step) == code)
    }

    @Test(
        "Base 32 is that of RFC 4648, without padding",
        arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foobar", "MZXW6YTBOI")])
    func base32(text: String, encoded: String) {
        #expect(Base32.text(Array(text.utf8)) == encoded)
    }

    @Test("The address for authenticators carries issuer, account and secret")
    func address() {
        let setup = SecondFactorSetup(secret: Array("12345678901234567890".utf8), email: "ada+annex@example.org")
        #expect(
            setup.address
                == "otpauth://totp/Annex:ada%2Bannex%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Annex&algorithm=SHA1&digits=6&period=30"
        )
    }

    @Test("With a second factor the password alone leads nowhere", arguments: Engine.allCases)
    func needed(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let (secret, _, confirmed) = try await building.setUpSecondFactor(try await building.signIn("Ada"))
        #expect(try await building.visitor(confirmed).account.hasSecondFactor)
        building.pass(seconds: 30)
        let pending = try await building.signIn("Ada")
        #expect(try await building.accounts.signedIn(token: pending) == nil)
        #expect(try await building.accounts.secondFactorFormToken(token: pending) == Token(pending)?.formToken)
        #expect(try await building.accounts.secondFactorFormToken(token: confirmed) == nil)
        #expect(try await building.accounts.sessions(of: ada.id).count == 1)
        let session = try await building.accounts.completeSignIn(
            token: pending, code: building.code(of: secret), from: Building.home)
        #expect(session.token.text != pending)
        #expect(try await building.accounts.signedIn(token: session.token.text) != nil)
        #expect(try await building.accounts.secondFactorFormToken(token: pending) == nil)
        await #expect(throws: AccountError.signInExpired) {
            _ = try await building.accounts.completeSignIn(
                token: pending, code: building.code(of: secret, steps: 1), from: Building.home)
        }
    }

    @Test("A code counts once, and none before it any more", arguments: Engine.allCases)
    func replay(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let (secret, _, _) = try await building.setUpSecondFactor(try await building.signIn("Ada"))
        // The code that confirmed the set-up is used up as well.
        let first = try await building.signIn("Ada")
        await #expect(throws: AccountError.wrongCode) {
            _ = try await building.accounts.completeSignIn(
                token: first, code: building.code(of: secret), from: Building.home)
        }
        building.pass(seconds: 60)
        let code = building.code(of: secret)
        _ = try await building.accounts.completeSignIn(token: first, code: code, from: Building.home)
        let second = try await building.signIn("Ada")
        for used in [code, building.code(of: secret, steps: -1)] {
            await #expect(throws: AccountError.wrongCode) {
                _ = try await building.accounts.completeSignIn(token: second, code: used, from: Building.home)
            }
        }
        let next = building.code(of: secret, steps: 1)
        _ = try await building.accounts.completeSignIn(
            token: second, code: "\(next.prefix(3)) \(next.suffix(3))", from: Building.home)
    }

    @Test(
        "A code is good one step early or late, and no further",
        arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func window(steps: Int, isGood: Bool) {
        let secret = Array("12345678901234567890".utf8)
        let now = Instant(milliseconds: 1_800_000_000_000)
        let code = TOTP.code(secret: secret, step: TOTP.step(at: now) + steps)
        #expect((TOTP.matchingStep(code, secret: secret, at: now, after: 0) != nil) == isGood)
    }

    @Test("Guessing codes is throttled", arguments: Engine.allCases)
    func guessing(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let (secret, _, _) = try await building.setUpSecondFactor(try await building.signIn("Ada"))
        building.pass(seconds: 60)
        var pending = try await building.signIn("Ada")
        for _ in 0..<5 {
            await #expect(throws: AccountError.wrongCode) {
                _ = try await building.accounts.completeSignIn(token: pending, code: "12 345", from: Building.home)
            }
        }
        // A new sign-in by the password does not start the count anew.
        pending = try await building.signIn("Ada")
        await #expect(throws: AccountError.throttled(seconds: 2)) {
            _ = try await building.accounts.completeSignIn(
                token: pending, code: building.code(of: secret), from: Building.home)
        }
    }

    @Test("Ten minutes after the password it is too late for the code", arguments: Engine.allCases)
    func late(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let (secret, _, _) = try await building.setUpSecondFactor(try await building.signIn("Ada"))
        let pending = try await building.signIn("Ada")
        building.pass(seconds: 600)
        await #expect(throws: AccountError.signInExpired) {
            _ = try await building.accounts.completeSignIn(
                token: pending, code: building.code(of: secret), from: Building.home)
        }
    }

    @Test("Each of ten recovery codes stands in once, however it is typed", arguments: Engine.allCases)
    func recovery(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let (_, codes, _) = try await building.setUpSecondFactor(try await building.signIn("Ada"))
        #expect(codes.count == 10)
        #expect(Set(codes).count == 10)
        for (used, typed) in [codes[0], codes[1].uppercased().replacing("-", with: " ")].enumerated() {
            let pending = try await building.signIn("Ada")
            _ = try await building.accounts.completeSignIn(token: pending, code: typed, from: Building.home)
            #expect(try await building.accounts.recoveryCodesLeft(of: ada.id) == 9 - used)
        }
        let pending = try await building.signIn("Ada")
        await #expect(throws: AccountError.wrongCode) {
            _ = try await building.accounts.completeSignIn(token: pending, code: codes[0], from: Building.home)
        }
        let stored = try await building.store.read { tables throws(AccountError) in
            try tables.recoveryDigests(of: ada.id)
        }
        #expect(stored.count == 8)
        #expect(stored.allSatisfy { $0.count == 32 })
    }

    @Test("New recovery codes kill the old ones, and cost the password", arguments: Engine.allCases)
    func renewed(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let (_, codes, token) = try await building.setUpSecondFactor(try await building.signIn("Ada"))
        let visitor = try await building.visitor(token)
        await #expect(throws: AccountError.wrongPassword) {
            _ = try await building.accounts.renewRecoveryCodes(of: visitor, password: "guess", at: Building.home)
        }
        let renewed = try await building.accounts.renewRecoveryCodes(
            of: visitor, password: Building.password, at: Building.home)
        let pending = try await building.signIn("Ada")
        await #expect(throws: AccountError.wrongCode) {
            _ = try await building.accounts.completeSignIn(token: pending, code: codes[3], from: Building.home)
        }
        _ = try await building.accounts.completeSignIn(token: pending, code: renewed[3], from: Building.home)
    }

    @Test("Setting up costs the password, and a wrong first code changes nothing", arguments: Engine.allCases)
    func setUp(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let token = try await building.signIn("Ada")
        let other = try await building.signIn("Ada", from: Building.elsewhere)
        let visitor = try await building.visitor(token)
        await #expect(throws: AccountError.secondFactorNotBegun) {
            _ = try await building.accounts.confirmSecondFactor(of: visitor, code: "123456", at: Building.home)
        }
        await #expect(throws: AccountError.wrongPassword) {
            _ = try await building.accounts.beginSecondFactor(of: visitor, password: "guess", at: Building.home)
        }
        let setup = try await building.accounts.beginSecondFactor(
            of: visitor, password: Building.password, at: Building.home)
        await #expect(throws: AccountError.wrongCode) {
            _ = try await building.accounts.confirmSecondFactor(of: visitor, code: "000000x", at: Building.home)
        }
        #expect(try await building.accounts.pendingSecondFactor(of: visitor.account.id) == setup)
        #expect(try await building.visitor(token).account.hasSecondFactor == false)
        _ = try await building.setUpSecondFactor(token)
        // Sessions from before, made without the second factor, are over.
        #expect(try await building.accounts.signedIn(token: token) == nil)
        #expect(try await building.accounts.signedIn(token: other) == nil)
    }

    @Test("Removing it costs password and code, and is refused where it is compulsory", arguments: Engine.allCases)
    func removed(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let (secret, _, token) = try await building.setUpSecondFactor(try await building.signIn("Ada"))
        let visitor = try await building.visitor(token)
        func remove(_ password: String, _ code: String) async throws -> String {
            try await building.accounts.removeSecondFactor(
                of: visitor, password: password, code: code, at: Building.home
            ).token.text
        }
        building.pass(seconds: 60)
        await #expect(throws: AccountError.wrongPassword) { _ = try await remove("guess", building.code(of: secret)) }
        await #expect(throws: AccountError.wrongCode) { _ = try await remove(Building.password, "12345") }
        try await building.accounts.setRequiresSecondFactor(true, in: building.office, by: .account(ada.id))
        await #expect(throws: AccountError.secondFactorCompulsory) {
            _ = try await remove(Building.password, building.code(of: secret))
        }
        try await building.accounts.setRequiresSecondFactor(false, in: building.office, by: .account(ada.id))
        let after = try await remove(Building.password, building.code(of: secret))
        #expect(try await building.visitor(after).account.hasSecondFactor == false)
        #expect(try await building.accounts.recoveryCodesLeft(of: ada.id) == 0)
    }

    @Test("Where it is compulsory, whoever has none must set it up, at once", arguments: Engine.allCases)
    func compulsory(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        try await building.add("Bob", roles: [.member], in: [building.factory])
        let token = try await building.signIn("Ada")
        let his = try await building.signIn("Bob")
        try await building.accounts.setRequiresSecondFactor(true, in: building.office, by: .account(ada.id))
        #expect(try await building.accounts.requiresSecondFactor(building.office))
        #expect(try await building.visitor(token).mustSetUpSecondFactor)
        #expect(try await building.visitor(his).mustSetUpSecondFactor == false)
        let (_, _, after) = try await building.setUpSecondFactor(token)
        #expect(try await building.visitor(after).mustSetUpSecondFactor == false)
    }
}
