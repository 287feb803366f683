import RecordFormat
import Testing

@testable import Accounts

@Suite("Memberships and what an administrator may do")
struct MembershipTests {
    private func place(
        _ account: Account, _ roles: Set<Role>, in organization: RecordID, person: RecordID? = nil
    ) -> Membership {
        Membership(account: account.id, organization: organization, roles: roles, person: person)
    }

    @Test(
        "Only an administrator of the very organization changes roles, looked up at that moment",
        arguments: Engine.allCases)
    func administrators(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.ismsManager])
        let eve = try await building.add("Eve", in: [building.factory])
        let accounts = building.accounts
        for actor in [bob, eve] {
            let by = Actor.account(actor.id)
            await #expect(throws: AccountError.notAdministrator) {
                try await accounts.change(place(bob, [.administrator], in: building.office), by: by)
            }
            await #expect(throws: AccountError.notAdministrator) {
                try await accounts.removeMembership(of: bob.id, in: building.office, by: by)
            }
            await #expect(throws: AccountError.notAdministrator) {
                _ = try await accounts.members(of: building.office, seenBy: by)
            }
            await #expect(throws: AccountError.notAdministrator) {
                try await accounts.setRequiresSecondFactor(true, in: building.office, by: by)
            }
            await #expect(throws: AccountError.notAdministrator) {
                _ = try await accounts.invite(
                    email: "x@example.org", to: building.office, roles: [.member], person: nil, by: by)
            }
            await #expect(throws: AccountError.notAdministrator) {
                _ = try await accounts.invitations(to: building.office, seenBy: by)
            }
        }
        await #expect(throws: AccountError.notFound) {
            try await accounts.setDisabled(true, ada.id, by: .account(eve.id))
        }
        await #expect(throws: AccountError.notFound) {
            try await accounts.resetSecondFactor(of: ada.id, by: .account(eve.id))
        }
        try await accounts.change(place(bob, [.administrator, .approver], in: building.office), by: .account(ada.id))
        try await accounts.change(place(ada, [.reader], in: building.office), by: .account(bob.id))
        await #expect(throws: AccountError.notAdministrator) {
            try await accounts.change(place(ada, [.administrator], in: building.office), by: .account(ada.id))
        }
        let members = try await accounts.members(of: building.office, seenBy: .account(bob.id))
        #expect(members.map(\.account.name) == ["Ada", "Bob"])
        #expect(members.map(\.membership.roles) == [[.reader], [.administrator, .approver]])
    }

    @Test("The last administrator who can sign in cannot go in any way", arguments: Engine.allCases)
    func last(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob")
        let accounts = building.accounts
        let by = Actor.account(ada.id)
        try await accounts.setDisabled(true, bob.id, by: by)
        await #expect(throws: AccountError.lastAdministrator) {
            try await accounts.change(place(ada, [.ismsManager], in: building.office), by: by)
        }
        await #expect(throws: AccountError.lastAdministrator) {
            try await accounts.removeMembership(of: ada.id, in: building.office, by: by)
        }
        await #expect(throws: AccountError.lastAdministrator) { try await accounts.setDisabled(true, ada.id, by: by) }
        // Nothing of what was refused was kept.
        let token = try await building.signIn("Ada")
        #expect(try await building.visitor(token).membership(in: building.office)?.roles == [.administrator])
        try await accounts.setDisabled(false, bob.id, by: by)
        try await accounts.removeMembership(of: ada.id, in: building.office, by: by)
        #expect(try await building.visitor(token).memberships.isEmpty)
    }

    @Test(
        "A person belongs to one account of an organization, so that nobody approves their own by a second one",
        arguments: Engine.allCases)
    func persons(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.approver])
        let person = RecordID(high: 9, low: 9)
        let by = Actor.account(ada.id)
        try await building.accounts.change(
            place(bob, [.approver], in: building.office, person: person), by: by)
        await #expect(throws: AccountError.personTaken) {
            try await building.accounts.change(
                place(ada, [.administrator], in: building.office, person: person), by: by)
        }
        await #expect(throws: AccountError.rolesMissing) {
            try await building.accounts.change(place(bob, [], in: building.office, person: person), by: by)
        }
        await #expect(throws: AccountError.notFound) {
            try await building.accounts.change(place(bob, [.member], in: building.factory), by: .operator)
        }
        try await building.accounts.change(place(bob, [.member], in: building.office, person: nil), by: by)
        try await building.accounts.change(
            place(ada, [.administrator], in: building.office, person: person), by: by)
    }

    @Test(
        "An administrator of one organization cannot take over an account that also serves another",
        arguments: Engine.allCases)
    func foreign(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let both = try await building.add("Both", roles: [.member], in: [building.office, building.factory])
        let by = Actor.account(ada.id)
        await #expect(throws: AccountError.servesOthers) {
            try await building.accounts.setDisabled(true, both.id, by: by)
        }
        await #expect(throws: AccountError.servesOthers) {
            try await building.accounts.resetSecondFactor(of: both.id, by: by)
        }
        await #expect(throws: AccountError.servesOthers) {
            _ = try await building.accounts.issuePasswordLink(for: both.id, by: by)
        }
        let listed = try await building.accounts.members(of: building.office, seenBy: by)
        #expect(listed.map(\.isManageable) == [true, false])
        // Its place in the own organization is the administrator's to take.
        try await building.accounts.removeMembership(of: both.id, in: building.office, by: by)
        let token = try await building.signIn("Both")
        #expect(try await building.visitor(token).memberships.map(\.organization) == [building.factory])
        _ = try await building.accounts.issuePasswordLink(for: both.id, by: .operator)
    }

    @Test(
        "Resetting another's lost second factor ends their sessions and leaves the password", arguments: Engine.allCases
    )
    func reset(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.member])
        let (_, _, token) = try await building.setUpSecondFactor(try await building.signIn("Bob"))
        try await building.accounts.resetSecondFactor(of: bob.id, by: .account(ada.id))
        #expect(try await building.accounts.signedIn(token: token) == nil)
        let after = try await building.signIn("Bob")
        #expect(try await building.visitor(after).account.hasSecondFactor == false)
        #expect(try await building.accounts.recoveryCodesLeft(of: bob.id) == 0)
    }

    @Test("Who may make organizations: administrators, and anyone while there is none", arguments: Engine.allCases)
    func organizations(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada", in: [])
        let ada = try await building.visitor(try await building.signIn("Ada"))
        #expect(try await building.accounts.mayMakeOrganizations(ada))
        try await building.accounts.addMembership(
            Membership(account: ada.account.id, organization: building.office, roles: [.administrator], person: nil))
        try await building.add("Bob", roles: [.ismsManager])
        for (name, may) in [("Ada", true), ("Bob", false)] {
            let visitor = try await building.visitor(try await building.signIn(name))
            #expect(try await building.accounts.mayMakeOrganizations(visitor) == may)
        }
    }
}
