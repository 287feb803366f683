import Frameworks
import HTML
import ISMS
import Phrases
import Registers
import Reports

/// A policy or procedure to be read: its text as it renders from the records, who stands behind it, and its files.
struct DocumentPage {
    let chrome: Chrome
    let template: DocumentTemplate
    /// The record that carries it; nil for a look at the template before it is taken over.
    let record: Entry<Document>?
    /// The document, or why it cannot be rendered.
    let rendered: Result<ReportDocument, ReportError>
    let mayChange: Bool
    /// Where a mention of a record, a clause or a control leads; nil where the reader cannot open it.
    let address: (String) -> WebAddress?

    private var links: Links { chrome.links }

    var page: Page {
        let document = try? rendered.get()
        return chrome.page(
            title: document?.title ?? .data(record?.title ?? template.title),
            clause: template.clauses.first?.written ?? "", lead: document?.subtitle ?? .data(template.summary),
            wide: true,
            actions: { actions },
            content: {
                crumbs
                if let clause = template.clauses.first { StandardPanel(number: clause.written, links: links) }
                switch rendered {
                case .success(let document): reading(document)
                case .failure(let error): failure(error)
                }
            })
    }

    private var crumbs: Markup {
        p(.class("crumbs")) {
            a(.href(links(.register(Document.kind)))) { "Documents" }
            " / "
            if let record {
                a(.class("code"), .href(links.record(record))) { record.code }
                " / Text"
            } else {
                a(.href(links(.documentTemplates))) { "Templates" }
            }
        }
    }

    @MarkupBuilder private var actions: Markup {
        if let record, case .success = rendered {
            DocumentFormats(code: record.code, title: .data(record.title), chrome: chrome)
        }
        if let record, mayChange, !template.choices.isEmpty {
            a(.class("button"), .href(links(.documentChoices(code: record.code)))) { "Choices" }
        }
    }

    private func reading(_ document: ReportDocument) -> Markup {
        let body = DocumentBody(document, address: address)
        return div(.class("reading")) {
            aside(.class("reading-side"), .aria("label", "About this document")) {
                control(document.control)
                nav(.aria("label", "Contents")) {
                    h2 { "Contents" }
                    ol(.class("contents")) {
                        for chapter in body.chapters {
                            li { a(.href(WebAddress(fragment: chapter.anchor))) { chapter.title } }
                        }
                    }
                }
                answers
            }
            article(.class("document")) {
                body.markup
                p(.class("document-end")) { provenance(document.control) }
            }
        }
    }

    /// The clauses and controls the document answers, each with a way to what we say about it.
    private var answers: Markup {
        section {
            h2 { "What it answers" }
            ul(.class("answers")) {
                StandardEntries(clauses: template.clauses, controls: template.controls, links: links)
            }
        }
    }

    private func control(_ control: DocumentControl) -> Markup {
        dl(.class("facts document-control")) {
            fact("Kind", control.documentType)
            if let version = control.version { fact("Version", .data(version)) }
            dt { "Status" }
            dd { DocumentStatus(control.status) }
            if let owner = control.owner { fact("Owner", owner) }
            if let author = control.author { fact("Author", .data(author)) }
            if let approver = control.approver { fact("Approved by", approver) }
            if let day = control.approvedOn {
                dt { "Approved on" }
                dd {
                    if day < chrome.today, links.asOf == nil, let record, Day(of: record.provenance.createdAt) <= day {
                        // The text follows the records; this is what was approved.
                        a(.href(Links(handle: links.handle, asOf: day)(.readDocument(code: record.code)))) {
                            day.longText
                            span(.class("hidden-visually")) { ": the text as it stood on that day" }
                        }
                    } else {
                        day.longText
                    }
                }
            }
            if let day = control.reviewBy { fact("Review by", day.longText) }
            if let classification = control.classification { fact("Classification", classification) }
        }
    }

    @MarkupBuilder private func fact(_ name: Phrase, _ text: Phrase) -> Markup {
        dt { name }
        dd { text }
    }

    private func provenance(_ control: DocumentControl) -> Phrase {
        "Rendered by \(control.generatedBy) from commit \(control.asOf.sequence) (\(control.asOf.shortHash)), as of \(control.asOf.instant.longText). The same records and choices give the same words."
    }

    private func failure(_ error: ReportError) -> Markup {
        div(.class("notice bad"), .role("alert")) {
            div {
                p { strong { "This document cannot be rendered as the records stand." } }
                p { error.description }
                if let record, mayChange {
                    p {
                        a(.class("button small"), .href(links(.documentChoices(code: record.code)))) {
                            "Look at its choices"
                        }
                    }
                }
            }
        }
    }
}

/// A document's files: those made at once as links, those another program makes as small forms.
struct DocumentFormats: Component {
    let code: String
    let title: Phrase
    let chrome: Chrome

    static let order: [ReportFormat] = [.pdf, .docx, .html, .markdown]

    var body: Markup {
        div(.class("formats")) {
            for format in Self.order {
                if format.isSlow {
                    DocumentStartForm(code: code, title: title, format: format, chrome: chrome, isSmall: true)
                } else {
                    a(
                        .class("button small"),
                        .href(chrome.links(.documentFile(code: code, format: format.rawValue))),
                        .aria("label", "\(title) as \(format.name)")
                    ) { format.name }
                }
            }
        }
    }
}

/// Asks for a document's file that another program makes. One of a past day is asked for now: nothing of the past is
/// changed by it.
struct DocumentStartForm: Component {
    let code: String
    let title: Phrase
    let format: ReportFormat
    let chrome: Chrome
    let isSmall: Bool

    var body: Markup {
        let now = Links(handle: chrome.links.handle, asOf: nil)
        form(.method(.post), .action(now(.documentFile(code: code, format: format.rawValue)))) {
            FormToken(chrome.viewer)
            if let asOf = chrome.links.asOf { input(.type(.hidden), .name("day"), .value(asOf.description)) }
            button(
                .class(isSmall ? "small" : "primary"), .buttonType(.submit),
                Attribute.aria("label", "\(title) as \(format.name)").when(isSmall)
            ) { isSmall ? format.name : "Make the \(format.name) file" }
        }
    }
}
