import HTML
import ISMS
import Phrases
import Registers
import Reports
import Operations
import Serving

/// An issued version as it was frozen: derived from the history again, with its digest and who stands behind it.
struct IssuedStatementPage: Sendable {
    let chrome: Chrome
    let issued: Entry<IssuedStatement>
    /// The statement derived again from the commit it is based on.
    let statement: StatementOfApplicability
    /// Whether it still derives byte for byte as it was issued.
    let isAsIssued: Bool
    let author: String
    let approver: String
    /// The records as they stand where the page is looked at from, for links that lead somewhere.
    let isms: ISMS
    /// The versions next to it.
    let earlier: Int?
    let later: Int?

    private var links: Links { chrome.links }
    private var principal: Principal { chrome.viewer.principal }
    private var isAuthor: Bool { principal.person != nil && issued.author?.id == principal.person }
    private var mayApprove: Bool {
        !chrome.isReadOnly && issued.approver == nil && isAsIssued && !isAuthor && principal.person != nil
            && principal.may(.approve, issued, in: isms)
    }

    /// Own controls beyond these are left to the documents.
    private static let ownMax = 200

    var page: Page {
        chrome.page(
            title: "Statement of Applicability, version \(issued.version)", clause: "6.1.3 d", wide: true,
            actions: { actions },
            content: {
                p(.class("crumbs")) {
                    a(.href(links(.statement))) { "Statement of Applicability" }
                    " / version \(issued.version)"
                }
                approval
                facts
                table
            })
    }

    @MarkupBuilder private var actions: Markup {
        if let earlier {
            a(.class("button"), .href(links(.compareStatements(earlier, issued.version)))) { "Compare with \(earlier)" }
        }
        a(.class("button"), .href(links(.compareStatements(issued.version, later ?? 0)))) {
            later.map { "Compare with \($0)" } ?? "Compare with now"
        }
        if principal.may(.export) {
            ReportMenu(.statementOfApplicability, links: links, query: [("version", String(issued.version))])
        }
    }

    @MarkupBuilder private var approval: Markup {
        if !isAsIssued {
            div(.class("notice bad"), .role("alert")) {
                "This version no longer derives as it was issued: records in it were erased since, or the history was tampered with. What is shown below is not what was signed. Check the history, and issue a new version."
            }
        }
        if issued.approver == nil {
            div(.class("notice")) {
                span {
                    strong { "It waits for approval. " }
                    if mayApprove {
                        "You may approve it in your own name."
                    } else if isAuthor {
                        "You issued it, so somebody else has to approve it."
                    } else {
                        "An approver of top management has to read it and approve it."
                    }
                }
                if mayApprove {
                    form(.method(.post), .action(links(.approveStatement(issued.version)))) {
                        FormToken(chrome.viewer)
                        input(.type(.hidden), .name("digest"), .value(issued.digest))
                        button(.class("primary"), .buttonType(.submit)) { "Approve version \(issued.version)" }
                    }
                }
            }
        }
    }

    private var facts: Markup {
        dl(.class("facts card")) {
            dt { "Speaks of" }
            dd { issued.day?.longText }
            dt { "Author" }
            dd { author }
            dt { "Approved" }
            dd {
                if issued.approver == nil {
                    span(.class("state state-draft")) { "not yet" }
                } else {
                    span(.class("state state-approved")) { approver }
                    if let day = issued.approvedOn { ", \(day.longText)" }
                    if let note = issued.approvalNotes.words { span(.class("faint")) { " (\(note))" } }
                }
            }
            if !issued.reason.isEmpty {
                dt { "What changed" }
                dd { issued.reason }
            }
            if !issued.overrideReason.isEmpty {
                dt { "Issued despite findings" }
                dd { issued.overrideReason }
            }
            dt { "Commit" }
            dd {
                if principal.may(.readHistory) {
                    a(.href(links(.commit(issued.basedOnSequence)))) { String(issued.basedOnSequence) }
                } else {
                    issued.basedOnSequence
                }
                " "
                span(.class("hash faint")) { issued.basedOnHash }
            }
            dt { "Digest" }
            dd {
                span(.class("hash")) { issued.digest }
                " "
                if isAsIssued {
                    span(.class("state state-valid")) { "derives as issued" }
                } else {
                    span(.class("state state-missing")) { "does not derive as issued" }
                }
            }
            dt { "Record" }
            dd { a(.class("code"), .href(links.record(issued))) { issued.code } }
        }
    }

    // MARK: The frozen content

    private var table: Markup {
        let groups = Dictionary(grouping: statement.lines, by: \.group)
        return Markup {
            div(.class("scroll")) {
                HTML.table(.class("register statement")) {
                    caption(.class("hidden-visually")) { "What version \(issued.version) says" }
                    thead { tr { for heading in StatementPage.headings { th(.scope(.column)) { heading } } } }
                    for group in StatementQuery.Group.all { part(group, groups[group] ?? []) }
                }
            }
        }
    }

    @MarkupBuilder
    private func part(_ group: StatementQuery.Group, _ lines: [StatementOfApplicability.Line]) -> Markup {
        if !lines.isEmpty {
            tbody {
                tr(.class("group")) {
                    th(.scope(.rowGroup), .colspan(StatementPage.headings.count)) {
                        if !group.number.isEmpty { span(.class("clause")) { group.number + " " } }
                        group.title
                        span(.class("count")) { lines.count }
                    }
                }
                for line in lines.prefix(Self.ownMax) { row(line) }
                if lines.count > Self.ownMax {
                    tr {
                        td(.colspan(StatementPage.headings.count)) {
                            "and \(lines.count - Self.ownMax) more, which the documents list"
                        }
                    }
                }
            }
        }
    }

    private func row(_ line: StatementOfApplicability.Line) -> Markup {
        tr {
            td(.class("code")) { line.subject.id }
            td(.class("title")) { line.title }
            td { span(.class("state", "state-" + line.applicability.rawValue)) { line.applicability.words } }
            td(.class("reasons")) {
                codes(line.reasons.filter { $0.ground != .goodPractice }.map(\.record), max: 6)
                if line.reasons.contains(where: { $0.ground == .goodPractice }) { " good practice" }
            }
            td(.class("justification")) { line.justification }
            td(.class("carried-out")) {
                if line.applicability != .excluded || !line.controls.isEmpty {
                    span(.class("state", "state-" + line.status.rawValue)) { line.status.label }
                    " "
                    codes(line.controls, max: 4)
                    p(.class("faint")) { line.owners.map(\.title).joined(separator: ", ") }
                }
            }
            td(.class("proof")) {
                if !line.evidence.isEmpty {
                    let fresh = line.evidence.count(where: \.isFresh)
                    "\(fresh) of \(line.evidence.count) current"
                }
            }
        }
    }

    /// Codes as links where the record is still there.
    @MarkupBuilder private func codes(_ items: [any Item], max: Int) -> Markup {
        for (place, item) in items.prefix(max).enumerated() {
            if place > 0 { " " }
            if isms.item(id: item.id) != nil {
                a(.class("reason code"), .href(links.record(item)), .title(item.title)) { item.code }
            } else {
                span(.class("reason code faint"), .title("\(item.title); no longer there")) { item.code }
            }
        }
        if items.count > max { span(.class("faint")) { " +\(items.count - max)" } }
    }
}
