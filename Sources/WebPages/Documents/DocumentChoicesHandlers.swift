import Frameworks
import HTML
import ISMS
import Phrases
import Registers
import Reports
import Operations
import Serving

/// What a document's template leaves to the organization to decide.
struct DocumentChoicesHandlers: Sendable {
    let visit: PageVisit

    func documentChoices(_ code: String) async throws -> WebResponse {
        if visit.links.asOf != nil { return .seeOther(visit.links.route(.record(Document.kind, code: code))) }
        let (record, template) = try changeableDocument(code)
        let page = DocumentChoicesPage(
            chrome: try await visit.chrome(), record: record, form: DocumentChoicesForm(record.working, template),
            version: record.provenance.version)
        return .page(page.page)
    }

    private func changeableDocument(_ code: String) throws -> (Entry<Document>, DocumentTemplate) {
        guard let record = try visit.item(Document.kind, code) as? Entry<Document>,
            let template = record.value.catalogTemplate
        else { throw WebError.notFound }
        guard visit.principal.may(.change, record, in: visit.isms) else {
            throw WorkspaceError.mayNot(.change, record.name)
        }
        return (record, template)
    }

    func saveDocumentChoices(_ code: String) async throws -> WebResponse {
        let sent = try await visit.checkedForm()
        let (record, template) = try changeableDocument(code)
        let form = DocumentChoicesForm(sent: sent, template)
        let version = Int(sent["version"] ?? "") ?? 0
        var page = DocumentChoicesPage(
            chrome: try await visit.chrome(), record: record, form: form, version: version,
            reason: sent["reason"] ?? "")
        guard form.problems.isEmpty else { return .page(page.page, status: WebStatus.unprocessable.http) }
        if sent["then"] == "show" {
            page.changes = statementChanges(form)
            return .page(page.page)
        }
        guard version == record.provenance.version else {
            page.problem =
                "\(record.code) was changed while you were choosing. Your choices stand below; look at the record as it is now, then save again."
            let again = DocumentChoicesPage(
                chrome: page.chrome, record: record, form: form, version: record.provenance.version,
                reason: page.reason, problem: page.problem)
            return .page(again.page, status: WebStatus.conflict.http)
        }
        let reason = page.reason.trimmed.isEmpty ? "Choose what \(code) says" : page.reason
        let committed = try await visit.perform(
            ChooseInDocument(form.chosen, in: record.reference, seen: version), reason: reason)
        if committed.updated.contains(where: { $0.draftRecord != nil }) {
            return visit.done(.drafted, .record(Document.kind, code: code), code: code)
        }
        return visit.done(committed.isEmpty ? .unchanged : .saved, .readDocument(code: code), code: code)
    }

    /// What the text would say differently; what cannot be rendered changes nothing that could be shown.
    private func statementChanges(_ form: DocumentChoicesForm) -> [StatementChange] {
        let source = ReportSource(isms: visit.isms, day: visit.derived.day, generatedBy: AnnexVersion.generator)
        guard let before = try? visit.derived.document(form.template).get(),
            let after = try? source.document(form.template, choosing: form.texts)
        else { return [] }
        func pairs(_ document: ReportDocument) -> [(String, String)] {
            document.statements.map { ($0.identifier, $0.text.plainText.text) }
        }
        return StatementChange.between(pairs(before), pairs(after))
    }
}
