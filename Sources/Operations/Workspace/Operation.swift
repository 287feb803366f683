import ISMS
import Phrases
package import RecordFormat
import RecordStore
package import Registers

/// One thing that a user can do: who may, what must hold, and what it changes.
///
/// Pages, commands, imports and jobs all perform the same operation, so that a rule holds for all of them. An operation
/// looks at the draft's base, refuses what must not be, and puts the rest into the draft; `Workspace.perform` commits it.
///
/// ```swift
/// try await workspace.perform(Approve(document.id, seen: 4), as: principal)
/// ```
package protocol Operation: Sendable {
    /// What the history says of it where nobody gives a reason.
    var purpose: String { get }

    /// Whether it is applied anew where somebody else changed the record meanwhile: it adds to what is there, and nobody
    /// decided on what was shown.
    var addsToWhatIsThere: Bool { get }

    /// - Throws: `.forbidden` for what the principal may not do, `.conflict` where something else was looked at than what is
    ///   there now, `.refused` and `.invalid` for what must not be.
    func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError)
}

extension Operation {
    package var addsToWhatIsThere: Bool { false }
}

/// What an operation goes by besides the records: who acts, when, and whatever it asks the history.
package struct OperationSetting: Sendable {
    package let workspace: Workspace
    package let principal: Principal
    package let now: Instant
    /// By whose clocks days begin and end.
    package let timeZone: TimeZoneRules

    /// Today, as the organization counts its days.
    package var day: Day { timeZone.day(of: now) }
}

extension Workspace {
    /// Does something for a principal: all of it in one commit, or nothing.
    ///
    /// - Parameters:
    ///   - reason: why, in the principal's words; where empty, the history says the operation's purpose.
    ///   - source: how the history calls the door, where the principal's own does not tell.
    /// - Returns: what changed; empty where nothing did.
    @discardableResult
    package func perform(
        _ operation: some Operation, as principal: Principal, reason: String = "", source: String? = nil
    ) async throws(WorkspaceError) -> Committed {
        var attempt = 0
        while true {
            attempt += 1
            let (draft, author) = try await prepared([operation], principal, reason, source)
            let result = await result(of: draft, by: author, as: principal)
            if case .failure(.conflict) = result, operation.addsToWhatIsThere, attempt < Self.attemptsMax { continue }
            return try result.get()
        }
    }

    private static let attemptsMax = 50

    private func result(of draft: Draft, by author: CommitAuthor, as principal: Principal) async
        -> Result<Committed, WorkspaceError>
    {
        do throws(WorkspaceError) {
            let committed = try await commit(draft, by: author, as: principal)
            return .success(committed.seen(through: try await veil(for: principal)))
        } catch {
            return .failure(error.hiding(in: draft))
        }
    }

    /// Does several things together, in one commit.
    @discardableResult
    package func perform(
        all operations: [any Operation], as principal: Principal, reason: String = "", source: String? = nil
    ) async throws(WorkspaceError) -> Committed {
        let (draft, author) = try await prepared(operations, principal, reason, source)
        return try await result(of: draft, by: author, as: principal).get()
    }

    /// What performing an operation now would do, found by the same checks, without writing anything.
    package func rehearse(_ operation: some Operation, as principal: Principal) async throws(WorkspaceError)
        -> Committed
    {
        let (draft, author) = try await prepared([operation], principal, "", nil)
        return try await rehearse(draft, by: author, as: principal)
    }

    private func prepared(
        _ operations: [any Operation], _ principal: Principal, _ reason: String, _ source: String?
    ) async throws(WorkspaceError) -> (Draft, CommitAuthor) {
        var draft = try await draft(for: principal)
        let setting = OperationSetting(
            workspace: self, principal: principal, now: clock.now(), timeZone: draft.base.timeZone)
        for operation in operations { try await operation.apply(to: &draft, in: setting) }
        let said = reason.trimmed
        let purpose = operations.first?.purpose ?? ""
        let why = said.isEmpty ? purpose : said
        return (draft, principal.author(at: setting.now, reason: why, source: source))
    }
}

extension OperationSetting {
    /// Refuses what was decided on something else than what is there now.
    ///
    /// - Parameter seen: the version that was looked at; nil where nobody looked, as on the command line.
    func checkSeen(_ seen: Int?, _ item: any Item) throws(WorkspaceError) {
        guard let seen, seen != item.provenance.version else { return }
        throw .conflict(code: item.code, mine: nil, theirs: item.storedBody)
    }

    func may(_ act: AccessPolicy.Act, _ item: any Item, in isms: ISMS) throws(WorkspaceError) {
        guard principal.may(act, item, in: isms) else {
            throw .mayNot(act, item.name)
        }
    }
}

extension ISMS {
    /// The record an operation is about.
    func needed(_ id: RecordID) throws(WorkspaceError) -> any Item {
        guard let item = item(id: id) else { throw .gone() }
        return item
    }

    func needed<Value: Record>(_ reference: Reference<Value>) throws(WorkspaceError) -> Entry<Value> {
        guard let entry = self[reference] else { throw .gone("the \(Value.kind.singular)") }
        return entry
    }
}
