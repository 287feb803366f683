import Accounts
import HTTPTypes
import RecordFormat
import Operations
import Serving

/// What was typed into the form that makes a token.
struct AccessTokenForm: Sendable {
    var name = ""
    var organization: RecordID?
    /// 0 where none of the choices was made.
    var days = 90

    init() {}

    init(_ form: FormData) {
        name = form["name"] ?? ""
        organization = RecordID(form["organization"] ?? "")
        days = form["days"].flatMap { Int($0) } ?? 0
        if !AccountService.accessTokenDayChoices.contains(days) { days = 0 }
    }

    static func name(ofDays days: Int) -> String { days == 365 ? "a year" : "\(days) days" }
}

/// One's own access tokens.
struct OwnTokenHandlers: Sendable {
    let visit: Visit

    func tokensPage(
        _ visitor: SignedIn, typed: AccessTokenForm = AccessTokenForm(), _ failure: FormFailure? = nil
    ) async throws -> WebResponse {
        let page = OwnTokensPage(
            frame: OwnAccountFrame(visitor, at: .tokens, of: visit, failure),
            tokens: try await visit.accounts.accessTokens(of: visitor.account.id),
            organizations: try await OwnOrganization.all(of: visitor, on: visit.server),
            publicURL: visit.server.publicURL,
            now: visit.server.clock.now(), typed: typed, failure: failure)
        return .page(page.page.page, status: failure?.status ?? .ok)
    }

    func makeToken(_ form: FormData, _ visitor: SignedIn) async throws -> WebResponse {
        let typed = AccessTokenForm(form)
        // Somebody else's organization is answered as one that does not exist.
        guard
            let organization = try await OwnOrganization.all(of: visitor, on: visit.server).first(where: {
                $0.id == typed.organization
            })
        else { throw WebError.notFound }
        do throws(AccountError) {
            let new = try await visit.accounts.makeAccessToken(
                named: typed.name, days: typed.days, in: organization.id, of: visitor,
                password: form.exactly("current"), at: visit.origin)
            visit.log(
                "access token made", visitor.account.id.description,
                detail: "token \(new.token.id), organization \(organization.handle), \(typed.days) days")
            let page = NewTokenPage(
                frame: OwnAccountFrame(visitor, at: .tokens, of: visit), new: new, organization: organization,
                publicURL: visit.server.publicURL)
            return .page(page.page.page)
        } catch {
            let failure = try FormFailure(error)
            visit.log("access token not made", visitor.account.id.description, reason: error)
            return try await tokensPage(visitor, typed: typed, failure).retry(after: error)
        }
    }

    func revokeToken(_ form: FormData, _ visitor: SignedIn) async throws -> WebResponse {
        guard let token = RecordID(form["token"] ?? "") else { throw WebError.notFound }
        do throws(AccountError) {
            try await visit.accounts.revokeAccessToken(token, of: visitor.account.id)
            visit.log("access token revoked", visitor.account.id.description, detail: "token \(token)")
        } catch {
            // It may have been revoked meanwhile, which is what was wanted; another's looks the same.
            if error != .notFound { throw error }
        }
        return .seeOther(.account(.tokens), [("done", AccountNotice.tokenRevoked.rawValue)])
    }
}
