import RecordFormat
import RecordStore
import Testing

@Suite("Drafts are checked before they are written")
struct DraftValidationTests {
    private func revision(
        code: String = "RISK-1", kind: String = "risk", version: Int = 1, change: Revision.Change = .created,
        body: String? = "{}", references: [RecordID] = []
    ) -> Revision {
        Revision(
            record: record(1), kind: kind, code: code, version: version, change: change,
            body: body.map { Array($0.utf8) }, references: references)
    }

    private func refuses(
        _ revisions: [Revision], author: CommitAuthor = author(), base: Int = 0,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try await withStore(.memory) { fixture async throws in
            let draft = CommitDraft(author: author, base: base, revisions: revisions)
            let error = await #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
                try await fixture.store.commit(draft, in: fixture.id)
            }
            guard case .invalidDraft = error else {
                Issue.record("refused as \(String(describing: error))", sourceLocation: sourceLocation)
                return
            }
        }
    }

    @Test(
        "A body is one JSON object in canonical form",
        arguments: [
            "", "[]", "null", "{\"b\":1,\"a\":2}", "{ }", "{\"a\":1.5}", "{\"a\":\"\\u0041\"}", "{\"a\":1", "{}{}",
        ])
    func bodies(body: String) async throws { try await refuses([revision(body: body)]) }

    @Test("A body has a size limit")
    func bodySize() async throws {
        try await refuses([revision(body: "{\"a\":\"" + String(repeating: "x", count: 1 << 20) + "\"}")])
    }

    @Test("Changes, versions and bodies belong together")
    func shapes() async throws {
        try await refuses([revision(version: 2, change: .created)])
        try await refuses([revision(version: 1, change: .updated)])
        try await refuses([revision(version: 1, change: .deleted, body: nil)])
        try await refuses([revision(version: 2, change: .deleted)])
        try await refuses([revision(version: 2, change: .deleted, body: nil, references: [record(2)])])
        try await refuses([revision(body: nil)])
        try await refuses([revision(version: 0)])
        try await refuses([revision(version: 2, change: .erased, body: nil)])
    }

    @Test("Codes and kinds are short and have no control characters")
    func names() async throws {
        try await refuses([revision(code: "")])
        try await refuses([revision(code: "RISK\n1")])
        try await refuses([revision(code: String(repeating: "R", count: 65))])
        try await refuses([revision(kind: "")])
        try await refuses([revision(kind: "Ü")])
    }

    @Test("A commit names its author and source, and its time can be written")
    func authors() async throws {
        func author(
            principal: String = "ana", time: Int = 1, reason: String = "", source: String = "cli"
        ) -> CommitAuthor {
            CommitAuthor(principal: principal, time: Instant(milliseconds: time), reason: reason, source: source)
        }
        try await refuses([revision()], author: author(principal: ""))
        try await refuses([revision()], author: author(source: ""))
        try await refuses([revision()], author: author(reason: "a\0b"))
        try await refuses([revision()], author: author(reason: String(repeating: "x", count: 20_000)))
        try await refuses([revision()], author: author(time: .min))
        try await refuses([revision()], author: author(time: JSON.integerMax + 1))
        try await refuses([revision()], base: -1)
    }

    @Test("A record is changed once in a commit, and a code claimed once")
    func duplicates() async throws {
        try await refuses([revision(code: "RISK-1"), revision(code: "RISK-2")])
        try await withStore(.memory) { fixture async throws in
            let twin = Revision(
                record: record(2), kind: "risk", code: "RISK-1", version: 1, change: .created, body: body("Twin"),
                references: [])
            await #expect(throws: StoreError.codeTaken(code: "RISK-1")) {
                try await fixture.commit(risk(1, "Fire"), twin)
            }
        }
    }

    @Test("An erasure names its author, too", arguments: Engine.allCases)
    func erasures(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            let nobody = CommitAuthor(principal: "", time: Instant(milliseconds: 1), reason: "", source: "cli")
            await #expect(throws: StoreError.self) {
                try await fixture.store.erase(record(1), by: nobody, basedOn: 1, in: fixture.id)
            }
            #expect(try await fixture.records()["RISK-1"]?.body != nil)
        }
    }

    @Test(
        "A code's number is what follows its last hyphen",
        arguments: [
            ("RISK-14", 14), ("RISK-014", 14), ("A-B-3", 3), ("RISK-0", 0), ("RISK", nil), ("RISK-", nil),
            ("RISK-1a", nil),
            ("RISK-9999999999999999", nil),
        ] as [(String, Int?)])
    func numbers(code: String, number: Int?) { #expect(CodeNumber.number(in: code) == number) }
}
