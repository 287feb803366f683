import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// The plan as a table of risks, in the order of their levels or by owner.
extension TreatmentPlanPage {
    var byOwner: [RiskTreatmentPlan.Item] {
        let keys = items.enumerated().map { place, item in (item.owner?.title.lowercased() ?? "\u{10FFFF}", place) }
        return keys.sorted { $0 < $1 }.map { items[$0.1] }
    }

    @MarkupBuilder func riskTable(_ items: [RiskTreatmentPlan.Item], isGrouped: Bool = false) -> Markup {
        if items.isEmpty {
            nothing
        } else {
            let shown = range(of: items.count)
            div(.class("scroll")) {
                table(.class("register plan"), .data("keyboard", "rows")) {
                    caption(.class("hidden-visually")) { "The plan by \(isGrouped ? "owner" : "risk")" }
                    thead { tr { for heading in Self.headings { th(.scope(.column)) { heading } } } }
                    if isGrouped {
                        for group in Self.groups(items[shown]) { ownerGroup(group, of: items) }
                    } else {
                        tbody { for item in items[shown] { row(item) } }
                    }
                }
            }
            pages(items.count)
        }
    }

    private static let headings: [Phrase] = [
        "Risk", "What could happen", "Owner", "Level now", "Treatment", "Controls and actions", "Due", "Progress",
        "Expected", "Approval",
    ]

    /// Neighbours of one owner.
    private static func groups(_ items: ArraySlice<RiskTreatmentPlan.Item>) -> [[RiskTreatmentPlan.Item]] {
        items.reduce(into: []) { groups, item in
            if let last = groups.last?.last, last.owner?.id == item.owner?.id {
                groups[groups.count - 1].append(item)
            } else {
                groups.append([item])
            }
        }
    }

    private func ownerGroup(_ group: [RiskTreatmentPlan.Item], of all: [RiskTreatmentPlan.Item]) -> Markup {
        let owner = group.first?.owner
        let own = all.filter { $0.owner?.id == owner?.id }
        let overdue = own.count(where: \.isOverdue)
        let unapproved = own.count { !$0.isApprovedByOwner }
        return tbody {
            tr(.class("group")) {
                th(.scope(.rowGroup), .colspan(Self.headings.count)) {
                    if let owner { RecordLink(owner, links: links) } else { "Nobody" }
                    span(.class("count")) { own.count }
                    if overdue > 0 { span(.class("overdue")) { " \(overdue) overdue" } }
                    if unapproved > 0 { span(.class("faint")) { " \(unapproved) not approved" } }
                }
            }
            for item in group { row(item) }
        }
    }

    private func row(_ item: RiskTreatmentPlan.Item) -> Markup {
        let risk = item.risk
        return tr(.data("href", links.record(risk).description)) {
            td(.class("code")) { a(.href(links.record(risk))) { risk.code } }
            td(.class("title")) { a(.href(links.record(risk))) { risk.title } }
            td { if let owner = item.owner { RecordLink(owner, links: links) } }
            td { LevelBadge(item.evaluation.level) }
            td { treatment(item) }
            td(.class("carried-out")) { means(item) }
            td(.class(item.isOverdue ? "day overdue" : "day")) {
                item.due?.description
                if item.isOverdue { p { "overdue" } }
            }
            td(.class("progress-cell")) { progress(item.percent, isOverdue: item.isOverdue) }
            td { LevelBadge(item.evaluation.residual) }
            td { approval(item) }
        }
    }

    @MarkupBuilder private func treatment(_ item: RiskTreatmentPlan.Item) -> Markup {
        if let treatment = item.risk.treatment {
            treatment.label.capitalizedFirst
            if let other = item.transferredTo {
                p(.class("faint")) {
                    "to "
                    RecordLink(other, links: links)
                }
            }
        } else {
            span(.class("state state-missing")) { "none" }
        }
    }

    @MarkupBuilder private func means(_ item: RiskTreatmentPlan.Item) -> Markup {
        codes(item.controls.map { ($0, $0.status.rawValue) })
        if !item.controls.isEmpty && !item.actions.isEmpty { " " }
        codes(item.actions.map { ($0, $0.status.rawValue) })
        if item.controls.isEmpty && item.actions.isEmpty && item.risk.treatment == .mitigate {
            span(.class("state state-missing")) { "nothing" }
        }
    }

    @MarkupBuilder func codes(_ items: [(item: any Item, status: String)]) -> Markup {
        for (place, one) in items.prefix(Self.codesMax).enumerated() {
            if place > 0 { " " }
            a(
                .class(one.status.isEmpty ? "code" : "code state state-\(one.status)"), .href(links.record(one.item)),
                .title(one.item.title)
            ) {
                one.item.code
            }
        }
        if items.count > Self.codesMax { span(.class("faint")) { " +\(items.count - Self.codesMax)" } }
    }

    private static let codesMax = 3

    @MarkupBuilder func progress(_ percent: Int?, isOverdue: Bool) -> Markup {
        if let percent {
            Bar(parts: [(isOverdue ? .bad : .good, Double(percent) / 100)], label: "\(percent) percent done")
            span(.class("figure")) { "\(percent) %" }
        }
    }

    @MarkupBuilder private func approval(_ item: RiskTreatmentPlan.Item) -> Markup {
        let isAcceptance = item.risk.treatment == .accept
        let decision = isAcceptance ? item.evaluation.acceptance : item.evaluation.planApproval
        switch decision {
        case .missing:
            span(.class("state state-missing")) { isAcceptance ? "not accepted" : "not approved" }
        case .valid(let until):
            span(.class("state state-valid")) { isAcceptance ? "accepted" : "approved" }
            if let until {
                p(.class("faint")) { "until \(until)" }
            } else if let day = item.risk.planApprovedOn {
                p(.class("faint")) { "\(day)" }
            }
        case .stale(let reasons):
            span(.class("state state-stale")) { "no longer holds" }
            for reason in reasons { p(.class("faint")) { reason.words } }
        }
        if !decision.isValid, isOwn(item) {
            if isAcceptance {
                a(.class("button small"), .href(links(.acceptRisk(code: item.risk.code)))) { "Accept" }
            } else if item.isApprovable {
                approveButton(item)
            }
        }
    }

    private func isOwn(_ item: RiskTreatmentPlan.Item) -> Bool {
        !chrome.isReadOnly && principal.person != nil && item.owner?.id == principal.person
    }

    private func approveButton(_ item: RiskTreatmentPlan.Item) -> Markup {
        form(.method(.post), .action(links(.approvePlan(code: item.risk.code)))) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("level"), .value(item.evaluation.residual.map { String($0.value) } ?? ""))
            input(.type(.hidden), .name("version"), .value(String(item.risk.provenance.version)))
            input(.type(.hidden), .name("view"), .value(view.rawValue))
            button(.class("small"), .buttonType(.submit), .aria("label", "Approve the plan for \(item.risk.code)")) {
                "Approve"
            }
        }
    }
}
