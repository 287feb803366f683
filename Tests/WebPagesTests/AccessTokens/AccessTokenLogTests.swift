import Accounts
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import RecordFormat
import RecordStore
import Synchronization
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("What the log says of access tokens")
struct AccessTokenLogTests {
    /// Keeps every line that is logged, with all that is said beside it.
    private final class Lines: Sendable {
        private let kept = Mutex<[String]>([])
        var all: [String] { kept.withLock(\.self) }
        func append(_ line: String) { kept.withLock { $0.append(line) } }
    }

    private struct Handler: LogHandler {
        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.append("\(event.level) \(event.message) \(metadata) \(event.metadata ?? [:])")
        }
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, to site: TestSite, _ lines: Lines, headers: HTTPFields,
        body: String = ""
    ) async throws {
        var logger = Logger(label: "test", factory: { _ in Handler(lines: lines) })
        logger[metadataKey: "hb.request.id"] = "test"
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "annex.example", path: path, headerFields: headers)
        _ = try await WebResponder(site.application).respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body))),
            context: WebContext(logger: logger, remoteAddress: "192.0.2.77"))
    }

    @Test("It names the token that was used or refused by its identity and where it came from, never by its secret")
    func lines() async throws {
        let site = try await TestSite()
        let lines = Lines()
        let (good, expired) = (
            try await site.accessToken(of: .reader), try await site.accessToken(of: .reader, days: 1)
        )
        site.clock.advance(seconds: 86_400)
        let wrong = try await TestSite().accessToken(of: .reader)
        for token in [good, expired, wrong] {
            let headers: HTTPFields = [.authorization: "Bearer \(token.secret.text)"]
            try await send(.get, "/o/acme/risk/export/csv", to: site, lines, headers: headers)
            try await send(.post, "/o/acme/asset/new", to: site, lines, headers: headers, body: "a=b")
            try await send(.get, "/account/tokens", to: site, lines, headers: headers)
        }
        let whole = lines.all.joined(separator: "\n")
        #expect(whole.contains("access token") && whole.contains(good.token.id.description))
        #expect(
            lines.all.contains {
                $0.contains("access token refused") && $0.contains(expired.token.id.description)
                    && $0.contains("192.0.2.77")
            })
        for token in [good, expired, wrong] {
            #expect(!whole.contains(token.secret.text.dropFirst(6).prefix(20)))
        }
        #expect(!whole.contains("annex_"))
    }

    @Test("Making one in the browser leaves its identity in the log, and not its secret")
    func making() async throws {
        let site = try await TestSite()
        let lines = Lines()
        let session = try await site.token(of: "reader@acme.example")
        let visitor = try #require(try await site.accounts.signedIn(token: session))
        try await send(
            .post, "/account/tokens", to: site, lines,
            headers: [
                .cookie: "\(site.server.settings.sessionCookie)=\(session)",
                .contentType: "application/x-www-form-urlencoded",
            ],
            body:
                "act=make&name=n&days=30&organization=\(site.workspace.organization.id)&current=\(TestSite.password.replacing(" ", with: "+"))&\(FormToken.name)=\(visitor.formToken)"
        )
        let made = try #require(try await site.accounts.accessTokens(of: visitor.account.id).first)
        #expect(lines.all.contains { $0.contains("access token made") && $0.contains(made.id.description) })
        #expect(!lines.all.joined().contains("annex_"))
    }
}
