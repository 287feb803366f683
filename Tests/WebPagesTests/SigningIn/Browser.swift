import Accounts
import Foundation
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

/// What a person does with a browser: it keeps cookies, fills in forms as they are on the page, and follows where it is
/// sent. Without JavaScript.
final class Browser {
    struct View {
        let path: String
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String
    }

    let application: PagesApplication
    let address: String
    private(set) var cookies: [String: String] = [:]
    /// The `Set-Cookie` fields of the last answers.
    private(set) var lastSetCookies: [String] = []
    private let responder: WebResponder<PagesApplication>

    init(_ application: PagesApplication, address: String = "192.0.2.50") {
        self.application = application
        self.address = address
        responder = WebResponder(application)
    }

    var sessionToken: String? {
        get { cookies[application.server.settings.sessionCookie] }
        set { cookies[application.server.settings.sessionCookie] = newValue }
    }

    /// Opens a page and follows where it leads.
    @discardableResult
    func open(_ path: String) async throws -> View {
        try await follow(try await send(.get, path))
    }

    /// Fills in the form of a page that is sent to `action` (and that holds `act`, where several are), and sends it.
    @discardableResult
    func submit(
        _ page: View, to action: String? = nil, act: String? = nil, _ fields: [(String, String)] = [],
        headers: HTTPFields = [:], following: Bool = true
    ) async throws -> View {
        let forms = page.text.components(separatedBy: "<form ").dropFirst().map {
            $0.components(separatedBy: "</form>")[0]
        }
        let wanted = action ?? page.path.components(separatedBy: "?")[0]
        let form = try #require(
            forms.first { form in
                form.contains("action=\"\(wanted)\"") && form.contains("method=\"post\"")
                    && (act.map { form.contains("value=\"\($0)\"") } ?? true)
            }, "no form to \(wanted) on \(page.path): \(page.text)")
        let hidden = form.components(separatedBy: "<input ").filter { $0.contains("type=\"hidden\"") }.compactMap {
            input in Self.attribute("name", input).map { ($0, Self.attribute("value", input) ?? "") }
        }
        let given = Set(fields.map(\.0))
        let body = (hidden.filter { !given.contains($0.0) } + fields).map {
            "\(Self.encoded($0.0))=\(Self.encoded($0.1))"
        }.joined(separator: "&")
        let answer = try await send(.post, wanted, headers: headers, body: body)
        return following ? try await follow(answer) : answer
    }

    func follow(_ view: View) async throws -> View {
        var view = view
        for _ in 0..<6 where (300..<400).contains(view.status.code) {
            view = try await send(.get, try #require(view.headers[.location]))
        }
        return view
    }

    func send(_ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String = "")
        async throws -> View
    {
        var headers = headers
        if !cookies.isEmpty { headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ") }
        if method == .post { headers[.contentType] = "application/x-www-form-urlencoded" }
        headers[.userAgent] = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "annex.example", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body)))
        var logger = Logger(label: "test", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .critical
        logger[metadataKey: "hb.request.id"] = "test"
        let response = try await responder.respond(
            to: request, context: WebContext(logger: logger, remoteAddress: address))
        let collector = Collector()
        try await response.body.write(collector)
        lastSetCookies = response.headers[values: .setCookie]
        for field in lastSetCookies {
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = pair.count > 1 && !field.contains("Max-Age=0") ? pair[1] : nil
        }
        return View(
            path: path, status: response.status, headers: response.headers,
            text: String(decoding: collector.bytes, as: UTF8.self))
    }

    @discardableResult
    func signIn(_ email: String, password: String = TestSite.password) async throws -> View {
        try await submit(try await open("/sign-in"), [("email", email), ("password", password)])
    }

    private static func attribute(_ name: String, _ element: String) -> String? {
        element.components(separatedBy: " \(name)=\"").dropFirst().first?.components(separatedBy: "\"").first
            ?? (element.hasPrefix("\(name)=\"")
                ? element.dropFirst(name.count + 2).components(separatedBy: "\"").first : nil)
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}

private final class Collector: ResponseBodyWriter, Sendable {
    private let kept = Mutex<[UInt8]>([])
    var bytes: [UInt8] { kept.withLock(\.self) }

    func write(_ buffer: ByteBuffer) async throws { kept.withLock { $0.append(contentsOf: buffer.readableBytesView) } }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// A server on which nobody has an account and there is no organization.
struct EmptySite {
    let server: Serving.Server
    let application: PagesApplication
    let accounts: AccountService
    let clock = MovableClock(TestSite.start)

    init(isSecure: Bool = false) {
        let clock = clock
        let time = Clock { clock.now }
        accounts = AccountService(
            store: MemoryAccountStore(), passwords: PasswordHasher(cost: .lowest), now: { clock.now })
        let settings = ServerSettings(
            host: "127.0.0.1", port: 8080, publicURL: isSecure ? "https://annex.example" : nil)
        server = Serving.Server(
            settings, store: MemoryRecordStore(), accounts: accounts, clock: time,
            identifiers: IdentifierSource.random(clock: time))
        application = PagesApplication(on: server)
    }
}
