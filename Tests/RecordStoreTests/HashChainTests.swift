import RecordFormat
import RecordStore
import Testing

/// `HashChain` writes its canonical JSON by hand; these hold it to the definition.
@Suite("The hash chain")
struct HashChainTests {
    private let salt = HashChain.sha256([1])

    @Test("A revision's digest is over its salt and its content's canonical JSON", arguments: [[], [2], [3, 1, 2]])
    func contentDigest(targets: [Int]) {
        let references = targets.map(record)
        let body: JSON = ["name": "Fire \"1\"\n", "weight": 4]
        let content = StoredRevision.Content(salt: salt, body: body.canonicalBytes, references: references)
        let defined: JSON = ["body": body, "references": .array(references.map { .string($0.description) })]
        var chain = HashChain()
        #expect(chain.digest(of: content) == HashChain.sha256(salt.bytes + defined.canonicalBytes))
    }

    @Test("The digest of what lies on a shelf covers whose shelf it is", arguments: [[], [2]])
    func shelfDigest(targets: [Int]) {
        let references = targets.map(record)
        let body: JSON = ["name": "Fire"]
        let content = StoredRevision.Content(salt: salt, body: body.canonicalBytes, references: references)
        let defined: JSON = [
            "body": body, "references": .array(references.map { .string($0.description) }),
            "shelf": .string(record(7).description),
        ]
        var chain = HashChain()
        #expect(
            chain.digest(of: content, shelf: record(7)) == HashChain.sha256(salt.bytes + defined.canonicalBytes))
        #expect(chain.digest(of: content, shelf: record(7)) != chain.digest(of: content))
    }

    @Test("A commit's hash is over the canonical JSON of its header and its list of revisions")
    func commitHash() {
        let author = CommitAuthor(
            principal: "ana \"é\" \u{1}", time: Instant(milliseconds: -5), reason: "tab\tand 😀", source: "cli")
        let organization = record(99)
        var chain = HashChain()
        chain.begin(organization: organization, previousHash: salt, author: author, seal: nil)
        chain.add(record: record(1), kind: "risk", code: "RISK-1", version: 12, change: .updated, digest: salt)
        chain.add(record: record(2), kind: "asset", code: "A\"2", version: 3, change: .deleted, digest: nil)
        let revisions: [JSON] = [
            [
                "record": .string(record(1).description), "kind": "risk", "code": "RISK-1", "version": 12,
                "change": "updated", "digest": .string(salt.hexadecimal),
            ],
            [
                "record": .string(record(2).description), "kind": "asset", "code": "A\"2", "version": 3,
                "change": "deleted", "digest": .null,
            ],
        ]
        let defined: JSON = [
            "organization": .string(organization.description), "previous": .string(salt.hexadecimal),
            "principal": .string(author.principal), "reason": .string(author.reason), "source": "cli", "time": -5,
            "sequence": 1234, "revisions": .array(revisions),
        ]
        #expect(chain.finish(sequence: 1234, author: author, seal: nil) == HashChain.sha256(defined.canonicalBytes))
    }

    @Test("A commit's hash in format 2 has digests for texts, and what was erased", arguments: [true, false])
    func sealedCommitHash(isFull: Bool) throws {
        let author = CommitAuthor(
            account: isFull ? record(77) : nil, principal: "ana", time: Instant(milliseconds: 5), reason: "because",
            source: "web \"é\"")
        let (name, reason, root) = (HashChain.sha256([2]), HashChain.sha256([3]), HashChain.sha256([4]))
        let erasures = Erasures(
            attachments: [root, name], names: [record(8), record(7)], reasons: [12, 3], records: [])
        let seal = CommitSeal(
            name: TextSeal(salt: salt, digest: name), reason: TextSeal(salt: nil, digest: reason),
            root: isFull ? root : nil, erasures: isFull ? erasures : nil)
        var chain = HashChain()
        chain.begin(organization: record(99), previousHash: salt, author: author, seal: seal)
        chain.add(record: record(1), kind: "risk", code: "RISK-1", version: 12, change: .updated, digest: salt)
        let listed: JSON = [
            "attachments": .array([root, name].map(\.hexadecimal).sorted().map { .string($0) }),
            "names": .array([record(7), record(8)].map { .string($0.description) }), "reasons": [3, 12], "records": [],
        ]
        let revision: JSON = [
            "record": .string(record(1).description), "kind": "risk", "code": "RISK-1", "version": 12,
            "change": "updated", "digest": .string(salt.hexadecimal),
        ]
        let defined: JSON = [
            "format": 2, "account": isFull ? .string(record(77).description) : .null,
            "erasures": isFull ? listed : .null, "nameDigest": .string(name.hexadecimal),
            "reasonDigest": .string(reason.hexadecimal), "root": isFull ? .string(root.hexadecimal) : .null,
            "organization": .string(record(99).description), "previous": .string(salt.hexadecimal),
            "source": .string(author.source), "time": 5, "sequence": 1234, "revisions": [revision],
        ]
        #expect(chain.finish(sequence: 1234, author: author, seal: seal) == HashChain.sha256(defined.canonicalBytes))
    }

    @Test("A text's digest is over its salt and its UTF-8")
    func textDigest() {
        var chain = HashChain()
        for text in ["", "ana", "Łukasz \u{1}"] {
            #expect(chain.digest(salt: salt, text: text) == HashChain.sha256(salt.bytes + Array(text.utf8)))
        }
    }

    @Test("What a commit erased has one spelling, and is read in no other")
    func erasures() throws {
        let digest = HashChain.sha256([5])
        let erasures = try #require(
            Erasures(attachments: [digest], names: [record(2), record(1)], reasons: [2, 10], records: [record(3)]))
        let text = String(decoding: erasures.canonicalBytes, as: UTF8.self)
        #expect(Erasures(canonicalBytes: Array(text.utf8)) == erasures)
        #expect(Erasures(attachments: [], names: [], reasons: [], records: []) == nil)
        let others = [
            text.replacing("[2,10]", with: "[10,2]"), text.replacing("[2,10]", with: "[2,2,10]"),
            text.replacing("[2,10]", with: "[2, 10]"), text.replacing("[2,10]", with: "[\"2\",10]"),
            text.replacing(digest.hexadecimal, with: digest.hexadecimal.uppercased()),
            text.replacing(",\"records\"", with: ",\"other\":[],\"records\""), String(text.dropLast()), "null", "",
            #"{"attachments":[],"names":[],"reasons":[],"records":[]}"#, #"{"names":["\#(record(1))"]}"#,
        ]
        for other in others { #expect(Erasures(canonicalBytes: Array(other.utf8)) == nil, "\(other)") }
    }

    @Test("A commit of any length has one hash, however it is fed to the digest")
    func longCommit() {
        let author = author()
        var chain = HashChain()
        chain.begin(organization: record(9), previousHash: salt, author: author, seal: nil)
        var revisions: [JSON] = []
        for number in 1...2_000 {
            chain.add(
                record: record(number), kind: "risk", code: "RISK-\(number)", version: 1, change: .created, digest: salt
            )
            revisions.append([
                "record": .string(record(number).description), "kind": "risk", "code": .string("RISK-\(number)"),
                "version": 1, "change": "created", "digest": .string(salt.hexadecimal),
            ])
        }
        let defined: JSON = [
            "organization": .string(record(9).description), "previous": .string(salt.hexadecimal),
            "principal": "ana", "reason": "as agreed", "source": "cli", "time": 2_000, "sequence": 1,
            "revisions": .array(revisions),
        ]
        #expect(chain.finish(sequence: 1, author: author, seal: nil) == HashChain.sha256(defined.canonicalBytes))
    }

    @Test("The genesis binds identity, handle and creation time")
    func genesis() {
        let organization = StoredOrganization(id: record(1), handle: "nimbus", createdAt: Instant(milliseconds: 77))
        let defined: JSON = ["organization": .string(record(1).description), "handle": "nimbus", "createdAt": 77]
        #expect(HashChain.genesis(of: organization) == HashChain.sha256(defined.canonicalBytes))
    }

    @Test("32 bytes survive their hexadecimal form, and only that form is read")
    func hexadecimal() {
        let text = salt.hexadecimal
        #expect(text.utf8.count == 64)
        #expect(Bytes32(hexadecimal: text) == salt)
        #expect(Bytes32(bytes: salt.bytes) == salt)
        #expect(Bytes32(hexadecimal: text.uppercased()) == nil)
        #expect(Bytes32(hexadecimal: String(text.dropLast())) == nil)
        #expect(Bytes32(hexadecimal: String(text.dropLast(2))) == nil)
        #expect(HashChain.sha256([]).hexadecimal == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test("Salts differ from revision to revision")
    func salts() { #expect(Salt.random() != Salt.random()) }
}
