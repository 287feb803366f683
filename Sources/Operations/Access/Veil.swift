package import ISMS
package import RecordFormat
package import RecordStore

/// What of an organization's records and history somebody may not know of: confidential records outside whose circle they
/// are, also those removed since, what was said about them, and the commits that changed them.
package struct Veil: Hashable, Sendable {
    package let records: Set<RecordID>
    /// The commits whose reason and revisions are kept from them.
    package let commits: Set<Int>

    package static let none = Veil(records: [], commits: [])
    package var isEmpty: Bool { records.isEmpty }

    /// The snapshot as they may see it, of now or of any day before.
    package func over(_ isms: ISMS) -> ISMS { isms.hiding(records) }

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
            header: over(commit.header), revisions: commit.revisions.filter { !records.contains($0.record) })
    }
}

extension Workspace {
    /// What of the organization's records somebody may not know of, as they stand now.
    package func veil(for principal: Principal) async throws(WorkspaceError) -> Veil {
        if principal.seesSecrets { return .none }
        return try await veil(over: try await snapshot(), for: principal.person.map { Reference($0) })
    }

    func veil(over isms: ISMS, for person: Reference<Person>?) async throws(WorkspaceError) -> Veil {
        let key = VeilKey(sequence: isms.commit.sequence, person: person)
        if let known = knownVeil(key) { return known }
        let numbers = try await lastNumbers(at: isms.commit.sequence)
        var gone: [PastRecord] = []
        for kind in ISMS.secretKinds { gone += try await removed(kind, upTo: numbers[kind.name] ?? 0, at: isms) }
        gone = gone.filter { $0.record.isHidden(from: person) }
        var records = isms.hidden(from: person, andAbout: Set(gone.map(\.code)))
        if !records.isEmpty || !gone.isEmpty {
            let codes = Set(gone.map(\.code) + records.compactMap { isms.item(id: $0)?.code })
            for kind in Kind.all where Kind.type(named: kind.name)?.isAboutAnother == true {
                gone += try await removed(kind, upTo: numbers[kind.name] ?? 0, at: isms)
                    .filter { past in past.record.subjectCode.map(codes.contains) ?? false }
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
        let veil = Veil(records: records, commits: commits)
        keep(veil, key)
        return veil
    }

    /// A record that is not there any more, as it was last.
    struct PastRecord: Sendable {
        let id: RecordID
        let code: String
        let record: any Record
    }

    /// The records of a kind that were removed so far. One that was erased says nothing any more.
    private func removed(_ kind: Kind, upTo last: Int, at isms: ISMS) async throws(WorkspaceError) -> [PastRecord] {
        var found: [PastRecord] = []
        for number in stride(from: 1, through: last, by: 1) where isms.item(code: kind.code(number)) == nil {
            let code = kind.code(number)
            if let (id, record) = try await removedRecord(code: code) {
                found.append(PastRecord(id: id, code: code, record: record))
            }
        }
        return found
    }
}

/// For whom, and at which commit, a veil holds.
struct VeilKey: Hashable, Sendable {
    let sequence: Int
    let person: Reference<Person>?
}
