import ISMS
import Operations
import Registers
import Serving
import Synchronization

/// Issued versions of the Statement of Applicability, derived from the history again.
///
/// What was issued never changes; two versions are kept, for comparing.
final class KeptIssues: DerivedPart {
    private let made = Mutex<[Int: (statement: Workspace.DerivedStatement, bytes: Int)]>([:])
    private static let countMax = 2

    init() {}

    func issued(version: Int, of derived: Derived) async throws(WorkspaceError) -> Workspace.DerivedStatement {
        if let known = made.withLock({ $0[version]?.statement }) { return known }
        let statement = try await derived.workspace.statement(version: version)
        // Its lines cost about as much again as its written form.
        let bytes = statement.isms.bytes(besides: derived.isms) + 2 * statement.bytes.count
        made.withLock { issued in
            if issued.count >= Self.countMax, let oldest = issued.keys.min() { issued[oldest] = nil }
            issued[version] = (statement, bytes)
        }
        return statement
    }

    var bytes: Int { made.withLock { $0.values.reduce(0) { $0 + $1.bytes } } }
}

extension Derived {
    /// An issued version of the Statement of Applicability.
    func issued(version: Int) async throws(WorkspaceError) -> Workspace.DerivedStatement {
        try await part(KeptIssues.self).issued(version: version, of: self)
    }
}
