package import Accounts
import HTTPTypes

/// The cookies by which browsers are known: that of a session, and that of a browser which has none yet.
extension Visit {
    /// Where the request came from, for sessions and throttling.
    package var origin: Origin { request.origin }

    /// The token of the session cookie, whatever it is worth.
    package var sessionToken: String? { request.cookies[server.settings.sessionCookie] }

    /// Answers with a page that holds a form for somebody who has no session: it is tied to the browser by a cookie.
    package func tiedToBrowser(_ answer: (_ formToken: String) -> WebResponse) -> WebResponse {
        let known = request.cookies[server.settings.visitorCookie].flatMap { Token($0) }
        let token = known ?? Token.random()
        let response = answer(token.formToken)
        if known != nil { return response }
        return response.with(.setCookie, cookie(server.settings.visitorCookie, token.text, seconds: 86_400))
    }

    /// Reads such a form, which must come from a page of this very browser.
    package func visitorForm() async throws -> FormData {
        try checkSite()
        let form = try await request.form()
        guard let cookie = request.cookies[server.settings.visitorCookie].flatMap({ Token($0) }) else {
            throw WebError.forgedForm
        }
        try form.check(cookie.formToken)
        return form
    }

    /// An answer by which the browser carries a session from now on.
    package func carrying(_ session: NewSession, _ response: WebResponse) -> WebResponse {
        response.with(
            .setCookie,
            cookie(server.settings.sessionCookie, session.token.text, seconds: accounts.settings.sessionSeconds))
    }

    /// An answer after which the browser carries no session and keeps nothing of its pages. Other cookies are left
    /// alone: browsers would clear those of the whole domain.
    package func withoutSession(_ response: WebResponse) -> WebResponse {
        response.with(.setCookie, cookie(server.settings.sessionCookie, "", seconds: 0))
            .with(HeaderNames.clearSiteData, "\"cache\", \"storage\"")
    }

    /// Out of reach of scripts, and not sent along by forms of other sites.
    private func cookie(_ name: String, _ value: String, seconds: Int) -> String {
        let isSecure = server.settings.isSecure
        return "\(name)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
    }
}

extension WebResponse {
    /// Says by a header too when to try again, where that is what was wrong.
    package func retry(after error: AccountError) -> WebResponse {
        guard case .throttled(let seconds) = error else { return self }
        return with(.retryAfter, String(seconds))
    }
}
