import Crypto
import Foundation
import RecordFormat
import RecordStore
import Testing

@testable import Accounts
@testable import SQLiteRecordStore

@Suite("Making access tokens")
struct AccessTokenMakingTests {
    @Test("Making a token asks for the password, and guessing it is throttled", arguments: Engine.allCases)
    func password(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let visitor = try await building.visitor(try await building.signIn("Ada"))
        func make(_ password: String) async throws(AccountError) {
            _ = try await building.accounts.makeAccessToken(
                named: "x", days: 30, in: building.office, of: visitor, password: password, at: Building.home)
        }
        for _ in 0..<5 { await #expect(throws: AccountError.wrongPassword) { try await make("a guess") } }
        await #expect(throws: AccountError.throttled(seconds: 2)) { try await make(Building.password) }
        #expect(try await building.accounts.accessTokens(of: ada.id).isEmpty)
        building.pass(seconds: 2)
        try await make(Building.password)
        #expect(try await building.accounts.accessTokens(of: ada.id).count == 1)
    }

    @Test("A token makes no tokens, even with the password", arguments: Engine.allCases)
    func byToken(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let guest = try #require(try await building.guest(try await building.makeToken(of: "Ada")))
        await #expect(throws: AccountError.notFound) {
            _ = try await building.accounts.makeAccessToken(
                named: "x", days: 30, in: building.office, of: guest, password: Building.password, at: Building.home)
        }
    }

    @Test("A token has a name, a day on which it ends, and a place it opens", arguments: Engine.allCases)
    func limits(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        func make(_ name: String, days: Int = 30, in place: RecordID? = nil) async throws(AccountError) -> AccessToken {
            try await building.accounts.makeAccessToken(
                named: name, days: days, in: place ?? building.office, ofAccount: ada.id
            ).token
        }
        for name in ["", "  ", "\u{0}\n\u{85}"] {
            await #expect(throws: AccountError.nameMissing) { _ = try await make(name) }
        }
        await #expect(throws: AccountError.tooLong(characterCountMax: 80)) {
            _ = try await make(String(repeating: "n", count: 81))
        }
        for days in [0, -1, 366, Int.max] {
            await #expect(throws: AccountError.lifetimeRefused(daysMax: 365)) { _ = try await make("n", days: days) }
        }
        await #expect(throws: AccountError.notFound) { _ = try await make("n", in: building.factory) }
        #expect(try await building.accounts.accessTokens(of: ada.id).isEmpty)
        let name = String(repeating: "ü", count: 80)
        let token = try await make(" \(name)\n", days: 365)
        #expect(token.name == name)
        #expect(token.expiresAt == Instant(milliseconds: building.now.milliseconds + 365 * 86_400_000))
        #expect(try await building.accounts.accessTokens(of: ada.id) == [token])
    }

    @Test(
        "An account keeps twenty living tokens to an organization; expired ones do not count, and go",
        arguments: Engine.allCases)
    func number(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada", in: [building.office, building.factory])
        func make(in place: RecordID) async throws(AccountError) {
            _ = try await building.accounts.makeAccessToken(named: "n", days: 1, in: place, ofAccount: ada.id)
        }
        for _ in 0..<20 { try await make(in: building.office) }
        await #expect(throws: AccountError.tooManyAccessTokens(countMax: 20)) { try await make(in: building.office) }
        try await make(in: building.factory)
        building.pass(seconds: 86_400)
        try await make(in: building.office)
        // The expired ones are listed for a month, so that an owner sees why a script stopped.
        #expect(try await building.accounts.accessTokens(of: ada.id).count == 22)
        building.pass(seconds: 30 * 86_400 + 1)
        try await make(in: building.office)
        #expect(try await building.accounts.accessTokens(of: ada.id).count == 2)
    }

    @Test("A token is annex_, 52 letters and digits of chance and their CRC-32, and nothing else is one")
    func form() {
        let counting = Randomness { count in (0..<count).map { UInt8($0) } }
        let text = AccessTokenSecret(counting).text
        let body = "aaaqeayeaudaocajbifqydiob4ibceqtcqkrmfyydenbwha5dypq"
        #expect(text == "annex_\(body)\(AccessTokenSecret.checksum(of: body))")
        #expect(text.wholeMatch(of: #/annex_[a-z2-7]{59}/#) != nil)
        // The check value that every description of CRC-32 gives.
        #expect(AccessTokenSecret.crc32("123456789".utf8) == 0xCBF4_3926)
        #expect(AccessTokenSecret.checksum(of: "123456789") == "zp2dsjq")
        #expect(AccessTokenSecret(text)?.text == text)
        let other = "b\(body.dropFirst())"
        for wrong in [
            "", "annex_", "\(text.dropLast())", "\(text)a", text.uppercased(), " \(text)",
            "annex-\(text.dropFirst(6))", "annex_\(other)\(text.suffix(7))", "\(text.dropLast())é",
            String(repeating: "a", count: 100_000),
        ] {
            #expect(AccessTokenSecret(wrong) == nil, "\(wrong.prefix(80))")
        }
    }

    @Test("No two tokens are alike")
    func chance() {
        #expect(Set((0..<100).map { _ in AccessTokenSecret(.system).text }).count == 100)
    }

    @Test("Only the digest of a token is kept: no file of the database holds its secret")
    func digest() async throws {
        let building = try await Building(.sqlite)
        try await building.add("Ada")
        let new = try await building.makeToken(of: "Ada", named: "A name to be found")
        let secret = new.secret.text
        let digest = Array(SHA256.hash(data: Data(secret.utf8)))
        #expect(new.secret.digest == digest)
        #expect(new.token.ending == String(secret.suffix(4)))
        let folder = try #require(building.folder)
        var whole = Data()
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            whole += try Data(contentsOf: file)
        }
        #expect(whole.firstRange(of: Data("A name to be found".utf8)) != nil)
        #expect(whole.firstRange(of: Data(digest)) != nil)
        #expect(whole.firstRange(of: Data(secret.dropFirst(6).prefix(52).utf8)) == nil)
    }

    @Test("A database of the version before tokens takes them, and keeps its accounts")
    func upgrade() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "accounts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "annex.sqlite").path
        let now = Instant(milliseconds: 1_800_000_000_000)
        let organization = RecordID(high: 1, low: 1)
        let before = try SQLiteRecordStore.open(
            path: path, createIfMissing: true, busyTimeout: .seconds(10), salt: Salt.random,
            migrations: Array(Schema.migrations.prefix(3)))
        try await before.createOrganization(StoredOrganization(id: organization, handle: "office", createdAt: now))
        let earlier = AccountService(store: before, passwords: PasswordHasher(cost: .lowest), now: { now })
        let ada = try await earlier.addAccount(
            email: "ada@example.org", name: "Ada", password: Building.password)
        try before.close()
        let after = try SQLiteRecordStore.open(path: path)
        let accounts = AccountService(store: after, passwords: PasswordHasher(cost: .lowest), now: { now })
        try await accounts.addMembership(
            Membership(account: ada.id, organization: organization, roles: [.administrator], person: nil))
        let new = try await accounts.makeAccessToken(named: "n", days: 30, in: organization, ofAccount: ada.id)
        let guest = try await accounts.signedIn(accessToken: new.secret.text, from: Building.home)
        #expect(guest.account == ada)
        try after.close()
    }
}
