package import Accounts
import ISMS
package import RecordFormat
import Registers

/// Who has an account in an organization, as far as approvals ask: which person an account speaks for, and who else could
/// approve.
package protocol Roster: Sendable {
    func members(of organization: RecordID) async throws(AccountError) -> [RosterMember]
}

package struct RosterMember: Hashable, Sendable {
    package let account: RecordID
    package let email: String
    package let name: String
    package let person: RecordID?
    package let roles: Set<Role>
    /// Whether it can sign in; what one that cannot wrote is still its person's.
    package let isActive: Bool
    /// The last day of its place in the organization; nil where there is none.
    package let lastDay: Membership.DayNumber?

    package init(
        account: RecordID, email: String, name: String, person: RecordID?, roles: Set<Role>, isActive: Bool = true,
        lastDay: Membership.DayNumber? = nil
    ) {
        self.isActive = isActive
        self.lastDay = lastDay
        self.account = account
        self.email = email
        self.name = name
        self.person = person
        self.roles = roles
    }
}

/// The roster of the accounts in a store.
package struct AccountRoster: Roster {
    private let store: any AccountStore

    package init(_ store: any AccountStore) { self.store = store }

    package func members(of organization: RecordID) async throws(AccountError) -> [RosterMember] {
        try await store.read { tables throws(AccountError) in
            var members: [RosterMember] = []
            for membership in try tables.memberships(in: organization) {
                guard let account = try tables.account(membership.account)?.account else { continue }
                members.append(
                    RosterMember(
                        account: account.id, email: account.email, name: account.name, person: membership.person,
                        roles: membership.roles, isActive: !account.isDisabled, lastDay: membership.lastDay))
            }
            return members
        }
    }
}

extension RosterMember {
    /// The member as they are on a day of the organization: nobody can do anything there after their last day.
    func standing(on day: Day) -> RosterMember {
        RosterMember(
            account: account, email: email, name: name, person: person, roles: roles,
            isActive: isActive && !(lastDay.map { $0 < day.number } ?? false), lastDay: lastDay)
    }
}
