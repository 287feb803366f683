import Accounts
import Frameworks
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Reports
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("Documents on pages")
struct DocumentPageTests {
    private static let templates = "/o/acme/document/templates"

    /// A site whose organization carries one document, approved.
    private static func site(carrying template: String, status: Document.Status = .approved) async throws -> TestSite {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        let isms = draft.base
        var document = Document(
            adopting: try #require(DocumentTemplate.bundled(template)), in: isms,
            on: Day(year: 2026, month: 3, day: 1)
                ?? Day(number: 0))
        document.status = status
        document.owner = isms[Person.self].first { $0.email == "owner@acme.example" }?.reference
        if status == .approved {
            document.approvedBy = isms[Person.self].first { $0.email == "approver@acme.example" }?.reference
            document.approvedOn = Day(year: 2026, month: 3, day: 1)
        }
        try draft.createApproved(document)
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        return site
    }

    private static func document(_ site: TestSite, _ code: String = "DOC-2") async throws -> Entry<Document> {
        try #require(try await site.workspace.snapshot().item(code: code) as? Entry<Document>)
    }

    // MARK: Taking over

    @Test("All templates that are missing are taken over in one commit, and a namesake is left to be asked about")
    func adoptAll() async throws {
        let site = try await TestSite()
        let page = try await site.get(Self.templates, as: .ismsManager)
        #expect(page.status == .ok)
        for template in DocumentTemplate.allBundled() { #expect(page.text.contains(template.title), "\(template.id)") }
        #expect(page.text.contains("Let DOC-1 carry it"))
        #expect(try await site.post(Self.templates, as: .ismsManager, [("all", "yes")]).status == .seeOther)
        var isms = try await site.workspace.snapshot()
        #expect(isms.commit.sequence == 2)
        let adopted = isms[Document.self].filter { !$0.template.isEmpty }
        #expect(adopted.count == DocumentTemplate.ids.count - 1)
        #expect(adopted.allSatisfy { $0.status == .draft && $0.approvedBy == nil && $0.reviewBy != nil })
        let carry = try await site.post(
            Self.templates, as: .ismsManager, [("carry", "information-security-policy")])
        #expect(carry.location.hasPrefix("/o/acme/document/DOC-1/read"))
        isms = try await site.workspace.snapshot()
        #expect(isms.document(carrying: "information-security-policy")?.code == "DOC-1")
        // Nothing is left to take over.
        #expect(try await site.post(Self.templates, as: .ismsManager, [("all", "yes")]).status.code == 422)
        #expect(try await site.workspace.snapshot().commit.sequence == 3)
    }

    @Test("Only what was ticked is taken over, and nothing twice")
    func adoptSome() async throws {
        let site = try await TestSite()
        let form = [("template", "backup"), ("template", "cryptography"), ("template", "nonsense")]
        #expect(try await site.post(Self.templates, as: .ismsManager, form).status == .seeOther)
        let names = try await site.workspace.snapshot()[Document.self].map(\.template).filter { !$0.isEmpty }
        #expect(Set(names) == ["backup", "cryptography"] && names.count == 2)
        #expect(try await site.post(Self.templates, as: .ismsManager, form).status.code == 422)
        #expect(try await site.post(Self.templates, as: .ismsManager).status.code == 422)
    }

    @Test("Whoever may not add documents takes none over", arguments: [Role.owner, .approver, .reader, .member])
    func adoptionRefused(role: Role) async throws {
        let site = try await TestSite()
        #expect(try await site.post(Self.templates, as: role, [("all", "yes")]).status == .forbidden)
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
        let page = try await site.get(Self.templates, as: role)
        #expect(page.status == (role == .member ? .notFound : .ok))
        #expect(!page.text.contains("name=\"template\"") && !page.text.contains("name=\"carry\""))
    }

    // MARK: Reading

    @Test("Every document renders as a page without a placeholder, a style or a script in it")
    func rendering() async throws {
        let site = try await TestSite()
        _ = try await site.post(Self.templates, as: .ismsManager, [("all", "yes")])
        let isms = try await site.workspace.snapshot()
        for document in isms[Document.self] where !document.template.isEmpty {
            let answer = try await site.get("/o/acme/document/\(document.code)/read", as: .reader)
            #expect(answer.status == .ok, "\(document.template)")
            let template = try #require(document.value.catalogTemplate)
            #expect(answer.text.contains("id=\"\(template.prefix)-01\""), "\(document.template)")
            let article = try #require(answer.text.split(separator: "<article").last)
            #expect(!article.contains("{{") && Placeholder.first(in: String(article)) == nil, "\(document.template)")
            #expect(!answer.text.contains(" style=") && !answer.text.contains("<style"), "\(document.template)")
            #expect(!article.contains("<script") && !article.contains(" onclick"), "\(document.template)")
            #expect(answer.headers[.contentSecurityPolicy] == SecurityHeaders.contentSecurityPolicy)
        }
    }

    @Test("A template is looked at before it is taken over, and afterwards leads to the record's text")
    func preview() async throws {
        let site = try await TestSite()
        let before = try await site.get("\(Self.templates)/backup", as: .reader)
        #expect(before.status == .ok && before.text.contains("not adopted"))
        #expect(try await site.get("\(Self.templates)/nonsense", as: .reader).status == .notFound)
        _ = try await site.post(Self.templates, as: .ismsManager, [("template", "backup")])
        #expect(try await site.get("\(Self.templates)/backup", as: .reader).location == "/o/acme/document/DOC-2/read")
    }

    @Test("A member reads a document once it is approved, in every format, and no draft")
    func member() async throws {
        let draft = try await Self.site(carrying: "backup", status: .draft)
        for path in ["read", "read/md", "read/html", "read/pdf", "choices"] {
            #expect(try await draft.get("/o/acme/document/DOC-2/\(path)", as: .member).status == .notFound, "\(path)")
        }
        #expect(try await draft.post("/o/acme/document/DOC-2/read/pdf", as: .member).status == .notFound)
        let site = try await Self.site(carrying: "backup")
        let page = try await site.get("/o/acme/document/DOC-2/read", as: .member)
        #expect(page.status == .ok && page.text.contains("BCK-01") && !page.text.contains("/choices"))
        // What the reader cannot open is named and no link.
        #expect(page.text.contains("/o/acme/guidance/8.1\"") && !page.text.contains("/o/acme/soa/line/"))
        let auditor = try await site.get("/o/acme/document/DOC-2/read", as: .reader)
        #expect(auditor.text.contains("/o/acme/soa/line/A.8.13\""))
        #expect(try await site.get("/o/acme/document/DOC-2/read/md", as: .member).text.contains("# Backup policy"))
        #expect(try await site.get("/o/acme/document/DOC-2/read/pdf", as: .member).status == .ok)
        let job = try await site.post("/o/acme/document/DOC-2/read/pdf", as: .member)
        #expect(job.location.hasPrefix("/o/acme/jobs/"))
        #expect(try await site.get(job.location, as: .member).status == .ok)
        #expect(try await site.get(job.location, as: .reader).status == .notFound)
        #expect(try await site.get("/o/acme/document/DOC-2/choices", as: .member).status == .forbidden)
        #expect(try await site.get("/o/acme/document/DOC-2/read/xlsx", as: .member).status == .notFound)
        #expect(try await site.post("/o/acme/document/DOC-2/read/md", as: .member).status == .notFound)
    }

    @Test("The web page of a document opens under a policy for its own style alone")
    func webPage() async throws {
        let site = try await Self.site(carrying: "backup")
        let answer = try await site.get("/o/acme/document/DOC-2/read/html", as: .reader)
        #expect(answer.headers[.contentType] == ReportFormat.html.mediaType)
        #expect(answer.headers[.contentDisposition]?.hasPrefix("inline;") == true)
        let policy = answer.headers[.contentSecurityPolicy] ?? ""
        #expect(policy.contains("style-src 'sha256-") && !policy.contains("unsafe") && !policy.contains("script"))
    }

    @Test("A document without a text of the catalogue has none to read")
    func withoutTemplate() async throws {
        let site = try await TestSite()
        for path in ["read", "read/md", "choices"] {
            #expect(try await site.get("/o/acme/document/DOC-1/\(path)", as: .ismsManager).status == .notFound)
        }
        #expect(!(try await site.get("/o/acme/document/DOC-1", as: .ismsManager).text.contains("Read it")))
    }

    @Test("A record that holds a placeholder keeps the document from being rendered, and the page says so")
    func placeholderInRecord() async throws {
        let site = try await Self.site(carrying: "isms-manual")
        let isms = try await site.workspace.snapshot()
        var draft = try await site.workspace.draft()
        let scope = try #require(isms[Scope.self].entries.first)
        draft.update(scope) { $0.statement = "The booking service of [your company]" }
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        let answer = try await site.get("/o/acme/document/DOC-2/read", as: .reader)
        #expect(answer.status == .ok && answer.text.contains("cannot be rendered"))
        #expect(try await site.get("/o/acme/document/DOC-2/read/md", as: .reader).status == .serviceUnavailable)
    }

    // MARK: Choosing

    @Test("A choice outside its range is refused beside its field, with what was typed kept")
    func choiceOutOfRange() async throws {
        let site = try await Self.site(carrying: "backup", status: .draft)
        let version = String(try await Self.document(site).provenance.version)
        let answer = try await site.post(
            "/o/acme/document/DOC-2/choices", as: .ismsManager, [("version", version), ("c.copyHours", "99")])
        #expect(answer.status.code == 422)
        #expect(answer.text.contains("value=\"99\"") && answer.text.contains("not within 2 to 48"))
        #expect(try await Self.document(site).choices.isEmpty)
    }

    @Test("Only what differs from the template's own value is kept, and the text says it")
    func choices() async throws {
        let site = try await Self.site(carrying: "backup", status: .draft)
        let version = String(try await Self.document(site).provenance.version)
        let template = try #require(DocumentTemplate.bundled("backup"))
        var fields = [("version", version)]
        for choice in template.choices { fields.append(("c.\(choice.name)", choice.standard)) }
        fields.removeAll { $0.0 == "c.copyHours" }
        fields.append(("c.copyHours", "6"))
        let shown = try await site.post(
            "/o/acme/document/DOC-2/choices", as: .ismsManager, fields + [("then", "show")])
        #expect(shown.status == .ok && shown.text.contains("What would change") && shown.text.contains("BCK-"))
        #expect(try await Self.document(site).choices.isEmpty)
        let saved = try await site.post("/o/acme/document/DOC-2/choices", as: .ismsManager, fields)
        #expect(saved.location.hasPrefix("/o/acme/document/DOC-2/read"))
        #expect(try await Self.document(site).choices == [Document.ChosenValue("copyHours", "6")])
        #expect(try await site.get("/o/acme/document/DOC-2/read", as: .reader).text.contains("every 6 hours"))
        // The form was begun before that.
        let late = try await site.post("/o/acme/document/DOC-2/choices", as: .ismsManager, fields)
        #expect(late.status == .conflict)
    }

    @Test("Other choices in an approved document begin a draft, and what is approved stays in force")
    func drafted() async throws {
        let site = try await Self.site(carrying: "backup")
        let version = String(try await Self.document(site).provenance.version)
        let answer = try await site.post(
            "/o/acme/document/DOC-2/choices", as: .ismsManager, [("version", version), ("c.copyHours", "6")])
        #expect(answer.status == .seeOther)
        let document = try await Self.document(site)
        #expect(document.status == .approved && document.choices.isEmpty)
        #expect(document.draft?.choices == [Document.ChosenValue("copyHours", "6")])
        #expect(document.draft?.approvedBy == nil)
        #expect(!(try await site.get("/o/acme/document/DOC-2/read", as: .member).text.contains("every 6 hours")))
    }

    @Test("Nobody chooses in a document that is not theirs", arguments: [Role.approver, .reader, .member])
    func choosingRefused(role: Role) async throws {
        let site = try await Self.site(carrying: "backup")
        let before = try await site.workspace.snapshot().commit.sequence
        let answer = try await site.post(
            "/o/acme/document/DOC-2/choices", as: role, [("version", "1"), ("c.copyHours", "6")])
        #expect(answer.status == .forbidden)
        #expect(try await site.get("/o/acme/document/DOC-2/choices", as: role).status == .forbidden)
        #expect(try await site.workspace.snapshot().commit.sequence == before)
        // Its owner does.
        let own = try await site.post(
            "/o/acme/document/DOC-2/choices", as: .owner, [("version", "1"), ("c.copyHours", "6"), ("draft", "yes")])
        #expect(own.status == .seeOther)
    }

    @Test("On a day in the past a document reads as it stood then")
    func past() async throws {
        let site = try await Self.site(carrying: "backup")
        // Sessions end by themselves; both sign in anew.
        site.clock.advance(seconds: 2 * 86_400)
        let manager = try await site.token(of: "ismsManager@acme.example")
        let member = try await site.token(of: "member@acme.example")
        let past = "/o/acme/as-of/2026-03-02/document/DOC-2"
        let saved = try await site.post(
            "/o/acme/document/DOC-2/choices", token: manager, [("version", "1"), ("c.copyHours", "6")])
        #expect(saved.status == .seeOther)
        let approver = try await site.token(of: "approver@acme.example")
        let approved = try await site.post(
            "/o/acme/document/DOC-2/approve", token: approver, [("version", "2")])
        #expect(approved.status == .seeOther)
        let then = try await site.send(.get, "\(past)/read", token: member)
        let now = try await site.send(.get, "/o/acme/document/DOC-2/read", token: member)
        #expect(then.status == .ok && !then.text.contains("every 6 hours"))
        #expect(now.text.contains("every 6 hours"))
        #expect(then.text.contains("name=\"day\" value=\"2026-03-02\"") && !then.text.contains("/choices"))
        #expect(try await site.send(.get, "\(past)/choices", token: manager).status == .seeOther)
        let path = "/o/acme/document/DOC-2/read/docx"
        let file = try await site.post(path, token: member, [("day", "2026-03-02")])
        #expect(file.location.hasPrefix("/o/acme/jobs/"))
        #expect(try await site.send(.get, file.location, token: member).text.contains("as of 2 March 2026"))
        // Before there was one there is none.
        #expect(try await site.post(path, token: member, [("day", "2026-02-01")]).status == .notFound)
    }

    @Test("Statements are compared by their identifiers: changed, come and gone")
    func comparison() {
        let changes = StatementChange.between(
            [("A-01", "same"), ("A-02", "old"), ("A-03", "gone")],
            [("A-01", "same"), ("A-02", "new"), ("A-04", "come")])
        #expect(
            changes == [
                StatementChange(identifier: "A-02", before: "old", after: "new"),
                StatementChange(identifier: "A-04", before: "", after: "come"),
                StatementChange(identifier: "A-03", before: "gone", after: ""),
            ])
    }
}
