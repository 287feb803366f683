import HTML
import ISMS
import Phrases
import Registers
import Reports

/// A control in the working table: decided on the spot, with why, by what and with which proof in links.
struct StatementRow: Component {
    let line: StatementOfApplicability.Line
    let links: Links
    /// Whether the viewer may decide here and now.
    let isEditable: Bool

    /// How many reasons a row names before it counts them.
    static let reasonsMax = 4
    static let controlsMax = 2

    init(_ line: StatementOfApplicability.Line, links: Links, isEditable: Bool) {
        self.line = line
        self.links = links
        self.isEditable = isEditable && line.isReference
    }

    static func id(of line: StatementOfApplicability.Line) -> String { "line-\(line.subject.id)" }
    /// The name of the control that holds a line's decision in the table.
    static func decisionName(_ id: String) -> String { "a.\(id)" }
    /// What the table showed, so that a stale table overwrites nothing.
    static func shownName(_ id: String) -> String { "w.\(id)" }

    private var id: String { line.subject.id }
    private var address: WebAddress { links(.statementLine(id)) }

    var body: Markup {
        let address = address
        return tr(.id(Self.id(of: line)), .data("href", address.description)) {
            td(.class("select")) {
                if isEditable {
                    input(.type(.checkbox), .name("line"), .value(id), .aria("label", "Select \(id)"))
                }
            }
            td(.class("code")) { a(.href(address)) { id } }
            td(.class("title")) {
                a(.href(address)) { line.title }
                contradictions
            }
            td(.class("decision")) { decision(address) }
            td(.class("reasons")) { ReasonLinks(line, links: links, countMax: Self.reasonsMax).body }
            justification(address)
            td(.class("carried-out")) { status }
            td(.class("proof")) { evidence }
        }
    }

    @MarkupBuilder private var contradictions: Markup {
        let shown = line.contradictions.filter { if case .undecided = $0 { false } else { true } }
        if !shown.isEmpty {
            ul(.class("contradictions")) { for contradiction in shown { li { contradiction.words } } }
        }
    }

    // MARK: Decision

    @MarkupBuilder private func decision(_ address: WebAddress) -> Markup {
        let applicability = line.applicability
        if isEditable {
            let name = Self.decisionName(id)
            select(
                .id(name), .name(name), .class("decide", applicability.rawValue), .data("decision", ""),
                .aria("label", "Is \(id) in or out?"), .custom("hx-post", address.description),
                .custom("hx-params", "\(FormToken.name),version,\(name)"),
                .custom("hx-vals", "{\"version\":\"\(line.decision?.provenance.version ?? 0)\"}")
            ) {
                if applicability == .undecided { option(.value(""), .selected()) { "Undecided" } }
                option(.value("included"), .selected(applicability == .included)) { "In" }
                option(.value("excluded"), .selected(applicability == .excluded)) { "Out" }
            }
            input(.type(.hidden), .name(Self.shownName(id)), .value(applicability.rawValue))
        } else {
            span(.class("state", "state-" + applicability.rawValue)) { applicability.words }
        }
    }

    private func justification(_ address: WebAddress) -> Markup {
        td(.class("justification", isEditable ? "editable" : nil)) {
            if line.justification.isEmpty {
                if line.isReference { span(.class("faint")) { "none in words" } }
            } else {
                div(.class("clamped")) { Self.shortened(line.justification) }
            }
            if isEditable {
                a(
                    .class("edit-in-place"), .href(links(.statementLine(id), fragment: "decision")),
                    .data("edit", ""), .custom("hx-get", address.description + "?edit=yes"),
                    .aria("label", "Change the decision about \(id)")
                ) { "Edit" }
            }
        }
    }

    // MARK: Implementation and evidence

    @MarkupBuilder private var status: Markup {
        if line.applicability == .excluded && line.controls.isEmpty {
            Markup.nothing
        } else if line.controls.isEmpty {
            span(.class("faint")) { "no control" }
        } else {
            span(.class("state", "state-" + line.status.rawValue)) { line.status.label }
            " "
            for (place, control) in line.controls.prefix(Self.controlsMax).enumerated() {
                if place > 0 { ", " }
                a(.class("code"), .href(links.record(control)), .title(control.title)) { control.code }
            }
            if line.controls.count > Self.controlsMax {
                " "
                a(.class("more"), .href(links(.statementLine(id), fragment: "controls"))) {
                    "+\(line.controls.count - Self.controlsMax)"
                }
            }
            p(.class("faint")) { ownersAndDate }
        }
    }

    @MarkupBuilder private var ownersAndDate: Markup {
        line.owners.prefix(2).map(\.title).joined(separator: ", ")
        if line.owners.count > 2 { " +\(line.owners.count - 2)" }
        if let day = line.implementedOn {
            " "
            span(.class("day")) { "since \(day)" }
        } else if let day = line.plannedFor {
            " "
            span(.class("day")) { "by \(day)" }
        }
    }

    /// A text as long as a row can hold; the style sheet cuts it to lines, and print shows all of it.
    private static func shortened(_ text: String) -> String {
        text.utf8.count <= textMax ? text : text.prefix(textMax) + "…"
    }

    private static let textMax = 600

    @MarkupBuilder private var evidence: Markup {
        if let newest = line.evidence.first {
            let fresh = line.evidence.count(where: \.isFresh)
            let stale = line.evidence.count - fresh
            span(.class("state", fresh > 0 ? "state-valid" : "state-stale")) {
                fresh == 0 ? "\(stale) out of date" : stale == 0 ? "\(fresh) current" : "\(fresh) current, \(stale) old"
            }
            p(.class("faint")) {
                a(.class("code"), .href(links.record(newest.evidence)), .title(newest.evidence.title)) {
                    newest.evidence.code
                }
                if let day = newest.evidence.collectedOn {
                    " "
                    span(.class("day")) { day.description }
                }
            }
        } else if line.applicability == .included && line.status == .implemented {
            span(.class("state state-missing")) { "none" }
        }
    }
}

/// Why a control is in, as links to the records that say so: the first few, and how many more there are.
struct ReasonLinks: Component {
    let line: StatementOfApplicability.Line
    let links: Links
    /// How many are named; nil for all.
    let countMax: Int?

    init(_ line: StatementOfApplicability.Line, links: Links, countMax: Int?) {
        self.line = line
        self.links = links
        self.countMax = countMax
    }

    @MarkupBuilder var body: Markup {
        let reasons = line.reasons
        let shown = countMax.map { reasons.prefix($0) } ?? reasons[...]
        for (place, reason) in shown.enumerated() {
            if place > 0 { " " }
            if reason.ground == .goodPractice {
                span(.class("reason")) { "good practice" }
            } else {
                a(
                    .class("reason code"), .href(links.record(reason.record)),
                    .title("\(reason.ground.label): \(reason.record.title)")
                ) { reason.record.code }
            }
        }
        if reasons.count > shown.count {
            let all = links(.statementLine(line.subject.id))
            " "
            a(
                .class("more"), .href(links(.statementLine(line.subject.id), fragment: "reasons")),
                .custom("hx-get", all.description + "?show=reasons"), .custom("hx-target", "closest td"),
                .custom("hx-swap", "innerHTML"), .title("Show all \(reasons.count) reasons")
            ) { "+\(reasons.count - shown.count)" }
        }
    }
}

extension StatementOfApplicability.Applicability {
    var words: Phrase {
        switch self {
        case .included: "In"
        case .excluded: "Out"
        case .undecided: "Undecided"
        }
    }
}
