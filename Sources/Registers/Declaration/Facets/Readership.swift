package import RecordFormat

/// Who may know that a record is there.
package enum Readership<Value: Record>: Sendable {
    /// Every role that reads the management system.
    case everyReader
    /// Those, and whoever has no such role for what is their own.
    case everyReaderAndOwners
    /// Those, and everybody for what is approved: it binds them.
    case everyReaderAndEverybodyOnceApproved
    /// Everybody who reads, unless a record names a circle: then only those in it, whatever their roles. Somebody must be
    /// left in a circle, and whoever joins it is named in the history.
    ///
    /// Some roles may join it by themselves (`joinedBy`): it is kept who did (`joinings`), in the history too, and those in
    /// the circle are told.
    case circle(
        any WritableKeyPath<Value, [Reference<Value.Actor>]> & Sendable, joinedBy: Set<Role>,
        joinings: any WritableKeyPath<Value, [CircleJoining]> & Sendable)
    /// Whoever may read the record on whose shelf it lies.
    case whoeverReadsParent
}

extension Record {
    /// The people who alone may know of the record; empty where it is no secret.
    package var circle: [RecordID] {
        if case .circle(let path, _, _) = Self.register.readBy { self[keyPath: path].map(\.id) } else { [] }
    }

    /// The field that names the circle; nil where no record of the register is confidential.
    package static var circleField: String? {
        if case .circle(let path, _, _) = register.readBy { fields[path: path]?.name } else { nil }
    }

    /// Who joined the circle by a right of their own, the newest last.
    package var circleJoinings: [CircleJoining] {
        if case .circle(_, _, let path) = Self.register.readBy { self[keyPath: path] } else { [] }
    }

    /// The field that keeps who did; nil where no record of the register is confidential.
    package static var circleJoiningsField: String? {
        if case .circle(_, _, let path) = register.readBy { fields[path: path]?.name } else { nil }
    }

    /// The roles that may join a circle by themselves.
    package static var circleJoiners: Set<Role> {
        if case .circle(_, let roles, _) = register.readBy { roles } else { [] }
    }

    /// The record with somebody more in its circle, who joined by a right of their own.
    package func joined(by person: RecordID, _ joining: CircleJoining) -> Self {
        guard case .circle(let circle, _, let joinings) = Self.register.readBy else { return self }
        var record = self
        record[keyPath: circle].append(Reference(person))
        record[keyPath: joinings].append(joining)
        return record
    }

    /// Whether whoever has no reading role may read what is theirs.
    package static var ownersMayRead: Bool {
        switch register.readBy {
        case .everyReaderAndOwners, .everyReaderAndEverybodyOnceApproved: true
        case .everyReader, .circle, .whoeverReadsParent: false
        }
    }

    /// Whether everybody may read a record once it is approved.
    package static var everybodyMayReadApproved: Bool {
        if case .everyReaderAndEverybodyOnceApproved = register.readBy { true } else { false }
    }
}
