import Accounts
import Frameworks
import HTML
import HTTPTypes
import ISMS
import Phrases
import Registers
import Reports
import Operations
import Serving

/// Policies and procedures as people read them, and as files.
struct DocumentHandlers: Sendable {
    let visit: PageVisit
    let files: FileAnswers

    // MARK: Reading

    /// The text of a document that carries a template.
    func readDocument(_ code: String) async throws -> WebResponse {
        let (record, template) = try writtenDocument(code, in: visit.derived)
        // Of several records that name a template one carries it.
        if let carrier = visit.isms.document(carrying: template.id), carrier.id != record.id {
            guard visit.principal.may(.read, carrier, in: visit.isms) else { throw WebError.notFound }
            return .seeOther(visit.links.route(.readDocument(code: carrier.code)))
        }
        let page = DocumentPage(
            chrome: try await visit.chrome(), template: template, record: record,
            rendered: try rendered(record, template),
            mayChange: visit.links.asOf == nil && visit.principal.may(.change, record, in: visit.isms),
            address: readableAddress)
        return .page(page.page)
    }

    /// The text in force, or for whoever sees drafts and asks for it, that of the next revision: what is approved is read
    /// before.
    private func rendered(_ record: Entry<Document>, _ template: DocumentTemplate) throws
        -> Result<ReportDocument, ReportError>
    {
        guard visit.request.query["revision"] == "draft" else { return visit.derived.document(template) }
        // Templates are for those who see all documents, drafts among them.
        try visit.readsAll(Document.kind)
        guard let draft = record.draft, draft.template == record.template else { throw WebError.notFound }
        let source = ReportSource(isms: visit.isms, day: visit.derived.day, generatedBy: AnnexVersion.generator)
        let texts = DocumentChoicesForm(draft, template).texts
        return Result { () throws(ReportError) in try source.document(template, choosing: texts) }
    }

    /// A look at a template, filled from the records, before it is taken over.
    func documentTemplate(_ id: String) async throws -> WebResponse {
        try visit.readsAll(Document.kind)
        guard let template = DocumentTemplate.bundled(id) else { throw WebError.notFound }
        if let carrier = visit.isms.document(carrying: id) {
            return .seeOther(visit.links.route(.readDocument(code: carrier.code)))
        }
        let page = DocumentPage(
            chrome: try await visit.chrome(), template: template, record: nil,
            rendered: visit.derived.document(template),
            mayChange: false, address: readableAddress)
        return .page(page.page)
    }

    /// A document that has a text of the catalogue, if the viewer may read it.
    private func writtenDocument(_ code: String, in derived: Derived) throws -> (Entry<Document>, DocumentTemplate) {
        guard let record = derived.isms.item(code: code) as? Entry<Document>,
            visit.principal.may(.read, record, in: derived.isms), let template = record.value.catalogTemplate
        else { throw WebError.notFound }
        return (record, template)
    }

    /// The page of a record, a clause or a control that a text mentions, where the viewer may open it.
    private func readableAddress(_ code: String) -> WebAddress? {
        if let item = visit.isms.item(code: code) {
            return visit.principal.may(.read, item, in: visit.isms) ? visit.links.record(item) : nil
        }
        if let clause = Clause.ID(code), let guidance = WrittenContent.guidance(of: clause) {
            return visit.links(.clauseGuidance(guidance.clause))
        }
        guard let control = ReferenceControl.ID(code), visit.links.opensControls else { return nil }
        return visit.links(.statementLine(control.description))
    }

    // MARK: Files

    /// A document in a format that is made at once; for others the page that asks for it.
    func documentFile(_ code: String, _ format: String) async throws -> WebResponse {
        let (record, template) = try writtenDocument(code, in: visit.derived)
        guard let format = ReportFormat(rawValue: format), DocumentFormats.order.contains(format) else {
            throw WebError.notFound
        }
        if format.isSlow {
            let chrome = try await visit.chrome()
            let page = chrome.page(
                title: "\(record.title) as \(format.name)", clause: "7.5", lead: .data(record.summary)
            ) {
                p { "It is made in the background and takes some seconds." }
                DocumentStartForm(
                    code: code, title: .data(record.title), format: format, chrome: chrome, isSmall: false)
                p { a(.class("button plain"), .href(visit.links(.readDocument(code: code)))) { "Back to the text" } }
            }
            return .page(page)
        }
        do throws(ReportError) {
            return try await files.file(of: try visit.derived.document(template).get(), as: format)
        } catch {
            throw WebError.rendering(error, visit.logger)
        }
    }

    /// Puts a file that takes its time into the queue.
    func startDocumentFile(_ code: String, _ format: String) async throws -> WebResponse {
        let sent = try await visit.checkedForm()
        guard let format = ReportFormat(rawValue: format), format.isSlow, DocumentFormats.order.contains(format) else {
            throw WebError.notFound
        }
        var derived = visit.derived
        var suffix: Phrase = ""
        if let text = sent["day"] {
            guard let day = Day(text), day < visit.today else {
                throw WebError.noPastDay
            }
            derived = try await visit.derived(asOf: day)
            suffix = " as of \(day.longText)"
        }
        let (record, template) = try writtenDocument(code, in: derived)
        let document: ReportDocument
        do throws(ReportError) {
            document = try derived.document(template).get()
        } catch {
            throw WebError.rendering(error, visit.logger)
        }
        return try files.queue(
            document, as: format, titled: "\(record.title)\(suffix)", origin: .readDocument(code: code))
    }
}
