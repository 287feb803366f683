import Accounts
import HTTPTypes
import RecordFormat
import RecordStore
import Testing
import Operations

@testable import Serving
@testable import WebPages

extension TestSite {
    /// An access token to acme of a role's account.
    func accessToken(of role: Role, days: Int = 30) async throws -> NewAccessToken {
        let account = try #require(try await accounts.account(email: "\(role.rawValue)@acme.example"))
        return try await accounts.makeAccessToken(
            named: "Script of the \(role.label)", days: days, in: workspace.organization.id, ofAccount: account.id)
    }

    /// Sends a request as a script does: with an access token, and without cookies unless told.
    func fetch(
        _ path: String, with token: String, method: HTTPRequest.Method = .get, headers: HTTPFields = [:],
        body: String = "", cookies: [String] = []
    ) async throws -> Answer {
        var headers = headers
        headers[.authorization] = "Bearer \(token)"
        return try await send(method, path, token: nil, headers: headers, body: body, cookies: cookies)
    }

    func fetch(_ path: String, with token: NewAccessToken) async throws -> Answer {
        try await fetch(path, with: token.secret.text)
    }

    func sessionCookie(of role: Role) -> String { "\(server.settings.sessionCookie)=\(tokens[role] ?? "")" }
}
