import Accounts
import HTTPTypes
import Logging
import Phrases
import RecordStore
import Reports
import Serving

/// Answers with documents as files: at once where they are made at once, and otherwise by way of the queue.
struct FileAnswers: Sendable {
    let visit: PageVisit
    let jobs: DocumentJobs

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
        titled title: Phrase, origin: OrganizationRoute
    ) throws -> WebResponse {
        let id = Token.random().text
        let logger = visit.logger
        let isTaken = jobs.add(id, owner: try jobOwner(), title: title, origin: origin) {
            let document = document()
            do throws(ReportError) {
                let bytes = try await document.rendered(as: format)
                return DocumentJobs.Result(
                    bytes: bytes, name: document.fileName(for: format), type: format.mediaType)
            } catch {
                throw WebError.rendering(error, logger)
            }
        }
        guard isTaken else {
            throw WebError.tooManyDocuments
        }
        return .seeOther(visit.links.route(.job(id)))
    }

    /// How far a document is that the viewer put into the queue; nil where there is none.
    func state(of id: String) throws -> (title: Phrase, origin: OrganizationRoute, state: DocumentJobs.State)? {
        jobs.state(of: id, owner: try jobOwner())
    }

    /// The work of one account in one organization is nobody else's.
    private func jobOwner() throws -> String {
        "\(try visit.signedIn().account.id) \(visit.organization.id)"
    }
}

extension WebError {
    /// What a person is told of a document that could not be made. What another program said is for the operator: it
    /// may name files and versions.
    static func rendering(_ error: ReportError, _ logger: Logger) -> WebError {
        switch error {
        case .weasyPrintFailed, .pandocFailed, .workbookFailed:
            logger.error("document failed", metadata: ["error": "\(LogLine.of(error))"])
            return .documentFailed
        default: return .documentUnavailable(error.sentence)
        }
    }
}
