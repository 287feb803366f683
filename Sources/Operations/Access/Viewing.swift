package import ISMS
package import RecordFormat
package import RecordStore
package import Registers

/// An organization as one principal may see it: what every face is given to read from.
///
/// A confidential record does not exist for those outside its circle, administrators included: not in lists and counts,
/// not in search, links, findings and exports, not in history and past days.
package struct Viewing: Sendable {
    package let workspace: Workspace
    package let principal: Principal

    package init(_ workspace: Workspace, as principal: Principal) {
        self.workspace = workspace
        self.principal = principal
    }

    // What is read comes first and the veil after it: a record that became confidential in between is behind it then.

    /// The ISMS now, or as it stood at a point of its history.
    package func snapshot(at point: Point? = nil) async throws(WorkspaceError) -> ISMS {
        let isms = try await workspace.snapshot(at: point)
        return try await workspace.veil(for: principal).over(isms)
    }

    /// Commit headers before a sequence (nil: from the newest), newest first.
    package func log(before sequence: Int?, limit: Int) async throws(WorkspaceError) -> [CommitHeader] {
        let log = try await workspace.log(before: sequence, limit: limit)
        let veil = try await workspace.veil(for: principal)
        return log.map(veil.over)
    }

    /// The commit of a sequence with the revisions that may be known; nil where there is none.
    package func commit(numbered sequence: Int) async throws(WorkspaceError) -> Commit? {
        let commit = try await workspace.commit(numbered: sequence)
        let veil = try await workspace.veil(for: principal)
        return commit.map(veil.over)
    }

    /// Every version of a record, the oldest first; none of one that may not be known.
    package func history(of record: RecordID, kind: Kind) async throws(WorkspaceError) -> [Workspace.RecordVersion] {
        let versions = try await workspace.history(of: record, kind: kind)
        return try await workspace.veil(for: principal).hides(record) ? [] : versions
    }

    /// The identity and kind of any record there ever was, by its code; nil where it may not be known.
    package func identity(ofCode code: String) async throws(WorkspaceError) -> (id: RecordID, kind: Kind)? {
        guard let found = try await workspace.identity(ofCode: code) else { return nil }
        return try await workspace.veil(for: principal).hides(found.id) ? nil : found
    }
}
