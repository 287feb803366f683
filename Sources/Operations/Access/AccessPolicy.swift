package import Accounts
package import ISMS
import RecordFormat

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

    package static func reach(of act: Act, on kind: Kind, for role: Role) -> Reach {
        switch (role, act) {
        case (.administrator, .approve), (.ismsManager, .approve): .none
        case (.administrator, .read), (.ismsManager, .read): .all
        case (.administrator, .change) where kind == Comment.kind, (.ismsManager, .change) where kind == Comment.kind:
            .none
        // What was issued stays as it was issued.
        case (.administrator, _), (.ismsManager, _): kind == IssuedStatement.kind ? .none : .all
        // Comments stand as they were said.
        case (.owner, .create) where kind == Comment.kind, (.approver, .create) where kind == Comment.kind: .all
        case (.owner, .read), (.approver, .read), (.auditor, .read): .all
        case (.owner, .create): createdByOwners.contains(kind) ? .own : .none
        case (.owner, .change): changedByOwners.contains(kind) ? .own : .none
        case (.approver, .approve): approved.contains(kind) ? .all : .none
        case (.member, .read): readByMembers.contains(kind) ? .own : .none
        case (.member, .change): kind == TreatmentAction.kind ? .own : .none
        case (.owner, _), (.approver, _), (.auditor, _), (.member, _): .none
        }
    }

    private static let createdByOwners: Set<Kind> = [
        Asset.kind, Risk.kind, TreatmentAction.kind, Control.kind, Evidence.kind,
    ]
    private static let changedByOwners: Set<Kind> = [
        Asset.kind, Risk.kind, TreatmentAction.kind, Control.kind, Evidence.kind, Objective.kind, Obligation.kind,
        Document.kind, ContextIssue.kind, InterestedParty.kind, Location.kind,
    ]
    private static let readByMembers: Set<Kind> = [Document.kind, TreatmentAction.kind]
    /// The kinds that top management approves.
    package static let approved = Set(Kind.all.filter { $0.approvals.contains { $0.consequence != .isWithdrawn } })

    package static func allows(_ duty: Duty, _ role: Role) -> Bool {
        switch (role, duty) {
        case (.administrator, _): true
        case (.ismsManager, .manageAccounts), (.ismsManager, .erase): false
        case (.ismsManager, _): true
        case (.owner, .export), (.owner, .readHistory): true
        case (.approver, .export), (.approver, .readHistory): true
        case (.auditor, .export), (.auditor, .readHistory): true
        case (.owner, _), (.approver, _), (.auditor, _), (.member, _): false
        }
    }
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
        switch reach(of: act, on: kind) {
        case .all: true
        case .own: owns(record, in: isms) || (act == .read && (record as? Document)?.status == .approved)
        case .none: false
        }
    }

    /// Whether a record is this principal's own: it names them as its owner, or belongs to what they own.
    package func owns(_ record: any Record, in isms: ISMS) -> Bool {
        guard let person else { return false }
        let own = Reference<Person>(person)
        switch record {
        case let asset as Asset: return asset.owner == own || asset.custodian == own
        case let risk as Risk: return risk.owner == own
        case let control as Control: return control.owner == own
        case let action as TreatmentAction:
            return action.owner == own || isms[action.risks].contains { $0.owner == own }
        case let evidence as Evidence:
            return evidence.collectedBy == own || isms[evidence.controls].contains { $0.owner == own }
        case let objective as Objective: return objective.owner == own
        case let obligation as Obligation: return obligation.owner == own
        case let document as Document: return document.owner == own || document.author == own
        case let issue as ContextIssue: return issue.owner == own
        case let party as InterestedParty: return party.owner == own
        case let location as Location: return location.owner == own
        default: return false
        }
    }
}
