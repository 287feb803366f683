package import Phrases
package import RecordFormat

/// Something that can be done with a record by a page of its own, offered as a button on the record's page.
package struct Offer<Value: Record>: Sendable {
    /// To whom it is offered. What it then does is guarded by its operation, whoever asks.
    package enum Audience: Sendable {
        case everyone
        case whoeverMayChange
        case whoeverMayApprove
        case owner
        /// Whoever added it, and managers; only of what lies on a shelf, which is never changed, is that known at once.
        case whoeverAddedIt
        /// Whoever may add records of a kind.
        case whoeverMayAdd(Kind)
    }

    /// How it is begun.
    package enum Way: Sendable {
        /// By a page at the record's address and this word, such as `rate`.
        case page(String)
        /// By a form sent there at once, with what was looked at.
        case form(String, seen: @Sendable (Entry<Value>, Derivation) -> [(name: String, value: String)])
    }

    let title: @Sendable (Entry<Value>) -> Phrase
    let audience: Audience
    let way: Way
    /// What it is called for those it is not offered to, who may look at it all the same; nil where they may not.
    let otherwise: (@Sendable (Entry<Value>) -> Phrase)?
    let applies: @Sendable (Entry<Value>, Derivation) -> Bool

    package init(
        _ title: @escaping @Sendable (Entry<Value>) -> Phrase, by way: Way, to audience: Audience,
        otherwise: (@Sendable (Entry<Value>) -> Phrase)? = nil,
        where applies: @escaping @Sendable (Entry<Value>, Derivation) -> Bool = { _, _ in true }
    ) {
        self.title = title
        self.audience = audience
        self.way = way
        self.otherwise = otherwise
        self.applies = applies
    }

    package init(
        _ title: Phrase, by way: Way, to audience: Audience, otherwise: (@Sendable (Entry<Value>) -> Phrase)? = nil,
        where applies: @escaping @Sendable (Entry<Value>, Derivation) -> Bool = { _, _ in true }
    ) {
        self.init({ _ in title }, by: way, to: audience, otherwise: otherwise, where: applies)
    }
}

/// An offer about one record, as it stands.
package struct OfferedAct: Sendable {
    package enum Audience: Sendable {
        case everyone, whoeverMayChange, whoeverMayApprove, whoeverAddedIt
        case person(RecordID?)
        case whoeverMayAdd(Kind)
    }

    package let title: Phrase
    /// What it is called for those it is not offered to; nil where they are offered nothing.
    package let otherwise: Phrase?
    package let audience: Audience
    /// The word after the record's address.
    package let verb: String
    /// What a form sends along; nil where a page is opened instead.
    package let seen: [(name: String, value: String)]?
}

extension Item {
    /// What can be done with the record as it stands, in the order it is offered.
    package func offers(in derivation: Derivation) -> [OfferedAct] { record.offers(about: self, in: derivation) }
}

extension Record {
    fileprivate func offers(about item: any Item, in derivation: Derivation) -> [OfferedAct] {
        guard let entry = item as? Entry<Self> else { return [] }
        return Self.register.offers.filter { $0.applies(entry, derivation) }.map { offer in
            let audience: OfferedAct.Audience =
                switch offer.audience {
                case .everyone: .everyone
                case .whoeverMayChange: .whoeverMayChange
                case .whoeverMayApprove: .whoeverMayApprove
                case .owner: .person(answering)
                case .whoeverAddedIt: .whoeverAddedIt
                case .whoeverMayAdd(let kind): .whoeverMayAdd(kind)
                }
            let (verb, seen): (String, [(name: String, value: String)]?) =
                switch offer.way {
                case .page(let verb): (verb, nil)
                case .form(let verb, let seen): (verb, seen(entry, derivation))
                }
            return OfferedAct(
                title: offer.title(entry), otherwise: offer.otherwise?(entry), audience: audience, verb: verb,
                seen: seen)
        }
    }
}
