package import RecordFormat

/// Whose a record is: who answers for it, who works on it beside them, and what that lets them do.
package struct Ownership<Value: Record>: Sendable {
    /// What the role of owner lets people do with what is theirs.
    package enum Right: Sendable {
        case read
        case change
        /// Also to add records of their own.
        case createAndChange
        /// What owners may, and whoever has the least role may change what is theirs as well.
        case createAndChangeForAll
    }

    let owner: PersonPath<Value>?
    let deputies: [PersonPath<Value>]
    /// Whether a record belongs to somebody because what it is about does.
    let belongs: (@Sendable (Value, Reference<Value.Actor>, Snapshot) -> Bool)?
    let right: Right

    private init(
        owner: PersonPath<Value>?, deputies: [PersonPath<Value>],
        belongs: (@Sendable (Value, Reference<Value.Actor>, Snapshot) -> Bool)?, right: Right
    ) {
        self.owner = owner
        self.deputies = deputies
        self.belongs = belongs
        self.right = right
    }

    /// Nobody's in particular.
    package static var none: Ownership { Ownership(owner: nil, deputies: [], belongs: nil, right: .read) }

    /// - Parameters:
    ///   - owner: who answers for a record.
    ///   - deputies: whose it is too, though they do not answer for it.
    ///   - belongs: whether it is somebody's because of what it is about, such as the risk that an action treats.
    package static func by(
        _ owner: PersonPath<Value>, deputies: [PersonPath<Value>] = [],
        belongs: (@Sendable (Value, Reference<Value.Actor>, Snapshot) -> Bool)? = nil, may right: Right
    ) -> Ownership {
        Ownership(owner: owner, deputies: deputies, belongs: belongs, right: right)
    }

    /// Theirs who made it, though nobody answers for it.
    package static func madeBy(
        _ maker: PersonPath<Value>, belongs: @escaping @Sendable (Value, Reference<Value.Actor>, Snapshot) -> Bool,
        may right: Right
    ) -> Ownership {
        Ownership(owner: nil, deputies: [maker], belongs: belongs, right: right)
    }
}

extension Record {
    /// Whether a record is somebody's own: it names them as its owner, or belongs to what they own.
    package func isOwn(of person: RecordID, in snapshot: Snapshot) -> Bool {
        let person = Reference<Actor>(person)
        let owned = Self.register.owned
        if owned.owner.map({ self[keyPath: $0] == person }) ?? false { return true }
        if owned.deputies.contains(where: { self[keyPath: $0] == person }) { return true }
        return owned.belongs?(self, person, snapshot) ?? false
    }

    /// Who answers for the record; nil where nobody is named, or nobody can be.
    package var answering: RecordID? { Self.register.owned.owner.flatMap { self[keyPath: $0]?.id } }

    /// The field that names who answers for a record; nil where none does.
    package static var ownerField: String? { register.owned.owner.flatMap { fields[path: $0]?.name } }

    package static var ownersMayCreate: Bool {
        switch register.owned.right {
        case .createAndChange, .createAndChangeForAll: true
        case .read, .change: false
        }
    }

    package static var ownersMayChange: Bool {
        switch register.owned.right {
        case .change, .createAndChange, .createAndChangeForAll: true
        case .read: false
        }
    }

    /// Whether somebody who has no other right may still change what is theirs.
    package static var everybodyMayChangeTheirs: Bool {
        if case .createAndChangeForAll = register.owned.right { true } else { false }
    }
}
