import Frameworks
import ISMS
import Phrases
import Registers
import Serving

/// What of the Statement of Applicability is asked for: kept in the address, so that a narrowed table can be linked.
struct StatementQuery: Hashable, Sendable {
    enum Decision: String, CaseIterable, Sendable {
        case included, excluded, undecided
        /// Undecided, though a risk or an obligation leads to it.
        case proposed

        var label: Phrase {
            switch self {
            case .included: "In"
            case .excluded: "Out"
            case .undecided: "Undecided"
            case .proposed: "Undecided, but needed"
            }
        }
    }

    /// A part of the table: one of the four themes, or the organization's own controls.
    enum Group: Hashable, Sendable {
        case theme(ReferenceControl.Theme)
        case own

        static let all = ReferenceControl.Theme.allCases.map { Group.theme($0) } + [.own]

        var name: String {
            switch self {
            case .theme(let theme): theme.rawValue
            case .own: "own"
            }
        }
        var title: Phrase {
            switch self {
            case .theme(let theme): Phrase(words: theme.title)
            case .own: "Controls of our own"
            }
        }
        /// The number that leads the controls of a theme.
        var number: String {
            switch self {
            case .theme(let theme): "A.\(theme.number)"
            case .own: ""
            }
        }
    }

    var text = ""
    var group: Group?
    var decision: Decision?
    var status: Control.Status?
    /// By attribute, the value wanted.
    var attributes: [ControlAttribute: String] = [:]
    var isContradictedOnly = false
    /// Which page of the organization's own controls, from 1.
    var page = 1

    static let pageSize = 100

    init() {}

    /// Reads a query leniently: what is not understood narrows nothing.
    init(_ form: FormData) {
        text = String((form["q"] ?? "").trimmed.prefix(200))
        group = Group.all.first { $0.name == form["theme"] }
        decision = form["decision"].flatMap { Decision(rawValue: $0) }
        status = form["status"].flatMap { Control.Status(rawValue: $0) }
        for attribute in ControlAttribute.allCases {
            guard let value = form[attribute.rawValue], attribute.options.contains(where: { $0.name == value }) else {
                continue
            }
            attributes[attribute] = value
        }
        isContradictedOnly = form["contradictions"] == "yes"
        page = min(max(1, Int(form["page"] ?? "") ?? 1), 10_000)
    }

    /// The query as an address holds it, in an order of its own.
    func pairs(page: Int? = nil) -> [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        if !text.isEmpty { pairs.append(("q", text)) }
        if let group { pairs.append(("theme", group.name)) }
        if let decision { pairs.append(("decision", decision.rawValue)) }
        if let status { pairs.append(("status", status.rawValue)) }
        for attribute in ControlAttribute.allCases {
            if let value = attributes[attribute] { pairs.append((attribute.rawValue, value)) }
        }
        if isContradictedOnly { pairs.append(("contradictions", "yes")) }
        let page = page ?? self.page
        if page > 1 { pairs.append(("page", String(page))) }
        return pairs
    }

    var isNarrowed: Bool {
        !text.isEmpty || group != nil || decision != nil || status != nil || !attributes.isEmpty || isContradictedOnly
    }

    func matches(_ line: StatementOfApplicability.Line) -> Bool {
        if let group, line.group != group { return false }
        if isContradictedOnly, line.contradictions.isEmpty { return false }
        if let status, line.applicability == .excluded || line.status != status { return false }
        switch decision {
        case nil: break
        case .included: if line.applicability != .included { return false }
        case .excluded: if line.applicability != .excluded { return false }
        case .undecided: if line.applicability != .undecided { return false }
        case .proposed: if !line.isProposed { return false }
        }
        if !attributes.isEmpty {
            guard let control = line.referenceControl else { return false }
            for (attribute, value) in attributes where !attribute.names(of: control).contains(value) { return false }
        }
        return true
    }
}

/// The attributes by which ISO/IEC 27002:2022 sorts its controls.
enum ControlAttribute: String, CaseIterable, Sendable {
    case type, property, concept, capability, domain

    var label: Phrase {
        switch self {
        case .type: "Control type"
        case .property: "Security property"
        case .concept: "Cybersecurity concept"
        case .capability: "Operational capability"
        case .domain: "Security domain"
        }
    }

    var options: [(name: String, label: Phrase)] {
        switch self {
        case .type: ControlType.allCases.map { ($0.rawValue, Phrase(words: $0.rawValue.capitalizedFirst)) }
        case .property: SecurityProperty.allCases.map { ($0.rawValue, Phrase(words: $0.rawValue.capitalizedFirst)) }
        case .concept: CybersecurityConcept.allCases.map { ($0.rawValue, Phrase(words: $0.rawValue.capitalizedFirst)) }
        case .capability: OperationalCapability.allCases.map { ($0.rawValue, Phrase(words: $0.title)) }
        case .domain: SecurityDomain.allCases.map { ($0.rawValue, Phrase(words: $0.title)) }
        }
    }

    func names(of control: ReferenceControl) -> [String] {
        switch self {
        case .type: control.controlTypes.map(\.rawValue)
        case .property: control.properties.map(\.rawValue)
        case .concept: control.concepts.map(\.rawValue)
        case .capability: control.capabilities.map(\.rawValue)
        case .domain: control.domains.map(\.rawValue)
        }
    }

    func labels(of control: ReferenceControl) -> [String] {
        let names = Set(names(of: control))
        return options.filter { names.contains($0.name) }.map(\.label.text)
    }
}

extension StatementOfApplicability.Line {
    var referenceControl: ReferenceControl? {
        if case .reference(let id) = subject { Catalog.bundled.controls[id: id] } else { nil }
    }

    /// The control's name: Annex A's for one of the 93, else the organization's.
    var title: String { referenceControl?.title ?? controls.first?.title ?? "" }

    var group: StatementQuery.Group {
        if case .reference(let id) = subject { .theme(id.theme) } else { .own }
    }

    /// Whether nobody decided about it yet, though a risk or an obligation leads to it.
    var isProposed: Bool { applicability == .undecided && !reasons.isEmpty }
}
