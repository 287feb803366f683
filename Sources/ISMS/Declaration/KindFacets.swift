package import RecordFormat
package import Registers

/// What the register of a kind declares, where only the kind is known.
extension Kind {
    /// The steps that records of the register go through; nil where there are none.
    package var workflow: AnyWorkflow? { Kind.type(named: name)?.workflow }

    /// The fields of entries that records of this kind have.
    package var entryLists: [EntryList] { Kind.type(named: name)?.entryLists ?? [] }

    /// The figures that follow from the records of a kind.
    package var figures: [AnyComputedFigure] { Kind.type(named: name)?.anyFigures ?? [] }

    /// How the register's records lie on shelves; nil where they stand in the snapshot.
    package var shelf: AnyShelf? { Kind.type(named: name)?.shelf }

    /// Where the register stands in the navigation.
    package var place: NavigationPlace { Kind.type(named: name)?.navigationPlace ?? .none }
}

extension Kind {
    /// The approvals that records of this kind can be given.
    package var approvals: [ApprovalDeclaration] { Kind.type(named: name)?.approvals ?? [] }

    /// Whether a field is part of an approval, so that no form offers it for typing.
    package func isApprovalField(_ field: String) -> Bool { approvals.contains { $0.fields.contains(field) } }

    /// Whether a field is set by an operation of its own: part of an approval, of the workflow, entries, what a record on
    /// a shelf says of how it came there, or who joined a circle.
    package func isSetByOperation(_ field: String) -> Bool {
        isApprovalField(field) || workflow?.fields.contains(field) == true
            || entryLists.contains { $0.field == field } || shelf?.operatedFields.contains(field) == true
            || Kind.type(named: name)?.circleJoiningsField == field
    }
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

extension NavigationPlace.Page {
    package static let statementOfApplicability = NavigationPlace.Page("statement of applicability")
    package static let settings = NavigationPlace.Page("settings")
}

extension FieldChange {
    /// The fields that differ between two bodies, in declared order.
    package static func between(_ before: JSONObject, _ after: JSONObject, of kind: Kind) -> [FieldChange] {
        Kind.type(named: kind.name).map { between(before, after, of: $0) } ?? []
    }
}
