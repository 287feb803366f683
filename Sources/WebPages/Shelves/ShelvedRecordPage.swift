import HTML
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers
import Serving

/// A record that lies on another one's shelf: what it says, where it lies, and its history.
struct ShelvedRecordPage: Sendable {
    let chrome: Chrome
    let found: ShelvedItem
    let derived: Derived
    let versions: [Workspace.RecordVersion]

    private var item: any Item { found.item }
    private var isms: ISMS { derived.isms }
    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: .data(item.title.isEmpty ? item.code : item.title), clause: item.kind.requirement, wide: true,
            actions: {
                if !chrome.isReadOnly, chrome.viewer.principal.may(.change, item, in: isms) {
                    a(.class("button primary"), .href(links(.editRecord(item.kind, code: item.code)))) { "Edit" }
                }
                if !chrome.isReadOnly, chrome.viewer.principal.may(.remove, item, in: isms) {
                    form(.method(.post), .action(links(.removeRecord(item.kind, code: item.code)))) {
                        FormToken(chrome.viewer)
                        button(.class("danger"), .buttonType(.submit)) { "Remove" }
                    }
                }
                if !chrome.isReadOnly {
                    for action in RecordActions.of(item, shelved: found, derived, chrome.viewer.principal, links) {
                        action.markup(chrome.viewer)
                    }
                }
            },
            content: {
                p(.class("crumbs")) {
                    RecordLink(found.owner, links: links, showsCode: true)
                    " / "
                    a(
                        .href(
                            links(.register(item.kind), [(name: ShelfRegisterPage.ownerName, value: found.owner.code)]))
                    ) {
                        item.kind.plural.capitalizedFirst
                    }
                    " / "
                    span(.class("code")) { item.code }
                }
                div(.class("record")) {
                    div(.class("record-main")) { fields }
                    aside(.class("record-side"), .aria("label", "About this \(item.kind.singular)")) { history }
                }
            })
    }

    private var fields: Markup {
        dl(.class("fields")) {
            for field in item.fields where !item.value(of: field.name).isEmpty {
                dt { field.label }
                dd { FieldValue(field, item.value(of: field.name), in: isms, links: links, of: item) }
            }
        }
    }

    private var history: Markup {
        section(.id("history")) {
            h2 { "History" }
            if versions.isEmpty {
                p(.class("faint")) { "Your role does not read the history." }
            } else {
                ol(.class("versions"), .custom("reversed", "reversed")) {
                    for version in versions.reversed() {
                        VersionItem(version: version, isms: isms, links: links).body
                    }
                }
            }
        }
    }
}
