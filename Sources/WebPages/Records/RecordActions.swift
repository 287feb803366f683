import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// What can be done with a record besides editing it, as its register declares it: the buttons on its page.
struct RecordActions: Sendable {
    enum Way: Sendable {
        case link(WebAddress)
        /// A form with what was looked at.
        case post(WebAddress, seen: [(name: String, value: String)])
    }

    let title: Phrase
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

    /// - Parameter shelved: the same as it lies on a shelf; nil for what stands in the snapshot.
    static func of(
        _ item: any Item, shelved: ShelvedItem? = nil, _ derived: Derived, _ principal: Principal, _ links: Links
    ) -> [RecordActions] {
        item.offers(in: derived.derivation).compactMap { offer in
            let isOpen = principal.isOffered(offer.audience, item, shelved, in: derived.isms)
            guard let title = isOpen ? offer.title : offer.otherwise,
                let route = OrganizationRoute(segments: [item.kind.name, item.code, offer.verb])
            else { return nil }
            return RecordActions(
                title: title, way: offer.seen.map { .post(links(route), seen: $0) } ?? .link(links(route)))
        }
    }
}

extension Principal {
    /// Whether somebody is among those to whom something is offered about a record.
    fileprivate func isOffered(
        _ audience: OfferedAct.Audience, _ item: any Item, _ shelved: ShelvedItem?, in isms: ISMS
    ) -> Bool {
        switch audience {
        case .everyone: true
        case .whoeverMayChange: may(.change, item, in: isms)
        case .whoeverMayApprove: may(.approve, item, in: isms)
        case .whoeverAddedIt: shelved.map(keepsOrAdded) ?? false
        case .person(let owner): person != nil && owner == person
        case .whoeverMayAdd(let kind): reach(of: .create, on: kind) != .none
        }
    }
}
