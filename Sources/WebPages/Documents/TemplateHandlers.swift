import Frameworks
import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// The templates of policies and procedures, and taking some of them over as documents.
struct TemplateHandlers: Sendable {
    let visit: PageVisit

    func documentTemplates() async throws -> WebResponse {
        try visit.readsAll(Document.kind)
        return try await templatesPage(problem: nil, status: .ok)
    }

    private func templatesPage(problem: Phrase?, status: WebStatus) async throws -> WebResponse {
        let page = DocumentTemplatesPage(
            chrome: try await visit.chrome(), listings: TemplateListing.all(in: visit.isms, on: visit.derived.day),
            mayAdopt: visit.links.asOf == nil && visit.principal.reach(of: .create, on: Document.kind) == .all,
            problem: problem)
        return .page(page.page, status: status.http)
    }

    /// Takes over what was ticked, or all that is missing, in one commit.
    func adoptTemplates() async throws -> WebResponse {
        let sent = try await visit.checkedForm()
        guard visit.principal.reach(of: .create, on: Document.kind) == .all else {
            throw WorkspaceError.mayNotAdd(Document.kind)
        }
        let listings = TemplateListing.all(in: visit.isms, on: visit.today)
        if let id = sent["carry"] {
            guard let listing = listings.first(where: { $0.template.id == id }), let namesake = listing.namesake else {
                throw WebError.notFound
            }
            return try await carry(listing.template, by: namesake)
        }
        let ticked = Set(sent.all("template"))
        let chosen = listings.filter { $0.isOpen && (sent["all"] != nil || ticked.contains($0.template.id)) }
        guard !chosen.isEmpty else {
            return try await templatesPage(
                problem: "Tick at least one that no record carries yet.", status: .unprocessable)
        }
        let committed = try await visit.perform(AdoptDocuments(chosen.map(\.template)))
        if committed.created.count == 1, let first = committed.created.first {
            return visit.done(.added, .readDocument(code: first.code), code: first.code)
        }
        return visit.done(.adopted, .register(Document.kind))
    }

    /// Lets a document that has no text yet, and is called the same, carry a template.
    private func carry(_ template: DocumentTemplate, by namesake: Entry<Document>) async throws -> WebResponse {
        try await visit.perform(
            CarryTemplate(template, by: namesake.reference),
            reason: "Let \(namesake.code) carry the text of the catalogue")
        return visit.done(.saved, .readDocument(code: namesake.code), code: namesake.code)
    }
}
