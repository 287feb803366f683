package import Phrases
package import RecordFormat

/// What a check goes by that a snapshot does not hold and only the history tells.
package struct HistoryFacts: Sendable {
    /// The newest issued statement, derived from the snapshot it was based on, so that whatever changed since is found;
    /// without it only changed decisions are.
    package var issued: StatementOfApplicability?
    /// The approvals given before the program held them to what they cover.
    package var slips: [ApprovalSlip]

    package init(issued: StatementOfApplicability? = nil, slips: [ApprovalSlip] = []) {
        self.issued = issued
        self.slips = slips
    }
}

/// An approval that stands although it should not: it slipped through before the program held approvals to what they
/// cover.
package struct ApprovalSlip: Hashable, Sendable {
    package enum Problem: Hashable, Sendable {
        /// What it covers was changed after it was given; the labels of the fields.
        case changedSince([Phrase])
        /// Whoever gave it wrote what it covers.
        case givenByAuthor
    }

    package let record: RecordID
    /// What the approval is called, such as "approval".
    package let approval: String
    package let problem: Problem

    package init(record: RecordID, approval: String, problem: Problem) {
        self.record = record
        self.approval = approval
        self.problem = problem
    }
}
