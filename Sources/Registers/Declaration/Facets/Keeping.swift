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

extension Record {
    /// By whom the register's records are added, changed and removed.
    package static var keeping: Keeping { register.kept }
}
