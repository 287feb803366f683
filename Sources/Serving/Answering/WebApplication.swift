package import Accounts
package import HTTPTypes
package import Phrases
package import RecordFormat

/// What a server serves, such as the pages: where its addresses lead, and how it tells people what went wrong.
///
/// The server reads requests, finds out who sent them, keeps limits and writes the log; an application answers. The
/// addresses of the server itself (`ServerRoute`) never reach it.
package protocol WebApplication: Sendable {
    associatedtype Route: WebRoute

    var server: Server { get }

    func answer(_ visit: Visit, at route: Route) async throws -> WebResponse

    /// The answer to somebody who must sign in before they get further.
    ///
    /// - Parameter request: nil where it could not be read.
    func signInAnswer(to request: WebRequest?) -> WebResponse

    /// The answer to somebody whose request failed.
    func answer(to failure: Failure, visitor: SignedIn?, wantsPart: Bool) -> WebResponse
}

/// An address of an application.
package protocol WebRoute: Sendable {
    /// Reads the path of a request; nil where nothing is.
    init?(path: String)

    /// Whether a script may come here with an access token.
    var opensToAccessTokens: Bool { get }

    /// What a script is told that wants more with its access token.
    static var accessTokenLimits: Phrase { get }

    /// What paths begin with that go on with a secret, such as a one-time link's: the rest stays out of the log.
    static var beginningsBeforeSecrets: [String] { get }
}

/// What a person is told of a request that failed.
package struct Failure: Sendable {
    package let status: HTTPResponse.Status
    /// What programs tell it by; every failed answer bears it.
    package let code: ErrorCode
    package let title: Phrase
    package let message: Phrase

    /// - Parameter unforeseen: what is said of an error that is nothing the person did.
    init(_ error: WebError?, unforeseen: Phrase) {
        status = error?.status ?? .internalServerError
        code = error?.code ?? "internal"
        title = error?.title ?? "Something went wrong here"
        message = error?.message ?? unforeseen
    }
}
