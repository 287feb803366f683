import Accounts
import Crypto
import Foundation
import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordStore
import Registers
import Reports
import Operations
import Serving

/// Reports, and the work in the background that some of them are.
struct ReportHandlers: Sendable {
    let visit: PageVisit
    let files: FileAnswers

    func reports() async throws -> WebResponse {
        try visit.may(.export)
        let issued = visit.isms[IssuedStatement.self].entries.sorted { $0.version > $1.version }
        return .page(ReportsPage(chrome: try await visit.chrome(), issued: issued, day: visit.derived.day).page)
    }

    /// A document in a format that is made at once; for others the page that asks for it.
    func report(_ kind: String, _ format: String) async throws -> WebResponse {
        try visit.may(.export)
        guard let choice = try ReportChoice(kind, version: visit.request.query["version"]),
            let format = ReportFormat(rawValue: format)
        else { throw WebError.notFound }
        if format.isSlow { return try await startPage(choice, format) }
        let document = choice.kind.document(from: try await choice.source(visit.derived, visit.workspace))
        do throws(ReportError) {
            return try await files.file(of: document, as: format)
        } catch {
            throw WebError.rendering(error, visit.logger)
        }
    }

    private func startPage(_ choice: ReportChoice, _ format: ReportFormat) async throws -> WebResponse {
        let chrome = try await visit.chrome()
        let title: Phrase = "\(choice.title) as \(format.name)"
        let page = chrome.page(title: title, clause: choice.kind.clause, lead: choice.kind.purpose) {
            p { "It is made in the background and takes some seconds." }
            ReportStartForm(choice: choice, format: format, chrome: chrome, isSmall: false)
            p { a(.class("button plain"), .href(visit.links(.reports))) { "Back to the reports" } }
        }
        return .page(page)
    }

    /// Puts a document that takes its time into the queue.
    func startReport(_ kind: String, _ format: String) async throws -> WebResponse {
        try visit.may(.export)
        let sent = try await visit.checkedForm()
        guard let choice = try ReportChoice(kind, version: sent["version"]),
            let format = ReportFormat(rawValue: format),
            format.isSlow
        else { throw WebError.notFound }
        var derived = visit.derived
        var title = choice.title
        if let text = sent["day"] {
            guard let day = Day(text), day < visit.today else {
                throw WebError.noPastDay
            }
            derived = try await visit.derived(asOf: day)
            title += " as of \(day.longText)"
        }
        let source = try await choice.source(derived, visit.workspace)
        return try files.queue(choice.kind.document(from: source), as: format, titled: title, origin: .reports)
    }

    func job(_ id: String) async throws -> WebResponse {
        guard let (title, origin, state) = try files.state(of: id) else {
            throw WebError.notFound
        }
        // Documents are read by more people than reports are made for.
        if case .readDocument = origin { try visit.reads(Document.kind) } else { try visit.may(.export) }
        if visit.request.query["file"] != nil, case .done(let result) = state {
            return .file(result.bytes, name: result.name, type: result.type)
        }
        let page = JobPage(chrome: try await visit.chrome(), id: id, title: title, origin: origin, state: state)
        return visit.request.wantsPart ? .part(page.progress) : .page(page.page)
    }
}

/// The policy under which a document opens that carries its style in itself: this one style, and nothing else.
enum DocumentPolicy {
    static func of(html: [UInt8]) -> String {
        let style = stylesheet(in: html).map { "'sha256-\(Data(SHA256.hash(data: $0)).base64EncodedString())'" }
        return
            "default-src 'none'; style-src \(style ?? "'none'"); img-src data:; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'"
    }

    /// What stands between the first `<style>` and its end.
    private static func stylesheet(in html: [UInt8]) -> ArraySlice<UInt8>? {
        let document = Data(html)
        guard let opening = document.firstRange(of: Data("<style>".utf8)),
            let closing = document[opening.upperBound...].firstRange(of: Data("</style>".utf8))
        else { return nil }
        return html[opening.upperBound..<closing.lowerBound]
    }
}
