import ISMS
import HTML
import Phrases
import Registers

/// A document as one HTML page that needs nothing else: its style sheet is in it, and it runs no script.
struct ReportPage {
    enum Medium {
        /// A browser: light or dark, wide or narrow, and printable.
        case screen
        /// Paged media with running headers, a cover and page numbers in the contents.
        case paged
    }

    private let document: ReportDocument
    private let outline: ReportOutline
    private let medium: Medium

    init(_ document: ReportDocument, medium: Medium) {
        self.document = document
        self.medium = medium
        outline = ReportOutline(document)
    }

    var bytes: [UInt8] { page.bytes }

    private var page: Page {
        Page(title: pageTitle, language: document.language) {
            if let author = document.control.author { meta(name: "author", content: author) }
            meta(name: "generator", content: document.control.generatedBy)
            meta(name: "dcterms.created", content: document.control.asOf.instant.isoText)
            meta(name: "dcterms.modified", content: document.control.asOf.instant.isoText)
            meta(name: "description", content: document.provenance.text)
            // Nothing in the page loads or runs anything; should a mistake ever let something in, it is not followed.
            if medium == .screen { ReportPage.policy }
            embeddedStylesheet(ReportStylesheet(document, medium: medium).text)
        } body: {
            cover
            if outline.entries.count > 2 { contents }
            main { ReportBody(document: document, outline: outline).markup }
            footer(.class("provenance")) { document.provenance }
        }
    }

    private static let policy: TrustedHTML =
        #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">"#

    private var pageTitle: Phrase { "\(document.title) – \(document.organization)" }

    private var cover: Markup {
        // The attributes are what the margins of each page repeat.
        header(
            .class("cover"), .data("organization", document.organization.text), .data("title", document.title.text),
            .data("version", document.control.versionText.text),
            .data("classification", document.control.classification?.text ?? "")
        ) {
            p(.class("organization")) { document.organization }
            div(.class("title")) {
                h1 { document.title }
                if let subtitle = document.subtitle { p(.class("subtitle")) { subtitle } }
            }
            dl(.class("control")) {
                for fact in document.control.facts {
                    div {
                        dt { fact.name }
                        dd { CellMarkup(outline: outline).markup(of: fact.cell) }
                    }
                }
            }
        }
    }

    private var contents: Markup {
        nav(.class("contents"), .aria("label", "Contents")) {
            p(.class("contents-title")) { "Contents" }
            ol {
                for entry in outline.entries {
                    li(.class("level-\(entry.level)")) {
                        a(.href(WebAddress(fragment: entry.anchor))) {
                            span(.class("number")) { entry.number }
                            span(.class("name")) { entry.title }
                        }
                    }
                }
            }
        }
    }
}
