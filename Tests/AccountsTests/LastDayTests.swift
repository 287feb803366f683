import RecordFormat
import Testing

@testable import Accounts

@Suite("The last day of a membership")
struct LastDayTests {
    private func auditor(_ account: Account, in office: RecordID, until day: Int?) -> Membership {
        Membership(account: account.id, organization: office, roles: [.externalAuditor], person: nil, lastDay: day)
    }

    @Test("is kept, for an account that is there and for one that is invited", arguments: Engine.allCases)
    func kept(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let eve = try await building.add("Eve", roles: [.reader])
        let by = Actor.account(ada.id)
        try await building.accounts.change(auditor(eve, in: building.office, until: 20_818), by: by)
        let token = try await building.signIn("Eve")
        #expect(try await building.visitor(token).membership(in: building.office)?.lastDay == 20_818)
        let invited = try await building.accounts.invite(
            email: "new@example.org", to: building.office, roles: [.externalAuditor], person: nil, lastDay: 20_900,
            by: by)
        #expect(try await building.accounts.invitations(to: building.office, seenBy: by).first?.lastDay == 20_900)
        let session = try await building.accounts.acceptInvitation(
            link: invited.token.text, name: "New", password: Building.password, organizationName: "Office",
            from: Building.home)
        let joined = try await building.visitor(session.token.text).membership(in: building.office)
        #expect(joined?.lastDay == 20_900)
        let members = try await building.accounts.members(of: building.office, seenBy: by)
        #expect(Set(members.map(\.membership.lastDay)) == [nil, 20_818, 20_900])
    }

    @Test("is asked of external auditors, and refused to administrators", arguments: Engine.allCases)
    func demanded(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("Ada")
        let eve = try await building.add("Eve", roles: [.reader])
        let by = Actor.account(ada.id)
        await #expect(throws: AccountError.lastDayMissing) {
            try await building.accounts.change(auditor(eve, in: building.office, until: nil), by: by)
        }
        await #expect(throws: AccountError.lastDayMissing) {
            _ = try await building.accounts.invite(
                email: "new@example.org", to: building.office, roles: [.externalAuditor], person: nil, by: by)
        }
        await #expect(throws: AccountError.administratorWithLastDay) {
            try await building.accounts.change(
                Membership(
                    account: eve.id, organization: building.office, roles: [.administrator], person: nil, lastDay: 1),
                by: by)
        }
    }

    @Test("is the last one on which the membership stands")
    func over() {
        let membership = Membership(
            account: RecordID(high: 1, low: 9), organization: RecordID(high: 1, low: 1), roles: [.reader], person: nil,
            lastDay: 20_818)
        #expect(!membership.isOver(on: 20_817) && !membership.isOver(on: 20_818))
        #expect(membership.isOver(on: 20_819))
    }
}
