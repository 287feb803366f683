import HTML
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers
import Serving

/// A register as a list: search, filters, sorting, columns and pages, all kept in the address.
struct RegisterPage: Sendable {
    let chrome: Chrome
    let listing: RegisterListing
    let derived: Derived
    /// The findings about each record shown.
    let findingCounts: [Int]
    let savedViews: [SavedView]
    private let columns: [RegisterColumn]
    /// Which of the records may be changed here and now.
    private let changeReach: AccessPolicy.Reach

    struct SavedView: Hashable, Sendable {
        let name: String
        let query: String
    }

    init(
        chrome: Chrome, listing: RegisterListing, derived: Derived, findingCounts: [Int], savedViews: [SavedView]
    ) {
        self.chrome = chrome
        self.listing = listing
        self.derived = derived
        self.findingCounts = findingCounts
        self.savedViews = savedViews
        columns = RegisterColumn.shown(listing.query, of: listing.kind)
        changeReach = chrome.isReadOnly ? .none : chrome.viewer.principal.reach(of: .change, on: listing.kind)
    }

    private var kind: Kind { listing.kind }
    private var query: RegisterQuery { listing.query }
    private var otherWay: RegisterPages.OtherWay? { RegisterPages.of(kind)?.otherWay }
    private var links: Links { chrome.links }
    private var principal: Principal { chrome.viewer.principal }
    private var mayAdd: Bool { !chrome.isReadOnly && principal.reach(of: .create, on: kind) != .none }
    private var mayChange: Bool { changeReach != .none }

    var page: Page {
        chrome.page(
            title: kind.plural.capitalizedFirst, clause: kind.requirement, lead: kind.purpose, wide: true,
            actions: { actions },
            content: {
                StandardPanel(number: kind.requirement, links: links)
                if listing.allCount == 0 { teaching } else { list }
                if !chrome.isReadOnly, principal.mayJoinCircles(of: kind) { CircleForm(kind: kind, chrome: chrome) }
            })
    }

    @MarkupBuilder private var actions: Markup {
        if mayAdd {
            if let otherWay { a(.class("button"), .href(links(otherWay.route))) { otherWay.title } }
            if principal.may(.importRecords) {
                a(.class("button"), .href(links(.importRegister(kind)))) { "Import" }
            }
            a(.class("button primary"), .href(links(.newRecord(kind))), .data("shortcut", "n")) {
                "Add \(kind.singular)"
            }
        }
    }

    /// What an empty register is for, and how to begin.
    private var teaching: Markup {
        div(.class("empty")) {
            h2 { "No \(kind.plural) yet" }
            p { kind.purpose }
            if let advice = RegisterPages.of(kind)?.advice { p { advice } }
            if mayAdd {
                p(.class("actions")) {
                    if let otherWay {
                        a(.class("button primary"), .href(links(otherWay.route))) { otherWay.titleWhenEmpty }
                    }
                    a(.class(otherWay == nil ? "button primary" : "button"), .href(links(.newRecord(kind)))) {
                        "Add the first"
                    }
                    if principal.may(.importRecords) {
                        a(.class("button"), .href(links(.importRegister(kind)))) { "Import a CSV or Excel file" }
                    }
                }
            }
        }
    }

    /// What changes when the list is narrowed or turned over; htmx exchanges it alone.
    var list: Markup {
        div(.id("register")) {
            SavedViewsBar(
                views: savedViews, query: query, kind: kind, links: links, viewer: chrome.viewer,
                isReadOnly: chrome.isReadOnly)
            toolbar
            if listing.matchCount == 0 {
                div(.class("empty")) {
                    h2 { "Nothing matches" }
                    p { "No \(kind.singular) fits the search and the filters." }
                    p { a(.class("button"), .href(links(.register(kind)))) { "Show all \(listing.allCount)" } }
                }
            } else {
                form(.method(.post), .action(links(.bulkEdit(kind))), .id("bulk")) {
                    FormToken(chrome.viewer)
                    input(.type(.hidden), .name("back"), .value(links(.register(kind), query.pairs()).description))
                    table
                    if mayChange {
                        div(.class("bulk-bar")) {
                            button(.class("small"), .buttonType(.submit)) { "Edit the selected" }
                        }
                    }
                }
                pages
            }
        }
    }

    private var toolbar: Markup {
        form(
            .class("toolbar"), .method(.get), .action(links(.register(kind))), .role("search"),
            .aria("label", "Narrow the list"), .custom("hx-get", links(.register(kind)).description),
            .custom("hx-target", "#register"), .custom("hx-swap", "outerHTML"), .custom("hx-push-url", "true"),
            .custom("hx-trigger", "submit, change, input changed delay:250ms from:#q, search from:#q")
        ) {
            label(.class("hidden-visually"), .for("q")) { "Search \(kind.plural)" }
            input(
                .id("q"), .type(.search), .name("q"), .value(query.text), .placeholder("Search \(kind.plural)"),
                .autocomplete("off"), .data("shortcut", "/"))
            for column in RegisterColumn.all(of: kind) {
                if let options = column.filterOptions, isOffered(column) { filter(column, options) }
            }
            for field in otherFilters { for value in query.filters[field] ?? [] { kept("f.\(field)", value) } }
            if principal.person != nil {
                label(.class("check")) {
                    input(.type(.checkbox), .name("mine"), .value("yes"), .checked(query.isMine))
                    "Mine"
                }
            }
            if !query.sort.isEmpty { kept("sort", (query.isDescending ? "-" : "") + query.sort) }
            columnChoice
            button(.class("small without-script"), .buttonType(.submit)) { "Apply" }
            if query.isNarrowed { a(.class("button small plain"), .href(links(.register(kind)))) { "Clear" } }
            div(.class("toolbar-end")) {
                span(.class("count-line"), .role("status")) { countLine }
                exportMenu
            }
        }
    }

    private var countLine: Phrase {
        let noun = Phrase.counted(listing.matchCount, one: kind.singular, other: kind.plural)
        return listing.matchCount == listing.allCount
            ? "\(listing.matchCount) \(noun)" : "\(listing.matchCount) of \(listing.allCount) \(kind.plural)"
    }

    private func isOffered(_ column: RegisterColumn) -> Bool {
        if query.filters[column.name] != nil { return true }
        return columns.contains { $0.name == column.name } || column.name == "status"
    }

    /// Filters without a control of their own, as links from elsewhere bring them.
    private var otherFilters: [String] {
        let offered = RegisterColumn.all(of: kind).filter { $0.filterOptions != nil && isOffered($0) }.map(\.name)
        return query.filters.keys.filter { !offered.contains($0) }.sorted()
    }

    private func filter(_ column: RegisterColumn, _ options: [ChoiceOption]) -> Markup {
        let chosen = query.filters[column.name]?.first ?? ""
        return label(.class("filter")) {
            span(.class("hidden-visually")) { column.label }
            select(.name("f.\(column.name)"), .class(chosen.isEmpty ? nil : "chosen")) {
                option(.value("")) { "\(column.label): any" }
                for choice in options {
                    option(.value(choice.name), .selected(chosen == choice.name)) {
                        "\(column.label): \(choice.label)"
                    }
                }
                option(.value(RegisterQuery.emptyValue), .selected(chosen == RegisterQuery.emptyValue)) {
                    "\(column.label): not given"
                }
            }
        }
    }

    private func kept(_ name: String, _ value: String) -> Markup {
        input(.type(.hidden), .name(name), .value(value))
    }

    private var columnChoice: Markup {
        details(.class("menu")) {
            summary(.class("button small")) { "Columns" }
            div(.class("menu-body columns")) {
                for column in RegisterColumn.all(of: kind) {
                    label(.class("check")) {
                        input(
                            .type(.checkbox), .name("c"), .value(column.name),
                            .checked(columns.contains { $0.name == column.name }))
                        column.label
                    }
                }
            }
        }
    }

    private var exportMenu: Markup {
        details(.class("menu right")) {
            summary(.class("button small")) { "Export" }
            div(.class("menu-body")) {
                p(.class("menu-head")) { "Exactly the \(listing.matchCount) shown" }
                for format in ["xlsx", "csv", "json"] {
                    a(.href(links(.exportRegister(kind, format: format), query.pairs(page: 1)))) { format.uppercased() }
                }
            }
        }
    }

    private var table: Markup {
        div(.class("scroll")) {
            HTML.table(.class("register"), .data("keyboard", "rows")) {
                caption(.class("hidden-visually")) { "\(kind.plural.capitalizedFirst): \(countLine)" }
                thead {
                    tr {
                        if mayChange {
                            th(.class("select"), .scope(.column)) {
                                input(
                                    .type(.checkbox), .aria("label", "Select all on this page"), .data("select-all", "")
                                )
                            }
                        }
                        heading("", "Code", isNumeric: false)
                        for column in columns { heading(column.name, column.label, isNumeric: column.isNumeric) }
                        th(.scope(.column), .class("findings")) { span(.class("hidden-visually")) { "Findings" } }
                    }
                }
                // Cells that open an editor take these from here.
                tbody(.custom("hx-target", "closest td"), .custom("hx-swap", "outerHTML")) { rows }
            }
        }
    }

    private var rows: [Markup] {
        let names = columns.map(\.name).joined(separator: " ")
        return listing.items.enumerated().map { place, item in
            row(item, findings: findingCounts[place], names)
        }
    }

    private func heading(_ name: String, _ label: Phrase, isNumeric: Bool) -> Markup {
        let isSorted = query.sort == name
        let direction = isSorted ? (query.isDescending ? "descending" : "ascending") : "none"
        let target = links(.register(kind), query.sorted(by: name).pairs())
        return th(.scope(.column), .class(isNumeric ? "figure" : nil), .aria("sort", direction)) {
            a(
                .href(target), .custom("hx-get", target.description), .custom("hx-target", "#register"),
                .custom("hx-swap", "outerHTML"), .custom("hx-push-url", "true")
            ) {
                label
                if isSorted {
                    span(.class("arrow"), .aria("hidden", "true")) { query.isDescending ? "\u{A0}↓" : "\u{A0}↑" }
                }
            }
        }
    }

    /// A row as it was shown before, or made now: what decides how it looks is its key.
    private func row(_ item: any Item, findings: Int, _ names: String) -> Markup {
        let key = RegisterRows.Key(
            record: item.id, findings: findings, columns: names, asOf: links.asOf, audience: links.audience,
            isSelectable: mayChange,
            isEditable: changeReach == .all || (mayChange && principal.may(.change, item, in: derived.isms)))
        return derived.rows.row(key) { madeRow(item, findings: findings) }
    }

    private func madeRow(_ item: any Item, findings: Int) -> Markup {
        tr(.data("href", links.record(item).description)) {
            if mayChange {
                td(.class("select")) {
                    input(.type(.checkbox), .name("code"), .value(item.code), .aria("label", "Select \(item.code)"))
                }
            }
            td(.class("code")) { a(.href(links.record(item))) { item.code } }
            for column in columns { cell(column, item) }
            td(.class("findings")) {
                if findings > 0 {
                    a(.class("finding-count"), .href(links(.record(kind, code: item.code), fragment: "findings"))) {
                        findings
                        span(.class("hidden-visually")) {
                            Phrase.counted(findings, one: " finding", other: " findings")
                        }
                    }
                }
            }
        }
    }

    private func cell(_ column: RegisterColumn, _ item: any Item) -> Markup {
        switch column {
        case .computed(let computed): return td { FigureCell(computed.value(item, derived.derivation)).body }
        case .field(let field):
            let value = FieldValue(
                field, item.value(of: field.name), in: derived.isms, links: links, isBrief: true, of: item)
            let isTitle = item.title == item.value(of: field.name).stringValue
            if isTitle {
                return td(.class("title")) {
                    a(.href(links.record(item))) { item.title }
                    if item.draftRecord != nil, principal.reach(of: .read, on: kind) == .all {
                        " "
                        span(.class("state state-draft")) { "draft waits" }
                    }
                }
            }
            guard isEditableInPlace(field, item) else {
                return td(.class(column.isNumeric ? "figure" : nil)) { value }
            }
            return EditableCell(item: item, field: field, links: links, value: value.body, isNumeric: column.isNumeric)
                .body
        }
    }

    private func isEditableInPlace(_ field: FieldDeclaration, _ item: any Item) -> Bool {
        mayChange && EditableCell.offers(field, of: item) && principal.may(.change, item, in: derived.isms)
    }

    @MarkupBuilder private var pages: Markup {
        if listing.pageCount > 1 {
            nav(.class("pages"), .aria("label", "Pages")) {
                pageLink(query.page - 1, "Previous", rel: "prev")
                span { "Page \(query.page) of \(listing.pageCount)" }
                pageLink(query.page + 1, "Next", rel: "next")
            }
        }
    }

    private func pageLink(_ page: Int, _ words: Phrase, rel: StaticString) -> Markup {
        guard (1...listing.pageCount).contains(page) else { return span(.class("button small disabled")) { words } }
        let target = links(.register(kind), query.pairs(page: page))
        return a(
            .class("button small"), .rel(rel), .href(target), .custom("hx-get", target.description),
            .custom("hx-target", "#register"), .custom("hx-swap", "outerHTML show:#register:top"),
            .custom("hx-push-url", "true")
        ) { words }
    }
}

/// A table's cell whose field can be changed on the spot: a button that exchanges itself for the field's editor.
struct EditableCell: Component {
    /// Whether a field is edited where it stands. What an approval covers is not: a list shows what is in force, and a
    /// change of that begins a draft.
    static func offers(_ field: FieldDeclaration, of item: any Item) -> Bool {
        let isCovered = item.isApproved && item.approvalInForce?.covers.contains(field.name) == true
        return FieldEditor.isInPlace(field) && !item.kind.isSetByOperation(field.name) && !isCovered
    }

    let item: any Item
    let field: FieldDeclaration
    let links: Links
    let value: Markup
    let isNumeric: Bool

    var body: Markup {
        let editor = links(.field(item.kind, code: item.code, field: field.name))
        return td(.class("editable", isNumeric ? "figure" : nil)) {
            value
            a(
                .class("edit-in-place"), .href(links(.editRecord(item.kind, code: item.code), fragment: field.name)),
                .custom("hx-get", editor.description),
                .aria("label", "Change \(field.label.lowercasedFirst) of \(item.code)")
            ) { "Edit" }
        }
    }
}
