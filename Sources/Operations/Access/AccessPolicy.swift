import Accounts
package import ISMS
package import RecordFormat
package import Registers

/// Which role may do what to which kind of record: the one table, asked by every page and before every commit.
package enum AccessPolicy {
    /// What may be done to a record.
    package enum Act: String, CaseIterable, Sendable { case read, create, change, remove, approve }

    /// How far a permission reaches.
    package enum Reach: Int, Comparable, Sendable {
        case none
        /// Only what is the principal's own; of documents, those that are approved.
        case own
        case all

        package static func < (left: Reach, right: Reach) -> Bool { left.rawValue < right.rawValue }
    }

    /// What may be done in an organization besides working on its records.
    package enum Duty: String, CaseIterable, Sendable {
        /// Statements of Applicability and other versions are frozen.
        case issue
        case importRecords
        /// Reports, registers and the history as files.
        case export
        case readHistory
        /// Bodies are erased for good.
        case erase
        case manageAccounts
    }

    /// How far a role reaches, as the register declares it: who keeps it, whose its records are, who may know of them.
    package static func reach(of act: Act, on kind: Kind, for role: Role) -> Reach {
        guard let type = Kind.type(named: kind.name) else { return .none }
        switch act {
        case .read: return reading(type, role)
        case .create: return creating(type, kind, role)
        case .change: return changing(type, kind, role)
        case .remove:
            if case .madeOnce = kind.keeping { return .none }
            if type.shelf?.isAppendOnly == true { return .none }
            return role.keeps(kind) ? .all : .none
        // Whoever keeps a register does not approve what is in it.
        case .approve: return role == .approver && approved.contains(kind) ? .all : .none
        }
    }

    private static func reading(_ type: any Record.Type, _ role: Role) -> Reach {
        if role.readsEverything { return .all }
        return type.ownersMayRead ? .own : .none
    }

    private static func creating(_ type: any Record.Type, _ kind: Kind, _ role: Role) -> Reach {
        switch kind.keeping {
        case .madeOnce: return .none
        case .added(let roles, _): return roles.contains(role) ? .all : .none
        case .byManagers:
            if role.keeps(kind) { return .all }
            return role == .owner && type.ownersMayCreate ? .own : .none
        }
    }

    private static func changing(_ type: any Record.Type, _ kind: Kind, _ role: Role) -> Reach {
        guard case .byManagers = kind.keeping, type.shelf?.isAppendOnly != true else { return .none }
        if role.keeps(kind) { return .all }
        if role == .owner, type.ownersMayChange { return .own }
        return role == .member && type.everybodyMayChangeTheirs ? .own : .none
    }

    /// The kinds that top management approves.
    package static let approved = Set(Kind.all.filter { $0.approvals.contains { $0.consequence != .isWithdrawn } })

    package static func allows(_ duty: Duty, _ role: Role) -> Bool {
        switch role {
        case .administrator: true
        case .ismsManager: duty != .manageAccounts && duty != .erase
        case .owner, .approver, .reader, .internalAuditor, .humanResources, .privacyOfficer, .externalAuditor:
            duty == .export || duty == .readHistory
        case .member: false
        }
    }
}

extension Role {
    /// Whether the role keeps the register of a kind: managers keep all of them, others what the register says.
    fileprivate func keeps(_ kind: Kind) -> Bool {
        self == .administrator || self == .ismsManager || kind.keepers.contains(self)
    }

    /// Whether the role reads whatever is no secret.
    fileprivate var readsEverything: Bool { self != .member }
}

extension Principal {
    /// How far this principal's roles together reach.
    package func reach(of act: AccessPolicy.Act, on kind: Kind) -> AccessPolicy.Reach {
        if isOperator { return .all }
        return roles.map { AccessPolicy.reach(of: act, on: kind, for: $0) }.max() ?? .none
    }

    package func may(_ duty: AccessPolicy.Duty) -> Bool {
        isOperator || roles.contains { AccessPolicy.allows(duty, $0) }
    }

    /// Whether one record may be treated so, as it stands in a snapshot.
    package func may(_ act: AccessPolicy.Act, _ item: any Item, in isms: ISMS) -> Bool {
        may(act, item.record, kind: item.kind, in: isms)
    }

    package func may(_ act: AccessPolicy.Act, _ record: any Record, kind: Kind, in isms: ISMS) -> Bool {
        // On which shelf something may be put is looked at before a commit (`checkShelf`).
        if kind.shelf != nil, act != .create {
            // Who may read what it lies with may read it, and nobody else does anything with it.
            let owner =
                record.shelfParent.flatMap { isms.shelfOwner($0) } ?? record.parentCode.flatMap { isms.item(code: $0) }
            guard let owner, may(.read, owner, in: isms) else { return false }
            if act == .read { return true }
        }
        return switch reach(of: act, on: kind) {
        case .all: true
        case .own: owns(record, in: isms) || (act == .read && record.isReadByEverybody)
        case .none: false
        }
    }

    /// Whether a record is this principal's own: it names them as its owner, or belongs to what they own.
    package func owns(_ record: any Record, in isms: ISMS) -> Bool {
        person.map { record.isOwn(of: $0, in: isms) } ?? false
    }
}

extension Record {
    /// Whether the record is approved and binds everybody, so that everybody may read it.
    fileprivate var isReadByEverybody: Bool { Self.everybodyMayReadApproved && saysApproved }
}
