import Foundation
import RecordFormat
import RecordStore
import SQLiteRecordStore
import Synchronization
import Testing

@testable import Accounts

/// The stores that every rule is tried on.
enum Engine: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory, sqlite

    var testDescription: String { rawValue }
}

/// A clock that is moved by hand.
final class Clockwork: Sendable {
    private let time: Mutex<Instant>

    init(_ time: Instant) { self.time = Mutex(time) }

    var now: Instant { time.withLock { $0 } }

    func pass(seconds: Int) {
        time.withLock { $0 = Instant(milliseconds: $0.milliseconds + seconds * 1000) }
    }
}

/// A house with accounts: a store, a clock that is moved by hand and the service over both.
final class Building: Sendable {
    static let password = "four words of nonsense"
    static let home = Origin(address: "192.0.2.10", userAgent: "Browser A")
    static let elsewhere = Origin(address: "198.51.100.7", userAgent: "Browser B")

    let office = RecordID(high: 1, low: 1)
    let factory = RecordID(high: 1, low: 2)
    let store: any AccountStore
    let accounts: AccountService
    private let clock: Clockwork
    let folder: URL?

    init(_ engine: Engine, settings: AccountSettings = AccountSettings(), cost: PasswordHasher.Cost = .lowest)
        async throws
    {
        let start = Instant(milliseconds: 1_800_000_000_000)
        switch engine {
        case .memory:
            store = MemoryAccountStore()
            folder = nil
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accounts-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let records = try SQLiteRecordStore.open(
                path: folder.appendingPathComponent("annex.sqlite").path, createIfMissing: true)
            for (id, handle) in [(office, "office"), (factory, "factory")] {
                try await records.createOrganization(StoredOrganization(id: id, handle: handle, createdAt: start))
            }
            store = records
            self.folder = folder
        }
        let time = Clockwork(start)
        clock = time
        accounts = AccountService(
            store: store, passwords: PasswordHasher(cost: cost), settings: settings, now: { time.now })
    }

    deinit { if let folder { try? FileManager.default.removeItem(at: folder) } }

    var now: Instant { clock.now }
    func pass(seconds: Int) { clock.pass(seconds: seconds) }
}

extension Building {
    /// An account with a password everybody here has, administrator of the office where nothing else is said.
    @discardableResult
    func add(_ name: String, roles: Set<Role> = [.administrator], in organizations: [RecordID]? = nil) async throws
        -> Account
    {
        try await accounts.addAccount(
            email: "\(name.lowercased())@example.org", name: name, password: Self.password,
            memberships: (organizations ?? [office]).map { (organization: $0, roles: roles, person: nil) })
    }

    func signIn(
        _ name: String, password: String = Building.password, from origin: Origin = Building.home,
        replacing old: String? = nil
    ) async throws -> String {
        let outcome = try await accounts.signIn(
            email: "\(name.lowercased())@example.org", password: password, from: origin, replacing: old)
        switch outcome {
        case .signedIn(let session), .secondFactorNeeded(let session): return session.token.text
        }
    }

    func visitor(_ token: String) async throws -> SignedIn {
        try #require(try await accounts.signedIn(token: token))
    }

    /// Sets up a second factor for an account that is signed in.
    func setUpSecondFactor(_ token: String) async throws -> (secret: [UInt8], codes: [String], token: String) {
        let visitor = try await visitor(token)
        _ = try await accounts.beginSecondFactor(of: visitor, password: Self.password, at: Self.home)
        let pending = try await store.read { tables throws(AccountError) in
            try tables.account(visitor.account.id)?.pendingSecret
        }
        let secret = try #require(pending)
        let result = try await accounts.confirmSecondFactor(
            of: visitor, code: code(of: secret), at: Self.home)
        return (secret, result.recoveryCodes, result.session.token.text)
    }

    /// The code an authenticator shows now, or some steps from now.
    func code(of secret: [UInt8], steps: Int = 0) -> String {
        TOTP.code(secret: secret, step: TOTP.step(at: now) + steps)
    }
}
