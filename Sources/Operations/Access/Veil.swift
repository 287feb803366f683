package import ISMS
package import RecordFormat
package import RecordStore
import Registers

/// What of an organization's records and history somebody may not know of: confidential records outside whose circle they
/// are, also those removed or erased since, what was said about them, and the commits that changed them.
package struct Veil: Hashable, Sendable {
    /// The commit at which it was taken.
    let sequence: Int
    /// Whose circles count; nil for somebody who speaks for no person.
    let person: Reference<Person>?
    /// Whether nothing is kept from them.
    let isLifted: Bool
    /// The records, also those that are not there any more.
    package let records: Set<RecordID>
    /// Their codes.
    let codes: Set<String>
    /// What lies, or lay, on the shelves of those records.
    let shelved: Set<RecordID>
    /// The commits whose reason and revisions are kept from them.
    package let commits: Set<Int>

    package static let none = Veil(
        sequence: 0, person: nil, isLifted: true, records: [], codes: [], shelved: [], commits: [])

    /// Whether a record, wherever it is kept, may not be known.
    package func hides(_ record: RecordID) -> Bool { records.contains(record) || shelved.contains(record) }

    package var isEmpty: Bool { records.isEmpty }

    /// What of a snapshot is kept from them: what the veil knows of, and what is confidential in that very snapshot, which
    /// may be of another moment than the veil.
    package func hidden(in isms: ISMS) -> Set<RecordID> {
        if isLifted { return [] }
        // Nearly every page is of the commit that the veil was taken at, which has been looked through already.
        if isms.commit.sequence == sequence { return records }
        return records.union(isms.hidden(from: person?.id, andAbout: codes))
    }

    /// The snapshot as they may see it, of now or of any day before.
    package func over(_ isms: ISMS) -> ISMS { isLifted ? isms : isms.hiding(hidden(in: isms)) }

    /// The commit without its reason, where it changed what they may not know of.
    package func over(_ header: CommitHeader) -> CommitHeader {
        guard commits.contains(header.sequence) else { return header }
        let author = header.author
        return CommitHeader(
            sequence: header.sequence, format: header.format,
            author: CommitAuthor(
                account: author.account, principal: author.principal, time: author.time, reason: "",
                source: author.source),
            previousHash: header.previousHash, hash: header.hash, revisionCount: 0, isNameErased: header.isNameErased,
            isReasonErased: header.isReasonErased, erasures: header.erasures)
    }

    package func over(_ commit: Commit) -> Commit {
        guard commits.contains(commit.header.sequence) else { return commit }
        return Commit(
            header: over(commit.header), revisions: commit.revisions.filter { !hides($0.record) })
    }
}

extension Workspace {
    /// What of the organization's records somebody may not know of, as they stand now. Whoever looks at a snapshot reads
    /// that first and this after it, so that nothing of the snapshot is newer than the veil.
    package func veil(for principal: Principal) async throws(WorkspaceError) -> Veil {
        if principal.seesSecrets { return .none }
        let isms = try await snapshot()
        let stranger = try await veil(over: isms, for: nil)
        if stranger.isEmpty { return stranger }
        guard let person = try await personForSecrets(of: principal, in: isms) else { return stranger }
        return try await veil(over: isms, for: person)
    }

    /// The person whose circles are open to a principal. An administrator can link any account to anybody, so a link opens
    /// them only where it would give a voice too (`PersonLink`).
    private func personForSecrets(of principal: Principal, in isms: ISMS) async throws(WorkspaceError)
        -> Reference<Person>?
    {
        guard let id = principal.person, let person = isms[Reference<Person>(id)] else { return nil }
        let setting = OperationSetting(
            workspace: self, principal: principal, now: clock.now(), timeZone: isms.timeZone)
        do throws(WorkspaceError) {
            try await setting.checkLink(to: person)
        } catch {
            guard case .forbidden = error else { throw error }
            return nil
        }
        return person.reference
    }

    private func veil(over isms: ISMS, for person: Reference<Person>?) async throws(WorkspaceError) -> Veil {
        let key = VeilKey(sequence: isms.commit.sequence, person: person)
        if let known = knownVeil(key) { return known }
        let numbers = try await lastNumbers(at: isms.commit.sequence)
        var gone: [PastRecord] = []
        for kind in ISMS.secretKinds { gone += try await removed(kind, upTo: numbers[kind.name] ?? 0, at: isms) }
        // What was erased says no more whose it was, so it is nobody's.
        gone = gone.filter { $0.record?.isHidden(from: person?.id) ?? true }
        var records = isms.hidden(from: person?.id, andAbout: Set(gone.map(\.code)))
        let codes = Set(gone.map(\.code) + records.compactMap { isms.item(id: $0)?.code })
        if !codes.isEmpty {
            // What was said of them before there were shelves.
            for kind in Kind.shelved {
                gone += try await removed(kind, upTo: numbers[kind.name] ?? 0, at: isms)
                    .filter { past in past.record?.parentCode.map(codes.contains) ?? false }
            }
        }
        records.formUnion(gone.map(\.id))
        var commits: Set<Int> = []
        for id in records {
            let versions = try await asking { () throws(StoreError) in
                try await store.history(of: id, in: organization.id)
            }
            commits.formUnion(versions.map(\.header.sequence))
        }
        let parents = records.union(records.compactMap { isms.item(id: $0)?.restoredFrom })
        let traces = try await asking { () throws(StoreError) in
            try await store.traces(ofShelvesOf: parents, in: organization.id)
        }
        commits.formUnion(traces.commits)
        let veil = Veil(
            sequence: isms.commit.sequence, person: person, isLifted: false, records: records, codes: codes,
            shelved: traces.records, commits: commits)
        keep(veil, key)
        return veil
    }

    /// A record that is not there any more, as it was last.
    struct PastRecord: Sendable {
        let id: RecordID
        let code: String
        /// nil for one that was erased.
        let record: (any Record)?
    }

    /// The records of a kind that were removed or erased so far.
    private func removed(_ kind: Kind, upTo last: Int, at isms: ISMS) async throws(WorkspaceError) -> [PastRecord] {
        var found: [PastRecord] = []
        let present = Set(isms.items(of: kind).map(\.number))
        for number in stride(from: 1, through: last, by: 1) where !present.contains(number) {
            let code = kind.code(number)
            guard let (id, _) = try await identity(ofCode: code) else { continue }
            // From the first one on a shelf on, all of the kind are.
            if kind.shelf != nil, try await isShelved(id) { break }
            let record = try await removedRecord(code: code)?.record
            found.append(PastRecord(id: id, code: code, record: record))
        }
        return found
    }
}

extension Workspace {
    private func isShelved(_ id: RecordID) async throws(WorkspaceError) -> Bool {
        let versions = try await asking { () throws(StoreError) in
            try await store.history(of: id, in: organization.id)
        }
        return versions.first?.revision.shelf != nil
    }
}

/// For whom, and at which commit, a veil holds.
struct VeilKey: Hashable, Sendable {
    let sequence: Int
    let person: Reference<Person>?
}
