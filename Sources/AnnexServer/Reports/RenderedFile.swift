import Accounts
import HTTPTypes
import Reports

extension OrganizationDispatcher {
    /// A document as a file, in a format that is made at once: shown in the browser as a web page, saved otherwise.
    func file(of document: ReportDocument, as format: ReportFormat) async throws(ReportError) -> WebResponse {
        let bytes = try await document.rendered(as: format)
        let name = document.fileName(for: format)
        guard format == .html else { return .file(bytes, name: name, type: format.mediaType) }
        return WebResponse(
            .ok,
            headers: [
                .contentType: format.mediaType, .contentSecurityPolicy: DocumentPolicy.of(html: bytes),
                .contentDisposition: WebResponse.disposition(name).replacing(
                    "attachment;", with: "inline;", maxReplacements: 1),
            ],
            body: .bytes(bytes))
    }

    /// Puts a document that takes its time into the queue, and leads to where one waits for it.
    ///
    /// - Parameter origin: the page it was asked for on, to go back to; whoever may open it may have the file.
    func queue(
        _ document: @autoclosure @escaping @Sendable () -> ReportDocument, as format: ReportFormat,
        titled title: String, origin: OrganizationRoute
    ) throws -> WebResponse {
        let id = Token.random().text
        let isTaken = application.jobs.add(id, owner: try jobOwner(), title: title, origin: origin) {
            let document = document()
            do throws(ReportError) {
                let bytes = try await document.rendered(as: format)
                return JobQueue.Result(bytes: bytes, name: document.fileName(for: format), type: format.mediaType)
            } catch {
                throw WebError.unavailable(error.description)
            }
        }
        guard isTaken else {
            throw WebError.unavailable("You have several documents under way already. Wait until one is done.")
        }
        return .seeOther(links.route(.job(id)))
    }
}
