import Crypto
import Foundation
import RecordFormat
import Testing

@testable import Accounts

extension Building {
    /// A token of an account, made as its owner makes it.
    func makeToken(
        of name: String, in organization: RecordID? = nil, days: Int = 30, named token: String = "Warehouse"
    ) async throws -> NewAccessToken {
        try await accounts.makeAccessToken(
            named: token, days: days, in: organization ?? office, of: try await visitor(try await signIn(name)),
            password: Self.password, at: Self.home)
    }

    /// Who a token lets in; nil where it lets nobody in.
    func guest(_ token: NewAccessToken, from origin: Origin = Building.elsewhere) async throws -> SignedIn? {
        do throws(AccountError) {
            return try await accounts.signedIn(accessToken: token.secret.text, from: origin)
        } catch .deadAccessToken {
            return nil
        }
    }
}

@Suite("Access tokens")
struct AccessTokenTests {
    @Test("A token lets its account into the one organization it was made for", arguments: Engine.allCases)
    func opens(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada", roles: [.reader, .owner], in: [building.office, building.factory])
        let new = try await building.makeToken(of: "Ada")
        let guest = try #require(try await building.guest(new))
        #expect(guest.account == ada)
        #expect(guest.credential == .accessToken(new.token.id))
        #expect(guest.session == nil && guest.formToken.isEmpty)
        #expect(guest.memberships.map(\.organization) == [building.office])
        #expect(guest.memberships.map(\.roles) == [[.reader, .owner]])
        // It is no session's token, and a session's is none of it.
        #expect(try await building.accounts.signedIn(token: new.secret.text) == nil)
        let session = try await building.signIn("Ada")
        await #expect(throws: AccountError.deadAccessToken(known: nil)) {
            _ = try await building.accounts.signedIn(accessToken: session, from: Building.elsewhere)
        }
    }

    @Test("A token ends on its day, whatever it was used for", arguments: Engine.allCases)
    func expiry(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let new = try await building.makeToken(of: "Ada", days: 30)
        building.pass(seconds: 30 * 86_400 - 1)
        #expect(try await building.guest(new) != nil)
        building.pass(seconds: 1)
        await #expect(throws: AccountError.deadAccessToken(known: new.token.id)) {
            _ = try await building.accounts.signedIn(accessToken: new.secret.text, from: Building.home)
        }
    }

    @Test("A token that was revoked opens nothing any more, and the others still do", arguments: Engine.allCases)
    func revoked(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.reader])
        let (first, second) = (try await building.makeToken(of: "Ada"), try await building.makeToken(of: "Ada"))
        let other = try await building.makeToken(of: "Bob")
        try await building.accounts.revokeAccessToken(first.token.id, of: ada.id)
        #expect(try await building.guest(first) == nil)
        #expect(try await building.guest(second) != nil)
        await #expect(throws: AccountError.notFound) {
            try await building.accounts.revokeAccessToken(first.token.id, of: ada.id)
        }
        // Nobody revokes another's as their own.
        await #expect(throws: AccountError.notFound) {
            try await building.accounts.revokeAccessToken(other.token.id, of: ada.id)
        }
        #expect(try await building.guest(other) != nil)
        #expect(try await building.accounts.accessTokens(of: bob.id).map(\.id) == [other.token.id])
    }

    @Test(
        "An administrator revokes any token to their organization, and sees none to another", arguments: Engine.allCases
    )
    func administrators(engine: Engine) async throws {
        let building = try await Building(engine)
        let (ada, bob) = (try await building.add("Ada"), try await building.add("Bob", roles: [.reader]))
        let eve = try await building.add("Eve", in: [building.factory])
        let here = try await building.makeToken(of: "Bob")
        let there = try await building.makeToken(of: "Eve", in: building.factory)
        let accounts = building.accounts
        let seen = try await accounts.accessTokens(in: building.office, seenBy: .account(ada.id))
        #expect(seen == [OwnedAccessToken(token: here.token, owner: bob)])
        for outsider in [bob.id, eve.id] {
            await #expect(throws: AccountError.notAdministrator) {
                _ = try await accounts.accessTokens(in: building.office, seenBy: .account(outsider))
            }
            await #expect(throws: AccountError.notAdministrator) {
                try await accounts.revokeAccessToken(here.token.id, in: building.office, by: .account(outsider))
            }
        }
        await #expect(throws: AccountError.notFound) {
            try await accounts.revokeAccessToken(there.token.id, in: building.office, by: .account(ada.id))
        }
        #expect(try await building.guest(there) != nil)
        #expect(try await building.guest(here) != nil)
        try await accounts.revokeAccessToken(here.token.id, in: building.office, by: .account(ada.id))
        #expect(try await building.guest(here) == nil)
    }

    @Test("A change of roles counts at the token's next request", arguments: Engine.allCases)
    func roles(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.ismsManager])
        let new = try await building.makeToken(of: "Bob")
        try await building.accounts.change(
            Membership(account: bob.id, organization: building.office, roles: [.member], person: nil), by: .operator)
        #expect(try await building.guest(new)?.memberships.first?.roles == [.member])
    }

    @Test(
        "Tokens end with the place in the organization, and are not alive again with a new one",
        arguments: Engine.allCases)
    func leaving(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.reader], in: [building.office, building.factory])
        let (here, there) = (
            try await building.makeToken(of: "Bob"), try await building.makeToken(of: "Bob", in: building.factory)
        )
        try await building.accounts.removeMembership(of: bob.id, in: building.office, by: .operator)
        #expect(try await building.guest(here) == nil)
        #expect(try await building.guest(there) != nil)
        try await building.accounts.addMembership(
            Membership(account: bob.id, organization: building.office, roles: [.reader], person: nil))
        #expect(try await building.guest(here) == nil)
    }

    @Test("A place that is gone without its tokens opens nothing either", arguments: Engine.allCases)
    func placeGone(engine: Engine) async throws {
        let building = try await Building(engine)
        let bob = try await building.add("Bob", roles: [.reader])
        let new = try await building.makeToken(of: "Bob")
        let office = building.office
        try await building.store.write { tables throws(AccountError) in
            try tables.removeMembership(of: bob.id, in: office)
        }
        #expect(try await building.guest(new) == nil)
    }

    @Test(
        "Tokens end where an account is disabled, gets a new password by a link or loses its second factor to another",
        arguments: Engine.allCases)
    func ended(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.reader])
        let accounts = building.accounts
        let disabled = try await building.makeToken(of: "Bob")
        try await accounts.setDisabled(true, bob.id, by: .operator)
        #expect(try await building.guest(disabled) == nil)
        try await accounts.setDisabled(false, bob.id, by: .operator)
        #expect(try await building.guest(disabled) == nil)

        let reset = try await building.makeToken(of: "Bob")
        try await accounts.resetSecondFactor(of: bob.id, by: .operator)
        #expect(try await building.guest(reset) == nil)

        let kept = try await building.makeToken(of: "Bob")
        let link = try await accounts.issuePasswordLink(for: bob.id, by: .operator)
        #expect(try await building.guest(kept) != nil)
        try await accounts.setPassword(link: link.text, to: "another fine sentence")
        #expect(try await building.guest(kept) == nil)
    }

    @Test("A disabled account's token opens nothing, even where it was not taken away", arguments: Engine.allCases)
    func disabled(engine: Engine) async throws {
        let building = try await Building(engine)
        let bob = try await building.add("Bob", roles: [.reader])
        let new = try await building.makeToken(of: "Bob")
        for isDisabled in [true, false] {
            try await building.store.write { tables throws(AccountError) in
                guard var stored = try tables.account(bob.id) else { throw .notFound }
                stored.isDisabled = isDisabled
                try tables.put(stored)
            }
            #expect((try await building.guest(new) == nil) == isDisabled)
        }
    }

    @Test("Changing one's own password leaves the scripts running", arguments: Engine.allCases)
    func ownPassword(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let new = try await building.makeToken(of: "Ada")
        _ = try await building.accounts.changePassword(
            of: try await building.visitor(try await building.signIn("Ada")), from: Building.password,
            to: "another fine sentence", names: [], at: Building.home)
        #expect(try await building.guest(new) != nil)
    }

    @Test(
        "Where the second factor is compulsory, a token of an account without one says so", arguments: Engine.allCases)
    func secondFactor(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        let new = try await building.makeToken(of: "Ada")
        #expect(try await building.guest(new)?.mustSetUpSecondFactor == false)
        try await building.accounts.setRequiresSecondFactor(true, in: building.office, by: .operator)
        #expect(try await building.guest(new)?.mustSetUpSecondFactor == true)
        _ = try await building.setUpSecondFactor(try await building.signIn("Ada"))
        #expect(try await building.guest(new)?.mustSetUpSecondFactor == false)
    }

    @Test("That a token was used is written down once an hour at most", arguments: Engine.allCases)
    func used(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let new = try await building.makeToken(of: "Ada")
        func usedAt() async throws -> Instant? { try await building.accounts.accessTokens(of: ada.id).first?.usedAt }
        #expect(try await usedAt() == nil)
        let first = building.now
        #expect(try await building.guest(new) != nil)
        #expect(try await usedAt() == first)
        building.pass(seconds: 3599)
        #expect(try await building.guest(new) != nil)
        #expect(try await usedAt() == first)
        building.pass(seconds: 1)
        #expect(try await building.guest(new) != nil)
        #expect(try await usedAt() == building.now)
    }
}
