import Accounts
import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// What a form says an account is to be.
struct AccountChange: Sendable {
    let email: String
    let roles: Set<Role>
    let person: RecordID?
    let lastDay: Day?
}

/// The organization's accounts: who belongs to it, in which roles, and who is invited.
struct AccountsHandlers: Sendable {
    let visit: PageVisit

    private var organizationID: RecordID { visit.organization.id }

    /// The one who asks. Whether they are an administrator is looked up again inside each change.
    private func administrator() throws -> SignedIn {
        try visit.may(.manageAccounts)
        return try visit.signedIn()
    }

    func accountsPage() async throws -> WebResponse {
        try await accountsPage(try administrator())
    }

    private func accountsPage(
        _ visitor: SignedIn, invited: AccountChange? = nil, failure: FormFailure? = nil,
        newLink: AccountsPage.NewLink? = nil
    ) async throws -> WebResponse {
        // Accounts are as they are now, whatever day the records are looked at.
        let actor = Actor.account(visitor.account.id)
        let page = AccountsPage(
            chrome: try await visit.chrome(AccountNotice.notice(in: visit.request.query)),
            members: try await visit.accounts.members(of: organizationID, seenBy: actor),
            invitations: try await visit.accounts.invitations(to: organizationID, seenBy: actor),
            requiresSecondFactor: try await visit.accounts.requiresSecondFactor(organizationID),
            people: visit.isms.items(of: Person.kind), own: visitor.account.id, invited: invited, failure: failure,
            newLink: newLink)
        return .page(page.page, status: failure?.status ?? .ok)
    }

    func changeAccounts() async throws -> WebResponse {
        let visitor = try administrator()
        let form = try await visit.checkedForm()
        let act = form["act"] ?? ""
        let change = AccountChange(
            email: form["email"] ?? "", roles: Set(form.all("role").compactMap { Role(rawValue: $0) }),
            person: try person(form["person"]), lastDay: try lastDay(form["lastDay"]))
        do throws(AccountError) {
            switch act {
            case "invite":
                if let day = change.lastDay, day < visit.today { throw AccountError.lastDayPast }
                return try await invite(change, visitor)
            case "withdraw":
                try await visit.accounts.withdrawInvitation(
                    try id(form["invitation"]), to: organizationID, by: .account(visitor.account.id))
                log("invitation withdrawn", visitor)
                return done(.invitationWithdrawn)
            case "require", "relax":
                try await visit.accounts.setRequiresSecondFactor(
                    act == "require", in: organizationID, by: .account(visitor.account.id))
                log("second factor \(act == "require" ? "made compulsory" : "made optional")", visitor)
                return done(.requirementChanged)
            default: return try await changeMember(act, try member(try id(form["account"])), change, visitor)
            }
        } catch {
            let failure = try FormFailure(error)
            log("change of accounts refused", visitor, reason: error)
            return try await accountsPage(visitor, invited: act == "invite" ? change : nil, failure: failure)
        }
    }

    private func invite(_ change: AccountChange, _ visitor: SignedIn) async throws(AccountError) -> WebResponse {
        let new = try await visit.accounts.invite(
            email: change.email, to: organizationID, roles: change.roles, person: change.person,
            lastDay: change.lastDay?.number, by: .account(visitor.account.id))
        log("invitation made", visitor, detail: "\(new.invitation.id) \(AccountsPage.names(change.roles).english)")
        return try await showing(
            AccountsPage.NewLink(
                title: "The invitation of \(new.invitation.email)",
                address: address(of: .invitation(token: new.token.text)),
                help:
                    "Hand it over in a way nobody else reads. It works once, until \(new.invitation.expiresAt.longText), and is shown only now."
            ), visitor)
    }

    private func changeMember(
        _ act: String, _ account: RecordID, _ change: AccountChange, _ visitor: SignedIn
    ) async throws(AccountError) -> WebResponse {
        let actor = Actor.account(visitor.account.id)
        switch act {
        case "change":
            try await visit.accounts.change(
                Membership(
                    account: account, organization: organizationID, roles: change.roles, person: change.person,
                    lastDay: change.lastDay?.number),
                by: actor)
            log(
                "roles changed", visitor, of: account,
                detail: AccountsPage.names(change.roles).english + (change.lastDay.map { ", until \($0)" } ?? ""))
            return done(.memberChanged)
        case "remove":
            try await visit.accounts.removeMembership(of: account, in: organizationID, by: actor)
            log("taken out of the organization", visitor, of: account)
            return account == visitor.account.id
                ? .seeOther(.organizations, [("done", AccountNotice.memberRemoved.rawValue)]) : done(.memberRemoved)
        case "reset-second-factor":
            try await visit.accounts.resetSecondFactor(of: account, by: actor)
            log("second factor reset", visitor, of: account)
            return done(.secondFactorReset)
        case "disable", "enable":
            try await visit.accounts.setDisabled(act == "disable", account, by: actor)
            log("account \(act)d", visitor, of: account)
            return done(act == "disable" ? .accountDisabled : .accountEnabled)
        case "password-link":
            let token = try await visit.accounts.issuePasswordLink(for: account, by: actor)
            log("password link made", visitor, of: account)
            return try await showing(
                AccountsPage.NewLink(
                    title: "A link to choose a new password",
                    address: address(of: .newPassword(token: token.text)),
                    help:
                        "Hand it to the account's holder in a way nobody else reads. It works once, for a day, and is shown only now."
                ), visitor)
        default: throw .notFound
        }
    }

    private func showing(_ link: AccountsPage.NewLink, _ visitor: SignedIn) async throws(AccountError) -> WebResponse {
        do {
            return try await accountsPage(visitor, newLink: link)
        } catch let error as AccountError {
            throw error
        } catch {
            throw .unavailable("\(error)")
        }
    }

    /// An account of this organization; those of others are not found.
    private func member(_ account: RecordID) async throws(AccountError) -> RecordID {
        guard try await visit.accounts.isMember(account, of: organizationID) else { throw .notFound }
        return account
    }

    private func id(_ text: String?) throws(AccountError) -> RecordID {
        guard let id = RecordID(text ?? "") else { throw .notFound }
        return id
    }

    /// The person an account is linked to, who must be one of this organization's.
    private func person(_ text: String?) throws -> RecordID? {
        guard let text, !text.isEmpty else { return nil }
        guard let id = RecordID(text), visit.isms[Reference<Person>(id)] != nil else {
            throw WebError.noSuchPerson
        }
        return id
    }

    /// The last day of an account's place here; nil where the field is empty.
    private func lastDay(_ text: String?) throws -> Day? {
        guard let text = text?.trimmed, !text.isEmpty else { return nil }
        guard let day = Day(text) else { throw WebError.noDay(text) }
        return day
    }

    private func address(of route: Route) -> String { visit.server.publicURL + route.address().description }

    private func done(_ notice: AccountNotice) -> WebResponse {
        .seeOther(visit.links.route(.settings(.accounts)), [("done", notice.rawValue)])
    }

    private func log(
        _ event: String, _ visitor: SignedIn, of account: RecordID? = nil, detail: String? = nil,
        reason: AccountError? = nil
    ) {
        let details = ["organization \(visit.links.handle)", account.map { "account \($0)" }, detail]
        visit.log(
            event, visitor.account.id.description,
            detail: details.compactMap { $0 }.joined(separator: ", "), reason: reason)
    }
}
