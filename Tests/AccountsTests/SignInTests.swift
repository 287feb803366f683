import Foundation
import RecordFormat
import Testing

@testable import Accounts

@Suite("Signing in")
struct SignInTests {
    @Test("The right password signs in, by an address in any case", arguments: Engine.allCases)
    func right(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let outcome = try await building.accounts.signIn(
            email: " ADA@Example.org ", password: Building.password, from: Building.home)
        guard case .signedIn(let session) = outcome else {
            Issue.record("a second factor was asked for")
            return
        }
        let visitor = try await building.visitor(session.token.text)
        #expect(visitor.account == ada)
        #expect(visitor.membership(in: building.office)?.roles == [.administrator])
        #expect(visitor.membership(in: building.factory) == nil)
        #expect(!visitor.mustSetUpSecondFactor)
    }

    @Test("A wrong password and an unknown address are refused in the same words", arguments: Engine.allCases)
    func wrong(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        for (name, password) in [
            ("Ada", "four words of nonsens"), ("Ada", "Four words of nonsense"), ("Ada", ""),
            ("Ada", Building.password + " "), ("Nobody", Building.password), ("", ""),
            ("Ada", String(repeating: "x", count: 5000)),
        ] {
            await #expect(throws: AccountError.wrongCredentials) {
                // Passwords are tried more often here than one is let.
                building.pass(seconds: 3600)
                _ = try await building.signIn(name, password: password)
            }
        }
    }

    @Test("A password is compared as typed, byte by byte, however long")
    func exact() async throws {
        let building = try await Building(.memory)
        let long = String(repeating: "correct horse ", count: 20)
        _ = try await building.accounts.addAccount(
            email: "long@example.org", name: "L", password: long + "é\u{1F600}")
        _ = try await building.signIn("long", password: long + "é\u{1F600}")
        await #expect(throws: AccountError.wrongCredentials) {
            // The same to the eye, and to Swift's ==, but other bytes.
            _ = try await building.signIn("long", password: long + "e\u{301}\u{1F600}")
        }
        await #expect(throws: AccountError.wrongCredentials) { _ = try await building.signIn("long", password: long) }
    }

    @Test("A hash made at a lower cost is renewed at sign-in", arguments: Engine.allCases)
    func rehash(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        func hash() async throws -> String? {
            try await building.store.read { tables throws(AccountError) in try tables.account(ada.id)?.passwordHash }
        }
        let before = try await hash()
        _ = try await building.signIn("Ada")
        #expect(try await hash() == before)
        let dearer = AccountService(
            store: building.store, passwords: PasswordHasher(cost: .init(passes: 2, memoryBytes: 16 << 10)),
            now: { [building] in building.now })
        _ = try await dearer.signIn(
            email: "ada@example.org", password: Building.password, from: Building.home)
        #expect(try await hash() != before)
        #expect(try await hash()?.contains("m=16,t=2") == true)
        _ = try await dearer.signIn(
            email: "ada@example.org", password: Building.password, from: Building.home)
    }

    @Test("A disabled account cannot sign in, and its sessions are dead at once", arguments: Engine.allCases)
    func disabled(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.reader])
        let session = try await building.signIn("Bob")
        try await building.accounts.setDisabled(true, bob.id, by: .account(ada.id))
        #expect(try await building.accounts.signedIn(token: session) == nil)
        await #expect(throws: AccountError.wrongCredentials) { _ = try await building.signIn("Bob") }
        try await building.accounts.setDisabled(false, bob.id, by: .account(ada.id))
        _ = try await building.signIn("Bob")
    }

    @Test("The production cost is 32 MiB and six passes of Argon2id")
    func production() async throws {
        let hash = try await PasswordHasher().hash(Building.password)
        #expect(hash.hasPrefix("$argon2id$v=19$m=32768,t=6,p=1$"))
    }

    @Test("More derivations than may wait are turned away, the others all finish")
    func gate() async throws {
        let gate = HashingGate(runningMax: 2, waitingMax: 3)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    do throws(AccountError) {
                        return try await gate.run {
                            Thread.sleep(forTimeInterval: 0.02)
                            return true
                        }
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let done = outcomes.count(where: { $0 })
        #expect(done >= 5)
        #expect(done < 12)
        // The places are free again.
        #expect(try await gate.run { 7 } == 7)
    }
}
