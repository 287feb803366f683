import ISMS
import RecordFormat
import Phrases
import Registers

/// The formats a document can be handed over in.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    case html, pdf, docx, xlsx, csv, markdown = "md", json

    /// How a file's name ends, without the point.
    package var fileExtension: String { rawValue }

    /// The media type an HTTP response carries.
    package var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .csv: "text/csv; charset=utf-8; header=present"
        case .markdown: "text/markdown; charset=utf-8"
        case .json: "application/json"
        }
    }
}

/// What may be chosen about the rendering. Whatever is chosen, the same document and the same options give the same bytes.
package struct ReportOptions: Hashable, Sendable {
    /// Whether CSV begins with a byte order mark, without which Excel takes UTF-8 for the local code page.
    package var csvHasByteOrderMark = true
    /// Whether JSON is laid out over lines for a person; otherwise it is in its canonical form (RFC 8785).
    package var jsonIsReadable = false
    /// The WeasyPrint program: a name that is looked for in `PATH`, or a path.
    package var weasyPrint = "weasyprint"
    /// How long WeasyPrint may take.
    package var pdfTimeLimit: Duration = .seconds(120)
    /// The pandoc program: a name that is looked for in `PATH`, or a path.
    package var pandoc = "pandoc"
    /// How long pandoc may take.
    package var docxTimeLimit: Duration = .seconds(60)

    package init() {}
}

extension ReportDocument {
    /// Renders the document.
    ///
    /// PDF and DOCX run another program; everything else is computed here, in milliseconds.
    ///
    /// - Throws: ``ReportError``, worded for a person.
    package func rendered(as format: ReportFormat, options: ReportOptions = ReportOptions()) async throws(ReportError)
        -> [UInt8]
    {
        switch format {
        case .html: ReportPage(self, medium: .screen).bytes
        case .pdf: try await WeasyPrint(options).pdf(of: self)
        case .docx: try await Pandoc(options).docx(of: self)
        case .xlsx: try WorkbookRenderer(self).bytes()
        case .csv: try CSVRenderer(hasByteOrderMark: options.csvHasByteOrderMark).bytes(of: self)
        case .markdown: Array(MarkdownRenderer(self).text.utf8)
        case .json:
            options.jsonIsReadable ? Array((json.readableText + "\n").utf8) : json.canonicalBytes
        }
    }

    /// A name for the file, the same in every language: title, version and day in letters, digits and hyphens, as in
    /// `risk-register-1.4-2026-03-31.pdf`.
    package func fileName(for format: ReportFormat) -> String {
        let parts = [title.english, control.version, Day(of: control.asOf.instant).description].compactMap { $0 }
        let words = parts.map { part in
            part.lowercased().unicodeScalars.split { scalar in
                !(scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == ".")
            }.map { String($0.trimmingPrefix { $0 == "." }) }.filter { !$0.isEmpty }.joined(separator: "-")
        }
        let name = words.filter { !$0.isEmpty }.joined(separator: "-").prefix(100)
        return "\(name).\(format.fileExtension)"
    }
}
