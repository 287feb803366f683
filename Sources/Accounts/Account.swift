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

    package init(account: RecordID, organization: RecordID, roles: Set<Role>, person: RecordID?) {
        self.account = account
        self.organization = organization
        self.roles = roles
        self.person = person
    }
}

/// Who a request comes from, looked up anew for each request, so that a change of roles counts at the next.
package struct SignedIn: Sendable {
    package let account: Account
    /// The identity of the session, not its secret.
    package let session: RecordID
    /// What forms of this session carry; derived from the session's secret.
    package let formToken: String
    package let memberships: [Membership]
    /// An administrator made the second factor compulsory, and this account has none yet.
    package let mustSetUpSecondFactor: Bool
    /// The account's rights have changed since the session's token was made: a whole page replaces it.
    package let isReplacementDue: Bool

    package init(
        account: Account, session: RecordID, formToken: String, memberships: [Membership], mustSetUpSecondFactor: Bool,
        isReplacementDue: Bool = false
    ) {
        self.account = account
        self.session = session
        self.formToken = formToken
        self.memberships = memberships
        self.mustSetUpSecondFactor = mustSetUpSecondFactor
        self.isReplacementDue = isReplacementDue
    }

    package func membership(in organization: RecordID) -> Membership? {
        memberships.first { $0.organization == organization }
    }
}
