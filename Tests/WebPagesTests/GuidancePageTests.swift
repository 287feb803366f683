import Accounts
import Frameworks
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("Guidance, lessons and questions on pages")
struct GuidancePageTests {
    @Test("Every clause and subclause has a page that says what it asks, for every role", arguments: Role.allCases)
    func clauses(role: Role) async throws {
        let site = try await TestSite()
        let index = try await site.get("/o/acme/guidance", as: role)
        #expect(index.status == .ok && WrittenContent.clauses.count == 41)
        for clause in WrittenContent.clauses {
            let path = "/o/acme/guidance/\(clause.id)"
            #expect(index.text.contains("href=\"\(path)\""), "\(clause.id)")
            let page = try await site.get(path, as: role)
            #expect(page.status == .ok && page.text.contains("What satisfies it here"), "\(clause.id)")
            #expect(!page.text.contains(" style=") && !page.text.contains("`"), "\(clause.id)")
        }
    }

    @Test("An item of a clause leads to the subclause it is part of, and what is no clause to nothing")
    func items() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/o/acme/guidance/6.1.3.d", as: .reader).location == "/o/acme/guidance/6.1.3")
        for path in ["11", "6.9", "6.1.2.z", "A.5.1", "x"] {
            #expect(try await site.get("/o/acme/guidance/\(path)", as: .reader).status == .notFound, "\(path)")
        }
    }

    @Test("A clause's page shows findings, registers and drafts to those only who may see them")
    func clauseRoles() async throws {
        let site = try await TestSite()
        var draft = try await site.workspace.draft()
        let policy = try #require(draft.base.item(code: "DOC-1") as? Entry<Document>)
        draft.update(policy) { $0.clauses = ["5.2"] }
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        let auditor = try await site.get("/o/acme/guidance/5.2", as: .reader)
        #expect(auditor.text.contains("/o/acme/document/DOC-1\"") && auditor.text.contains("Open findings"))
        let member = try await site.get("/o/acme/guidance/5.2", as: .member)
        #expect(!member.text.contains("/o/acme/document/DOC-1\"") && !member.text.contains("Open findings"))
        let risks = try await site.get("/o/acme/guidance/6.1.2", as: .member)
        #expect(!risks.text.contains("href=\"/o/acme/soa"))
        let main = risks.text.split(separator: "<main").last ?? ""
        #expect(!main.contains("href=\"/o/acme/risk\""))
    }

    @Test("Every register tells what its clause or control asks")
    func registers() async throws {
        let site = try await TestSite()
        for kind in Kind.all where kind != Comment.kind {
            let page = try await site.get("/o/acme/\(kind.name)", as: .reader)
            #expect(page.text.contains("What the standard asks"), "\(kind.name)")
        }
        let part = try await site.get("/o/acme/risk", as: .reader, headers: [HeaderNames.htmxRequest: "true"])
        #expect(!part.text.contains("What the standard asks"))
    }

    @Test("Findings lead to what their clause asks, and the search finds clauses, controls and lessons")
    func ways() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/o/acme/findings", as: .reader).text.contains("href=\"/o/acme/guidance/"))
        #expect(try await site.get("/o/acme/search?q=6.1.2", as: .reader).text.contains("/o/acme/guidance/6.1.2\""))
        #expect(
            try await site.get("/o/acme/search?q=web+filtering", as: .reader).text.contains(
                "/o/acme/soa/line/A.8.23\""))
        let member = try await site.get("/o/acme/search?q=phishing", as: .member).text
        #expect(member.contains("/o/acme/lessons/01-"))
        #expect(!(try await site.get("/o/acme/search?q=web+filtering", as: .member).text.contains("/o/acme/soa/")))
    }

    @Test("Every lesson is there for everybody, with its answers folded up below the questions")
    func lessons() async throws {
        let site = try await TestSite()
        let index = try await site.get("/o/acme/lessons", as: .member)
        #expect(WrittenContent.lessons.count == 12)
        for lesson in WrittenContent.lessons {
            #expect(index.text.contains("/o/acme/lessons/\(lesson.id)\""), "\(lesson.id)")
            let page = try await site.get("/o/acme/lessons/\(lesson.id)", as: .member)
            #expect(page.status == .ok && page.text.contains("Check yourself"), "\(lesson.id)")
            let quiz = page.text.split(separator: "class=\"quiz\"").last ?? ""
            #expect(quiz.split(separator: "<details>").count == Lesson.questionCount + 1, "\(lesson.id)")
            #expect(!page.text.contains(" style=") && !page.text.contains("<details open"), "\(lesson.id)")
        }
        #expect(try await site.get("/o/acme/lessons/none", as: .member).status == .notFound)
    }

    @Test("The questions customers ask are narrowed by topic and by words, and are none of a member's business")
    func questions() async throws {
        let site = try await TestSite()
        func count(_ text: String) -> Int { text.split(separator: "class=\"question-item\"").count - 1 }
        let all = try await site.get("/o/acme/customer-questions", as: .reader)
        #expect(count(all.text) == 120 && all.text.contains("120 of 120"))
        let privacy = try await site.get("/o/acme/customer-questions?topic=Privacy", as: .reader)
        #expect(count(privacy.text) == CustomerQuestion.bundled.count { $0.topic == .privacy })
        let none = try await site.get("/o/acme/customer-questions?q=zzzzzz", as: .reader)
        #expect(count(none.text) == 0 && none.text.contains("Nothing matches"))
        let part = try await site.get(
            "/o/acme/customer-questions?q=encrypt", as: .reader, headers: [HeaderNames.htmxRequest: "true"])
        #expect(part.text.hasPrefix("<div id=\"customer-questions\"") && count(part.text) > 0)
        #expect(try await site.get("/o/acme/customer-questions", as: .member).status == .notFound)
    }

    @Test("An answer's document is the record that carries it, or else the template to take over")
    func sources() async throws {
        let site = try await TestSite()
        let before = try await site.get("/o/acme/customer-questions?topic=Business+continuity", as: .reader)
        #expect(before.text.contains("/o/acme/document/templates/continuity\""))
        _ = try await site.post("/o/acme/document/templates", as: .ismsManager, [("template", "continuity")])
        let after = try await site.get("/o/acme/customer-questions?topic=Business+continuity", as: .reader)
        #expect(after.text.contains("/o/acme/document/DOC-2/read\""))
    }

    @Test("A scenario taken over as a risk says why such a thing happens, and is not rated by the catalogue")
    func proposals() async throws {
        let isms = try await TestSite().workspace.snapshot()
        let asset = try #require(isms.item(code: "AST-1") as? Entry<Asset>)
        let proposal = try #require(ScenarioProposal.all(for: asset, in: isms).first)
        let risk = proposal.risk(striking: asset, owner: nil, in: isms)
        #expect(risk.causes == proposal.scenario.why && !risk.causes.isEmpty)
        #expect(RatingStage.allCases.allSatisfy { risk.rating($0).isEmpty })
    }

    @Test("A clause is within itself and the clauses above it, and within no other")
    func within() throws {
        let item = try #require(Clause.ID("6.1.3.d"))
        for text in ["6", "6.1", "6.1.3", "6.1.3.d"] { #expect(item.isWithin(try #require(Clause.ID(text)))) }
        for text in ["6.1.2", "7", "6.2"] { #expect(!item.isWithin(try #require(Clause.ID(text)))) }
    }
}
