package import RecordFormat

/// The record store in memory: for tests, and for work that is not to be kept.
package actor MemoryRecordStore: RecordStore {
    private var stored: [OrganizationID: MemoryOrganization] = [:]
    private let salt: SaltSource
    private let format: HeaderFormat

    /// - Parameter format: That of new commits' headers: the newest, except where the history of an earlier release is
    ///   told again and is to come to the same hashes.
    package init(salt: @escaping SaltSource = Salt.random, format: HeaderFormat = .newest) {
        self.salt = salt
        self.format = format
    }

    package func createOrganization(_ organization: StoredOrganization) throws(StoreError) {
        try DraftValidation.check(organization)
        if let same = stored[organization.id] { throw .organizationExists(handle: same.organization.handle) }
        guard !stored.values.contains(where: { $0.organization.handle == organization.handle }) else {
            throw .organizationExists(handle: organization.handle)
        }
        stored[organization.id] = MemoryOrganization(organization)
    }

    package func organizations() -> [StoredOrganization] {
        stored.values.map(\.organization).sorted { $0.handle < $1.handle }
    }

    package func head(of organization: OrganizationID) throws(StoreError) -> Head {
        try find(organization).head(at: .sequence(.max))
    }

    package func head(of organization: OrganizationID, at point: Point) throws(StoreError) -> Head {
        try find(organization).head(at: point)
    }

    package func records(of organization: OrganizationID, at sequence: Int?) throws(StoreError) -> RecordSet {
        let found = try find(organization)
        let head = found.head(at: .sequence(sequence ?? .max))
        let records = found.states(at: head.sequence).filter { $0.shelf == nil }.map(\.storedRecord)
        return RecordSet(head: head, records: records, tallies: found.tallies(at: head.sequence))
    }

    package func shelved(
        _ kind: String, on parent: RecordID?, in organization: OrganizationID, before number: Int?, limit: Int,
        at sequence: Int?
    ) throws(StoreError) -> ShelfPage {
        let found = try find(organization)
        let head = found.head(at: .sequence(sequence ?? .max))
        return ShelfPage(
            head: head,
            records: found.shelved(kind, on: parent, before: number, limit: limit, at: head.sequence))
    }

    package func traces(ofShelvesOf parents: Set<RecordID>, in organization: OrganizationID) throws(StoreError)
        -> ShelfTraces
    {
        try find(organization).traces(ofShelvesOf: parents)
    }

    package func commits(of organization: OrganizationID, after sequence: Int, limit: Int) throws(StoreError)
        -> [Commit]
    {
        try find(organization).commits(after: sequence, limit: limit)
    }

    package func log(of organization: OrganizationID, before sequence: Int?, limit: Int) throws(StoreError)
        -> [CommitHeader]
    {
        let earlier = try find(organization).commits.prefix(max(1, sequence ?? .max) - 1)
        return earlier.suffix(max(0, limit)).reversed().map(\.header)
    }

    package func history(of record: RecordID, in organization: OrganizationID) throws(StoreError)
        -> [(header: CommitHeader, revision: Revision)]
    {
        let found = try find(organization)
        return found.places[record, default: []].map { place in
            let revision = found.revisions[place]
            return (found.header(at: revision.sequence), revision.revision)
        }
    }

    package func lastNumbers(of organization: OrganizationID) throws(StoreError) -> [String: Int] {
        try find(organization).numbers
    }

    package func record(ofCode code: String, in organization: OrganizationID) throws(StoreError)
        -> (record: RecordID, kind: String)?
    {
        let found = try find(organization)
        return found.codes[CodeSpelling(code: code)].map { place in
            (record: found.revisions[place].record, kind: found.revisions[place].kind)
        }
    }

    package func commit(_ draft: CommitDraft, in organization: OrganizationID) throws(StoreError) -> Head {
        let plan = try CommitPlan(draft, in: organization, on: find(organization), format: format, salt: salt)
        stored[organization]?.apply(plan)
        return plan.newHead
    }

    /// Nothing in it waits, so nobody comes in between.
    package func commit(
        in organization: OrganizationID, since sequence: Int,
        preparing prepare: @escaping @Sendable (HeldHead) -> CommitDraft?
    ) throws(StoreError) -> Head? {
        let found = try find(organization)
        let head = found.head(at: .sequence(.max))
        let commits =
            HeldHead.holdsCommits(after: sequence, upTo: head)
            ? found.commits(after: sequence, limit: HeldHead.commitsMax) : nil
        guard let draft = prepare(HeldHead(head: head, commits: commits, lastNumbers: found.numbers)) else {
            return nil
        }
        return try commit(draft, in: organization)
    }

    package func erase(
        _ erasure: Erasure, by author: CommitAuthor, basedOn base: Int, in organization: OrganizationID
    ) throws(StoreError) -> Head {
        let plan = try CommitPlan(
            erasing: erasure, by: author, basedOn: base, in: organization, on: find(organization), format: format,
            salt: salt)
        stored[organization]?.apply(plan)
        return plan.newHead
    }

    package func verify(_ organization: OrganizationID) throws(StoreError) -> Verification {
        try HistoryVerifier.verify(find(organization))
    }

    package func attach(
        _ chunks: any AsyncSequence<[UInt8], any Error> & Sendable, sizeMax: Int, in organization: OrganizationID
    ) async throws(StoreError) -> Attachment {
        _ = try find(organization)
        var chunker = AttachmentChunker(sizeMax: sizeMax)
        var cut: [AttachmentChunker.Chunk] = []
        do {
            for try await bytes in chunks { cut += try chunker.add(bytes) }
        } catch {
            throw StoreError(stopping: "reading the attachment", error)
        }
        let (attachment, lastChunk) = chunker.finish()
        if let lastChunk { cut.append(lastChunk) }
        let kept = cut.map { chunk in
            StoredChunk(
                attachment: attachment.digest, ordinal: chunk.ordinal, digest: chunk.digest, bytes: chunk.bytes)
        }
        stored[organization]?.keep(attachment, kept)
        return attachment.attachment
    }

    package func attachment(_ digest: String, in organization: OrganizationID) throws(StoreError) -> Attachment {
        guard let key = Bytes32(hexadecimal: digest), let found = try find(organization).kept[key] else {
            throw .attachmentMissing(digest: digest)
        }
        return found.attachment.attachment
    }

    package func readAttachment(
        _ digest: String, in organization: OrganizationID, _ receive: @Sendable ([UInt8]) async throws -> Void
    ) async throws(StoreError) {
        let found = try find(organization)
        guard let key = Bytes32(hexadecimal: digest), let (attachment, chunks) = found.kept[key] else {
            throw .attachmentMissing(digest: digest)
        }
        var check = AttachmentCheck(attachment)
        for chunk in chunks {
            if let problem = check.add(chunk) { throw .corrupt(problem) }
            do {
                try await receive(chunk.bytes)
            } catch {
                throw StoreError(stopping: "passing the attachment on", error)
            }
            // While it was passed on, others may have erased it.
            guard try find(organization).kept[key] != nil else { throw .attachmentMissing(digest: digest) }
        }
        if let problem = check.finish() { throw .corrupt(problem) }
    }

    private func find(_ organization: OrganizationID) throws(StoreError) -> MemoryOrganization {
        guard let found = stored[organization] else { throw .organizationMissing(organization) }
        return found
    }
}
