import RecordFormat
import RecordStore
import Testing

/// SplitMix64 (Steele, Lea and Flood, 2014): the same seed, the same numbers.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// What a store should hold, in the plainest way.
private struct Model {
    struct Known {
        var version: Int
        var name: String
        var references: Set<Int>
    }

    var live: [Int: Known] = [:]
    /// Deleted records and the version they ended with.
    var deleted: [Int: Int] = [:]
    var erased: Set<Int> = []
    var sequence = 0
    var lastNumber: Int?
    /// The names at each sequence; nil where erased since.
    var states: [[Int: String]] = [[:]]
    var texts = ModelTexts()
    /// The attachments kept, and those that any version of a record mentions; an erased one mentions none.
    var attached: Set<String> = []
    var mentions: [Int: Set<String>] = [:]
    var lastErasure = 0

    mutating func keepState(by author: CommitAuthor, isErasure: Bool = false) {
        sequence += 1
        states.append(live.mapValues(\.name))
        texts.add(author)
        if isErasure { lastErasure = sequence }
    }

    mutating func erase(_ number: Int) {
        live[number] = nil
        deleted[number] = nil
        erased.insert(number)
        let own = mentions.removeValue(forKey: number) ?? []
        attached.subtract(own.subtracting(mentions.values.joined()))
    }

    func expected(at sequence: Int) -> [String: [UInt8]?] {
        var expected: [String: [UInt8]?] = [:]
        for (number, name) in states[sequence] {
            expected["RISK-\(number)"] = .some(erased.contains(number) ? nil : body(name))
        }
        return expected
    }

    func referrers(to number: Int, besides others: Set<Int>) -> [Int] {
        live.filter { $0.value.references.contains(number) && !others.contains($0.key) }.map(\.key)
    }
}

/// What should be left of each commit's name and reason.
private struct ModelTexts {
    var accounts: [RecordID?] = []
    var principals: [String] = []
    var reasons: [String?] = []

    mutating func add(_ author: CommitAuthor) {
        accounts.append(author.account)
        principals.append(author.principal)
        reasons.append(author.reason)
    }

    /// Carries out what is to be erased before a commit.
    /// - Returns: whether there was anything to erase.
    mutating func erase(_ erasure: Erasure) -> Bool {
        let before = (principals, reasons)
        for place in accounts.indices {
            if let account = accounts[place], erasure.namesOf.contains(account) { principals[place] = "" }
            if erasure.reasonsOf.contains(place + 1) { reasons[place] = nil }
        }
        return before != (principals, reasons)
    }
}

@Suite("Simulation")
struct SimulationTests {
    private static let contents = (1...6).map { Array("attachment \($0)".utf8) }

    @Test(
        "Any sequence of changes leaves what a plain model says, and verifies throughout",
        arguments: Engine.allCases, [1, 2, 3] as [UInt64])
    func simulation(engine: Engine, seed: UInt64) async throws {
        try await withStore(engine) { fixture async throws in
            var random = SplitMix64(seed: seed)
            var model = Model()
            for step in 1...150 {
                switch Int.random(in: 0..<12, using: &random) {
                case 0..<7: try await change(fixture, &model, &random)
                case 7..<9: try await delete(fixture, &model, &random)
                case 9..<11: try await erase(fixture, &model, &random)
                default: try await eraseTexts(fixture, &model, &random)
                }
                guard step.isMultiple(of: 15) else { continue }
                let verification = try await fixture.verify()
                #expect(verification.fault == nil, "seed \(seed), step \(step)")
                #expect(verification.commitCount == model.sequence)
                let point = Int.random(in: 0...model.sequence, using: &random)
                for sequence in [point, model.sequence] {
                    let records = try await fixture.records(at: sequence).mapValues(\.body)
                    #expect(records == model.expected(at: sequence), "seed \(seed), step \(step), as of \(sequence)")
                }
                #expect(try await fixture.store.lastNumbers(of: fixture.id)["risk"] == model.lastNumber)
                try await expectTextsAndAttachments(of: fixture, asIn: model, "seed \(seed), step \(step)")
            }
        }
    }

    private func expectTextsAndAttachments(
        of fixture: StoreFixture, asIn model: Model, _ place: Comment
    ) async throws {
        let headers = try await fixture.headers()
        #expect(headers.map(\.author.account) == model.texts.accounts, place)
        #expect(headers.map(\.author.principal) == model.texts.principals, place)
        #expect(headers.map { $0.isReasonErased ? nil : $0.author.reason } == model.texts.reasons, place)
        #expect(try await fixture.head().lastErasure == model.lastErasure, place)
        for content in Self.contents {
            let digest = HashChain.sha256(content).hexadecimal
            #expect(try await fixture.isAttached(digest) == model.attached.contains(digest), place)
        }
    }

    /// One of three members, or nobody who signed in.
    private func someone(_ random: inout SplitMix64) -> CommitAuthor {
        let number = Int.random(in: 0...3, using: &random)
        let reason = "reason \(UInt32.random(in: 0...UInt32.max, using: &random))"
        return number == 0 ? author(at: Int.random(in: 0...9_999, using: &random)) : member(number, reason: reason)
    }

    /// One commit of a few creations and updates, with references among what lives.
    private func change(_ fixture: StoreFixture, _ model: inout Model, _ random: inout SplitMix64) async throws {
        var revisions: [Revision] = []
        var next = model
        let known = model.live.keys.sorted()
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let isNew = known.isEmpty || Bool.random(using: &random)
            let fresh = (next.lastNumber ?? 0) + 1
            let number = isNew ? fresh : known.randomElement(using: &random) ?? fresh
            guard !revisions.contains(where: { $0.record == record(number) }) else { continue }
            let targets = Set(known.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random)))
            var name = "name \(UInt32.random(in: 0...UInt32.max, using: &random))"
            if Bool.random(using: &random), let content = Self.contents.randomElement(using: &random) {
                let digest = try await fixture.attach(content)
                model.attached.insert(digest)
                next.attached.insert(digest)
                next.mentions[number, default: []].insert(digest)
                name += " with \(digest)"
            }
            let version = (next.live[number]?.version ?? 0) + 1
            revisions.append(risk(number, name, version: version, references: targets.sorted()))
            next.live[number] = Model.Known(version: version, name: name, references: targets)
            next.lastNumber = max(next.lastNumber ?? 0, number)
        }
        let author = someone(&random)
        let draft = CommitDraft(author: author, base: model.sequence, revisions: revisions)
        let head = try await fixture.store.commit(draft, in: fixture.id)
        model = next
        model.keepState(by: author)
        #expect(head.sequence == model.sequence)
    }

    private func delete(_ fixture: StoreFixture, _ model: inout Model, _ random: inout SplitMix64) async throws {
        guard let number = model.live.keys.sorted().randomElement(using: &random), let known = model.live[number] else {
            return
        }
        let referrers = model.referrers(to: number, besides: [number])
        guard referrers.isEmpty else {
            let codes = referrers.map { "RISK-\($0)" }.sorted()
            await #expect(throws: StoreError.referenced(code: "RISK-\(number)", by: codes)) {
                try await fixture.commit(deletion(number, version: known.version + 1))
            }
            return
        }
        let author = someone(&random)
        try await fixture.commit(deletion(number, version: known.version + 1), by: author)
        model.live[number] = nil
        model.deleted[number] = known.version + 1
        model.keepState(by: author)
    }

    private func erase(_ fixture: StoreFixture, _ model: inout Model, _ random: inout SplitMix64) async throws {
        let candidates = (Array(model.live.keys) + Array(model.deleted.keys)).sorted()
        guard let number = candidates.randomElement(using: &random) else { return }
        guard model.referrers(to: number, besides: [number]).isEmpty else {
            await #expect(throws: StoreError.self) { try await fixture.erase(record(number)) }
            return
        }
        let author = someone(&random)
        try await fixture.erase(Erasure(record: record(number)), by: author)
        model.erase(number)
        model.keepState(by: author, isErasure: true)
    }

    private func eraseTexts(_ fixture: StoreFixture, _ model: inout Model, _ random: inout SplitMix64) async throws {
        guard model.sequence > 0 else { return }
        let accounts = (1...3).filter { _ in Bool.random(using: &random) }.map(account)
        let reasons = (0..<2).map { _ in Int.random(in: 1...model.sequence, using: &random) }
        let erasure = Erasure(namesOf: Set(accounts), reasonsOf: Set(reasons))
        let author = someone(&random)
        guard model.texts.erase(erasure) else {
            await #expect(throws: StoreError.self) { try await fixture.erase(erasure, by: author) }
            return
        }
        try await fixture.erase(erasure, by: author)
        model.keepState(by: author, isErasure: true)
        // Whoever erases their own name is not named by that.
        _ = model.texts.erase(Erasure(namesOf: erasure.namesOf))
    }
}
