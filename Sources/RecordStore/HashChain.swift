import Crypto
package import RecordFormat

/// What the history's digests are taken over.
///
/// - An organization's **genesis** is SHA-256 of the canonical JSON of its identity, handle and creation time. It is
///   the hash before the first commit, so that an organization cannot be swapped under its history.
/// - A revision's **digest** is SHA-256 of 32 random bytes of salt followed by the canonical JSON of
///   `{"body":…,"references":[…]}`, with `"shelf":"…"` after that where it lies on a record's shelf. Salt, body,
///   references and shelf can be erased; the digest stays.
/// - A commit's **hash** is SHA-256 of the canonical JSON of its header, the hash before it and the list of its
///   revisions by record: identity, kind, code, version, change and digest.
///
/// The header has two formats (`HeaderFormat`). **Format 1**, which is no longer written:
///
///     {"organization":"…","previous":"…","principal":"…","reason":"…","revisions":[…],"sequence":1,"source":"…",
///      "time":0}
///
/// **Format 2**, in which the author's name and reason can be erased and erasures are said in full:
///
///     {"account":null,"erasures":null,"format":2,"nameDigest":"…","organization":"…","previous":"…",
///      "reasonDigest":"…","revisions":[…],"root":null,"sequence":1,"source":"…","time":0}
///
/// - `account` is the identity of the account that was signed in, or null.
/// - `erasures` is null, or what the commit erased: `Erasures.canonicalBytes`, always with all four lists.
/// - `nameDigest` and `reasonDigest` are SHA-256 of 32 random bytes of salt followed by the text in UTF-8. Salt and text
///   can be erased; the digest stays. An empty reason has a salt and a digest like any other.
/// - `root` is null, or 64 hexadecimal digits: room for a root over the records as they stand after the commit.
///
/// Canonical JSON is written here member by member, without a `JSON` value in between, since a verification does so
/// for every revision there is. `HashChainTests` holds it to `JSON.canonicalBytes`.
package struct HashChain: Sendable {
    private var commitHash = SHA256()
    private var pending = ByteBlock()
    private var isFirst = true
    private var scratch = ByteBlock()
    /// The bytes digested so far.
    package private(set) var byteCount = 0

    package init() {}

    /// Returns the hash that stands before an organization's first commit.
    package static func genesis(of organization: StoredOrganization) -> Bytes32 {
        let handle = quoted(organization.handle)
        var text = ByteBlock()
        handle.withUnsafeBytes { handle in
            _ = text.append(upTo: 128 + handle.count) { text in
                text.write(#"{"createdAt":"#)
                text.write(decimal: organization.createdAt.milliseconds)
                text.write(#","handle":"#)
                text.write(handle)
                text.write(#","organization":""#)
                text.write(organization.id)
                text.write(#""}"#)
            }
        }
        return text.withBytes(sha256)
    }

    /// Returns SHA-256 of some bytes.
    package static func sha256(_ bytes: [UInt8]) -> Bytes32 { bytes.withUnsafeBytes(sha256) }

    private static func sha256(_ bytes: UnsafeRawBufferPointer) -> Bytes32 {
        var hash = SHA256()
        hash.update(bufferPointer: bytes)
        return Bytes32(hash.finalize())
    }

    /// Returns the digest of a revision's content.
    package mutating func digest(of content: StoredRevision.Content, shelf: RecordID? = nil) -> Bytes32 {
        content.body.withUnsafeBytes { body in
            content.references.flatMap(\.bytes).withUnsafeBytes { references in
                digest(salt: content.salt, body: body, references: references, shelf: shelf)
            }
        }
    }

    /// Returns the digest of a revision's content.
    /// - Parameter references: 16 bytes each.
    mutating func digest(
        salt: Bytes32, body: UnsafeRawBufferPointer, references: UnsafeRawBufferPointer, shelf: RecordID?
    ) -> Bytes32 {
        let referenceCount = references.count / 16
        scratch.removeAll()
        scratch.append(upTo: 128 + body.count + referenceCount * (RecordID.textCount + 3)) { content in
            content.write(salt)
            content.write(#"{"body":"#)
            content.write(body)
            content.write(#","references":["#)
            for index in 0..<referenceCount {
                let bytes = UnsafeRawBufferPointer(rebasing: references[16 * index..<16 * index + 16])
                guard let reference = RecordID(bytes: bytes) else { continue }
                content.write(index == 0 ? "\"" : ",\"")
                content.write(reference)
                content.write("\"")
            }
            if let shelf {
                content.write(#"],"shelf":""#)
                content.write(shelf)
                content.write(#""}"#)
            } else {
                content.write("]}")
            }
        }
        byteCount += scratch.count
        return scratch.withBytes(HashChain.sha256)
    }

    /// Returns the digest that stands for a text that can be erased.
    package mutating func digest(salt: Bytes32, text: String) -> Bytes32 {
        var text = text
        scratch.removeAll()
        text.withUTF8 { text in
            _ = scratch.append(upTo: 32 + text.count) { content in
                content.write(salt)
                content.write(UnsafeRawBufferPointer(text))
            }
        }
        byteCount += scratch.count
        return scratch.withBytes(HashChain.sha256)
    }

    /// Starts on a commit. Its revisions follow in the order of their records, then `finish`.
    /// - Parameter seal: nil for header format 1.
    package mutating func begin(
        organization: OrganizationID, previousHash: Bytes32, author: CommitAuthor, seal: CommitSeal?
    ) {
        commitHash = SHA256()
        isFirst = true
        pending.removeAll()
        if let seal {
            begin(organization: organization, previousHash: previousHash, account: author.account, seal: seal)
        } else {
            begin(organization: organization, previousHash: previousHash, author: author)
        }
    }

    private mutating func begin(organization: OrganizationID, previousHash: Bytes32, author: CommitAuthor) {
        let principal = HashChain.quoted(author.principal)
        let reason = HashChain.quoted(author.reason)
        principal.withUnsafeBytes { principal in
            reason.withUnsafeBytes { reason in
                _ = pending.append(upTo: 256 + principal.count + reason.count) { text in
                    text.write(#"{"organization":""#)
                    text.write(organization)
                    text.write(#"","previous":""#)
                    text.write(hexadecimal: previousHash)
                    text.write(#"","principal":"#)
                    text.write(principal)
                    text.write(#","reason":"#)
                    text.write(reason)
                    text.write(#","revisions":["#)
                }
            }
        }
    }

    private mutating func begin(
        organization: OrganizationID, previousHash: Bytes32, account: RecordID?, seal: CommitSeal
    ) {
        (seal.erasures?.canonicalBytes ?? Array("null".utf8)).withUnsafeBytes { erasures in
            _ = pending.append(upTo: 512 + erasures.count) { text in
                text.write(#"{"account":"#)
                if let account {
                    text.write("\"")
                    text.write(account)
                    text.write("\"")
                } else {
                    text.write("null")
                }
                text.write(#","erasures":"#)
                text.write(erasures)
                text.write(#","format":2,"nameDigest":""#)
                text.write(hexadecimal: seal.name.digest)
                text.write(#"","organization":""#)
                text.write(organization)
                text.write(#"","previous":""#)
                text.write(hexadecimal: previousHash)
                text.write(#"","reasonDigest":""#)
                text.write(hexadecimal: seal.reason.digest)
                text.write(#"","revisions":["#)
            }
        }
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
        HashChain.withEscaped(kind) { kind in
            HashChain.withEscaped(code) { code in
                _ = pending.append(upTo: 256 + kind.count + code.count) { text in
                    text.write(isFirst ? #"{"change":""# : #",{"change":""#)
                    text.write(change.name)
                    text.write(#"","code":""#)
                    text.write(code)
                    if let digest {
                        text.write(#"","digest":""#)
                        text.write(hexadecimal: digest)
                        text.write(#"","kind":""#)
                    } else {
                        text.write(#"","digest":null,"kind":""#)
                    }
                    text.write(kind)
                    text.write(#"","record":""#)
                    text.write(record)
                    text.write(#"","version":"#)
                    text.write(decimal: version)
                    text.write("}")
                }
            }
        }
        isFirst = false
        // Taken in portions, so that a commit of any length needs no more memory than a short one.
        if pending.count > 16 * 1024 { digestPending() }
    }

    /// Returns the hash of the commit that was begun.
    /// - Parameter seal: the one it was begun with.
    package mutating func finish(sequence: Int, author: CommitAuthor, seal: CommitSeal?) -> Bytes32 {
        HashChain.quoted(author.source).withUnsafeBytes { source in
            _ = pending.append(upTo: 256 + source.count) { text in
                text.write("]")
                if let seal {
                    if let root = seal.root {
                        text.write(#","root":""#)
                        text.write(hexadecimal: root)
                        text.write("\"")
                    } else {
                        text.write(#","root":null"#)
                    }
                }
                text.write(#","sequence":"#)
                text.write(decimal: sequence)
                text.write(#","source":"#)
                text.write(source)
                text.write(#","time":"#)
                text.write(decimal: author.time.milliseconds)
                text.write("}")
            }
        }
        digestPending()
        return Bytes32(commitHash.finalize())
    }

    private mutating func digestPending() {
        byteCount += pending.count
        pending.withBytes { commitHash.update(bufferPointer: $0) }
        pending.removeAll()
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var quoted: [UInt8] = []
        JSON.appendString(text, to: &quoted)
        return quoted
    }

    /// Lends a text as JSON has it between its quotes.
    private static func withEscaped(_ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void) {
        if JSON.isPlain(utf8: text) { return body(text) }
        var quoted: [UInt8] = []
        JSON.appendString(utf8: text, to: &quoted)
        quoted[1..<quoted.count - 1].withUnsafeBytes(body)
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
