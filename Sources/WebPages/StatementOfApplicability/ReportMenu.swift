import HTML
import Phrases
import Reports

/// A document in the formats people ask for most.
struct ReportMenu: Component {
    let kind: ReportKind
    let links: Links
    let query: [(name: String, value: String)]

    init(_ kind: ReportKind, links: Links, query: [(name: String, value: String)] = []) {
        self.kind = kind
        self.links = links
        self.query = query
    }

    var body: Markup {
        details(.class("menu right")) {
            summary(.class("button")) { "Download" }
            div(.class("menu-body")) {
                for (format, words) in Self.formats {
                    a(.href(links(.report(kind: kind.rawValue, format: format.rawValue), query))) { words }
                }
            }
        }
    }

    private static let formats: [(ReportFormat, Phrase)] = [
        (.pdf, "PDF, for the auditor"), (.xlsx, "Excel workbook"), (.html, "Web page, to print"), (.csv, "CSV"),
    ]
}
