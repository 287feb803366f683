import HTML
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// One record: its fields in the middle; what is open about it, what it is linked with and how it came to be at the
/// side.
struct RecordPage: Sendable {
    let chrome: Chrome
    let item: any Item
    /// The moment at which deadlines are told.
    let now: Instant
    let derived: Derived
    /// Whether the viewer may approve what waits, as far as who wrote it goes.
    let standing: ApproverStanding
    /// The steps that lead on from where it stands, and how the viewer stands towards each.
    let steps: [(step: AnyWorkflow.Step, standing: StepStanding)]
    let findings: [Finding]
    let versions: [Workspace.RecordVersion]
    let comments: CommentPanel
    /// What its register's pages alone show: levels of a risk, lines of the statement a control is in.
    let special: Markup

    init(
        chrome: Chrome, item: any Item, now: Instant, derived: Derived, standing: ApproverStanding = .free,
        steps: [(step: AnyWorkflow.Step, standing: StepStanding)], findings: [Finding],
        versions: [Workspace.RecordVersion],
        comments: CommentPanel, special: Markup
    ) {
        self.chrome = chrome
        self.item = item
        self.now = now
        self.derived = derived
        self.standing = standing
        self.steps = steps
        self.findings = findings
        self.versions = versions
        self.comments = comments
        self.special = special
    }

    private var links: Links { chrome.links }
    private var principal: Principal { chrome.viewer.principal }
    private var mayChange: Bool { !chrome.isReadOnly && principal.may(.change, item, in: derived.isms) }
    private var mayRemove: Bool { !chrome.isReadOnly && principal.may(.remove, item, in: derived.isms) }

    var page: Page {
        chrome.page(
            title: .data(item.title.isEmpty ? item.code : item.title), clause: item.kind.requirement, wide: true,
            actions: { actions },
            content: {
                p(.class("crumbs")) {
                    a(.href(links(.register(item.kind)))) { item.kind.plural.capitalizedFirst }
                    " / "
                    span(.class("code")) { item.code }
                    // Whoever sees only what is published does not learn from a number that something is being written.
                    if principal.reach(of: .read, on: item.kind) == .all {
                        span(.class("faint")) {
                            ", version \(item.provenance.version), changed \(Day(of: item.provenance.updatedAt).description)"
                        }
                    }
                }
                div(.class("record")) {
                    div(.class("record-main")) {
                        special
                        approvalPanel.waiting
                        WorkflowPanel(item: item, steps: steps, chrome: chrome)
                        DeadlinePanel(item: item, isms: derived.isms, now: now)
                        fields
                        approvalPanel.withdrawal
                        if mayChange { EntryForm.all(of: item, in: derived.isms, links: links, viewer: chrome.viewer) }
                        if mayChange { AttachmentForm.all(of: item, links: links, viewer: chrome.viewer) }
                        StandardPanel(number: item.kind.requirement, links: links)
                        comments
                    }
                    aside(.class("record-side"), .aria("label", "About this \(item.kind.singular)")) {
                        findingsSection
                        linksSection
                        historySection
                    }
                }
            })
    }

    private var approvalPanel: ApprovalPanel {
        ApprovalPanel(item: item, isms: derived.isms, chrome: chrome, standing: standing)
    }

    @MarkupBuilder private var actions: Markup {
        if !chrome.isReadOnly {
            for action in RecordActions.of(item, derived, principal, links) { action.markup(chrome.viewer) }
        }
        if mayChange {
            a(.class("button primary"), .href(links(.editRecord(item.kind, code: item.code))), .data("shortcut", "e")) {
                "Edit"
            }
        }
        if mayRemove {
            form(.method(.post), .action(links(.removeRecord(item.kind, code: item.code)))) {
                FormToken(chrome.viewer)
                button(.class("danger"), .buttonType(.submit)) { "Remove" }
            }
        }
    }

    private var fields: Markup {
        let filled = item.fields.filter { !item.value(of: $0.name).isEmpty }
        // A file and what follows from it is not typed: it has a form of its own below.
        let empty = item.fields.filter {
            item.value(of: $0.name).isEmpty && $0.type != .attachment && !RecordFormPage.kept.contains($0.name)
                && !item.kind.isSetByOperation($0.name)
        }
        return Markup {
            dl(.class("fields")) {
                for field in filled {
                    dt { field.label }
                    dd { FieldValue(field, item.value(of: field.name), in: derived.isms, links: links, of: item) }
                }
            }
            if !empty.isEmpty {
                p(.class("not-given")) {
                    "Not given: "
                    for (place, field) in empty.enumerated() {
                        if place > 0 { ", " }
                        if mayChange {
                            a(.href(links(.editRecord(item.kind, code: item.code), fragment: field.name))) {
                                field.label
                            }
                        } else {
                            field.label
                        }
                    }
                }
            }
        }
    }

    private var findingsSection: Markup {
        section(.id("findings")) {
            h2 { "Open findings" }
            if findings.isEmpty {
                p(.class("faint")) { "Nothing stands against it." }
            } else {
                ul(.class("finding-list")) {
                    for finding in findings { FindingItem(finding, links: nil, guidance: links) }
                }
            }
        }
    }

    private var linksSection: Markup {
        let isms = derived.isms
        let outgoing = item.references.compactMap { isms.item(id: $0) }.sorted { $0.number < $1.number }
        let incoming = isms.items(referringTo: item.id)
        return section(.id("links")) {
            h2 { "Linked with" }
            if outgoing.isEmpty && incoming.isEmpty { p(.class("faint")) { "Nothing yet." } }
            linkGroups(outgoing, "Refers to")
            linkGroups(incoming, "Referred to by")
        }
    }

    @MarkupBuilder private func linkGroups(_ items: [any Item], _ title: Phrase) -> Markup {
        if !items.isEmpty {
            h3 { title }
            for kind in Kind.all {
                let group = items.filter { $0.kind == kind && principal.may(.read, $0, in: derived.isms) }
                if !group.isEmpty {
                    details(.class("link-group"), .open(group.count <= 8)) {
                        summary {
                            Phrase.counted(group.count, one: kind.singular, other: kind.plural).capitalizedFirst
                            span(.class("count")) { group.count }
                        }
                        ul {
                            for other in group.prefix(Self.linksMax) {
                                li { RecordLink(other, links: links, showsCode: true) }
                            }
                        }
                        if group.count > Self.linksMax {
                            p { a(.href(links(.register(kind)))) { "and \(group.count - Self.linksMax) more" } }
                        }
                    }
                }
            }
        }
    }

    private static let linksMax = 60

    private var historySection: Markup {
        section(.id("history")) {
            h2 { "History" }
            if !principal.may(.readHistory) {
                p(.class("faint")) { "Your role does not read the history." }
            } else {
                ol(.class("versions"), .custom("reversed", "reversed")) {
                    for version in versions.reversed().prefix(Self.versionsMax) {
                        VersionItem(version: version, isms: derived.isms, links: links).body
                    }
                }
                if versions.count > Self.versionsMax {
                    p(.class("faint")) { "and \(versions.count - Self.versionsMax) earlier versions" }
                }
            }
        }
    }

    private static let versionsMax = 50
}

/// One version of a record in its history: who, when, why and what changed.
struct VersionItem: Component {
    let version: Workspace.RecordVersion
    let isms: ISMS
    let links: Links

    var body: Markup {
        let header = version.header
        li {
            p(.class("version-head")) {
                span(.class("who")) { PrincipalName.short(header.author.principal) }
                " "
                words
                " "
                a(.class("faint"), .href(links(.commit(header.sequence)))) {
                    HTML.time(.datetime(header.author.time.isoText)) { Day(of: header.author.time).description }
                }
            }
            if !header.author.reason.isEmpty { p(.class("reason")) { header.author.reason } }
            if version.revision.body == nil, version.revision.change != .deleted {
                p(.class("faint")) { "What it said was erased." }
            }
            if !version.draftChanges.isEmpty {
                details(.open(version.draftChanges.count <= 4)) {
                    summary { "What the draft says differently" }
                    ChangeList(changes: version.draftChanges, isms: isms).body
                }
            }
            if !version.changes.isEmpty, version.revision.change == .updated || version.revision.change == .created {
                details(.open(version.changes.count <= 4 && version.revision.change == .updated)) {
                    summary { version.revision.change == .created ? "What it said" : "What changed" }
                    ChangeList(changes: version.changes, isms: isms).body
                }
            }
        }
    }

    private var words: Phrase {
        switch version.revision.change {
        case .created: "added it"
        case .updated where version.changes.isEmpty && !version.draftChanges.isEmpty:
            "wrote in the draft of its next revision"
        case .updated:
            "changed "
                + (version.changes.count == 1
                    ? version.changes[0].field.label.lowercasedFirst : "\(version.changes.count) fields")
        case .deleted: "removed it"
        case .erased: "erased it"
        }
    }
}

/// What changed, field by field, as one reads a correction: the old struck out, the new beside it.
struct ChangeList: Component {
    let changes: [FieldChange]
    let isms: ISMS

    var body: Markup {
        dl(.class("changes")) {
            for change in changes {
                dt { change.field.label }
                dd {
                    let before = change.field.text(of: change.before, in: isms)
                    let after = change.field.text(of: change.after, in: isms)
                    if before.isEmpty {
                        ins { after }
                    } else if after.isEmpty {
                        del { before }
                    } else {
                        TextDifference(before, after).body
                    }
                }
            }
        }
    }
}

/// How principals are named where there is little room.
enum PrincipalName {
    /// The name without the address that tells two of one name apart.
    static func short(_ principal: String) -> String {
        if principal.isEmpty { return "Somebody whose name was erased" }
        return principal.split(separator: "<").first.map { String($0).trimmed } ?? principal
    }
}
