import HTML
import ISMS
import RecordFormat
import Operations

/// What can be done with a record besides editing it: the buttons on its page.
struct RecordActions: Sendable {
    enum Way: Sendable {
        case link(WebAddress)
        /// A form with what was looked at.
        case post(WebAddress, seen: [(name: String, value: String)])
    }

    let title: String
    let way: Way

    func markup(_ viewer: Viewer) -> Markup {
        switch way {
        case .link(let address): a(.class("button"), .href(address)) { title }
        case .post(let address, let seen):
            form(.method(.post), .action(address)) {
                FormToken(viewer)
                for (name, value) in seen { input(.type(.hidden), .name(name), .value(value)) }
                button(.buttonType(.submit)) { title }
            }
        }
    }

    static func of(_ item: any Item, _ derived: Derived, _ principal: Principal, _ links: Links)
        -> [RecordActions]
    {
        var actions: [RecordActions] = []
        let isms = derived.isms
        let mayChange = principal.may(.change, item, in: isms)
        switch item {
        case let risk as Entry<Risk>:
            if mayChange { actions.append(RecordActions(title: "Rate", way: .link(links(.rateRisk(code: risk.code))))) }
            if let person = principal.person, risk.owner?.id == person {
                actions.append(RecordActions(title: "Accept", way: .link(links(.acceptRisk(code: risk.code)))))
                actions += approvingPlan(of: risk, derived, links)
            }
        case let asset as Entry<Asset>:
            if principal.reach(of: .create, on: Risk.kind) != .none {
                actions.append(
                    RecordActions(title: "Propose risks", way: .link(links(.proposals(asset: asset.code)))))
            }
        case let statement as Entry<IssuedStatement>:
            let mayApprove = statement.approver == nil && principal.may(.approve, statement, in: isms)
            actions.append(
                RecordActions(
                    title: mayApprove ? "Read and approve" : "Read version \(statement.version)",
                    way: .link(links(.issuedStatement(statement.version)))))
        default: break
        }
        return actions
    }

    /// The owner approves the plan as it stands on the page, where there is one that is not approved.
    private static func approvingPlan(of risk: Entry<Risk>, _ derived: Derived, _ links: Links) -> [RecordActions] {
        guard risk.status == .open, let treatment = risk.treatment, treatment != .accept else { return [] }
        let evaluation = RiskEvaluation(of: risk, in: derived.isms, on: derived.day)
        guard !evaluation.planApproval.isValid, let level = evaluation.residual?.value else { return [] }
        let seen = [("version", String(risk.provenance.version)), ("level", String(level))]
        return [
            RecordActions(
                title: "Approve the plan",
                way: .post(links(.approvePlan(code: risk.code)), seen: seen.map { (name: $0.0, value: $0.1) }))
        ]
    }
}
