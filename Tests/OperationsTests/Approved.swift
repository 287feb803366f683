import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
@testable import Operations

/// What tests begin with although it took people and days to come about: approved records, issued statements.
extension Draft {
    /// Adds a record with its approvals, as if they had been given.
    @discardableResult
    mutating func createApproved<Value: Record>(_ record: Value) throws -> Reference<Value> {
        let given = Value.approvals.filter { record.body[$0.approver] != nil }
        let plain = try Value(body: given.reduce(record.body) { $1.withdrawn(from: $0) })
        let reference = create(plain)
        for approval in given { replace(reference.id, with: record, lifting: approval) }
        return reference
    }
}

/// A version to be issued, and who approves it.
struct StatementIssue: Sendable {
    let author: Reference<Person>
    let approver: Reference<Person>?
    let reason: String
    let overrideReason: String
    let day: Day
}

extension Workspace {
    /// Adds one record with its approvals.
    @discardableResult
    nonisolated func addApproved<Value: Record>(_ value: Value, on date: String = "2026-05-04") async throws
        -> Entry<Value>
    {
        let committed = try await change("Add", on: date) { try $0.createApproved(value) }
        guard let entry = committed.created.first as? Entry<Value> else { throw NothingMade() }
        return entry
    }

    /// Issues a version on its day, and records its approval where there is one.
    nonisolated func issueStatement(_ issue: StatementIssue, by author: CommitAuthor) async throws(WorkspaceError)
        -> Entry<IssuedStatement>
    {
        let noon = Instant(milliseconds: issue.day.firstInstant.milliseconds + 43_200_000)
        let then = Workspace(organization, in: store, clock: Clock { noon }, identifiers: identifiers)
        let principal = Principal.commandLine(author.principal)
        let operation = IssueStatement(
            by: issue.author, reason: issue.reason, overrideReason: issue.overrideReason, seen: nil,
            approval: issue.approver.map { ($0, "the minutes") })
        let committed = try await then.perform(operation, as: principal, reason: author.reason)
        guard let issued = committed.created.first as? Entry<IssuedStatement> else {
            throw .refused("nothing-issued", "nothing issued")
        }
        return issued
    }

    nonisolated func erase(_ item: any Item, by author: CommitAuthor) async throws(WorkspaceError) {
        try await erase(item.id, by: author)
    }

    nonisolated func erase(_ id: RecordID, by author: CommitAuthor) async throws(WorkspaceError) {
        try await erase(id, as: .commandLine(author.principal), reason: author.reason)
    }
}
