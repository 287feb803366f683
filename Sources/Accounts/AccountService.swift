package import RecordFormat

/// The one door to accounts: who may sign in, sessions, second factors, memberships and invitations.
///
/// It keeps nothing itself; several servers may work on one store. Time and chance come in from outside.
package struct AccountService: Sendable {
    package let store: any AccountStore
    let passwords: PasswordHasher
    package let settings: AccountSettings
    let now: @Sendable () -> Instant
    let randomness: Randomness

    package init(
        store: any AccountStore, passwords: PasswordHasher = PasswordHasher(),
        settings: AccountSettings = AccountSettings(), now: @escaping @Sendable () -> Instant,
        randomness: Randomness = .system
    ) {
        self.store = store
        self.passwords = passwords
        self.settings = settings
        self.now = now
        self.randomness = randomness
    }

    func newID() -> RecordID {
        RecordID(milliseconds: UInt64(max(0, now().milliseconds)), random: randomness.words())
    }
}

/// Where a request came from, as sessions and throttling remember it.
package struct Origin: Hashable, Sendable {
    /// An IP address in text.
    package let address: String
    package let userAgent: String

    package init(address: String, userAgent: String) {
        self.address = String(address.prefix(64))
        self.userAgent = String(
            userAgent.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }.prefix(200).map(Character.init))
    }
}

/// Who changes memberships and accounts.
package enum Actor: Hashable, Sendable {
    case account(RecordID)
    /// Whoever runs commands on the server's own machine.
    case `operator`
}

extension Instant {
    func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + seconds * 1000) }
}
