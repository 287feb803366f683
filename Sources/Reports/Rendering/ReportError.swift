package import Phrases

/// Why a document could not be rendered.
package enum ReportError: Error, Hashable, Sendable {
    /// The format shows one table, and the document has none, or none of the name it gives.
    case noMainTable(name: String?)
    /// The program that makes PDF is not installed.
    case weasyPrintMissing(program: String)
    case weasyPrintTimedOut(limit: Duration)
    /// WeasyPrint ended with an error; `message` is the end of what it said.
    case weasyPrintFailed(message: String)
    /// The program that makes DOCX is not installed.
    case pandocMissing(program: String)
    case pandocTimedOut(limit: Duration)
    /// Pandoc ended with an error; `message` is the end of what it said.
    case pandocFailed(message: String)
    case workbookFailed(message: String)
    /// A template of the catalogue, or what it makes with these records, is not a document.
    case templateBroken(document: String, problem: Phrase)
    /// A choice that the template does not know, or a value it does not take.
    case invalidChoice(document: String, problem: Phrase)
    /// Something was to be written here and was not: in a record the document shows.
    case placeholderLeft(document: String, text: String, context: String)
    /// The task that asked for the document was cancelled.
    case cancelled

    /// What went wrong, and what to do about it.
    package var sentence: Phrase {
        switch self {
        case .noMainTable(let name?):
            "The document has no table “\(name)”, so there is nothing to write as CSV. Choose another format."
        case .noMainTable(nil):
            "The document has no table, so there is nothing to write as CSV. Choose another format."
        case .weasyPrintMissing(let program):
            "PDF needs WeasyPrint, and “\(program)” is not there. Install it with “apt-get install weasyprint fonts-inter”; every other format works without it."
        case .weasyPrintTimedOut(let limit):
            "WeasyPrint was stopped after \(limit.components.seconds) seconds. Narrow the document down, or raise the time limit."
        case .weasyPrintFailed(let message): "WeasyPrint could not make the PDF: \(message)"
        case .pandocMissing(let program):
            "DOCX needs pandoc, and “\(program)” is not there. Install it with “apt-get install pandoc”; every other format works without it."
        case .pandocTimedOut(let limit):
            "Pandoc was stopped after \(limit.components.seconds) seconds. Raise the time limit."
        case .pandocFailed(let message): "Pandoc could not make the DOCX: \(message)"
        case .templateBroken(let document, let problem): "The document \(document) cannot be made: \(problem)."
        case .invalidChoice(let document, let problem): "The document \(document) cannot be made so: \(problem)."
        case .placeholderLeft(let document, let text, let context):
            "The document \(document) would say “\(text)”, which is no text to sign: “\(context)”. Correct the record it comes from."
        case .workbookFailed(let message): "The workbook could not be written: \(message)"
        case .cancelled: "The document was no longer wanted."
        }
    }
}

extension ReportError: CustomStringConvertible {
    package var description: String { sentence.text }
}
