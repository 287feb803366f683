import RecordFormat
import Testing

@testable import Accounts

@Suite("Throttling")
struct ThrottleTests {
    private func fail(_ building: Building, _ name: String = "Ada", from origin: Origin = Building.elsewhere)
        async throws
    {
        await #expect(throws: AccountError.wrongCredentials) {
            _ = try await building.signIn(name, password: "not the right one", from: origin)
        }
    }

    @Test("After five failures the waits double from two seconds to a quarter of an hour", arguments: Engine.allCases)
    func doubling(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        for _ in 0..<5 { try await fail(building) }
        for seconds in [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900] {
            // Even the right password has to wait; and asking does not make the wait longer.
            for _ in 0..<3 {
                await #expect(throws: AccountError.throttled(seconds: seconds)) {
                    _ = try await building.signIn("Ada", from: Building.elsewhere)
                }
            }
            building.pass(seconds: seconds - 1)
            await #expect(throws: AccountError.throttled(seconds: 1)) {
                _ = try await building.signIn("Ada", from: Building.elsewhere)
            }
            building.pass(seconds: 1)
            try await fail(building)
        }
        building.pass(seconds: 900)
        _ = try await building.signIn("Ada", from: Building.elsewhere)
        try await fail(building)
        _ = try await building.signIn("Ada", from: Building.elsewhere)
    }

    @Test("An unknown address waits like a known one")
    func unknown() async throws {
        let building = try await Building(.memory)
        for _ in 0..<5 { try await fail(building, "Nobody") }
        await #expect(throws: AccountError.throttled(seconds: 2)) {
            _ = try await building.signIn("Nobody", from: Building.home)
        }
    }

    @Test("A stranger's failures do not make wait whoever signs in from a familiar address", arguments: Engine.allCases)
    func familiar(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        _ = try await building.signIn("Ada", from: Building.home)
        for _ in 0..<5 { try await fail(building) }
        await #expect(throws: AccountError.throttled(seconds: 2)) {
            _ = try await building.signIn("Ada", from: Origin(address: "203.0.113.9", userAgent: ""))
        }
        _ = try await building.signIn("Ada", from: Building.home)
        // Guessing from a familiar address is throttled too.
        for _ in 0..<5 { try await fail(building, from: Building.home) }
        await #expect(throws: AccountError.throttled(seconds: 2)) {
            _ = try await building.signIn("Ada", from: Building.home)
        }
    }

    @Test(
        "One address that tries many accounts waits, and a success in between does not help it",
        arguments: Engine.allCases)
    func address(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        for number in 0..<19 { try await fail(building, "person\(number)") }
        _ = try await building.signIn("Ada", from: Building.elsewhere)
        try await fail(building, "person19")
        await #expect(throws: AccountError.throttled(seconds: 2)) {
            _ = try await building.signIn("Ada", from: Building.elsewhere)
        }
        _ = try await building.signIn("Ada", from: Building.home)
    }

    @Test("Many attempts at once get no further than one after the other", arguments: Engine.allCases)
    func parallel(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let wrong = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<18 {
                group.addTask {
                    do {
                        _ = try await building.signIn("Ada", password: "not the right one", from: Building.elsewhere)
                        return false
                    } catch {
                        return error as? AccountError == .wrongCredentials
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(wrong == 5)
    }

    @Test("Failures are forgotten after a day")
    func forgotten() async throws {
        let building = try await Building(.memory)
        for _ in 0..<4 { try await fail(building, "Nobody") }
        building.pass(seconds: 86_401)
        for _ in 0..<5 { try await fail(building, "Nobody") }
        await #expect(throws: AccountError.throttled(seconds: 2)) { _ = try await building.signIn("Nobody") }
    }

    @Test("A clock set back makes nobody wait longer than the longest wait")
    func clock() async throws {
        let building = try await Building(.memory)
        for _ in 0..<5 { try await fail(building, "Nobody") }
        building.pass(seconds: -7 * 86_400)
        await #expect(throws: AccountError.throttled(seconds: 900)) { _ = try await building.signIn("Nobody") }
    }

    @Test(
        "An IPv6 address is counted with its whole network",
        arguments: [
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
            ("2001:0DB8:0001:0002::9", "2001:db8:1:2::/64"), ("::1", ":::::/64"), ("fe80::1%eth0", "fe80:::::/64"),
            ("::ffff:192.0.2.1", "192.0.2.1"), ("192.0.2.1", "192.0.2.1"), ("", ""),
        ])
    func network(address: String, counted: String) {
        #expect(AccountService.network(address) == counted)
    }

    @Test("Someone signed in who does not know the password is throttled as well", arguments: Engine.allCases)
    func confirmation(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let visitor = try await building.visitor(try await building.signIn("Ada"))
        for _ in 0..<5 {
            await #expect(throws: AccountError.wrongPassword) {
                _ = try await building.accounts.changePassword(
                    of: visitor, from: "a guess", to: "another fine sentence", names: [], at: Building.home)
            }
        }
        await #expect(throws: AccountError.throttled(seconds: 2)) {
            _ = try await building.accounts.changePassword(
                of: visitor, from: Building.password, to: "another fine sentence", names: [], at: Building.home)
        }
    }
}
