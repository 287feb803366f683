/// Re-reads a whole history, recomputes the chain and holds everything else against what the chain says.
///
/// The one implementation of `RecordStore.verify`. It trusts nothing but the rules: every digest is recomputed,
/// and every stored value that could be derived from the history is derived and compared.
package enum HistoryVerifier {
    /// Verifies one organization.
    ///
    /// Reading stays on the calling thread, where the engine wants it; the rest runs beside it on another.
    /// - Throws: what the engine throws when it cannot be read at all. What is merely wrong is a fault in the result.
    package static func verify(_ reader: some HistoryReader) throws(StoreError) -> Verification {
        var failure: StoreError?
        var forecast: [(sequence: Int, erasures: Erasures)] = []
        do throws(StoreError) {
            forecast = try reader.storedErasures()
        } catch .corrupt {
            // Told where the history comes to it.
        } catch {
            failure = error
        }
        let pipeline = HistoryPipeline(HistoryReplay(of: reader.organization, erasures: forecast))
        var isHistoryRead = false
        do throws(StoreError) {
            if let failure { throw failure }
            try readHistory(reader, into: pipeline)
            isHistoryRead = true
            try readCurrentState(reader, into: pipeline)
        } catch {
            failure = error
        }
        let replay: HistoryReplay
        var fault: Verification.Fault?
        (replay, fault) = pipeline.finish()
        var attachmentByteCount = 0
        if fault == nil {
            do {
                if let failure { throw failure }
                attachmentByteCount = try AttachmentVerifier.verify(reader)
            } catch let found as Verification.Fault {
                fault = found
            } catch StoreError.corrupt(let problem) {
                fault = Verification.Fault(sequence: isHistoryRead ? nil : replay.nextSequence, problem: problem)
            } catch {
                throw StoreError(stopping: "the verification", error)
            }
        }
        return Verification(
            head: Head(
                sequence: replay.head.sequence, hash: replay.head.hash.hexadecimal, time: replay.headTime,
                lastErasure: replay.head.lastErasure),
            commitCount: replay.head.sequence, revisionCount: replay.revisionCount,
            byteCount: replay.byteCount + attachmentByteCount, fault: fault)
    }

    private static func readHistory(_ reader: some HistoryReader, into pipeline: HistoryPipeline) throws(StoreError) {
        let commits = try reader.storedCommits()
        let revisions = try reader.storedRevisions()
        var commit = try commits()
        while !pipeline.isStopped {
            var portion = HistoryReplay.Portion(revisions: pipeline.batch())
            try revisions(&portion.revisions)
            guard let last = portion.revisions.rows.last else { break }
            try portion.revisions.setErasures { record throws(StoreError) in try reader.erasure(of: record) }
            while let next = commit, next.sequence <= last.sequence {
                portion.commits.append(next)
                commit = try commits()
            }
            pipeline.send(.history(portion))
        }
        // What is left has no revisions, as erasures of names and reasons have none.
        while !pipeline.isStopped, let next = commit {
            pipeline.send(.history(HistoryReplay.Portion(commits: [next])))
            commit = try commits()
        }
    }

    /// Reads on while the replay catches up; what comes is looked at only where the history itself is sound.
    private static func readCurrentState(
        _ reader: some HistoryReader, into pipeline: HistoryPipeline
    ) throws(StoreError) {
        pipeline.send(.head(try reader.storedHead()))
        let records = try reader.currentRecords()
        while !pipeline.isStopped, let chunk = try records() { pipeline.send(.records(chunk)) }
        let references = try reader.currentReferences()
        while !pipeline.isStopped, let chunk = try references() { pipeline.send(.references(chunk)) }
        pipeline.send(.tallies(try reader.shelfTallies()))
        pipeline.send(.lastNumbers(try reader.lastNumbers()))
    }
}
