import Accounts
import HTML
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// The access tokens that open the organization, whoever made them.
struct TokenSettingsPage: Sendable {
    let chrome: Chrome
    let tokens: [OwnedAccessToken]
    let now: Instant

    var page: Page {
        chrome.page(
            title: "Settings", clause: "A.5.18",
            lead: "The tokens by which scripts read this organization, with the rights of the account that made them.",
            wide: true
        ) {
            SettingsTabs(chrome: chrome, here: .tokens)
            if tokens.isEmpty { introduction } else { table }
            p(.class("help")) {
                "Tokens only read. Each member makes their own under "
                a(.href(Route.account(.tokens).address())) { "Your account" }
                "; a token ends when its account leaves the organization or is disabled."
            }
        }
    }

    private var introduction: Markup {
        div(.class("empty")) {
            h2 { "No script reads this organization" }
            p {
                "With an access token a script fetches registers and reports as files, without a browser and without anybody's password: the risk register into a data warehouse every night, the Statement of Applicability for a customer portal."
            }
            p {
                "For scripts that serve the whole organization, invite an account of their own with the role Auditor, and make the token as that account."
            }
            p(.class("actions")) {
                a(.class("button primary"), .href(Route.account(.tokens).address())) { "Make a token of your own" }
            }
        }
    }

    private var table: Markup {
        AccessTokenTable(
            heading: "Owner",
            rows: tokens.map { item in
                AccessTokenTable.Row(
                    token: item.token, about: owner(item.owner),
                    revoking: chrome.isReadOnly
                        ? .nothing
                        : RevokeTokenForm(
                            token: item.token, action: chrome.links(.settings(.tokens)),
                            formToken: chrome.viewer.formToken
                        ).body)
            }, now: now
        ).body
    }

    @MarkupBuilder private func owner(_ account: Account) -> Markup {
        account.name
        br()
        span(.class("faint")) { account.email }
    }
}

/// The access tokens of all the organization's accounts.
struct TokenSettingsHandlers: Sendable {
    let visit: PageVisit

    func tokenSettings() async throws -> WebResponse {
        try visit.may(.manageAccounts)
        // Tokens are as they are now, whatever day the records are looked at.
        let tokens = try await visit.accounts.accessTokens(
            in: visit.organization.id, seenBy: .account(try visit.signedIn().account.id))
        let page = TokenSettingsPage(
            chrome: try await visit.chrome(AccountNotice.notice(in: visit.request.query)), tokens: tokens,
            now: visit.server.clock.now())
        return .page(page.page)
    }

    /// Revokes a token of this organization; those of others are not found.
    func revokeTokenOfOrganization() async throws -> WebResponse {
        try visit.may(.manageAccounts)
        let visitor = try visit.signedIn()
        let form = try await visit.checkedForm()
        guard form["act"] == "revoke", let id = RecordID(form["token"] ?? "") else { throw WebError.notFound }
        let token = try await visit.accounts.revokeAccessToken(
            id, in: visit.organization.id, by: .account(visitor.account.id))
        visit.log(
            "access token revoked", visitor.account.id.description,
            detail: "organization \(visit.links.handle), token \(token.id), account \(token.account)")
        return .seeOther(visit.links.route(.settings(.tokens)), [("done", AccountNotice.tokenRevoked.rawValue)])
    }
}
