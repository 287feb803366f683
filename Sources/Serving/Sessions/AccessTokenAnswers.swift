import Accounts
import HTTPTypes
import Logging
import Phrases
import RecordFormat

/// Requests that carry an access token: scripts, which read and do nothing else.
///
/// The token counts alone: a session's cookie that comes along is not looked at, and a token that is dead never falls
/// back on it. So what is answered does not depend on whose browser sends it, and a script learns that its token died.
extension WebResponder {
    func answer(accessToken: String, to route: Application.Route, _ request: WebRequest, logger: Logger)
        async -> WebResponse
    {
        var response: WebResponse
        do {
            let visitor = try await server.accounts.signedIn(accessToken: accessToken, from: request.origin)
            if case .accessToken(let id) = visitor.credential {
                logger.info(
                    "access token",
                    metadata: ["token": "\(id)", "account": "\(visitor.account.id)", "from": "\(request.address)"])
            }
            guard request.method == .get, route.opensToAccessTokens else {
                throw WebError.beyondAccessToken(Application.Route.accessTokenLimits)
            }
            if visitor.mustSetUpSecondFactor {
                throw WebError.tokenWithoutSecondFactor
            }
            let visit = Visit(server: server, request: request, visitor: visitor, logger: logger)
            response = try await application.answer(visit, at: route)
        } catch {
            response = Self.answer(to: error, request, logger)
        }
        // It is one account's, whatever lies between; and the same address shows others something else.
        response.headers[.cacheControl] = "private, no-store"
        response.headers[.vary] = "Authorization"
        return response
    }

    /// What went wrong, as plain text: no person looks at it first. A script that accepts JSON gets problem details
    /// (RFC 9457).
    private static func answer(to error: any Error, _ request: WebRequest, _ logger: Logger) -> WebResponse {
        if case AccountError.deadAccessToken(let known) = error {
            logger.notice(
                "access token refused",
                metadata: ["from": "\(request.address)", "token": "\(known.map { $0.description } ?? "unknown")"])
        }
        let web = WebError(error)
        if web == nil {
            logger.error("request failed", metadata: ["error": "\(LogLine.of(error))"])
        }
        let failure = Failure(web, unforeseen: "Tell whoever runs Annex the number \(request.id).")
        var response =
            request.accepts("application/json", "application/problem+json")
            ? failure.problemDetails
            : WebResponse.text("\(failure.title.text). \(failure.message.text)\n", status: failure.status)
        response = response.failing(with: failure.code)
        switch web {
        case .deadAccessToken: response.headers[.wwwAuthenticate] = #"Bearer realm="annex", error="invalid_token""#
        case .forbidden:
            response.headers[.wwwAuthenticate] = #"Bearer realm="annex", error="insufficient_scope""#
        case .throttled(let seconds): response.headers[.retryAfter] = String(seconds)
        default: break
        }
        return response
    }
}
