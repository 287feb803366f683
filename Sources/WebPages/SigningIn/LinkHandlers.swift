import Accounts
import HTML
import HTTPTypes
import Phrases
import RecordFormat
import RecordStore
import Operations
import Serving

/// What one-time links lead to. Looking at a link does not use it up; sending its form does.
struct LinkHandlers: Sendable {
    let visit: Visit

    private func deadLink() -> WebResponse {
        let page = PlainPage(title: "This link is dead", lead: AccountError.deadLink.sentence) {
            p(.class("actions")) { a(.class("button primary"), .href(Route.start.address())) { "Go to the start" } }
        }
        return .page(page.page, status: .notFound)
    }

    // MARK: The first account

    func firstAccountForm(_ link: String) async throws -> WebResponse {
        guard try await visit.accounts.isFirstAccountLinkAlive(link) else { return deadLink() }
        return .visitorPage(visit) { NewAccountForm(formToken: $0, occasion: .first, link: link).page }
    }

    func makeFirstAccount(_ link: String) async throws -> WebResponse {
        let form = try await visit.visitorForm()
        let (name, email) = (form["name"] ?? "", form["email"] ?? "")
        let organizations = try await visit.server.store.organizations()
        do throws(AccountError) {
            let session = try await visit.accounts.makeFirstAccount(
                link: link, email: email, name: name, password: form.newPassword(),
                administering: organizations.map(\.id), from: visit.origin)
            visit.log("first account made", session.account.description)
            return visit.carrying(session, .seeOther(organizations.isEmpty ? .newOrganization : .start))
        } catch .deadLink {
            return deadLink()
        } catch {
            let failure = try FormFailure(error)
            return WebResponse.visitorPage(visit, status: failure.status) {
                NewAccountForm(
                    formToken: $0, occasion: .first, link: link, email: email, name: name, failure: failure
                ).page
            }.retry(after: error)
        }
    }

    // MARK: Invitations

    func invitationForm(_ link: String) async throws -> WebResponse {
        guard let invitation = try await visit.accounts.invitation(link: link) else { return deadLink() }
        let organization = try await organizationName(invitation.organization)
        if let visitor = visit.visitor {
            let form = AcceptInvitationForm(
                formToken: visitor.formToken, organization: organization, link: link, email: visitor.account.email)
            return .page(form.page.page)
        }
        return .visitorPage(visit) {
            NewAccountForm(
                formToken: $0, occasion: .invitation(organization: organization, email: invitation.email), link: link
            ).page
        }
    }

    func acceptInvitation(_ link: String) async throws -> WebResponse {
        if let visitor = visit.visitor { return try await acceptInvitation(link, as: visitor) }
        let form = try await visit.visitorForm()
        guard let invitation = try await visit.accounts.invitation(link: link) else { return deadLink() }
        let organization = try await organizationName(invitation.organization)
        let name = form["name"] ?? ""
        do throws(AccountError) {
            let session = try await visit.accounts.acceptInvitation(
                link: link, name: name, password: form.newPassword(), organizationName: organization, from: visit.origin
            )
            visit.log("invitation accepted", session.account.description, detail: "by a new account")
            return visit.carrying(session, .seeOther(.start))
        } catch .deadLink {
            return deadLink()
        } catch {
            let failure = try FormFailure(error)
            return WebResponse.visitorPage(visit, status: failure.status) {
                NewAccountForm(
                    formToken: $0, occasion: .invitation(organization: organization, email: invitation.email),
                    link: link, name: name, failure: failure
                ).page
            }.retry(after: error)
        }
    }

    private func acceptInvitation(_ link: String, as visitor: SignedIn) async throws -> WebResponse {
        _ = try await visit.checkedForm()
        guard let invitation = try await visit.accounts.invitation(link: link) else { return deadLink() }
        do throws(AccountError) {
            try await visit.accounts.acceptInvitation(link: link, as: visitor.account.id)
            visit.log("invitation accepted", visitor.account.id.description)
            return .seeOther(.organizations, [("done", AccountNotice.invitationAccepted.rawValue)])
        } catch .deadLink {
            return deadLink()
        } catch {
            let failure = try FormFailure(error)
            let form = AcceptInvitationForm(
                formToken: visitor.formToken, organization: try await organizationName(invitation.organization),
                link: link, email: visitor.account.email, failure: failure)
            return .page(form.page.page, status: failure.status)
        }
    }

    /// The name of an organization somebody has a link to.
    private func organizationName(_ id: RecordID) async throws -> String {
        guard let stored = try await visit.server.store.organizations().first(where: { $0.id == id }) else {
            throw WebError.notFound
        }
        return try await Workspace.name(of: stored, in: visit.server.store) ?? stored.handle
    }

    // MARK: A new password

    func newPasswordForm(_ link: String) async throws -> WebResponse {
        guard let account = try await visit.accounts.passwordLinkAccount(link) else { return deadLink() }
        return .visitorPage(visit) { NewPasswordForm(formToken: $0, link: link, email: account.email).page }
    }

    func setPassword(_ link: String) async throws -> WebResponse {
        let form = try await visit.visitorForm()
        guard let account = try await visit.accounts.passwordLinkAccount(link) else { return deadLink() }
        do throws(AccountError) {
            try await visit.accounts.setPassword(link: link, to: form.newPassword())
            visit.log("password set by a link", account.id.description)
            return .seeOther(.signIn, [("done", AccountNotice.passwordSet.rawValue)])
        } catch .deadLink {
            return deadLink()
        } catch {
            let failure = try FormFailure(error)
            return WebResponse.visitorPage(visit, status: failure.status) {
                NewPasswordForm(formToken: $0, link: link, email: account.email, failure: failure).page
            }
        }
    }
}
