import Frameworks
import HTML
import ISMS
import Phrases
import RecordFormat
import Operations
import Registers
import Serving

/// What we wrote about the standard: guidance by clause, lessons, and answers to what customers ask.
struct GuidanceHandlers: Sendable {
    let visit: PageVisit

    func guidance() async throws -> WebResponse {
        .page(GuidancePage(chrome: try await visit.chrome(), seesQuestions: seesCustomerQuestions).page)
    }

    func clauseGuidance(_ id: Clause.ID) async throws -> WebResponse {
        guard Catalog.bundled.clauses[id: id] != nil, let guidance = WrittenContent.guidance(of: id),
            let clause = Catalog.bundled.clauses[id: guidance.clause]
        else { throw WebError.notFound }
        // An item is told about with the subclause it is part of.
        if guidance.clause != id { return .seeOther(visit.links.route(.clauseGuidance(guidance.clause))) }
        func answers(_ number: String) -> Bool { Clause.ID(parsing: number)?.isWithin(id) ?? false }
        let findings =
            visit.principal.reach(of: .read, on: Risk.kind) == .none
            ? nil : try await visit.derived.check().groups.filter { answers($0.rule.clause) }.flatMap(\.findings)
        let page = ClausePage(
            chrome: try await visit.chrome(), clause: clause, guidance: guidance,
            registers: Kind.all.filter {
                $0.place != .none && $0.answers.contains { answers($0.number) }
                    && visit.principal.reach(of: .read, on: $0) != .none
            },
            documents: visit.isms[Document.self].filter { document in
                document.status != .retired && document.clauses.contains(where: answers)
                    && visit.principal.may(.read, document, in: visit.isms)
            }, findings: findings)
        return .page(page.page)
    }

    // MARK: Lessons

    func lessons() async throws -> WebResponse {
        .page(LessonsPage(chrome: try await visit.chrome(), lessons: WrittenContent.lessons).page)
    }

    func lesson(_ id: String) async throws -> WebResponse {
        guard let place = WrittenContent.lessons.firstIndex(where: { $0.id == id }) else { throw WebError.notFound }
        let page = LessonPage(chrome: try await visit.chrome(), lessons: WrittenContent.lessons, place: place)
        return .page(page.page)
    }

    // MARK: What customers ask

    /// The answers are drawn from registers; whoever reads none of them has no use for the questions.
    var seesCustomerQuestions: Bool { visit.principal.reach(of: .read, on: Control.kind) != .none }

    func customerQuestions() async throws -> WebResponse {
        guard seesCustomerQuestions else { throw WebError.notFound }
        let page = CustomerQuestionsPage(
            chrome: try await visit.chrome(), query: CustomerQuestionsPage.Query(visit.request.query), isms: visit.isms)
        return visit.request.wantsPart ? .part(page.list) : .page(page.page)
    }
}
