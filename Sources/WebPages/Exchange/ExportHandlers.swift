import ISMS
import Registers
import Reports
import Operations
import Phrases
import Serving

/// A register as a file.
struct ExportHandlers: Sendable {
    let visit: PageVisit

    /// Exactly what the list shows, on all its pages, as a file.
    func exportRegister(_ kind: Kind, _ format: String) async throws -> WebResponse {
        try visit.reads(kind)
        try visit.may(.export)
        guard let format = ReportFormat(rawValue: format), [.csv, .xlsx, .json].contains(format) else {
            throw WebError.notFound
        }
        let query = RegisterQuery(visit.request.query, kind: kind)
        let export = RegisterExport(
            kind: kind,
            items: kind.shelf == nil
                ? RegisterListing.all(query, of: kind, in: visit.derived, for: visit.principal)
                : try await ShelfHandlers(visit: visit).all(kind),
            columns: RegisterColumn.shown(query, of: kind), derived: visit.derived, principal: visit.principal,
            narrowing: kind.shelf == nil ? Self.narrowing(query, of: kind) : "")
        let bytes: [UInt8]
        do throws(ReportError) {
            bytes = try await export.document.rendered(as: format)
        } catch {
            throw WebError.rendering(error, visit.logger)
        }
        let name = "\(visit.links.handle)-\(kind.name)-\(visit.links.asOf ?? visit.today).\(format.fileExtension)"
        return .file(bytes, name: name, type: format.mediaType)
    }

    private static func narrowing(_ query: RegisterQuery, of kind: Kind) -> Phrase {
        var parts: [Phrase] = []
        if !query.text.isEmpty { parts.append("holding “\(query.text)”") }
        let columns = RegisterColumn.all(of: kind)
        for name in query.filters.keys.sorted() {
            guard let column = columns.first(where: { $0.name == name }) else { continue }
            let words = (query.filters[name] ?? []).map { value -> Phrase in
                value == RegisterQuery.emptyValue
                    ? "not given" : column.filterOptions?.first { $0.name == value }?.label ?? .data(value)
            }
            parts.append("\(column.label.lowercased): \(words.joined(separator: " or "))")
        }
        if query.isMine { parts.append("my own") }
        return parts.joined(separator: "; ").capitalizedFirst
    }
}
