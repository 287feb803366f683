import Accounts
import HTTPTypes

/// Forms that are sent before anybody is signed in, and the cookies by which browsers are known.
extension Dispatcher {
    var accounts: AccountService { application.accounts }

    /// Where the request came from, for sessions and throttling.
    var origin: Origin { request.origin }

    /// The token of the session cookie, whatever it is worth.
    var sessionToken: String? { request.cookies[application.settings.sessionCookie] }

    /// Answers with a page that holds a form for somebody who has no session: it is tied to the browser by a cookie.
    func visitorPage(status: HTTPResponse.Status = .ok, _ page: (_ formToken: String) -> PlainPage) -> WebResponse {
        let known = request.cookies[application.settings.visitorCookie].flatMap { Token($0) }
        let token = known ?? Token.random()
        let response = WebResponse.page(page(token.formToken).page, status: status)
        if known != nil { return response }
        return response.with(.setCookie, cookie(application.settings.visitorCookie, token.text, seconds: 86_400))
    }

    /// Reads such a form, which must come from a page of this very browser.
    func visitorForm() async throws -> FormData {
        try checkSite()
        let form = try await request.form()
        let cookie = request.cookies[application.settings.visitorCookie].flatMap { Token($0) }
        guard let cookie, let token = form[FormToken.name], Token.isEqual(token, cookie.formToken) else {
            throw WebError.forgedForm
        }
        return form
    }

    /// Browsers say where a request comes from; a page of another site has no business here.
    func checkSite() throws {
        if let site = request.headers[HeaderNames.fetchSite], site != "same-origin", site != "none" {
            throw WebError.forgedForm
        }
    }

    /// An answer by which the browser carries a session from now on.
    func carrying(_ session: NewSession, _ response: WebResponse) -> WebResponse {
        response.with(
            .setCookie,
            cookie(
                application.settings.sessionCookie, session.token.text, seconds: accounts.settings.sessionSeconds))
    }

    /// An answer after which the browser carries no session and keeps nothing of its pages. Other cookies are left
    /// alone: browsers would clear those of the whole domain.
    func withoutSession(_ response: WebResponse) -> WebResponse {
        response.with(.setCookie, cookie(application.settings.sessionCookie, "", seconds: 0))
            .with(HeaderNames.clearSiteData, "\"cache\", \"storage\"")
    }

    /// Out of reach of scripts, and not sent along by forms of other sites.
    private func cookie(_ name: String, _ value: String, seconds: Int) -> String {
        let isSecure = application.settings.isSecure
        return "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }

    /// The page of ours to go on to, as `back` names it; never anywhere else.
    func goingBack(to back: String?) -> WebResponse {
        guard let back, let route = Route(path: back) else { return .seeOther(.start) }
        switch route {
        case .organization, .account, .organizations, .newOrganization, .invitation: return .seeOther(route)
        default: return .seeOther(.start)
        }
    }
}

/// Why a form about accounts was refused: beside its fields where it concerns one, and otherwise above all.
struct FormFailure: Sendable {
    private(set) var general: String?
    private(set) var problems: [String: String] = [:]
    private(set) var status = HTTPResponse.Status.unprocessableContent

    /// - Throws: what is no matter of the form.
    init(_ error: AccountError) throws {
        switch error {
        case .unavailable: throw error
        case .throttled:
            status = .tooManyRequests
            general = error.sentence
        case .busy:
            status = .serviceUnavailable
            general = error.sentence
        case .passwordRefused(.mistyped): problems["repeated"] = error.sentence
        case .passwordRefused: problems["password"] = error.sentence
        case .wrongPassword: problems["current"] = error.sentence
        case .wrongCode: problems["code"] = error.sentence
        case .malformedEmail: problems["email"] = error.sentence
        case .nameMissing, .tooLong: problems["name"] = error.sentence
        case .lifetimeRefused: problems["days"] = error.sentence
        case .rolesMissing: problems["roles"] = error.sentence
        case .personTaken: problems["person"] = error.sentence
        default: general = error.sentence
        }
    }

    var notice: Chrome.Notice? { general.map { Chrome.Notice(tone: .bad, text: $0) } }
}

/// What was just done, as the next page says it: carried in the address by name, never as text.
enum AccountNotice: String, Sendable {
    case signedOut = "signed-out"
    case passwordSet = "password-set"
    case passwordChanged = "password-changed"
    case sessionEnded = "session-ended"
    case sessionsEnded = "sessions-ended"
    case secondFactorRemoved = "second-factor-removed"
    case invitationAccepted = "invitation-accepted"
    case memberChanged = "member-changed"
    case memberRemoved = "member-removed"
    case invitationWithdrawn = "invitation-withdrawn"
    case requirementChanged = "requirement-changed"
    case secondFactorReset = "second-factor-reset"
    case accountDisabled = "account-disabled"
    case accountEnabled = "account-enabled"
    case tokenRevoked = "token-revoked"

    static func notice(in query: FormData) -> Chrome.Notice? {
        guard let name = query["done"], let notice = AccountNotice(rawValue: name) else { return nil }
        return Chrome.Notice(tone: .good, text: notice.text)
    }

    private var text: String {
        switch self {
        case .signedOut: "You are signed out."
        case .passwordSet: "The new password is set. Sign in with it."
        case .passwordChanged: "Your password was changed, and all your other sessions were ended."
        case .sessionEnded: "The session was ended."
        case .sessionsEnded: "All your other sessions were ended."
        case .secondFactorRemoved: "The second factor was removed, and all your other sessions were ended."
        case .invitationAccepted: "You belong to the organization now."
        case .memberChanged: "The account was changed. It counts from its next page on."
        case .memberRemoved: "The account was taken out of the organization."
        case .invitationWithdrawn: "The invitation was withdrawn; its link is dead."
        case .requirementChanged: "The rule about second factors was changed."
        case .secondFactorReset:
            "The second factor was removed, and the account's sessions and access tokens were ended."
        case .accountDisabled: "The account was disabled, and its sessions and access tokens were ended."
        case .accountEnabled: "The account can sign in again."
        case .tokenRevoked: "The access token was revoked. It opens nothing any more."
        }
    }
}
