import Accounts
import Frameworks
import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import Serving
@testable import WebPages

/// Walks every address with every role, with none, and with another organization's account.
@Suite("Who may see and do what")
struct AccessMatrixTests {
    /// Every page of an organization, with the records acme has.
    static var routes: [OrganizationRoute] {
        var routes: [OrganizationRoute] = [
            .home, .guidedStart, .findings, .search, .history, .commit(1), .reports,
            .report(kind: "soa", format: "html"),
            .job("unknown"), .riskWorkshop, .rateRisk(code: "RISK-1"), .acceptRisk(code: "RISK-1"),
            .approvePlan(code: "RISK-1"), .proposals(asset: "AST-1"), .statement, .statementLine("A.5.1"),
            .issueStatement, .issuedStatement(1), .approveStatement(1), .compareStatements(1, 2),
            .readDocument(code: "DOC-1"), .documentFile(code: "DOC-1", format: "md"),
            .documentFile(code: "DOC-1", format: "pdf"), .documentChoices(code: "DOC-1"), .documentTemplates,
            .documentTemplate("access-control"), .guidance, .lessons, .lesson("01-phishing-and-pretexting"),
            .customerQuestions, .withdrawComment(code: "CMT-1"),
        ]
        routes += WrittenContent.clauses.prefix(3).map { .clauseGuidance($0.id) }
        routes += OrganizationRoute.PlanView.allCases.map { .treatmentPlan($0) }
        routes += OrganizationRoute.SettingsPage.allCases.map { .settings($0) }
        routes += ISMS.secretKinds.map { .joinCircle($0) }
        for kind in Kind.all {
            let code = kind.code(1)
            routes += [
                .register(kind), .newRecord(kind), .bulkEdit(kind), .exportRegister(kind, format: "csv"),
                .importRegister(kind), .suggestions(kind), .record(kind, code: code), .editRecord(kind, code: code),
                .removeRecord(kind, code: code), .restoreRecord(kind, code: code), .approveRecord(kind, code: code),
                .comment(kind, code: code),
            ]
            routes += OrganizationRoute.ImportStep.allCases.map { .importStep(kind, $0) }
            if let field = Kind.type(named: kind.name)?.declarations.first?.name {
                routes += [.field(kind, code: code, field: field), .attachment(kind, code: code, field: field)]
            }
        }
        return routes
    }

    private static func path(_ route: OrganizationRoute, handle: String = "acme") -> String {
        Route.organization(handle: handle, asOf: nil, route).address().description
    }

    @Test("Every address reads back into the route it was made from")
    func roundTrip() {
        for route in Self.routes {
            let whole = Route.organization(handle: "acme", asOf: nil, route)
            #expect(Route(path: whole.address().description) == whole)
            let past = Route.organization(handle: "acme", asOf: Day(year: 2026, month: 2, day: 28), route)
            #expect(Route(path: past.address().description) == past)
        }
    }

    @Test("Without a session every page of an organization leads to the sign-in page")
    func nobody() async throws {
        let site = try await TestSite()
        for route in Self.routes {
            let answer = try await site.get(Self.path(route), as: nil)
            #expect(answer.status == .seeOther, "\(route)")
            #expect(answer.location.hasPrefix("/sign-in"), "\(route)")
            let form = try await site.send(.post, Self.path(route), token: nil)
            #expect(form.status == .seeOther, "\(route)")
        }
        let head = try await site.workspace.snapshot().commit.sequence
        #expect(head == 1)
    }

    @Test("Another organization's pages answer exactly as those of one that does not exist")
    func stranger() async throws {
        let site = try await TestSite()
        for route in Self.routes {
            let there = try await site.send(.get, Self.path(route), token: site.stranger)
            let nowhere = try await site.send(.get, Self.path(route, handle: "nowhere"), token: site.stranger)
            #expect(there.status == .notFound, "\(route)")
            #expect(there.text == nowhere.text, "\(route)")
            let form = try await site.post(Self.path(route), token: site.stranger)
            #expect(form.status == .notFound, "\(route)")
            #expect(!there.text.contains("Acme") && !form.text.contains("Acme"), "\(route)")
        }
    }

    @Test("A record of another organization is not reached by its code, its list, its links or the search")
    func otherRecords() async throws {
        let site = try await TestSite()
        for path in ["/o/acme/search?q=Secret", "/o/acme/asset?q=Secret", "/o/acme/asset/suggestions?q=Secret"] {
            let answer = try await site.get(path, as: .administrator)
            #expect(!answer.text.contains("Secret of the other"), "\(path)")
        }
    }

    @Test("An auditor changes nothing, whatever form is sent", arguments: [Role.reader])
    func auditor(role: Role) async throws {
        let site = try await TestSite()
        for route in Self.routes {
            let answer = try await site.post(
                Self.path(route), as: role,
                [
                    ("v.name", "Changed"), ("v.statement", "Changed"), ("version", "1"), ("text", "Said"),
                    ("code", "AST-1"),
                ])
            #expect(answer.status.code >= 400 || answer.status == .seeOther, "\(route): \(answer.status)")
        }
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("Every page an auditor may read is answered, and none breaks", arguments: Role.allCases)
    func nothingBreaks(role: Role) async throws {
        let site = try await TestSite()
        for route in Self.routes {
            let answer = try await site.get(Self.path(route), as: role)
            #expect(answer.status.code < 500, "\(role) \(route)")
        }
    }

    @Test("A member reads their tasks and approved documents, and no register besides")
    func member() async throws {
        let site = try await TestSite()
        for kind in Kind.all where ![Document.kind, TreatmentAction.kind].contains(kind) {
            #expect(try await site.get("/o/acme/\(kind.name)", as: .member).status == .notFound, "\(kind.name)")
        }
        #expect(try await site.get("/o/acme/treatment-action", as: .member).text.contains("Test a restore"))
        // A draft is not published.
        #expect(!(try await site.get("/o/acme/document", as: .member).text.contains("Information security policy")))
    }

    @Test("An owner edits what is theirs and nothing else")
    func owner() async throws {
        let site = try await TestSite()
        let own = try await site.post(
            "/o/acme/asset/AST-1/edit", as: .owner, [("v.name", "Customer records"), ("version", "1")])
        #expect(own.status == .seeOther)
        let foreign = try await site.post(
            "/o/acme/asset/AST-2/edit", as: .owner, [("v.name", "Mine now"), ("version", "1")])
        #expect(foreign.status == .forbidden)
        let isms = try await site.workspace.snapshot()
        #expect(isms.item(code: "AST-1")?.title == "Customer records")
        #expect(isms.item(code: "AST-2")?.title == "Payroll")
    }

    @Test("An approver approves what others wrote, in their own name, and edits nothing")
    func approver() async throws {
        let site = try await TestSite()
        #expect(
            try await site.post("/o/acme/document/DOC-1/approve", as: .approver, [("version", "1")]).status == .seeOther
        )
        let document = try await site.workspace.snapshot()[Document.self].entries.first
        #expect(document?.status == .approved)
        #expect(document?.approvedOn == Day(year: 2026, month: 3, day: 1))
        let edit = try await site.post(
            "/o/acme/document/DOC-1/edit", as: .approver, [("v.name", "Other"), ("version", "2")])
        #expect(edit.status == .forbidden)
    }

    @Test("Whoever wrote a document cannot approve it, even as an approver")
    func authorDoesNotApprove() async throws {
        let site = try await TestSite()
        let isms = try await site.workspace.snapshot()
        let person = isms[Person.self].first { $0.email == "ismsManager@acme.example" }
        let token = try await site.account(
            "both@acme.example", name: "Both", roles: [.ismsManager, .approver], person: nil, in: site.workspace)
        #expect(
            try await site.post("/o/acme/document/DOC-1/approve", token: token, [("version", "1")]).status == .forbidden
        )
        #expect(person != nil)
        #expect(
            try await site.post("/o/acme/document/DOC-1/approve", as: .ismsManager, [("version", "1")]).status
                == .forbidden)
        #expect(try await site.workspace.snapshot()[Document.self].entries.first?.approvedBy == nil)
    }

    @Test("A form without the session's token, or with another's, changes nothing")
    func forgery() async throws {
        let site = try await TestSite()
        let fields = [("v.name", "Forged"), ("version", "1")]
        let wrong = try await site.post(
            "/o/acme/asset/AST-1/edit", as: .administrator, fields + [(FormToken.name, "x")])
        #expect(wrong.status == .forbidden)
        let cross = try await site.post(
            "/o/acme/asset/AST-1/edit", as: .administrator, fields, headers: [HeaderNames.fetchSite: "cross-site"])
        #expect(cross.status == .forbidden)
        #expect(try await site.workspace.snapshot().item(code: "AST-1")?.title == "Customer database")
    }

    // MARK: Access tokens

    /// Every address outside an organization that knows somebody, or is about to.
    private static let addressesOfAccounts: [Route] =
        [
            .start, .signIn, .signOut, .secondFactor, .firstAccount(token: "x"), .invitation(token: "x"),
            .newPassword(token: "x"), .organizations, .newOrganization,
        ] + Route.AccountPage.allCases.map { .account($0) }

    private static func isClosedToTokens(_ route: OrganizationRoute) -> Bool {
        switch route {
        case .settings, .importRegister, .importStep: true
        default: false
        }
    }

    @Test("A token reads what its account's session reads, imports and settings apart", arguments: Role.allCases)
    func tokenReads(role: Role) async throws {
        let site = try await TestSite()
        let token = try await site.accessToken(of: role)
        let visitor = try #require(try await site.accounts.signedIn(token: site.tokens[role] ?? ""))
        var readCount = 0
        for route in Self.routes {
            let path = Self.path(route)
            let read = try await site.fetch(path, with: token)
            if Self.isClosedToTokens(route) {
                #expect(read.status == .forbidden, "\(route)")
                continue
            }
            let seen = try await site.get(path, as: role)
            #expect(read.status == seen.status, "\(route)")
            #expect(read.location == seen.location, "\(route)")
            #expect(read.headers[.setCookie] == nil, "\(route)")
            // Forms that a script could not send carry nothing to send them with.
            #expect(!read.text.contains(visitor.formToken), "\(route)")
            if seen.status == .ok {
                readCount += 1
                #expect(read.text == seen.text.replacing(visitor.formToken, with: ""), "\(route)")
            } else if seen.status.code >= 400 {
                #expect(read.headers[.contentType] == "text/plain; charset=utf-8", "\(route)")
            }
        }
        #expect(readCount >= (role == .member ? 10 : 80))
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("A token sends no form, whosever it is and whatever comes along", arguments: Role.allCases)
    func tokenWrites(role: Role) async throws {
        let site = try await TestSite()
        let token = try await site.accessToken(of: role)
        let visitor = try #require(try await site.accounts.signedIn(token: site.tokens[role] ?? ""))
        for formToken in ["", visitor.formToken] {
            for route in Self.routes {
                let answer = try await site.fetch(
                    Self.path(route), with: token.secret.text, method: .post,
                    headers: [.contentType: "application/x-www-form-urlencoded"],
                    body: "v.name=Changed&version=1&text=Said&\(FormToken.name)=\(formToken)",
                    cookies: [site.sessionCookie(of: role)])
                #expect(answer.status == .forbidden, "\(route)")
                #expect(answer.text.contains("only reads"), "\(route)")
            }
        }
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test(
        "A token opens nothing about accounts, sessions, tokens and signing in",
        arguments: [Role.administrator, .member])
    func tokenAndAccounts(role: Role) async throws {
        let site = try await TestSite()
        let token = try await site.accessToken(of: role)
        for route in Self.addressesOfAccounts {
            let path = route.address().description
            #expect(Route(path: path) == route)
            for method in [HTTPRequest.Method.get, .head, .post] {
                let answer = try await site.fetch(path, with: token.secret.text, method: method)
                #expect(answer.status == .forbidden, "\(method) \(path)")
                #expect(answer.headers[.setCookie] == nil, "\(method) \(path)")
                #expect(method == .head || answer.text.contains("only reads"), "\(method) \(path)")
                #expect(answer.headers[.wwwAuthenticate]?.contains("insufficient_scope") == true)
            }
            let dead = try await site.fetch(path, with: "annex_")
            #expect(dead.status == .unauthorized || dead.status == .tooManyRequests, "\(path)")
        }
    }

    @Test("What needs nobody to be known asks for no token, and takes no offence at a dead one")
    func tokenAndNobody() async throws {
        let site = try await TestSite()
        let stylesheet = try #require(StaticAssets.bundled.address(of: "annex.css")).description
        for path in ["/healthz", "/readyz", stylesheet] {
            #expect(try await site.get(path, as: nil).status == .ok, "\(path)")
            #expect(try await site.fetch(path, with: "annex_").status == .ok, "\(path)")
        }
        // The figures are for this computer; a token opens them to nobody else.
        #expect(try await site.get("/metrics", as: nil).status == .notFound)
        #expect(try await site.fetch("/metrics", with: "annex_").status == .notFound)
    }

    @Test("To a token another organization's pages answer exactly as those of one that does not exist")
    func tokenOfStranger() async throws {
        let site = try await TestSite()
        let account = try #require(try await site.accounts.account(email: "stranger@other.example"))
        let token = try await site.accounts.makeAccessToken(
            named: "n", days: 30, in: site.otherWorkspace.organization.id, ofAccount: account.id)
        for route in Self.routes {
            let there = try await site.fetch(Self.path(route), with: token)
            let nowhere = try await site.fetch(Self.path(route, handle: "nowhere"), with: token)
            #expect(there.status == nowhere.status && there.text == nowhere.text, "\(route)")
            #expect(there.status == (Self.isClosedToTokens(route) ? .forbidden : .notFound), "\(route)")
        }
    }
}
