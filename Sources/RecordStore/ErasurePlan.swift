import RecordFormat

// What an erasure comes to, held against the current state: part of `CommitPlan`, which every engine asks.

extension RecordID {
    /// Returns the newest revision of a record that can be erased.
    /// - Parameter records: What is erased together with it.
    /// - Throws: `StoreError.recordMissing`, or `.referenced` while other current records refer to it.
    func erasable(with records: Set<RecordID>, on state: some CurrentState) throws(StoreError) -> StoredRevision {
        guard let newest = try state.newestRevision(of: self), newest.change != .erased else {
            throw .recordMissing(self)
        }
        guard newest.version < JSON.integerMax else { throw .corrupt("\(newest.code) has no next version") }
        let referrers = try state.referrers(to: self).filter { !records.contains($0.record) }
        guard referrers.isEmpty else { throw .referenced(code: newest.code, by: referrers.map(\.code).sorted()) }
        return newest
    }
}

extension Erasures {
    /// Lists what an erasure erases of what is there; nil where that is nothing.
    /// - Parameter sequence: the erasing commit's own.
    /// - Throws: `StoreError.invalidDraft` for a reason that cannot be erased.
    init?(
        _ erasure: Erasure, by author: CommitAuthor, before sequence: Int, on state: some CurrentState
    ) throws(StoreError) {
        var names: Set<RecordID> = []
        for account in erasure.namesOf where try state.isNamed(account) { names.insert(account) }
        var reasons: Set<Int> = []
        for reason in erasure.reasonsOf where try Erasures.isErasable(reasonOf: reason, before: sequence, on: state) {
            reasons.insert(reason)
        }
        if erasure.records.isEmpty && names.isEmpty && reasons.isEmpty { return nil }
        // An author among them is about to be named by the commit itself.
        if let own = author.account, erasure.namesOf.contains(own) { names.insert(own) }
        self.init(
            attachments: try Erasures.attachments(of: erasure.records, on: state), names: names, reasons: reasons,
            records: erasure.records)
    }

    private static func isErasable(
        reasonOf reason: Int, before sequence: Int, on state: some CurrentState
    ) throws(StoreError) -> Bool {
        guard (1..<sequence).contains(reason), let commit = try state.commit(at: reason) else {
            throw .invalidDraft("there is no commit \(reason) before this one whose reason could be erased")
        }
        guard let seal = commit.seal else {
            throw .invalidDraft(
                "the reason of commit \(reason) cannot be erased: it was written by an earlier version of the program, "
                    + "and the history could not be verified without it")
        }
        return !seal.reason.isErased
    }

    /// Returns the attachments that some records refer to and no other record does, in any revision that has its body.
    private static func attachments(of records: Set<RecordID>, on state: some CurrentState) throws(StoreError)
        -> Set<Bytes32>
    {
        if records.isEmpty { return [] }
        let known = try state.attachments()
        var own: Set<Bytes32> = []
        if known.isEmpty { return [] }
        try state.visitBodies(of: records) { body in
            own.formUnion(AttachmentDigests.found(known, in: body))
            return true
        }
        if own.isEmpty { return [] }
        try state.visitBodies(besidesThoseOf: records) { body in
            own.subtract(AttachmentDigests.found(own, in: body))
            return !own.isEmpty
        }
        return own
    }
}
