import RecordFormat

/// What a draft must be before any store looks at it. Every engine asks here, through `CommitPlan`.
package enum DraftValidation {
    static let kindSizeMax = 64
    static let codeSizeMax = 64
    static let principalSizeMax = 256
    static let reasonSizeMax = 16 * 1024
    static let sourceSizeMax = 32
    static let bodySizeMax = 1024 * 1024
    static let referencesMax = 10_000

    /// - Throws: `StoreError.invalidDraft`, or `.codeTaken` where two revisions claim one code.
    static func check(_ draft: CommitDraft) throws(StoreError) {
        try check(draft.author)
        try check(base: draft.base)
        guard !draft.revisions.isEmpty else { throw .invalidDraft("a commit without a change") }
        var records: Set<RecordID> = []
        var codes: Set<CodeSpelling> = []
        for revision in draft.revisions {
            try check(revision)
            guard records.insert(revision.record).inserted else {
                throw .invalidDraft("\(revision.code) is changed twice in one commit")
            }
            guard codes.insert(CodeSpelling(code: revision.code)).inserted else {
                throw .codeTaken(code: revision.code)
            }
        }
    }

    static func check(base: Int) throws(StoreError) {
        guard (0..<JSON.integerMax).contains(base) else {
            throw .invalidDraft("a commit cannot be based on sequence \(base)")
        }
    }

    static func check(_ author: CommitAuthor) throws(StoreError) {
        try checkName(author.principal, what: "principal", sizeMax: principalSizeMax)
        try checkName(author.source, what: "source", sizeMax: sourceSizeMax)
        guard author.reason.utf8.count <= reasonSizeMax, !author.reason.utf8.contains(0) else {
            throw .invalidDraft("a reason has at most \(reasonSizeMax) bytes and no NUL character")
        }
        try check(author.time, what: "commit's time")
    }

    /// Checks an organization before it is registered: its handle, and that its time can be written.
    package static func check(_ organization: StoredOrganization) throws(StoreError) {
        let handle = organization.handle.utf8
        let isWellFormed =
            (1...63).contains(handle.count) && handle.first != UInt8(ascii: "-") && handle.last != UInt8(ascii: "-")
            && handle.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
        guard isWellFormed else {
            throw .invalidDraft(
                "the handle “\(organization.handle)” is not 1 to 63 lower-case letters, digits and inner hyphens")
        }
        try check(organization.createdAt, what: "organization's time")
    }

    private static func check(_ revision: Revision) throws(StoreError) {
        try checkName(revision.code, what: "code", sizeMax: codeSizeMax)
        try checkName(revision.kind, what: "kind", sizeMax: kindSizeMax)
        guard revision.kind.utf8.allSatisfy({ $0 < 0x80 }) else { throw .invalidDraft("a kind is ASCII text") }
        let code = revision.code
        guard (1...JSON.integerMax).contains(revision.version) else {
            throw .invalidDraft("\(code) cannot have version \(revision.version)")
        }
        switch revision.change {
        case .created where revision.version != 1:
            throw .invalidDraft("\(code) is created, but not as version 1")
        case .updated where revision.version == 1, .deleted where revision.version == 1:
            throw .invalidDraft("\(code) is changed as version 1, which only a creation can be")
        case .erased:
            throw .invalidDraft("\(code) is erased by a draft; a record is erased by `erase` only")
        case .deleted:
            guard revision.body == nil, revision.references.isEmpty else {
                throw .invalidDraft("\(code) is deleted, but has a body or references")
            }
        case .created, .updated:
            guard let body = revision.body else { throw .invalidDraft("\(code) has no body") }
            try checkBody(body, of: code)
            guard revision.references.count <= referencesMax else {
                throw .invalidDraft("\(code) refers to more than \(referencesMax) records")
            }
        }
    }

    /// The digest is over the body's bytes, so the same body must always have the same bytes.
    private static func checkBody(_ body: [UInt8], of code: String) throws(StoreError) {
        guard body.count <= bodySizeMax else {
            throw .invalidDraft("\(code) has a body of more than \(bodySizeMax) bytes")
        }
        let value: JSON
        do throws(JSONSyntaxError) {
            value = try JSON(parsing: body)
        } catch {
            throw .invalidDraft("the body of \(code) is \(error)")
        }
        guard value.objectValue != nil, value.canonicalBytes == body else {
            throw .invalidDraft("the body of \(code) is not one JSON object in canonical form")
        }
    }

    private static func checkName(_ text: String, what: String, sizeMax: Int) throws(StoreError) {
        guard (1...sizeMax).contains(text.utf8.count), text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .invalidDraft("a \(what) has 1 to \(sizeMax) bytes and no control character")
        }
    }

    private static func check(_ time: Instant, what: String) throws(StoreError) {
        guard time.milliseconds.magnitude <= JSON.integerMax.magnitude else {
            throw .invalidDraft("the \(what) lies beyond what can be written")
        }
    }
}
