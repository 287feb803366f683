package import RecordFormat

/// By whom the records of a register are added, changed and removed, whosever they are.
package enum Keeping: Hashable, Sendable {
    /// Administrators and ISMS managers.
    case byManagers
    /// An operation adds the records for these roles, and they stand as they were said; managers may remove them.
    /// - how: where a person adds one, as advice.
    case added(by: Set<Role>, how: String)
    /// An operation makes the records, and they stay as they were made.
    case madeOnce(how: String)
}

extension Kind {
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
