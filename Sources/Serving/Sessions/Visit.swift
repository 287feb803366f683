package import Accounts
package import Logging
import HTTPTypes
import Phrases
import RecordFormat

/// A request on its way to its answer: what was asked, by whom, and of which server.
package struct Visit: Sendable {
    package let server: Server
    package let request: WebRequest
    /// Who asks; nil for somebody who has not signed in.
    package let visitor: SignedIn?
    package let logger: Logger

    package var accounts: AccountService { server.accounts }

    /// The visitor, or an error that leads to the sign-in page.
    package func signedIn() throws -> SignedIn {
        guard let visitor else { throw WebError.signInNeeded }
        return visitor
    }

    /// Says something of accounts to the operator: never a secret, never what was typed.
    package func log(
        _ event: String, _ account: String? = nil, detail: String? = nil, reason: AccountError? = nil
    ) {
        var metadata: [String: String] = ["from": request.address]
        metadata["account"] = account
        metadata["detail"] = detail
        metadata["reason"] = reason.map { "\($0.sentence.english)" }
        logger.notice("\(event)", metadata: metadata.mapValues { .string($0) })
    }
}
