package import ISMS
import Phrases
import RecordFormat
package import RecordStore
package import Registers
import Synchronization

extension Workspace {
    /// An issued statement, derived again from the history, and whether it is still what was issued.
    package struct DerivedStatement: Sendable {
        package let issued: Entry<IssuedStatement>
        /// The snapshot it was derived from.
        package let isms: ISMS
        package let statement: StatementOfApplicability
        /// Its JSON form as it was issued, where that was kept with it; else as it derives today.
        package let bytes: [UInt8]
        /// Whether `bytes` are those that were issued, whatever became of the records since.
        package let isKept: Bool
        /// False where records in it were erased since, or the history was tampered with.
        package let isAsIssued: Bool
    }

    /// Derives an issued version again from the history.
    package func statement(version: Int) async throws(WorkspaceError) -> DerivedStatement {
        let now = try await snapshot()
        guard let issued = now[IssuedStatement.self].first(where: { $0.version == version }), let day = issued.day
        else {
            throw .noVersion(version, issued: now[IssuedStatement.self].map(\.version))
        }
        let isms = try await snapshot(at: .sequence(issued.basedOnSequence))
        let statement = StatementOfApplicability(of: isms, on: day)
        let bytes = statement.json.canonicalBytes
        let kept = try await keptStatement(issued.digest)
        return DerivedStatement(
            issued: issued, isms: isms, statement: statement, bytes: kept ?? bytes, isKept: kept != nil,
            isAsIssued: HashChain.sha256(bytes).hexadecimal == issued.digest && isms.commit.hash == issued.basedOnHash)
    }

    /// Keeps the JSON form of a statement with the organization's files: its digest, which the issued record holds, is the
    /// file's. People are in it by their codes, so it needs no erasing with them.
    func keepStatement(_ bytes: [UInt8]) async throws(WorkspaceError) {
        let chunks = AsyncThrowingStream<[UInt8], any Error> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        _ = try await asking { () throws(StoreError) in
            try await store.attach(chunks, sizeMax: Self.statementBytesMax, in: organization.id)
        }
    }

    /// The JSON form of a statement as it was issued; nil for one that was issued before these were kept.
    private func keptStatement(_ digest: String) async throws(WorkspaceError) -> [UInt8]? {
        let collected = Mutex<[UInt8]>([])
        do throws(StoreError) {
            let known = try await store.attachment(digest, in: organization.id)
            guard known.byteCount <= Self.statementBytesMax else { return nil }
            try await store.readAttachment(digest, in: organization.id) { bytes in
                collected.withLock { $0 += bytes }
            }
        } catch {
            if case .attachmentMissing = error { return nil }
            throw .store(error)
        }
        return collected.withLock(\.self)
    }

    private static let statementBytesMax = 50_000_000

    /// What does not conform in a snapshot of this organization at this moment, its newest issued statement's staleness
    /// included.
    /// - Parameter earlier: the check of an earlier snapshot, of which whatever nothing has changed of stands.
    package nonisolated func check(_ derivation: Derivation, after earlier: ConformityCheck? = nil)
        async throws(WorkspaceError) -> ConformityCheck
    {
        // Checked outside the actor, so that nobody waits for it who only wants the snapshot.
        let issued = try await newestIssuedStatement(of: derivation.isms)
        let history = HistoryFacts(issued: issued, slips: try await approvalSlips(in: derivation.isms))
        let check = await ConformityCheck.onAllCores(derivation, history: history, after: earlier)
        return check.judged(at: clock.now())
    }

    /// The commits after one and up to another that changed any of these records, oldest first: why something changed.
    package func commits(after first: Int, upTo last: Int, touching codes: Set<String>) async throws(WorkspaceError)
        -> [Commit]
    {
        var found: [Commit] = []
        var sequence = first
        while sequence < last {
            let commits = try await asking { () throws(StoreError) in
                try await store.commits(of: organization.id, after: sequence, limit: min(500, last - sequence))
            }
            guard let newest = commits.last else { break }
            sequence = newest.header.sequence
            found += commits.filter { commit in commit.revisions.contains { codes.contains($0.code) } }
        }
        return found
    }
}
