package import RecordFormat

/// Someone who can sign in. Accounts are apart from the people in an organization's register: not everyone named there
/// signs in, and an account may serve several organizations.
package struct Account: Hashable, Sendable {
    package let id: RecordID
    /// Lower-cased; unique among accounts.
    package let email: String
    package let name: String
    package let isDisabled: Bool
    package let hasSecondFactor: Bool
    package let createdAt: Instant

    package init(
        id: RecordID, email: String, name: String, isDisabled: Bool, hasSecondFactor: Bool, createdAt: Instant
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.isDisabled = isDisabled
        self.hasSecondFactor = hasSecondFactor
        self.createdAt = createdAt
    }

    /// How the history names what it does: its name and address, so that two of one name stay apart.
    package var principal: String { "\(name) <\(email)>" }
}

/// What an account may do in one organization.
package struct Membership: Hashable, Sendable {
    package let account: RecordID
    package let organization: RecordID
    package let roles: Set<Role>
    /// The person of the organization's register the account belongs to.
    package let person: RecordID?
    /// The account that linked it to that person; nil for whoever runs commands on the server's own machine, and for links
    /// made before this was kept. Set by the service.
    package var personLinkedBy: RecordID?
    /// The last day on which the account may do anything in the organization, by the organization's own clocks; nil where
    /// there is none.
    package let lastDay: DayNumber?

    package init(
        account: RecordID, organization: RecordID, roles: Set<Role>, person: RecordID?,
        personLinkedBy: RecordID? = nil, lastDay: DayNumber? = nil
    ) {
        self.personLinkedBy = personLinkedBy
        self.lastDay = lastDay
        self.account = account
        self.organization = organization
        self.roles = roles
        self.person = person
    }
}

extension Membership {
    /// A day as accounts know it: days since 1970-01-01, whatever time zone they are counted in.
    package typealias DayNumber = Int

    /// Whether it is over on a day of the organization: its last day is past.
    package func isOver(on day: DayNumber) -> Bool { lastDay.map { $0 < day } ?? false }
}

/// Who a request comes from, looked up anew for each request, so that a change of roles counts at the next.
package struct SignedIn: Sendable {
    package let account: Account
    /// What it showed to be let in.
    package let credential: Credential
    /// What forms of this session carry; derived from the session's secret. Empty for an access token, which sends none.
    package let formToken: String
    /// Its places in all organizations; for an access token, the one in the organization it was made for.
    package let memberships: [Membership]
    /// An administrator made the second factor compulsory, and this account has none yet.
    package let mustSetUpSecondFactor: Bool
    /// The account's rights have changed since the session's token was made: a whole page replaces it.
    package let isReplacementDue: Bool

    /// By identity, never with the secret.
    package enum Credential: Hashable, Sendable {
        case session(RecordID)
        /// A script that may only read.
        case accessToken(RecordID)
    }

    package init(
        account: Account, credential: Credential, formToken: String, memberships: [Membership],
        mustSetUpSecondFactor: Bool, isReplacementDue: Bool = false
    ) {
        self.account = account
        self.credential = credential
        self.formToken = formToken
        self.memberships = memberships
        self.mustSetUpSecondFactor = mustSetUpSecondFactor
        self.isReplacementDue = isReplacementDue
    }

    /// The identity of the session; nil for an access token.
    package var session: RecordID? { if case .session(let id) = credential { id } else { nil } }

    package func membership(in organization: RecordID) -> Membership? {
        memberships.first { $0.organization == organization }
    }
}
