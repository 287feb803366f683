import Frameworks
import Phrases
import RecordFormat
import Registers

/// Clause 6.1.3 d: a Statement of Applicability that was issued, approved and not overtaken.
extension Conformity {
    static let issuedStatementRules: [Rule] = [
        Rule(
            .soa14, .error, "6.1.3.d", "No Statement of Applicability issued",
            remedy: "Issue one: annex soa issue."
        ) { context in
            context.finding("No Statement of Applicability has been issued", if: context.lastStatement == nil)
        },
        Rule(
            .soa15, .error, "6.1.3.d", "No issued statement is approved",
            remedy:
                "Have somebody else than its author approve it on its page, or record the approval (annex soa approve)."
        ) { context in
            guard let last = context.lastStatement, !last.isApproved,
                !context.isms[IssuedStatement.self].contains(where: \.isApproved)
            else { return [] }
            return [
                context.finding(last, last.approver == nil ? "is not approved" : "does not say when it was approved")
            ]
        },
        Rule(
            .soa16, .error, "6.1.3.d", "Statement approved by its author",
            remedy: "Issue a new version and have somebody else approve it."
        ) { context in
            guard let last = context.lastStatement, let author = last.author, last.approver == author else { return [] }
            return [context.finding(last, "was approved by its author, \(context.isms[author]?.name ?? "one person")")]
        },
        Rule(
            .soa17, .note, "6.1.3.d", "Issued statement stale",
            remedy: "Compare the versions, and issue a new one when the change is meant to bind."
        ) { context in
            guard let last = context.lastStatement else { return [] }
            if let issued = context.issued {
                let changed = StatementDifference.subjects(from: issued, to: context.statement).map(\.id)
                guard !changed.isEmpty else { return [] }
                return [context.finding(last, "is stale: what it says about \(changed.listed()) has changed since")]
            }
            let changed = context.isms[ApplicabilityDecision.self]
                .filter { $0.provenance.sequence > last.basedOnSequence }
                .map { $0.referenceControl?.description ?? $0.code }
            guard !changed.isEmpty else { return [] }
            return [context.finding(last, "was issued before the decisions on \(changed.listed()) changed")]
        },
        Rule(
            .soa18, .note, "6.1.3.d", "Statement issued more than a year ago",
            remedy: "Look through the statement, and issue a new version where it has changed."
        ) { context in
            guard let last = context.lastStatement, let day = last.day, context.hasPassed(day.adding(months: 12)) else {
                return []
            }
            return [context.finding(last, "was issued on \(day), more than a year ago")]
        },
        Rule(
            .soa19, .warning, "6.1.3.d", "Newest statement waits for approval",
            remedy:
                "Have somebody else than its author approve it on its page, or record the approval (annex soa approve)."
        ) { context in
            let approved = context.isms[IssuedStatement.self].filter(\.isApproved).max { $0.version < $1.version }
            guard let last = context.lastStatement, !last.isApproved, let approved else { return [] }
            return [context.finding(last, "is not approved; version \(approved.version) is the newest that is")]
        },
    ]
}

extension Entry<IssuedStatement> {
    fileprivate var isApproved: Bool { value.approver != nil && value.approvedOn != nil }
}
