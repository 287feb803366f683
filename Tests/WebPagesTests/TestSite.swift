import Accounts
import Frameworks
import HTTPTypes
import Hummingbird
import HummingbirdCore
import ISMS
import Logging
import NIOCore
import RecordFormat
import RecordStore
import Registers
import Synchronization
import Operations

@testable import Serving
@testable import WebPages

/// The web application in process, over stores in memory: a small organization “acme” with an account for each role,
/// and another one, “other”, with an account of its own.
struct TestSite {
    let server: Serving.Server
    let application: PagesApplication
    let accounts: AccountService
    let workspace: Workspace
    let otherWorkspace: Workspace
    /// The session tokens of acme's accounts, by role, and of the other organization's administrator.
    private(set) var tokens: [Role: String] = [:]
    private(set) var stranger = ""
    let clock: MovableClock
    /// Where requests come from.
    var remoteAddress = "192.0.2.1"
    private let responder: WebResponder<PagesApplication>

    static let password = "correct horse battery staple 7"
    /// Sunday, 1 March 2026.
    static let start = Instant(milliseconds: 1_772_323_200_000 + 8 * 3_600_000)

    init(
        isSecure: Bool = false, store: any RecordStore = MemoryRecordStore(),
        memoryBudget: Int = ServerSettings.usualMemoryBudget
    ) async throws {
        let clock = MovableClock(Self.start)
        self.clock = clock
        let time = Clock { clock.now }
        let identifiers = IdentifierSource.random(clock: time)
        accounts = AccountService(
            store: MemoryAccountStore(), passwords: PasswordHasher(cost: .lowest), now: { clock.now })
        let author = CommitAuthor(principal: "set-up", time: clock.now, reason: "Begin", source: "test")
        workspace = try await Workspace.create(
            handle: "acme", in: store, clock: time, identifiers: identifiers, by: author
        ) { Office.furnish(&$0) }
        otherWorkspace = try await Workspace.create(
            handle: "other", in: store, clock: time, identifiers: identifiers, by: author
        ) { draft in
            var organization = Organization()
            organization.name = "Other GmbH"
            draft.create(organization)
            var asset = Asset()
            asset.name = "Secret of the other"
            draft.create(asset)
        }
        let settings = ServerSettings(
            host: "127.0.0.1", port: 8080, publicURL: isSecure ? "https://annex.example" : nil,
            memoryBudget: memoryBudget)
        server = Serving.Server(settings, store: store, accounts: accounts, clock: time, identifiers: identifiers)
        application = PagesApplication(on: server)
        responder = WebResponder(application)
        let isms = try await workspace.snapshot()
        for role in Role.allCases {
            let person = isms[Person.self].first { $0.email == "\(role.rawValue)@acme.example" }
            tokens[role] = try await account(
                "\(role.rawValue)@acme.example", name: "The \(role.label)", roles: [role], person: person?.id,
                in: workspace)
        }
        stranger = try await account(
            "stranger@other.example", name: "Stranger", roles: [.administrator, .approver, .owner], person: nil,
            in: otherWorkspace)
    }

    /// Makes an account and signs it in; its session token.
    func account(
        _ email: String, name: String, roles: Set<Role>, person: RecordID?, in workspace: Workspace
    ) async throws -> String {
        _ = try await accounts.addAccount(
            email: email, name: name, password: Self.password,
            memberships: [(workspace.organization.id, roles, person)])
        return try await token(of: email)
    }

    func token(of email: String) async throws -> String {
        let origin = Origin(address: "192.0.2.1", userAgent: "test")
        switch try await accounts.signIn(email: email, password: Self.password, from: origin) {
        case .signedIn(let session), .secondFactorNeeded(let session): return session.token.text
        }
    }

    // MARK: Requests

    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let bytes: [UInt8]
        var text: String { String(decoding: bytes, as: UTF8.self) }
        var location: String { headers[.location] ?? "" }
    }

    /// Sends a request as an account of a role, or as nobody.
    func get(_ path: String, as role: Role?, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, token: try await liveToken(of: role), headers: headers)
    }

    /// The session of a role's account, begun anew where it has run out meanwhile.
    private func liveToken(of role: Role?) async throws -> String? {
        guard let role, let token = tokens[role] else { return nil }
        let idleSeconds = AccountSettings().idleSeconds
        guard clock.now.milliseconds - Self.start.milliseconds > idleSeconds * 1000 else { return token }
        if try await accounts.signedIn(token: token) != nil { return token }
        return try await self.token(of: "\(role.rawValue)@acme.example")
    }

    /// Sends a form with the session's own token in it.
    func post(_ path: String, as role: Role?, _ fields: [(String, String)] = [], headers: HTTPFields = [:])
        async throws -> Answer
    {
        try await post(path, token: try await liveToken(of: role), fields, headers: headers)
    }

    func post(_ path: String, token: String?, _ fields: [(String, String)] = [], headers: HTTPFields = [:])
        async throws -> Answer
    {
        var fields = fields
        if let token, let visitor = try await accounts.signedIn(token: token),
            !fields.contains(where: { $0.0 == FormToken.name })
        {
            fields.append((FormToken.name, visitor.formToken))
        }
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, token: token, headers: headers, body: body)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, token: String?, headers: HTTPFields = [:], body: String = "",
        cookies: [String] = []
    ) async throws -> Answer {
        try await send(method, path, token: token, headers: headers, bytes: Array(body.utf8), cookies: cookies)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, token: String?, headers: HTTPFields = [:], bytes: [UInt8],
        cookies: [String] = []
    ) async throws -> Answer {
        var headers = headers
        var cookies = cookies
        if let token { cookies.append("\(server.settings.sessionCookie)=\(token)") }
        if !cookies.isEmpty { headers[.cookie] = cookies.joined(separator: "; ") }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "annex.example", path: path, headerFields: headers)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes)))
        // Keeps the request's number, which one that drops everything would not.
        var logger = Logger(label: "test", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .critical
        logger[metadataKey: "hb.request.id"] = "test"
        let response = try await responder.respond(
            to: request, context: WebContext(logger: logger, remoteAddress: remoteAddress))
        let collector = BodyCollector()
        try await response.body.write(collector)
        return Answer(status: response.status, headers: response.headers, bytes: collector.bytes)
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

/// A clock that tests move by hand.
final class MovableClock: Sendable {
    private let time: Mutex<Instant>

    init(_ start: Instant) { time = Mutex(start) }

    var now: Instant { time.withLock(\.self) }
    func advance(seconds: Int) { time.withLock { $0 = Instant(milliseconds: $0.milliseconds + seconds * 1000) } }
}

/// Takes what a response writes.
private final class BodyCollector: ResponseBodyWriter, Sendable {
    private let kept = Mutex<[UInt8]>([])
    var bytes: [UInt8] { kept.withLock(\.self) }

    func write(_ buffer: ByteBuffer) async throws {
        kept.withLock { $0.append(contentsOf: buffer.readableBytesView) }
    }

    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// What acme has: people for each role, an asset of the owner's and one of another's, criteria, a risk, a control, a
/// document, an action.
enum Office {
    static func furnish(_ draft: inout Draft) {
        var organization = Organization()
        organization.name = "Acme"
        draft.create(organization)
        var people: [Role: Reference<Person>] = [:]
        for role in Role.allCases {
            var person = Person()
            person.name = "The \(role.label)"
            person.email = "\(role.rawValue)@acme.example"
            people[role] = draft.create(person)
        }
        var scope = Scope()
        scope.statement = "The booking service and its operation"
        draft.create(scope)
        var own = Asset()
        own.name = "Customer database"
        own.owner = people[.owner]
        let asset = draft.create(own)
        var foreign = Asset()
        foreign.name = "Payroll"
        foreign.owner = people[.ismsManager]
        draft.create(foreign)
        var criteria = RiskCriteria.readyMade["5x5"] ?? RiskCriteria()
        criteria.effectiveFrom = Day(year: 2026, month: 1, day: 1)
        let criteriaReference = draft.create(criteria)
        var control = Control()
        control.name = "Backups every night"
        control.owner = people[.owner]
        control.meets = ["A.8.13"]
        let controlReference = draft.create(control)
        var risk = Risk()
        risk.name = "The database is lost"
        risk.assets = [asset]
        risk.owner = people[.owner]
        risk.criteria = criteriaReference
        risk.affects = [.availability]
        risk.inherent = Rating(likelihood: 4, availability: 5)
        risk.current = Rating(likelihood: 3, availability: 5)
        risk.residual = Rating(likelihood: 1, availability: 5)
        risk.treatment = .mitigate
        risk.controls = [controlReference]
        let riskReference = draft.create(risk)
        var action = TreatmentAction()
        action.name = "Test a restore"
        action.risks = [riskReference]
        action.owner = people[.member]
        action.due = Day(year: 2026, month: 4, day: 1)
        draft.create(action)
        var document = Document()
        document.name = "Information security policy"
        document.isInformationSecurityPolicy = true
        document.author = people[.ismsManager]
        document.owner = people[.ismsManager]
        draft.create(document)
        var evidence = Evidence()
        evidence.name = "Backup report"
        evidence.link = "https://files.acme.example/backup-report"
        evidence.collectedOn = Day(year: 2026, month: 2, day: 1)
        evidence.controls = [controlReference]
        evidence.collectedBy = people[.owner]
        draft.create(evidence)
    }
}
