import Accounts
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Operations
import Phrases
import RecordFormat
import RecordStore
import Synchronization
import Testing

@testable import Serving

/// An application of two addresses, neither of them a page: one greets anybody, one whoever has signed in.
private struct Greeter: WebApplication {
    enum Route: WebRoute {
        case greeting, own

        init?(path: String) {
            switch PathSegments.of(path) {
            case ["greeting"]: self = .greeting
            case ["own"]: self = .own
            default: return nil
            }
        }

        var opensToAccessTokens: Bool { false }
        static let accessTokenLimits: Phrase = "Greetings are for people."
        static let beginningsBeforeSecrets = ["/secret/"]
    }

    let server: Serving.Server

    func answer(_ visit: Visit, at route: Route) async throws -> WebResponse {
        switch route {
        case .greeting: .text("Good morning")
        case .own: .text("Good morning, \(try visit.signedIn().account.name)")
        }
    }

    func signInAnswer(to request: WebRequest?) -> WebResponse { .text("Who are you?", status: .unauthorized) }

    func answer(to failure: Failure, visitor: SignedIn?, wantsPart: Bool) -> WebResponse {
        .text("Alas: \(failure.title.english)", status: failure.status)
    }
}

@Suite("A server serves whatever application is given to it")
struct AnyApplicationTests {
    private struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String
    }

    /// What is logged, line by line.
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

        func log(event: LogEvent) { lines.append("\(event.message) \(event.metadata ?? [:])") }
    }

    private final class Collector: ResponseBodyWriter, Sendable {
        private let kept = Mutex<[UInt8]>([])
        var text: String { String(decoding: kept.withLock(\.self), as: UTF8.self) }
        func write(_ buffer: ByteBuffer) async throws {
            kept.withLock { $0.append(contentsOf: buffer.readableBytesView) }
        }
        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private func get(_ path: String, _ headers: HTTPFields = [:], log lines: Lines = Lines()) async throws -> Answer {
        let clock = Clock { Instant(milliseconds: 1_772_323_200_000) }
        let server = Serving.Server(
            ServerSettings(host: "127.0.0.1", port: 8080), store: MemoryRecordStore(),
            accounts: AccountService(
                store: MemoryAccountStore(), passwords: PasswordHasher(cost: .lowest), now: { clock.now() }),
            clock: clock, identifiers: .random(clock: clock))
        var logger = Logger(label: "test", factory: { _ in Handler(lines: lines) })
        logger[metadataKey: "hb.request.id"] = "test"
        let head = HTTPRequest(
            method: .get, scheme: "http", authority: "annex.example", path: path, headerFields: headers)
        let response = try await WebResponder(Greeter(server: server)).respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())),
            context: WebContext(logger: logger, remoteAddress: "192.0.2.1"))
        let collector = Collector()
        try await response.body.write(collector)
        return Answer(status: response.status, headers: response.headers, text: collector.text)
    }

    @Test("The application answers at its addresses, and the server puts on what all answers carry")
    func answers() async throws {
        let answer = try await get("/greeting")
        #expect(answer.status == .ok)
        #expect(answer.text == "Good morning")
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        #expect(answer.headers[HeaderNames.requestID] == "test")
    }

    @Test("The application says how somebody signs in, and how it speaks of failures")
    func failures() async throws {
        let stranger = try await get("/own")
        #expect(stranger.status == .unauthorized && stranger.text == "Who are you?")
        let nowhere = try await get("/nowhere")
        #expect(nowhere.status == .notFound && nowhere.text == "Alas: There is no such page")
    }

    @Test("The server answers at its own addresses, whatever it serves")
    func ownAddresses() async throws {
        #expect(try await get("/healthz").text == "ok\n")
        #expect(try await get("/readyz").text == "ready\n")
        #expect(try await get("/%68ealthz").text == "ok\n")
        #expect(try await get("/metrics").status == .notFound)
    }

    @Test("What follows a beginning that the application names stays out of the log, whether or not it is an address")
    func secrets() async throws {
        let lines = Lines()
        _ = try await get("/secret/hunter2", log: lines)
        _ = try await get("/secret/hunter2/more", log: lines)
        #expect(lines.all.count == 2)
        #expect(!lines.all.joined().contains("hunter2"))
        #expect(lines.all.allSatisfy { $0.contains("/secret/…") })
    }

    @Test("A dead access token is refused before the application hears of it")
    func deadToken() async throws {
        let answer = try await get("/greeting", [.authorization: "Bearer annex_dead"])
        #expect(answer.status == .unauthorized)
        #expect(answer.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
    }
}
