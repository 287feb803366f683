import HTML
import ISMS
import Phrases
import Registers
import Reports
import Operations
import Serving

/// The Statement of Applicability as one working table: the 93 controls and the organization's own, decided on the spot.
struct StatementPage: Sendable {
    let chrome: Chrome
    let listing: StatementListing
    let coverage: StatementCoverage
    /// The issued versions, the newest first.
    let versions: [Version]
    /// What stands against the newest version, such as that it has been overtaken.
    let versionFindings: [Finding]

    struct Version: Sendable {
        let entry: Entry<IssuedStatement>
        let author: String
        let approver: String

        init(_ entry: Entry<IssuedStatement>, in isms: ISMS) {
            self.entry = entry
            author = isms[entry.author]?.title ?? ""
            approver = isms[entry.approver]?.title ?? ""
        }

        /// The issued versions, the newest first.
        static func all(in isms: ISMS) -> [Version] {
            isms[IssuedStatement.self].entries.sorted { $0.version > $1.version }.map { Version($0, in: isms) }
        }
    }

    private var links: Links { chrome.links }
    private var query: StatementQuery { listing.query }
    private var principal: Principal { chrome.viewer.principal }
    private var mayDecide: Bool { !chrome.isReadOnly && principal.mayDecideApplicability }

    var page: Page {
        chrome.page(
            title: "Statement of Applicability", clause: "6.1.3 d",
            lead: "For each control of Annex A: in or out, why, how far it is carried out, and what shows it.",
            wide: true,
            actions: { actions },
            content: {
                CoverageBars(coverage: coverage, links: links)
                standing
                if coverage.decidedCount == 0, mayDecide { teaching }
                if coverage.proposedCount > 0, mayDecide { proposals }
                table
                versionSection
            })
    }

    @MarkupBuilder private var actions: Markup {
        if principal.may(.export) { ReportMenu(.statementOfApplicability, links: links) }
        if !chrome.isReadOnly, principal.may(.issue) {
            a(.class("button primary"), .href(links(.issueStatement))) { "Issue a version" }
        }
    }

    /// Where the newest version stands.
    @MarkupBuilder private var standing: Markup {
        if let newest = versions.first?.entry {
            p(.class("standing")) {
                a(.href(links(.issuedStatement(newest.version)))) { "Version \(newest.version)" }
                if let day = newest.day { " of \(day)" }
                newest.approver == nil ? " waits for approval. " : " is approved. "
                for finding in versionFindings where finding.rule.code == .soa17 {
                    finding.message.capitalizedFirst
                    ": "
                    a(.href(links(.compareStatements(newest.version, 0)))) { "compare" }
                }
            }
        }
    }

    private var teaching: Markup {
        div(.class("empty")) {
            h2 { "Nothing is decided yet" }
            p {
                "The statement lists all 93 controls of Annex A. Decide for each whether it is in or out. A control is in when a risk, a law, a contract or your business asks for it; Annex fills in those reasons by itself from the risks and obligations that name it."
            }
            ol {
                li { "Take what your risks and obligations lead to: the button below, where there is any." }
                li { "Tick the controls that are plainly needed, say why once, and include them together." }
                li { "Look at the rest one by one: open a control for what it is for and when it can be left out." }
            }
            p(.class("faint")) {
                "Keys: ↓ and ↑ or j and k move, i includes, o leaves out, e edits, x ticks, Enter opens."
            }
        }
    }

    /// Controls that nobody decided about, though a risk or an obligation leads to them.
    private var proposals: Markup {
        let count = coverage.proposedCount
        return form(.class("notice proposals"), .method(.post), .action(links(.statement, query.pairs()))) {
            FormToken(chrome.viewer)
            span {
                strong {
                    Phrase.counted(
                        count, one: "1 undecided control is needed", other: "\(count) undecided controls are needed")
                }
                Phrase.counted(
                    count, one: ": a risk or an obligation leads to it. ",
                    other: ": a risk or an obligation leads to them. ")
                a(.href(links(.statement, [("decision", "proposed")]))) {
                    Phrase.counted(count, one: "Look at it", other: "Look at them")
                }
            }
            button(.class("small primary"), .buttonType(.submit), .name("act"), .value("propose")) {
                Phrase.counted(count, one: "Include it", other: "Include all \(count)")
            }
        }
    }

    // MARK: The table

    /// What changes when the table is narrowed; htmx exchanges it alone.
    var table: Markup {
        div(.id("statement")) {
            StatementToolbar(listing: listing, links: links)
            if listing.matchCount == 0 {
                div(.class("empty")) {
                    h2 { "Nothing matches" }
                    p { "No control fits the search and the filters." }
                    p { a(.class("button"), .href(links(.statement))) { "Show all \(listing.allCount)" } }
                }
            } else if mayDecide {
                form(.method(.post), .action(links(.statement, query.pairs())), .id("bulk")) {
                    FormToken(chrome.viewer)
                    rows
                    bulkBar
                }
                pages
            } else {
                rows
                pages
            }
        }
    }

    private var rows: Markup {
        div(.class("scroll")) {
            HTML.table(
                .class("register statement"), .data("keyboard", "rows"), .data("decide", mayDecide ? "yes" : "no"),
                .custom("hx-target", "closest tr"), .custom("hx-swap", "outerHTML")
            ) {
                caption(.class("hidden-visually")) { "The controls of the statement: \(listing.matchCount)" }
                thead {
                    tr {
                        th(.class("select"), .scope(.column)) {
                            if mayDecide {
                                input(.type(.checkbox), .aria("label", "Select all shown"), .data("select-all", ""))
                            }
                        }
                        for heading in Self.headings { th(.scope(.column)) { heading } }
                    }
                }
                for part in listing.parts {
                    tbody {
                        tr(.class("group")) {
                            th(.scope(.rowGroup), .colspan(Self.headings.count + 1)) {
                                if !part.group.number.isEmpty { span(.class("clause")) { part.group.number + " " } }
                                part.group.title
                                span(.class("count")) {
                                    part.group == .own ? listing.ownCount : part.lines.count
                                }
                            }
                        }
                        for line in part.lines { StatementRow(line, links: links, isEditable: mayDecide) }
                    }
                }
            }
        }
    }

    static let headings = [
        "Control", "Title", "Applicable", "Why", "Justification", "Carried out by", "Evidence",
    ]

    private var bulkBar: Markup {
        div(.class("bulk-bar decide-bar")) {
            label(.for("bulk-justification")) { "Justification for the selected" }
            input(
                .id("bulk-justification"), .type(.text), .name("justification"), .maxlength(2000),
                .autocomplete("off"), .placeholder("Why they are in or out; needed to leave out"))
            button(.class("small"), .buttonType(.submit), .name("act"), .value("include")) { "Include" }
            button(.class("small"), .buttonType(.submit), .name("act"), .value("exclude")) { "Leave out" }
            button(.class("small without-script"), .buttonType(.submit), .name("act"), .value("save")) {
                "Save what the table says"
            }
        }
    }

    @MarkupBuilder private var pages: Markup {
        if listing.pageCount > 1 {
            nav(.class("pages"), .aria("label", "Pages of our own controls")) {
                pageLink(query.page - 1, "Previous", rel: "prev")
                span { "Page \(query.page) of \(listing.pageCount)" }
                pageLink(query.page + 1, "Next", rel: "next")
            }
        }
    }

    private func pageLink(_ page: Int, _ words: Phrase, rel: StaticString) -> Markup {
        guard (1...listing.pageCount).contains(page) else { return span(.class("button small disabled")) { words } }
        return a(.class("button small"), .rel(rel), .href(links(.statement, query.pairs(page: page)))) { words }
    }

    // MARK: Versions

    @MarkupBuilder private var versionSection: Markup {
        if !versions.isEmpty {
            section(.id("versions"), .class("versions-issued")) {
                h2 { "Issued versions" }
                VersionTable(versions: versions, links: links)
            }
        }
    }
}

extension Principal {
    /// Whether they may decide which controls of Annex A are in.
    var mayDecideApplicability: Bool {
        reach(of: .create, on: ApplicabilityDecision.kind) == .all
            && reach(of: .change, on: ApplicabilityDecision.kind) == .all
    }
}
