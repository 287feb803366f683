import HTML
import ISMS
import Phrases
import Registers
import Reports
import Serving

/// The documents that can be had, in every format.
struct ReportsPage: Sendable {
    let chrome: Chrome
    /// The versions issued of the Statement of Applicability, the newest first.
    let issued: [Entry<IssuedStatement>]
    let day: Day

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: "Reports", clause: "7.5",
            lead: links.asOf == nil
                ? "Documents derived from the records as they are at this moment. The same records give the same bytes."
                : "Documents as the records stood at the end of \(day.longText).",
            wide: true
        ) {
            div(.class("scroll")) {
                table(.class("inner reports-table")) {
                    caption(.class("hidden-visually")) { "Documents and formats" }
                    thead {
                        tr {
                            th(.scope(.column)) { "Document" }
                            th(.scope(.column)) { "Formats" }
                        }
                    }
                    tbody {
                        for kind in ReportKind.allCases { row(ReportChoice(kind)) }
                    }
                }
            }
            p(.class("help")) {
                "A web page opens in the browser and can be printed; CSV holds the main table alone; JSON holds everything for programs. PDF and Word take some seconds and are made in the background."
            }
            if !issued.isEmpty { issuedVersions }
        }
    }

    private func row(_ choice: ReportChoice) -> Markup {
        tr {
            th(.scope(.row)) {
                div {
                    choice.kind.title
                    " "
                    span(.class("clause")) { choice.kind.clause }
                }
                p(.class("help")) { choice.kind.purpose }
            }
            td { ReportFormats(choice: choice, chrome: chrome) }
        }
    }

    private var issuedVersions: Markup {
        section {
            h2 { "Issued versions of the Statement of Applicability" }
            p(.class("help")) { "Derived again from the history as it stood when each was issued." }
            div(.class("scroll")) {
                table(.class("inner reports-table")) {
                    thead {
                        tr {
                            th(.scope(.column)) { "Version" }
                            th(.scope(.column)) { "Of" }
                            th(.scope(.column)) { "Formats" }
                        }
                    }
                    tbody {
                        for statement in issued {
                            tr {
                                th(.scope(.row)) {
                                    a(.href(links(.issuedStatement(statement.version)))) {
                                        "Version \(statement.version)"
                                    }
                                }
                                td { statement.day?.longText ?? "" }
                                td {
                                    ReportFormats(
                                        choice: ReportChoice(.statementOfApplicability, version: statement.version),
                                        chrome: chrome)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Links to a document in each format; what is work is asked for by a form.
struct ReportFormats: Component {
    let choice: ReportChoice
    let chrome: Chrome

    private static let order: [ReportFormat] = [.html, .pdf, .docx, .xlsx, .csv, .markdown, .json]

    var body: Markup {
        div(.class("formats")) {
            for format in Self.order {
                if format.isSlow {
                    ReportStartForm(choice: choice, format: format, chrome: chrome, isSmall: true)
                } else {
                    link(format)
                }
            }
        }
    }

    private func link(_ format: ReportFormat) -> Markup {
        a(
            .class("button small"),
            .href(chrome.links(.report(kind: choice.kind.rawValue, format: format.rawValue), choice.query)),
            .aria("label", "\(choice.title) as \(format.name)")
        ) { format.name }
    }
}

/// Asks for a document that another program makes. One of a past day is asked for too: nothing of the past is changed by it.
struct ReportStartForm: Component {
    let choice: ReportChoice
    let format: ReportFormat
    let chrome: Chrome
    let isSmall: Bool

    var body: Markup {
        let now = Links(handle: chrome.links.handle, asOf: nil)
        form(
            .method(.post), .action(now(.report(kind: choice.kind.rawValue, format: format.rawValue)))
        ) {
            FormToken(chrome.viewer)
            if let version = choice.version { input(.type(.hidden), .name("version"), .value(String(version))) }
            if let asOf = chrome.links.asOf { input(.type(.hidden), .name("day"), .value(asOf.description)) }
            button(
                .class(isSmall ? "small" : "primary"), .buttonType(.submit),
                Attribute.aria("label", "\(choice.title) as \(format.name)").when(isSmall)
            ) { isSmall ? format.name : "Make the \(format.name) file" }
        }
    }
}
