import Crypto
import Foundation
import RecordFormat

/// Attempts are counted before they are checked, so that many at once get no further than one after the other. What
/// succeeds is taken off again.
///
/// An account is counted under its address, whether it exists or not. A stranger who keeps failing makes only
/// strangers wait: from an address its owner signed in from lately, it is counted apart.
extension AccountService {
    /// What is tried.
    enum AttemptKind: Sendable {
        case password(email: String)
        case code(account: RecordID)
        /// The current password, or a code, of someone who is signed in.
        case confirmation(account: RecordID)
    }

    /// An attempt that was counted and is not decided yet.
    struct Attempt: Sendable {
        /// Forgotten on success.
        let subject: [UInt8]
        /// Lowered by one on success.
        let address: [UInt8]
    }

    /// Counts an attempt.
    /// - Throws: `AccountError.throttled`, where nothing is counted.
    func begin(_ kind: AttemptKind, from origin: Origin) async throws(AccountError) -> Attempt {
        let now = now()
        let address = Self.digest("address", Self.network(origin.address))
        return try await store.write { [settings] tables throws(AccountError) in
            try tables.removeAttempts(before: now.adding(seconds: -settings.failureMemorySeconds))
            let subject = try Self.subject(of: kind, address, settings, now, in: tables)
            let attempt = Attempt(subject: subject, address: address)
            let counts = [(subject, settings.accountFailuresFree), (address, settings.addressFailuresFree)]
            var waitSeconds = 0
            for (key, _) in counts {
                waitSeconds = max(waitSeconds, settings.waitSeconds(after: try tables.attempts(key), at: now))
            }
            if waitSeconds > 0 { throw .throttled(seconds: waitSeconds) }
            for (key, free) in counts { try settings.count(key, free: free, at: now, in: tables) }
            return attempt
        }
    }

    /// Takes an attempt off again: the account's count is forgotten, the address' stays as it was before.
    /// - Parameter isWhole: whether someone is signed in now, so that the address is the account's own.
    func succeed(_ attempt: Attempt, as account: RecordID, isWhole: Bool, in tables: any AccountTables)
        throws(AccountError)
    {
        try tables.removeAttempts(attempt.subject)
        try takeOff(attempt.address, in: tables)
        if isWhole { try tables.setFamiliar(attempt.address, to: account, at: now()) }
    }

    /// Takes an attempt off that came to no result.
    func withdraw(_ attempt: Attempt, in tables: any AccountTables) throws(AccountError) {
        try takeOff(attempt.subject, in: tables)
        try takeOff(attempt.address, in: tables)
    }

    private func takeOff(_ key: [UInt8], in tables: any AccountTables) throws(AccountError) {
        guard var known = try tables.attempts(key) else { return }
        known.failureCount -= 1
        known.nextTryAt = now()
        if known.failureCount > 0 { try tables.put(known) } else { try tables.removeAttempts(key) }
    }

    private static func subject(
        of kind: AttemptKind, _ address: [UInt8], _ settings: AccountSettings, _ now: Instant,
        in tables: any AccountTables
    ) throws(AccountError) -> [UInt8] {
        switch kind {
        case .code(let account): return digest("code", account.description)
        case .confirmation(let account): return digest("confirmation", account.description)
        case .password(let email):
            let since = now.adding(seconds: -settings.familiarSeconds)
            if let account = try tables.account(email: email),
                try tables.isFamiliar(address, to: account.id, since: since)
            {
                return digest("familiar", email + " " + Data(address).base64EncodedString())
            }
            return digest("password", email)
        }
    }

    static func digest(_ purpose: String, _ text: String) -> [UInt8] {
        Array(SHA256.hash(data: Data("annex \(purpose): \(text)".utf8)))
    }

    /// An address as it is counted: a customer has a whole /64 of IPv6.
    static func network(_ address: String) -> String {
        guard address.contains(":") else { return address }
        let plain = address.lowercased().prefix { $0 != "%" }
        if plain.hasPrefix("::ffff:"), plain.contains(".") { return String(plain.dropFirst(7)) }
        let halves = plain.components(separatedBy: "::")
        let head = halves[0].split(separator: ":").map(String.init)
        let tail = halves.count > 1 ? halves[1].split(separator: ":").map(String.init) : []
        let zeros = [String](repeating: "0", count: max(0, 8 - head.count - tail.count))
        let groups = (head + zeros + tail).prefix(4).map { group in
            String(group.drop { $0 == "0" })
        }
        return groups.joined(separator: ":") + "::/64"
    }
}

extension AccountSettings {
    /// How long to wait after so many failures: nothing at first, then doubling up to the longest wait.
    func delaySeconds(afterFailures count: Int, free: Int) -> Int {
        guard count >= free else { return 0 }
        let doublings = min(count - free, 30)
        return min(delaySecondsMax, firstDelaySeconds << doublings)
    }

    /// How long what failed before has still to wait; 0 where it may be tried.
    func waitSeconds(after failures: StoredAttempts?, at now: Instant) -> Int {
        guard let failures else { return 0 }
        // A clock that was set back must not make anyone wait longer than the longest wait.
        let left = min(failures.nextTryAt.milliseconds - now.milliseconds, delaySecondsMax * 1000)
        return left > 0 ? (left + 999) / 1000 : 0
    }

    /// Counts one more failure.
    func count(_ key: [UInt8], free: Int, at now: Instant, in tables: any AccountTables) throws(AccountError) {
        let count = (try tables.attempts(key)?.failureCount ?? 0) + 1
        try tables.put(
            StoredAttempts(
                key: key, failureCount: count, failedAt: now,
                nextTryAt: now.adding(seconds: delaySeconds(afterFailures: count, free: free))))
    }
}
