import Crypto
package import RecordFormat

/// What the history's digests are taken over.
///
/// - An organization's **genesis** is SHA-256 of the canonical JSON of its identity, handle and creation time. It is
///   the hash before the first commit, so that an organization cannot be swapped under its history.
/// - A revision's **digest** is SHA-256 of 32 random bytes of salt followed by the canonical JSON of
///   `{"body":…,"references":[…]}`. Salt, body and references can be erased; the digest stays.
/// - A commit's **hash** is SHA-256 of the canonical JSON of its header, the hash before it and the list of its
///   revisions by record: identity, kind, code, version, change and digest.
///
/// Canonical JSON is written here member by member, without a `JSON` value in between, since a verification does so
/// for every revision there is. `HashChainTests` holds it to `JSON.canonicalBytes`.
package struct HashChain: Sendable {
    private var commitHash = SHA256()
    private var pending: [UInt8] = []
    private var isFirst = true
    private var scratch: [UInt8] = []
    /// The bytes digested so far.
    package private(set) var byteCount = 0

    package init() {}

    /// Returns the hash that stands before an organization's first commit.
    package static func genesis(of organization: StoredOrganization) -> Bytes32 {
        var text: [UInt8] = []
        append(#"{"createdAt":"#, to: &text)
        appendInteger(organization.createdAt.milliseconds, to: &text)
        append(#","handle":"#, to: &text)
        JSON.appendString(organization.handle, to: &text)
        append(#","organization":""#, to: &text)
        organization.id.appendText(to: &text)
        append(#""}"#, to: &text)
        return sha256(text)
    }

    /// Returns SHA-256 of some bytes.
    package static func sha256(_ bytes: [UInt8]) -> Bytes32 { Bytes32(SHA256.hash(data: bytes)) }

    /// Returns the digest of a revision's content.
    package mutating func digest(of content: StoredRevision.Content) -> Bytes32 {
        content.body.withUnsafeBytes { body in
            content.references.flatMap(\.bytes).withUnsafeBytes { references in
                digest(salt: content.salt, body: body, references: references)
            }
        }
    }

    /// Returns the digest of a revision's content.
    /// - Parameter references: 16 bytes each.
    mutating func digest(
        salt: Bytes32, body: UnsafeRawBufferPointer, references: UnsafeRawBufferPointer
    ) -> Bytes32 {
        scratch.removeAll(keepingCapacity: true)
        withUnsafeBytes(of: salt) { scratch.append(contentsOf: $0) }
        HashChain.append(#"{"body":"#, to: &scratch)
        scratch.append(contentsOf: body)
        HashChain.append(#","references":["#, to: &scratch)
        for start in stride(from: 0, to: references.count, by: 16) {
            HashChain.append(start == 0 ? "\"" : ",\"", to: &scratch)
            RecordID(bytes: UnsafeRawBufferPointer(rebasing: references[start..<start + 16]))?.appendText(to: &scratch)
            scratch.append(UInt8(ascii: "\""))
        }
        HashChain.append("]}", to: &scratch)
        byteCount += scratch.count
        return HashChain.sha256(scratch)
    }

    /// Starts on a commit. Its revisions follow in the order of their records, then `finish`.
    package mutating func begin(organization: OrganizationID, previousHash: Bytes32, author: CommitAuthor) {
        commitHash = SHA256()
        isFirst = true
        pending.removeAll(keepingCapacity: true)
        HashChain.append(#"{"organization":""#, to: &pending)
        organization.appendText(to: &pending)
        HashChain.append(#"","previous":""#, to: &pending)
        previousHash.appendHexadecimal(to: &pending)
        HashChain.append(#"","principal":"#, to: &pending)
        JSON.appendString(author.principal, to: &pending)
        HashChain.append(#","reason":"#, to: &pending)
        JSON.appendString(author.reason, to: &pending)
        HashChain.append(#","revisions":["#, to: &pending)
    }

    package mutating func add(
        record: RecordID, kind: String, code: String, version: Int, change: Revision.Change, digest: Bytes32?
    ) {
        var kind = kind
        var code = code
        kind.withUTF8 { kind in
            code.withUTF8 { code in
                add(
                    record: record, kind: UnsafeRawBufferPointer(kind), code: UnsafeRawBufferPointer(code),
                    version: version, change: change, digest: digest)
            }
        }
    }

    /// Adds a revision whose kind and code come as UTF-8.
    mutating func add(
        record: RecordID, kind: UnsafeRawBufferPointer, code: UnsafeRawBufferPointer, version: Int,
        change: Revision.Change, digest: Bytes32?
    ) {
        HashChain.append(isFirst ? #"{"change":""# : #",{"change":""#, to: &pending)
        isFirst = false
        HashChain.append(change.name, to: &pending)
        HashChain.append(#"","code":"#, to: &pending)
        JSON.appendString(utf8: code, to: &pending)
        if let digest {
            HashChain.append(#","digest":""#, to: &pending)
            digest.appendHexadecimal(to: &pending)
            HashChain.append(#"","kind":"#, to: &pending)
        } else {
            HashChain.append(#","digest":null,"kind":"#, to: &pending)
        }
        JSON.appendString(utf8: kind, to: &pending)
        HashChain.append(#","record":""#, to: &pending)
        record.appendText(to: &pending)
        HashChain.append(#"","version":"#, to: &pending)
        HashChain.appendInteger(version, to: &pending)
        pending.append(UInt8(ascii: "}"))
        if pending.count > 64 * 1024 {
            byteCount += pending.count
            commitHash.update(data: pending)
            pending.removeAll(keepingCapacity: true)
        }
    }

    /// Returns the hash of the commit that was begun.
    package mutating func finish(sequence: Int, author: CommitAuthor) -> Bytes32 {
        HashChain.append(#"],"sequence":"#, to: &pending)
        HashChain.appendInteger(sequence, to: &pending)
        HashChain.append(#","source":"#, to: &pending)
        JSON.appendString(author.source, to: &pending)
        HashChain.append(#","time":"#, to: &pending)
        HashChain.appendInteger(author.time.milliseconds, to: &pending)
        pending.append(UInt8(ascii: "}"))
        byteCount += pending.count
        commitHash.update(data: pending)
        return Bytes32(commitHash.finalize())
    }

    private static func append(_ text: StaticString, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends a number; unlike `JSON`, of any size, since a corrupted one must be told and not stop the program.
    private static func appendInteger(_ value: Int, to bytes: inout [UInt8]) {
        if (0..<10).contains(value) {
            bytes.append(UInt8(ascii: "0") + UInt8(value))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
    }
}

extension Revision.Change {
    fileprivate var name: StaticString {
        switch self {
        case .created: "created"
        case .updated: "updated"
        case .deleted: "deleted"
        case .erased: "erased"
        }
    }
}

extension Bytes32 {
    init(_ digest: SHA256.Digest) {
        guard let value = digest.withUnsafeBytes({ Bytes32(bytes: $0) }) else {
            preconditionFailure("SHA-256 has 32 bytes")
        }
        self = value
    }
}
