import Accounts
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import RecordFormat
import RecordStore

/// A request's surroundings: its connection and its log.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// A request that came over no connection, as tests send them.
    init(logger: Logger, remoteAddress: String) {
        coreContext = CoreRequestContextStorage(source: LoggerSource(logger: logger))
        self.remoteAddress = remoteAddress
    }

    private struct LoggerSource: RequestContextSource {
        let logger: Logger
    }
}

/// Answers requests: reads each into a route, finds out who asks, lets the route's handler answer, and puts on every
/// answer what all of them carry.
struct WebResponder: HTTPResponder {
    typealias Context = WebContext

    let application: WebApplication

    init(_ application: WebApplication) { self.application = application }

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let clock = ContinuousClock()
        let began = clock.now
        application.metrics.began()
        var account: String?
        var response = await answer(request, context, by: &account)
        SecurityHeaders.put(on: &response.headers, isSecure: application.settings.isSecure)
        response.headers[HeaderNames.requestID] = context.id
        if response.status == .methodNotAllowed {
            response.headers[.allow] = request.method == .post ? "GET, HEAD" : "GET, HEAD, POST"
        }
        let elapsed = clock.now - began
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        application.metrics.ended(status: response.status.code, seconds: seconds)
        let path = Self.loggedPath(request.uri.path)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(path)", "status": "\(response.status.code)",
                "ms": "\(Int(seconds * 1000))", "account": "\(account ?? "-")",
            ])
        return response.hummingbird(isHead: request.method == .head)
    }

    /// One-time tokens stand in paths; they stay out of the log.
    private static func loggedPath(_ path: String) -> String {
        for prefix in ["/first-account/", "/invitation/", "/new-password/"] where path.hasPrefix(prefix) {
            return prefix + "…"
        }
        return String(path.prefix(200))
    }

    /// An error on one line of the log, so that nothing in it can pass for a line of its own.
    static func loggedError(_ error: any Error) -> String {
        var line = String.UnicodeScalarView()
        for scalar in String(describing: error).unicodeScalars.prefix(2000) {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            default: line.append(scalar)
            }
        }
        return String(line)
    }

    /// - Parameter account: becomes whose session the request is of, by the account's identifier.
    private func answer(_ request: Request, _ context: WebContext, by account: inout String?) async -> WebResponse {
        let reading = WebRequest(request, context, isBehindProxy: application.settings.isBehindProxy)
        var visitor: SignedIn?
        do {
            guard let web = reading else { throw WebError.methodNotAllowed }
            guard let route = Route(path: web.path) else { throw WebError.notFound }
            if let plain = try await plainAnswer(to: route, web) { return plain }
            if let accessToken = web.accessToken {
                return await answer(accessToken: accessToken, to: route, web, logger: context.logger)
            }
            if let token = web.cookies[application.settings.sessionCookie] {
                visitor = try await application.accounts.signedIn(token: token)
                account = visitor?.account.id.description
            }
            var renewed: NewSession?
            if let token = web.cookies[application.settings.sessionCookie], visitor?.isReplacementDue == true,
                web.method == .get, !web.wantsPart,
                let session = try await application.accounts.replaceSessionToken(token)
            {
                // What the page is made with must be what the browser will carry from now on.
                visitor = try await application.accounts.signedIn(token: session.token.text)
                renewed = session
            }
            let dispatcher = Dispatcher(
                application: application, request: web, visitor: visitor, logger: context.logger)
            let response = try await dispatcher.answer(route)
            guard let renewed, response.headers[.setCookie] == nil else { return response }
            return dispatcher.carrying(renewed, response)
        } catch WebError.signInNeeded {
            return signInAnswer(reading)
        } catch {
            let web = WebError(error)
            if web == nil {
                context.logger.error("request failed", metadata: ["error": "\(Self.loggedError(error))"])
            }
            return ErrorPage.response(
                status: web?.status ?? .internalServerError, title: web?.title ?? "Something went wrong here",
                message: web?.message
                    ?? "It is not your doing, and nothing was saved. Tell whoever runs Annex the number \(context.id).",
                visitor: visitor, wantsPart: reading?.wantsPart ?? false)
        }
    }

    /// What needs no session.
    private func plainAnswer(to route: Route, _ request: WebRequest) async throws -> WebResponse? {
        switch route {
        case .health: return .text("ok\n")
        case .ready:
            _ = try await application.store.organizations()
            return .text("ready\n")
        case .metrics:
            // How busy the server is concerns its operator; whoever else asks finds nothing there.
            guard application.settings.hasPublicMetrics || ServerSettings.loopbackHosts.contains(request.address) else {
                throw WebError.notFound
            }
            return .text(
                application.metrics.text(
                    residentBytes: ResidentMemory.bytes, memory: application.memory.figures),
                type: "text/plain; version=0.0.4; charset=utf-8")
        case .asset(let name):
            let accepts = (request.headers[.acceptEncoding] ?? "").contains("gzip")
            guard let response = StaticAssets.bundled.response(named: name, acceptingGzip: accepts) else {
                throw WebError.notFound
            }
            return response
        case .favicon:
            guard let icon = StaticAssets.bundled.address(of: "icon.svg") else { throw WebError.notFound }
            return WebResponse(.movedPermanently, headers: [.location: icon.description])
        default: return nil
        }
    }

    private func signInAnswer(_ request: WebRequest?) -> WebResponse {
        guard let request else { return .seeOther(.signIn) }
        // htmx would put the sign-in page into the middle of another; it is told to go there instead.
        if request.wantsPart {
            return WebResponse(.unauthorized, headers: [HeaderNames.htmxRedirect: Route.signIn.address().description])
        }
        let back = request.method == .get && request.path != "/" ? [(name: "back", value: request.path)] : []
        return .seeOther(.signIn, back)
    }
}

/// What the process holds in memory, where the system tells.
enum ResidentMemory {
    static var bytes: Int? {
        guard let status = FileManager.default.contents(atPath: "/proc/self/statm") else { return nil }
        let pages = String(decoding: status, as: UTF8.self).split(separator: " ")
        return pages.count > 1 ? Int(pages[1]).map { $0 * 4096 } : nil
    }
}

extension WebRequest {
    /// Reads the head of a request; nil for a method no page has.
    init?(_ request: Request, _ context: WebContext, isBehindProxy: Bool) {
        switch request.method {
        case .get, .head: method = .get
        case .post: method = .post
        default: return nil
        }
        path = request.uri.path
        query = FormData(urlEncoded: (request.uri.query ?? "").utf8) ?? FormData()
        headers = request.headers
        body = request.body
        id = context.id
        let forwarded = isBehindProxy ? request.headers[HeaderNames.forwardedFor] : nil
        // The proxy appends the address it saw; what stands before it came from the client.
        address =
            forwarded?.split(separator: ",").last.map { String($0.trimmingPrefix(while: { $0 == " " })) }
            ?? context.remoteAddress
        var cookies: [String: String] = [:]
        for field in request.headers[values: .cookie] {
            for pair in field.split(separator: ";") {
                let halves = pair.split(separator: "=", maxSplits: 1)
                guard halves.count == 2 else { continue }
                cookies[String(halves[0].trimmingPrefix(while: { $0 == " " }))] = String(halves[1])
            }
        }
        self.cookies = cookies
    }
}

extension WebResponse {
    func hummingbird(isHead: Bool) -> Response {
        switch body {
        case .none: return Response(status: status, headers: headers)
        case .bytes(let bytes):
            var response = Response(
                status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            if isHead {
                response.body = ResponseBody()
                response.headers[.contentLength] = String(bytes.count)
            }
            return response
        case .stream(let length, let write):
            if isHead { return Response(status: status, headers: headers) }
            return Response(status: status, headers: headers, body: ResponseBody(contentLength: length, write))
        }
    }
}
