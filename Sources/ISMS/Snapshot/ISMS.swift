package import RecordFormat
package import Registers

/// An information security management system as it stood at one commit: all records of an organization, as one
/// immutable value.
///
/// Every question is a pure function of it (`StatementOfApplicability(of:on:)`, `Conformity.findings(in:on:)`), so
/// pages, reports and commands cannot disagree. A change makes a new value that shares nearly everything.
///
/// ```swift
/// let overdue = isms[TreatmentAction.self].filter { $0.isOverdue(on: today) }
/// ```
package typealias ISMS = Snapshot

extension ISMS {
    /// The empty ISMS before the first commit.
    package init() { self.init(of: .isms) }

    /// Makes a snapshot of items read from somewhere.
    package init(
        _ items: some Sequence<any Item>, erasedCodes: [RecordID: String] = [:],
        shelves: ShelfSummaries = ShelfSummaries(), at commit: CommitPoint
    ) {
        self.init(of: .isms, items, erasedCodes: erasedCodes, shelves: shelves, at: commit)
    }

    /// The fields that carry a record's name in another system, in the catalogue or in the post.
    package static var otherNameFields: [String] { RegisterList.isms.otherNameFields }

    /// The kinds of which records can be confidential.
    package static var secretKinds: [Kind] { RegisterList.isms.secretKinds }
}
