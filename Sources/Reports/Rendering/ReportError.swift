/// Why a document could not be rendered.
package enum ReportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The format shows one table, and the document has none, or none of the name it gives.
    case noMainTable(name: String?)
    /// The program that makes PDF is not installed.
    case weasyPrintMissing(program: String)
    case weasyPrintTimedOut(limit: Duration)
    /// WeasyPrint ended with an error; `message` is the end of what it said.
    case weasyPrintFailed(message: String)
    case workbookFailed(message: String)
    /// The task that asked for the document was cancelled.
    case cancelled

    package var description: String {
        switch self {
        case .noMainTable(let name?):
            "The document has no table \u{201C}\(name)\u{201D}, so there is nothing to write as CSV. Choose another format."
        case .noMainTable(nil):
            "The document has no table, so there is nothing to write as CSV. Choose another format."
        case .weasyPrintMissing(let program):
            "PDF needs WeasyPrint, and \u{201C}\(program)\u{201D} is not there. Install it with "
                + "\u{201C}apt-get install weasyprint fonts-inter\u{201D}; every other format works without it."
        case .weasyPrintTimedOut(let limit):
            "WeasyPrint was stopped after \(limit.components.seconds) seconds. Narrow the document down, or raise the "
                + "time limit."
        case .weasyPrintFailed(let message): "WeasyPrint could not make the PDF: \(message)"
        case .workbookFailed(let message): "The workbook could not be written: \(message)"
        case .cancelled: "The document was no longer wanted."
        }
    }
}
