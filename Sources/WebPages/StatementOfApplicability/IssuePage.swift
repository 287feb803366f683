import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// What issuing freezes, what stands against it, and the words that go with the new version.
struct IssuePage: Sendable {
    let chrome: Chrome
    let version: Int
    let coverage: StatementCoverage
    /// The findings that stand against issuing.
    let blocking: [Finding]
    /// What would differ from the newest version; nil where this is the first.
    let difference: StatementDifference?
    let versions: [StatementPage.Version]
    /// Who issues it; nil where the account is nobody's in the register of people.
    let author: String?
    /// The commit that is looked at.
    let sequence: Int
    var reason = ""
    var overrideReason = ""
    var problems: [String: Phrase] = [:]
    var notice: Phrase?

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: "Issue version \(version)", clause: "6.1.3 d",
            lead:
                "An issued version is frozen: what it says can be derived from the history for ever, and shown to be unchanged."
        ) {
            p(.class("crumbs")) {
                a(.href(links(.statement))) { "Statement of Applicability" }
                " / issue"
            }
            if let notice { div(.class("notice bad"), .role("alert")) { notice } }
            facts
            if !blocking.isEmpty { blockingSection }
            if let author { issueForm(author) } else { nobody }
            if !versions.isEmpty {
                section {
                    h2 { "Issued so far" }
                    VersionTable(versions: versions, links: links)
                }
            }
        }
    }

    private var facts: Markup {
        div(.class("card")) {
            h2 { "What it will say" }
            dl(.class("facts")) {
                dt { "Decided" }
                dd {
                    "\(coverage.decidedCount) of \(coverage.allCount): \(coverage.includedCount) in, \(coverage.excludedCount) out"
                }
                dt { "Contradictions" }
                dd {
                    if coverage.contradictionCount == 0 {
                        "none"
                    } else {
                        a(.href(links(.statement, [("contradictions", "yes")]))) { String(coverage.contradictionCount) }
                    }
                }
                dt { "Records" }
                dd { "as of commit \(sequence)" }
                if let difference, let newest = versions.first {
                    dt { "Since version \(newest.entry.version)" }
                    dd {
                        if difference.isEmpty {
                            "nothing has changed"
                        } else {
                            a(.href(links(.compareStatements(newest.entry.version, 0)))) {
                                Phrase.counted(
                                    difference.lines.count, one: "1 line", other: "\(difference.lines.count) lines")
                            }
                            Phrase.counted(difference.lines.count, one: " has changed", other: " have changed")
                        }
                    }
                }
            }
        }
    }

    private var blockingSection: Markup {
        section(.id("blocking"), .class("card")) {
            h2 {
                Phrase.counted(
                    blocking.count, one: "1 finding stands against issuing it",
                    other: "\(blocking.count) findings stand against issuing it")
            }
            ul(.class("finding-list")) { for finding in blocking.prefix(100) { FindingItem(finding, links: links) } }
            if blocking.count > 100 { p(.class("faint")) { "and \(blocking.count - 100) more" } }
        }
    }

    private var nobody: Markup {
        div(.class("notice bad")) {
            "Your account is not linked to a person of the organization, so no author could be named. Ask an administrator to link it."
        }
    }

    private func issueForm(_ author: String) -> Markup {
        HTML.form(.class("record-form"), .method(.post), .action(links(.issueStatement))) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("sequence"), .value(String(sequence)))
            field(
                "reason", "What changed, and why it is issued", "The reader of the version history sees this.", reason,
                isRequired: true)
            if !blocking.isEmpty {
                field(
                    "override", "Why it is issued despite the findings",
                    "It stands in the version for good, beside its number. Without it, the findings have to be resolved first.",
                    overrideReason, isRequired: true)
            }
            p(.class("faint")) {
                "\(author) will be its author. Somebody else, with the role of approver, has to approve it."
            }
            div(.class("form-actions")) {
                button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) {
                    blocking.isEmpty ? "Issue version \(version)" : "Issue version \(version) despite the findings"
                }
                a(.class("button"), .href(links(.statement))) { "Cancel" }
            }
        }
    }

    private func field(_ name: String, _ title: Phrase, _ help: Phrase, _ text: String, isRequired: Bool) -> Markup {
        let problem = problems[name]
        return div(.class("field", problem == nil ? nil : "wrong")) {
            label(.for(name)) {
                title
                if isRequired { span(.class("required")) { " required" } }
            }
            p(.class("help"), .id("help-\(name)")) { help }
            if let problem { p(.class("problem"), .id("problem-\(name)"), .role("alert")) { problem } }
            textarea(
                .id(name), .name(name), .rows(3), .maxlength(5000),
                .aria("describedby", problem == nil ? "help-\(name)" : "problem-\(name) help-\(name)"),
                Attribute.aria("invalid", "true").when(problem != nil), text: text)
        }
    }
}
