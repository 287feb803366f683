import ISMS
import Phrases
import RecordFormat
import Registers

/// Approvals that come in with a file: recorded as given elsewhere, in that file, by the same operations and rules as
/// one at a time.
package struct ImportedApprovals: Sendable {
    /// What the file is called: where the approvals were given, as far as anybody knows.
    package let place: String

    package init(from place: String) { self.place = place }

    /// Turns the approvals that a draft has set by hand into recorded ones.
    /// - Throws: `.invalid` with the records whose approvals cannot be.
    package func record(in draft: inout Draft, _ setting: OperationSetting) async throws(WorkspaceError) {
        var invalid: [InvalidRecord] = []
        for change in draft.effective {
            guard let record = change.record else { continue }
            for approval in change.kind.approvals {
                let before = (change.previous?.workingRecord ?? Swift.type(of: record).init()).body
                let after = record.body
                // What the file says as it is in force already is no news, also where a draft is under way.
                let inForce = change.previous?.body ?? JSONObject()
                let isSet = approval.fields.contains { before[$0] != after[$0] && after[$0] != inForce[$0] }
                let isRepeated = !isSet && approval.fields.contains { before[$0] != after[$0] }
                let isStatusSet = approval.status.map { status in
                    after[status.field] == .string(status.approved) && before[status.field] != after[status.field]
                }
                if isRepeated, isStatusSet != true || approval.isGiven(in: inForce) {
                    try forget(approval, of: change, before, &draft)
                    continue
                }
                guard isSet || isStatusSet == true else { continue }
                do throws(WorkspaceError) {
                    try await take(approval, of: change, before, after, &draft, setting)
                } catch {
                    invalid.append(Self.located(error, approval, change))
                }
            }
        }
        if !invalid.isEmpty { throw .invalid(invalid) }
    }

    private func take(
        _ approval: ApprovalDeclaration, of change: Draft.Change, _ before: JSONObject, _ after: JSONObject,
        _ draft: inout Draft, _ setting: OperationSetting
    ) async throws(WorkspaceError) {
        try forget(approval, of: change, before, &draft)
        // A file that leaves an approval out says nothing about it.
        guard let giver = after[approval.approver]?.stringValue.flatMap({ RecordID($0) }) else {
            throw .importedWithoutApprover
        }
        guard let day = after[approval.day]?.stringValue.flatMap({ Day($0) }) else {
            throw .importedWithoutDay(approval.name)
        }
        if let status = approval.status, after[status.field] != .string(status.approved) {
            throw .importedWithoutStatus(status.approved)
        }
        let person = Reference<Person>(giver)
        switch approval {
        case Risk.planApproval:
            try RecordPlanApproval(change.id, givenBy: person, on: day, in: place).apply(to: &draft, in: setting)
        case Risk.acceptance:
            guard let until = after["acceptedUntil"]?.stringValue.flatMap({ Day($0) }) else {
                throw .importedWithoutEnd
            }
            let acceptance = RecordAcceptance(
                change.id, givenBy: person, on: day, in: place, reason: after["acceptanceReason"]?.stringValue ?? "",
                until: until, level: after["acceptedLevel"]?.integerValue)
            try acceptance.apply(to: &draft, in: setting)
        default:
            try await RecordApproval(change.id, givenBy: person, on: day, in: place).apply(to: &draft, in: setting)
        }
    }

    /// Leaves the approval out of a change.
    private func forget(
        _ approval: ApprovalDeclaration, of change: Draft.Change, _ before: JSONObject, _ draft: inout Draft
    ) throws(WorkspaceError) {
        guard var plain = draft.record(change.id)?.body else { return }
        for field in approval.fields { plain[field] = before[field] }
        if let status = approval.status, plain[status.field] == .string(status.approved) {
            plain[status.field] = before[status.field] ?? .string(status.draft)
        }
        draft.replace(change.id, with: try draft.made(of: plain, change.id))
    }

    /// The error as one of the record, so that an import can say in which row it stands.
    private static func located(_ error: WorkspaceError, _ approval: ApprovalDeclaration, _ change: Draft.Change)
        -> InvalidRecord
    {
        if case .invalid(let records) = error, let first = records.first { return first }
        return InvalidRecord(
            id: change.id, kind: change.kind, code: change.previous?.code, title: change.record?.title ?? "",
            problems: [InvalidField(approval.approver, error.phrase)])
    }
}
