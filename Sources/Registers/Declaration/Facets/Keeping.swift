package import RecordFormat

/// By whom the records of a register are added, changed and removed, whosever they are.
package enum Keeping: Hashable, Sendable {
    /// Administrators and ISMS managers, and these roles beside them.
    case byManagers(and: Set<Role>)
    /// An operation adds the records for these roles, and they stand as they were said; managers may remove them.
    /// - how: where a person adds one, as advice.
    case added(by: Set<Role>, how: String)
    /// An operation makes the records, and they stay as they were made.
    case madeOnce(how: String)

    /// Administrators and ISMS managers.
    package static let byManagers = Keeping.byManagers(and: [])
}

extension Kind {
    /// The roles that keep the register beside those that keep all of them.
    package var keepers: Set<Role> { if case .byManagers(let roles) = keeping { roles } else { [] } }

    package var keeping: Keeping { Kind.type(named: name)?.keeping ?? .byManagers }

    /// How records of the register come about, as advice, where only an operation of its own makes them; nil where anyone
    /// who may can add one.
    package var isMadeBy: String? {
        switch keeping {
        case .byManagers: nil
        case .added(_, let how), .madeOnce(let how): how
        }
    }
}

extension Record {
    fileprivate static var keeping: Keeping { register.kept }
}
