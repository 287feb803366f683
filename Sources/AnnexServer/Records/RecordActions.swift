import HTML
import ISMS
import RecordFormat
import Operations

/// What can be done with a record besides editing it: the buttons on its page.
struct RecordActions: Sendable {
    enum Way: Sendable {
        case link(WebAddress)
        case post(WebAddress)
    }

    let title: String
    let way: Way

    func markup(_ viewer: Viewer) -> Markup {
        switch way {
        case .link(let address): a(.class("button"), .href(address)) { title }
        case .post(let address):
            form(.method(.post), .action(address)) {
                FormToken(viewer)
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
}
