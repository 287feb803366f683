import RecordFormat
import RecordStore
import Testing

@Suite("Erasing names and reasons")
struct ErasedTextTests {
    @Test("A commit names its author and the account that was signed in", arguments: Engine.allCases)
    func signedIn(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), by: member(1, reason: "first"))
            try await fixture.commit(risk(2, "Flood"))
            let headers = try await fixture.headers()
            #expect(headers.map(\.author) == [member(1, reason: "first"), author()])
            #expect(headers.map(\.format) == [.second, .second])
            #expect(headers.allSatisfy { !$0.isNameErased && !$0.isReasonErased && $0.erasures == nil })
            #expect(try await fixture.store.commits(of: fixture.id, after: 0, limit: 9).map(\.header) == headers)
            #expect(try await fixture.store.history(of: record(1), in: fixture.id).map(\.header) == [headers[0]])
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test(
        "An account's names go from every commit so far, other names and the accounts stay", arguments: Engine.allCases)
    func names(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), by: member(1))
            try await fixture.commit(risk(2, "Flood"), by: member(2))
            try await fixture.commit(risk(3, "Theft"), by: member(1))
            try await fixture.commit(risk(4, "Ice"))
            let head = try await fixture.erase(Erasure(namesOf: [account(1)]), by: member(3))
            #expect(head.sequence == 5)
            try await fixture.commit(risk(5, "Fog"), by: member(1))

            let headers = try await fixture.headers()
            #expect(headers.map(\.author.principal) == ["", "Member 2", "", "ana", "Member 3", "Member 1"])
            #expect(headers.map(\.isNameErased) == [true, false, true, false, false, false])
            #expect(headers[0].author.account == account(1))
            #expect(headers[0].author.reason == "as agreed")
            #expect(headers[4].revisionCount == 0)
            #expect(headers[4].erasures?.names == [account(1)])
            #expect(try await fixture.store.commits(of: fixture.id, after: 4, limit: 1).first?.revisions == [])
            #expect(try await fixture.records().count == 5)
            #expect(try await fixture.verify().fault == nil)

            // What came since goes with the next erasure.
            try await fixture.erase(Erasure(namesOf: [account(1)]), by: member(3))
            #expect(try await fixture.headers()[5].isNameErased)
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("Whoever erases their own name is not named by the erasure", arguments: Engine.allCases)
    func ownName(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), by: member(1))
            try await fixture.erase(Erasure(namesOf: [account(1)]), by: member(1))
            let headers = try await fixture.headers()
            #expect(headers.map(\.author.principal) == ["", ""])
            #expect(headers.map(\.author.account) == [account(1), account(1)])
            #expect(headers[1].author.reason == "as agreed")
            #expect(try await fixture.verify().fault == nil)
            // Nothing is left but what the erasure itself would add.
            await #expect(throws: StoreError.self) {
                try await fixture.erase(Erasure(namesOf: [account(1)]), by: member(1))
            }
        }
    }

    @Test("A reason goes, an empty one as well, and the name stays", arguments: Engine.allCases)
    func reasons(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), by: member(1, reason: "Gwendolyn is ill"))
            try await fixture.commit(risk(2, "Flood"), by: member(1, reason: ""))
            try await fixture.commit(risk(3, "Theft"), by: member(1, reason: "agreed"))
            try await fixture.erase(Erasure(reasonsOf: [1, 2]))
            let headers = try await fixture.headers()
            #expect(headers.map(\.author.reason) == ["", "", "agreed", "as agreed"])
            #expect(headers.map(\.isReasonErased) == [true, true, false, false])
            #expect(headers.allSatisfy { !$0.isNameErased })
            #expect(headers[3].erasures?.reasons == [1, 2])
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A record, names and reasons go in one commit, or none of them", arguments: Engine.allCases)
    func together(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), by: member(1))
            try await fixture.commit(risk(2, "Flood", references: [1]), by: member(2))
            let erasure = Erasure(record: record(1), namesOf: [account(1)], reasonsOf: [2])
            await #expect(throws: StoreError.referenced(code: "RISK-1", by: ["RISK-2"])) {
                try await fixture.erase(erasure)
            }
            #expect(try await fixture.headers().allSatisfy { !$0.isNameErased && !$0.isReasonErased })
            try await fixture.commit(risk(2, "Flood", version: 2))
            try await fixture.erase(erasure)
            let headers = try await fixture.headers()
            #expect(headers.map(\.isNameErased) == [true, false, false, false])
            #expect(headers.map(\.isReasonErased) == [false, true, false, false])
            #expect(headers[3].erasures?.records == [record(1)])
            #expect(try await fixture.records().keys.sorted() == ["RISK-2"])
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("An erasure of nothing is refused, and what is erased already is passed over", arguments: Engine.allCases)
    func nothing(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), by: member(1))
            for erasure in [
                Erasure(), Erasure(namesOf: [account(2)]), Erasure(reasonsOf: [2]),
                Erasure(reasonsOf: [0]), Erasure(reasonsOf: [-1]), Erasure(reasonsOf: [.max]),
                Erasure(reasonsOf: [1, 2]),
            ] {
                let error = await #expect(throws: StoreError.self) { try await fixture.erase(erasure) }
                guard case .invalidDraft = error else { throw StoreError.engine("\(String(describing: error))") }
            }
            #expect(try await fixture.head().sequence == 1)
            try await fixture.erase(Erasure(reasonsOf: [1]))
            await #expect(throws: StoreError.self) { try await fixture.erase(Erasure(reasonsOf: [1])) }
            try await fixture.erase(
                Erasure(namesOf: [account(1), account(2)], reasonsOf: [1]))
            let erasures = try await fixture.headers()[2].erasures
            #expect(erasures?.names == [account(1)])
            #expect(erasures?.reasons == [])
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("Names and reasons of header format 1 stay, since its hash needs them")
    func format1() async throws {
        let fixture = StoreFixture(store: MemoryRecordStore(format: .first))
        try await fixture.store.createOrganization(fixture.organization)
        try await fixture.commit(risk(1, "Fire"), by: member(1))
        let header = try #require(try await fixture.headers().first)
        #expect(header.format == .first)
        #expect(header.author.account == nil)
        #expect(header.author.principal == "Member 1")
        for erasure in [Erasure(namesOf: [account(1)]), Erasure(reasonsOf: [1])] {
            await #expect(throws: StoreError.self) { try await fixture.erase(erasure) }
        }
        try await fixture.erase(record(1))
        #expect(try await fixture.head().lastErasure == 2)
        #expect(try await fixture.verify().fault == nil)
    }

    @Test(
        "The same name has another digest in every commit, so that nobody can compare or guess",
        arguments: Engine.allCases)
    func salted(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let first = try await fixture.commit(risk(1, "Fire"), by: member(1))
            try await withStore(engine) { other async throws in
                let second = try await other.commit(risk(1, "Fire"), by: member(1))
                #expect(first.hash != second.hash)
            }
        }
    }
}
