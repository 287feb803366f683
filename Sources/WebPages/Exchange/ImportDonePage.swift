import HTML
import ISMS
import Interchange
import Phrases
import Registers

/// The last step of an import: what it did.
struct ImportDonePage: Sendable {
    let chrome: Chrome
    let kind: Kind
    let fileName: String
    let summary: ImportSummary

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(title: "Import \(kind.plural)", clause: kind.requirement, lead: .data(fileName), wide: true) {
            ImportSteps(current: .done)
            div(.class("notice good"), .role("status")) {
                summary.isEmpty
                    ? "The register said all of it already; nothing was written."
                    : "The file was imported in one commit. It can be looked at, and undone record by record, in the history."
            }
            ImportCounts(summary: summary)
            for note in summary.notes { p(.class("warning-line")) { note } }
            ImportChanges(summary: summary, links: links)
            div(.class("form-actions")) {
                a(.class("button primary"), .href(links(.register(kind)))) { "Look at the \(kind.plural)" }
                if !summary.isEmpty {
                    a(.class("button"), .href(links(.commit(summary.sequence)))) { "The commit" }
                }
                a(.class("button"), .href(links(.importRegister(kind)))) { "Import another file" }
            }
        }
    }
}
