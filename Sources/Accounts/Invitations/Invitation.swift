package import RecordFormat

/// An invitation that was neither accepted nor withdrawn.
package struct Invitation: Hashable, Sendable {
    package let id: RecordID
    package let organization: RecordID
    package let email: String
    package let roles: Set<Role>
    /// The person of the organization's register that the account will belong to.
    package let person: RecordID?
    /// The last day of the place it gives; nil where there is none.
    package let lastDay: Membership.DayNumber?
    package let createdAt: Instant
    package let expiresAt: Instant

    init(_ stored: StoredInvitation) {
        id = stored.id
        organization = stored.organization
        email = stored.email
        roles = stored.roles
        person = stored.person
        lastDay = stored.lastDay
        createdAt = stored.createdAt
        expiresAt = stored.expiresAt
    }
}

/// An invitation just made, with the token of its link, which is known only now.
package struct NewInvitation: Sendable {
    package let invitation: Invitation
    package let token: Token
}
