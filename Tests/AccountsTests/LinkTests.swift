import RecordFormat
import Testing

@testable import Accounts

@Suite("One-time links")
struct LinkTests {
    private func first(_ building: Building, _ link: String, password: String = Building.password) async throws
        -> NewSession
    {
        try await building.accounts.makeFirstAccount(
            link: link, email: "Ada@Example.org", name: " Ada <root> ", password: password,
            administering: [building.office], from: Building.home)
    }

    @Test("The first account is made by a link that works once", arguments: Engine.allCases)
    func firstAccount(engine: Engine) async throws {
        let building = try await Building(engine)
        let link = try #require(try await building.accounts.issueFirstAccountLink()).text
        #expect(try await building.accounts.isFirstAccountLinkAlive(link))
        await #expect(throws: AccountError.passwordRefused(.tooShort)) {
            _ = try await first(building, link, password: "short")
        }
        let session = try await first(building, link)
        let visitor = try await building.visitor(session.token.text)
        #expect(visitor.account.principal == "Ada root <ada@example.org>")
        #expect(visitor.membership(in: building.office)?.roles == [.administrator])
        #expect(try await !building.accounts.isFirstAccountLinkAlive(link))
        await #expect(throws: AccountError.deadLink) { _ = try await first(building, link) }
        #expect(try await building.accounts.issueFirstAccountLink() == nil)
    }

    @Test("A new link to the first account kills the earlier one, and a day kills any", arguments: Engine.allCases)
    func firstAccountExpiry(engine: Engine) async throws {
        let building = try await Building(engine)
        let earlier = try #require(try await building.accounts.issueFirstAccountLink()).text
        let link = try #require(try await building.accounts.issueFirstAccountLink()).text
        await #expect(throws: AccountError.deadLink) { _ = try await first(building, earlier) }
        building.pass(seconds: 86_400 - 1)
        #expect(try await building.accounts.isFirstAccountLinkAlive(link))
        building.pass(seconds: 1)
        await #expect(throws: AccountError.deadLink) { _ = try await first(building, link) }
    }

    @Test("A link to the first account is dead once there is an account by another way", arguments: Engine.allCases)
    func overtaken(engine: Engine) async throws {
        let building = try await Building(engine)
        let link = try #require(try await building.accounts.issueFirstAccountLink()).text
        try await building.add("Bob")
        await #expect(throws: AccountError.deadLink) { _ = try await first(building, link) }
    }

    @Test("Two who use the link to the first account at once: one gets it", arguments: Engine.allCases)
    func race(engine: Engine) async throws {
        let building = try await Building(engine)
        let link = try #require(try await building.accounts.issueFirstAccountLink()).text
        let made = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<4 {
                group.addTask {
                    let session = try? await building.accounts.makeFirstAccount(
                        link: link, email: "ada\(number)@example.org", name: "A", password: Building.password,
                        administering: [], from: Building.home)
                    return session != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(made == 1)
    }

    private func invite(
        _ building: Building, _ email: String = "bob@example.org", roles: Set<Role> = [.owner], person: RecordID? = nil,
        by account: Account
    ) async throws -> NewInvitation {
        try await building.accounts.invite(
            email: email, to: building.office, roles: roles, person: person, by: .account(account.id))
    }

    private func accept(_ building: Building, _ invitation: NewInvitation) async throws -> NewSession {
        try await building.accounts.acceptInvitation(
            link: invitation.token.text, name: "Bob", password: Building.password, organizationName: "Office",
            from: Building.home)
    }

    @Test("An invitation makes an account with its roles and person, once", arguments: Engine.allCases)
    func invitation(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let person = RecordID(high: 4, low: 2)
        let invitation = try await invite(building, roles: [.owner, .approver], person: person, by: ada)
        #expect(try await building.accounts.invitation(link: invitation.token.text) == invitation.invitation)
        #expect(
            try await building.accounts.invitations(to: building.office, seenBy: .account(ada.id))
                == [invitation.invitation])
        let session = try await accept(building, invitation)
        let membership = try await building.visitor(session.token.text).membership(in: building.office)
        #expect(membership?.roles == [.owner, .approver])
        #expect(membership?.person == person)
        #expect(try await building.accounts.invitation(link: invitation.token.text) == nil)
        await #expect(throws: AccountError.deadLink) { _ = try await accept(building, invitation) }
        #expect(try await building.accounts.invitations(to: building.office, seenBy: .operator).isEmpty)
    }

    @Test(
        "An invitation dies after seven days, when withdrawn, when repeated and with its author's office",
        arguments: Engine.allCases)
    func deadInvitations(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let accounts = building.accounts
        let old = try await invite(building, by: ada)
        building.pass(seconds: 7 * 86_400)
        await #expect(throws: AccountError.deadLink) { _ = try await accept(building, old) }

        let withdrawn = try await invite(building, by: ada)
        await #expect(throws: AccountError.notFound) {
            try await accounts.withdrawInvitation(withdrawn.invitation.id, to: building.factory, by: .operator)
        }
        try await accounts.withdrawInvitation(withdrawn.invitation.id, to: building.office, by: .account(ada.id))
        await #expect(throws: AccountError.deadLink) { _ = try await accept(building, withdrawn) }

        let first = try await invite(building, by: ada)
        let second = try await invite(building, "BOB@example.org", by: ada)
        await #expect(throws: AccountError.deadLink) { _ = try await accept(building, first) }

        let cleo = try await building.add("Cleo")
        try await accounts.change(
            Membership(account: ada.id, organization: building.office, roles: [.member], person: nil),
            by: .account(cleo.id))
        await #expect(throws: AccountError.deadLink) { _ = try await accept(building, second) }
    }

    @Test(
        "Whoever has an account joins by signing in, and only with the address that was invited",
        arguments: Engine.allCases)
    func joining(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.reader], in: [building.factory])
        let eve = try await building.add("Eve", in: [building.factory])
        let invitation = try await invite(building, by: ada)
        // Not by choosing another password for an account that is there.
        await #expect(throws: AccountError.accountNotMade) { _ = try await accept(building, invitation) }
        await #expect(throws: AccountError.linkOfAnother) {
            try await building.accounts.acceptInvitation(link: invitation.token.text, as: eve.id)
        }
        let token = try await building.signIn("Bob")
        try await building.accounts.acceptInvitation(link: invitation.token.text, as: bob.id)
        #expect(try await building.visitor(token).membership(in: building.office)?.roles == [.owner])
        #expect(try await building.visitor(token).membership(in: building.factory)?.roles == [.reader])
        await #expect(throws: AccountError.deadLink) {
            try await building.accounts.acceptInvitation(link: invitation.token.text, as: bob.id)
        }
        await #expect(throws: AccountError.alreadyMember) { _ = try await invite(building, by: ada) }
    }

    @Test("A password link lets its holder choose, ends sessions and signs nobody in", arguments: Engine.allCases)
    func passwordLink(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let bob = try await building.add("Bob", roles: [.member])
        let (secret, _, token) = try await building.setUpSecondFactor(try await building.signIn("Bob"))
        let earlier = try await building.accounts.issuePasswordLink(for: bob.id, by: .account(ada.id)).text
        let link = try await building.accounts.issuePasswordLink(for: bob.id, by: .account(ada.id)).text
        let fresh = "an entirely new sentence"
        #expect(try await building.accounts.passwordLinkAccount(link)?.id == bob.id)
        for dead in [earlier, "nonsense"] {
            await #expect(throws: AccountError.deadLink) {
                try await building.accounts.setPassword(link: dead, to: fresh)
            }
        }
        await #expect(throws: AccountError.passwordRefused(.guessable)) {
            try await building.accounts.setPassword(link: link, to: "bob@example.org")
        }
        try await building.accounts.setPassword(link: link, to: fresh)
        #expect(try await building.accounts.signedIn(token: token) == nil)
        await #expect(throws: AccountError.wrongCredentials) { _ = try await building.signIn("Bob") }
        // The second factor is still asked for.
        let pending = try await building.signIn("Bob", password: fresh)
        #expect(try await building.accounts.signedIn(token: pending) == nil)
        building.pass(seconds: 60)
        _ = try await building.accounts.completeSignIn(
            token: pending, code: building.code(of: secret), from: Building.home)
        await #expect(throws: AccountError.deadLink) {
            try await building.accounts.setPassword(link: link, to: "one more new sentence")
        }
        let late = try await building.accounts.issuePasswordLink(for: bob.id, by: .operator).text
        building.pass(seconds: 86_400)
        #expect(try await building.accounts.passwordLinkAccount(late) == nil)
    }

    @Test(
        "Changing one's password costs the current one, ends other sessions and renews one's own",
        arguments: Engine.allCases)
    func password(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let here = try await building.signIn("Ada")
        let there = try await building.signIn("Ada", from: Building.elsewhere)
        let link = try await building.accounts.issuePasswordLink(for: ada.id, by: .operator).text
        let visitor = try await building.visitor(here)
        func change(_ current: String, _ new: String) async throws -> String {
            try await building.accounts.changePassword(
                of: visitor, from: current, to: new, names: ["Office of Works"], at: Building.home
            ).token.text
        }
        await #expect(throws: AccountError.wrongPassword) { _ = try await change("guess", "a fine new sentence") }
        await #expect(throws: AccountError.passwordRefused(.guessable)) {
            _ = try await change(Building.password, "OfficeOfWorks2026")
        }
        #expect(try await building.accounts.signedIn(token: here) != nil)
        let renewed = try await change(Building.password, "a fine new sentence")
        #expect(try await building.accounts.signedIn(token: renewed) != nil)
        for dead in [here, there] { #expect(try await building.accounts.signedIn(token: dead) == nil) }
        await #expect(throws: AccountError.wrongCredentials) { _ = try await building.signIn("Ada") }
        _ = try await building.signIn("Ada", password: "a fine new sentence")
        #expect(try await building.accounts.passwordLinkAccount(link) == nil)
    }

    @Test("An account is added with what it needs, once per address", arguments: Engine.allCases)
    func added(engine: Engine) async throws {
        let building = try await Building(engine)
        try await building.add("Ada")
        await #expect(throws: AccountError.accountNotMade) { try await building.add("ADA") }
        for (email, error) in [
            ("", AccountError.malformedEmail), ("ada", .malformedEmail), ("a@b@c", .malformedEmail),
            ("a b@c.org", .malformedEmail), ("a@c..org", .malformedEmail), ("<a@c.org>", .malformedEmail),
            ("a@" + String(repeating: "c", count: 300), .malformedEmail), ("@c.org", .malformedEmail),
        ] {
            await #expect(throws: error) {
                _ = try await building.accounts.addAccount(email: email, name: "X", password: Building.password)
            }
        }
        await #expect(throws: AccountError.nameMissing) {
            _ = try await building.accounts.addAccount(email: "x@c.org", name: " <> ", password: Building.password)
        }
        await #expect(throws: AccountError.tooLong(characterCountMax: 100)) {
            _ = try await building.accounts.addAccount(
                email: "x@c.org", name: String(repeating: "x", count: 101), password: Building.password)
        }
    }
}
