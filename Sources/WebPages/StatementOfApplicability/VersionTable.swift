import HTML
import ISMS
import Phrases
import Registers

/// The issued versions as a table, with who issued and approved each, and ways to compare.
struct VersionTable: Component {
    let versions: [StatementPage.Version]
    let links: Links

    var body: Markup {
        div(.class("scroll")) {
            table(.class("register")) {
                thead {
                    tr {
                        for heading in ["Version", "Date", "Author", "Approval", "What changed", "Compare"] {
                            th(.scope(.column)) { heading }
                        }
                    }
                }
                tbody {
                    for (place, version) in versions.enumerated() {
                        row(version, earlier: place + 1 < versions.count ? versions[place + 1].entry.version : nil)
                    }
                }
            }
        }
    }

    private func row(_ version: StatementPage.Version, earlier: Int?) -> Markup {
        let entry = version.entry
        return tr {
            td(.class("title")) {
                a(.href(links(.issuedStatement(entry.version)))) { "Version \(entry.version)" }
            }
            td(.class("day")) { entry.day?.description }
            td { version.author }
            td {
                if entry.approver == nil {
                    span(.class("state state-draft")) { "waits for approval" }
                } else {
                    span(.class("state state-approved")) { version.approver }
                    if let day = entry.approvedOn { span(.class("faint")) { " \(day)" } }
                }
            }
            td { FieldValue.brief(entry.reason) }
            td {
                if let earlier {
                    a(.href(links(.compareStatements(earlier, entry.version)))) { "with \(earlier)" }
                    " · "
                }
                a(.href(links(.compareStatements(entry.version, 0)))) { "with now" }
            }
        }
    }
}
