import Accounts
import Foundation
import HTML
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Phrases
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

/// Answers requests: reads each into a route, finds out who asks, lets the application answer, and puts on every answer
/// what all of them carry.
struct WebResponder<Application: WebApplication>: HTTPResponder {
    typealias Context = WebContext

    let application: Application
    var server: Server { application.server }

    init(_ application: Application) { self.application = application }

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let clock = ContinuousClock()
        let began = clock.now
        server.metrics.began()
        var account: String?
        var response = await answer(request, context, by: &account)
        SecurityHeaders.put(on: &response.headers, isSecure: server.settings.isSecure)
        response.headers[HeaderNames.requestID] = context.id
        if response.status == .methodNotAllowed {
            response.headers[.allow] = request.method == .post ? "GET, HEAD" : "GET, HEAD, POST"
        }
        let elapsed = clock.now - began
        let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
        server.metrics.ended(status: response.status.code, seconds: seconds)
        let path = LogLine.path(
            request.uri.path, withoutSecretsAfter: Application.Route.beginningsBeforeSecrets)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(path)", "status": "\(response.status.code)",
                "ms": "\(Int(seconds * 1000))", "account": "\(account ?? "-")",
            ])
        return response.hummingbird(isHead: request.method == .head)
    }

    /// - Parameter account: becomes whose session the request is of, by the account's identifier.
    private func answer(_ request: Request, _ context: WebContext, by account: inout String?) async -> WebResponse {
        let reading = WebRequest(request, context, isBehindProxy: server.settings.isBehindProxy)
        var visitor: SignedIn?
        do {
            guard let web = reading else { throw WebError.methodNotAllowed }
            if let route = ServerRoute(path: web.path) { return try await server.answer(web, at: route) }
            guard let route = Application.Route(path: web.path) else { throw WebError.notFound }
            if let accessToken = web.accessToken {
                return await answer(accessToken: accessToken, to: route, web, logger: context.logger)
            }
            if let token = web.cookies[server.settings.sessionCookie] {
                visitor = try await server.accounts.signedIn(token: token)
                account = visitor?.account.id.description
            }
            var renewed: NewSession?
            if let token = web.cookies[server.settings.sessionCookie], visitor?.isReplacementDue == true,
                web.method == .get, !web.wantsPart,
                let session = try await server.accounts.replaceSessionToken(token)
            {
                // What the answer is made with must be what the browser will carry from now on.
                visitor = try await server.accounts.signedIn(token: session.token.text)
                renewed = session
            }
            let visit = Visit(server: server, request: web, visitor: visitor, logger: context.logger)
            let response = try await application.answer(visit, at: route)
            guard let renewed, response.headers[.setCookie] == nil else { return response }
            return visit.carrying(renewed, response)
        } catch WebError.signInNeeded {
            return application.signInAnswer(to: reading)
        } catch {
            let web = WebError(error)
            if web == nil {
                context.logger.error("request failed", metadata: ["error": "\(LogLine.of(error))"])
            }
            let failure = Failure(
                web,
                unforeseen:
                    "It is not your doing, and nothing was saved. Tell whoever runs Annex the number \(context.id).")
            return application.answer(to: failure, visitor: visitor, wantsPart: reading?.wantsPart ?? false)
                .failing(with: failure.code)
        }
    }
}

extension WebRequest {
    /// Reads the head of a request; nil for a method that no address takes.
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
            return Response(
                status: status, headers: headers,
                body: ResponseBody(contentLength: length) { writer in
                    let sink = ResponseSink(writer)
                    try await write(sink)
                    try await sink.finish()
                })
        }
    }
}
