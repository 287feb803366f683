import HTML
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers
import Serving

/// A register whose records lie on shelves, newest first.
///
/// It is neither searched nor sorted: that would read all there is, and there may be a hundred thousand.
struct ShelfRegisterPage: Sendable {
    static let pageSize = 50
    static let cursorName = "before"
    /// The part of the address that names the record whose shelf is shown.
    static let ownerName = "on"

    let chrome: Chrome
    let kind: Kind
    /// The record whose shelf is shown; nil for all.
    let owner: (any Item)?
    let reading: ShelfReading
    /// Whether these are not the newest.
    let isOlder: Bool
    let derived: Derived

    private var links: Links { chrome.links }
    private var columns: [RegisterColumn] { RegisterColumn.shown(RegisterQuery(), of: kind) }

    var page: Page {
        chrome.page(
            title: kind.plural.capitalizedFirst + (owner.map { " on \($0.code)" } ?? ""), clause: kind.requirement,
            lead: kind.purpose, wide: true,
            actions: {
                if chrome.viewer.principal.may(.export) {
                    a(.class("button"), .href(links(.exportRegister(kind, format: "csv")))) { "Export" }
                }
            },
            content: {
                if reading.items.isEmpty {
                    div(.class("empty")) { h2 { "No \(kind.plural)" } }
                } else {
                    list
                }
                pages
            })
    }

    private var list: Markup {
        div(.class("scroll")) {
            table(.class("register"), .data("keyboard", "rows")) {
                caption(.class("hidden-visually")) { "\(kind.plural.capitalizedFirst), newest first" }
                thead {
                    tr {
                        th(.scope(.column)) { "Code" }
                        for column in columns { th(.scope(.column)) { column.label } }
                    }
                }
                tbody {
                    for shelved in reading.items {
                        tr(.data("href", links.record(shelved.item).description)) {
                            td { a(.href(links.record(shelved.item)), .class("code")) { shelved.item.code } }
                            for column in columns { td { cell(column, shelved.item) } }
                        }
                    }
                }
            }
        }
    }

    private func cell(_ column: RegisterColumn, _ item: any Item) -> Markup {
        guard case .field(let field) = column else { return .nothing }
        return FieldValue(
            field, item.value(of: field.name), in: derived.isms, links: links, isBrief: true, of: item
        ).body
    }

    private var pages: Markup {
        let on = owner.map { [(name: Self.ownerName, value: $0.code)] } ?? []
        return nav(.class("pages"), .aria("label", "Pages")) {
            if isOlder { a(.class("button small"), .href(links(.register(kind), on))) { "Newest" } }
            if let next = reading.next {
                let cursor = on + [(name: Self.cursorName, value: String(next))]
                a(.class("button small"), .rel("next"), .href(links(.register(kind), cursor))) { "Older" }
            }
        }
    }
}
