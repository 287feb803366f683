package import RecordFormat

/// A store whose writes and readings of all records fail on demand, over one that works: for testing what callers do then.
///
/// A write can fail in two ways that look alike from outside, and a caller must cope with both.
package actor FaultInjectingRecordStore: RecordStore {
    package enum Failure: Hashable, Sendable {
        /// The write failed and left no trace.
        case notPersisted
        /// The write was done, but its caller was told that it failed: the acknowledgement was lost.
        case persisted
    }

    private let store: any RecordStore
    private var failures: [(failure: Failure?, error: StoreError)] = []
    /// How often all records of an organization were read.
    package private(set) var readingsOfRecords = 0
    private var failingReading: StoreError?

    package init(_ store: any RecordStore) { self.store = store }

    /// Lets the next write that no earlier call has claimed fail.
    /// - Parameter passing: how many writes before it succeed.
    package func failNextWrite(
        _ failure: Failure, after passing: Int = 0, with error: StoreError = .engine("an injected failure")
    ) {
        for _ in 0..<passing { failures.append((nil, error)) }
        failures.append((failure, error))
    }

    /// Lets the next reading of all records of an organization fail.
    package func failNextReadingOfRecords(with error: StoreError = .engine("an injected failure")) {
        failingReading = error
    }

    private func write<Result: Sendable>(
        _ body: (any RecordStore) async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        let next = failures.isEmpty ? nil : failures.removeFirst()
        guard let next, let failure = next.failure else { return try await body(store) }
        if failure == .persisted { _ = try await body(store) }
        throw next.error
    }

    package func createOrganization(_ organization: StoredOrganization) async throws(StoreError) {
        try await write { store throws(StoreError) in try await store.createOrganization(organization) }
    }

    package func commit(_ draft: CommitDraft, in organization: OrganizationID) async throws(StoreError) -> Head {
        try await write { store throws(StoreError) in try await store.commit(draft, in: organization) }
    }

    package func commit(
        in organization: OrganizationID, since sequence: Int,
        preparing prepare: @escaping @Sendable (HeldHead) -> CommitDraft?
    ) async throws(StoreError) -> Head? {
        try await write { store throws(StoreError) in
            try await store.commit(in: organization, since: sequence, preparing: prepare)
        }
    }

    package func erase(
        _ erasure: Erasure, by author: CommitAuthor, basedOn base: Int, in organization: OrganizationID
    ) async throws(StoreError) -> Head {
        try await write { store throws(StoreError) in
            try await store.erase(erasure, by: author, basedOn: base, in: organization)
        }
    }

    package func attach(
        _ chunks: any AsyncSequence<[UInt8], any Error> & Sendable, sizeMax: Int, in organization: OrganizationID
    ) async throws(StoreError) -> Attachment {
        try await write { store throws(StoreError) in
            try await store.attach(chunks, sizeMax: sizeMax, in: organization)
        }
    }

    // MARK: - Reading, passed on as it is but for all records

    package func organizations() async throws(StoreError) -> [StoredOrganization] { try await store.organizations() }

    package func head(of organization: OrganizationID) async throws(StoreError) -> Head {
        try await store.head(of: organization)
    }

    package func head(of organization: OrganizationID, at point: Point) async throws(StoreError) -> Head {
        try await store.head(of: organization, at: point)
    }

    package func records(of organization: OrganizationID, at sequence: Int?) async throws(StoreError) -> RecordSet {
        readingsOfRecords += 1
        if let error = failingReading {
            failingReading = nil
            throw error
        }
        return try await store.records(of: organization, at: sequence)
    }

    package func shelved(
        _ kind: String, on parent: RecordID?, in organization: OrganizationID, before number: Int?, limit: Int,
        at sequence: Int?
    ) async throws(StoreError) -> ShelfPage {
        try await store.shelved(kind, on: parent, in: organization, before: number, limit: limit, at: sequence)
    }

    package func traces(ofShelvesOf parents: Set<RecordID>, in organization: OrganizationID) async throws(StoreError)
        -> ShelfTraces
    {
        try await store.traces(ofShelvesOf: parents, in: organization)
    }

    package func commits(of organization: OrganizationID, after sequence: Int, limit: Int) async throws(StoreError)
        -> [Commit]
    {
        try await store.commits(of: organization, after: sequence, limit: limit)
    }

    package func log(of organization: OrganizationID, before sequence: Int?, limit: Int) async throws(StoreError)
        -> [CommitHeader]
    {
        try await store.log(of: organization, before: sequence, limit: limit)
    }

    package func history(of record: RecordID, in organization: OrganizationID) async throws(StoreError)
        -> [(header: CommitHeader, revision: Revision)]
    {
        try await store.history(of: record, in: organization)
    }

    package func record(ofCode code: String, in organization: OrganizationID) async throws(StoreError)
        -> (record: RecordID, kind: String)?
    {
        try await store.record(ofCode: code, in: organization)
    }

    package func lastNumbers(of organization: OrganizationID) async throws(StoreError) -> [String: Int] {
        try await store.lastNumbers(of: organization)
    }

    package func verify(_ organization: OrganizationID) async throws(StoreError) -> Verification {
        try await store.verify(organization)
    }

    package func attachment(_ digest: String, in organization: OrganizationID) async throws(StoreError) -> Attachment {
        try await store.attachment(digest, in: organization)
    }

    package func readAttachment(
        _ digest: String, in organization: OrganizationID, _ receive: @Sendable ([UInt8]) async throws -> Void
    ) async throws(StoreError) {
        try await store.readAttachment(digest, in: organization, receive)
    }
}
