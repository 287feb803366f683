/// Re-reads a whole history, recomputes the chain and holds everything else against what the chain says.
///
/// The one implementation of `RecordStore.verify`. It trusts nothing but the rules: every digest is recomputed,
/// and every stored value that could be derived from the history is derived and compared.
package enum HistoryVerifier {
    /// Verifies one organization.
    ///
    /// Reading stays on the calling thread, where the engine wants it; the replay runs beside it on another.
    /// - Throws: what the engine throws when it cannot be read at all. What is merely wrong is a fault in the result.
    package static func verify(_ reader: some HistoryReader) throws(StoreError) -> Verification {
        let pipeline = HistoryPipeline(HistoryReplay(of: reader.organization))
        var historyFailure: StoreError?
        do throws(StoreError) {
            try read(reader, into: pipeline)
        } catch {
            historyFailure = error
        }
        // Read while the replay catches up; looked at only where the history itself is sound.
        let current = Result { () throws(StoreError) in try CurrentRows(reader) }
        let replay: HistoryReplay
        var fault: Verification.Fault?
        (replay, fault) = pipeline.finish(isWhole: historyFailure == nil)
        var attachmentByteCount = 0
        if fault == nil {
            do {
                if let historyFailure { throw historyFailure }
                try CurrentStateCheck(replay: replay, rows: try current.get()).run()
                attachmentByteCount = try AttachmentVerifier.verify(reader)
            } catch let found as Verification.Fault {
                fault = found
            } catch StoreError.corrupt(let problem) {
                let sequence = historyFailure == nil ? nil : replay.nextSequence
                fault = Verification.Fault(sequence: sequence, problem: problem)
            } catch {
                throw StoreError(stopping: "the verification", error)
            }
        }
        return Verification(
            head: Head(sequence: replay.head.sequence, hash: replay.head.hash.hexadecimal, time: replay.headTime),
            commitCount: replay.head.sequence, revisionCount: replay.revisionCount,
            byteCount: replay.byteCount + attachmentByteCount, fault: fault)
    }

    private static func read(_ reader: some HistoryReader, into pipeline: HistoryPipeline) throws(StoreError) {
        let commits = try reader.storedCommits()
        let revisions = try reader.storedRevisions()
        var commit = try commits()
        while var batch = try revisions(), !pipeline.isStopped {
            try batch.setErasures { record throws(StoreError) in try reader.erasure(of: record) }
            var portion = HistoryReplay.Portion(revisions: batch)
            while let next = commit, next.sequence <= batch.rows.last?.sequence ?? .min {
                portion.commits.append(next)
                commit = try commits()
            }
            pipeline.send(portion)
        }
        // What is left has no revisions: one is enough to tell.
        if let commit { pipeline.send(HistoryReplay.Portion(commits: [commit])) }
    }
}
