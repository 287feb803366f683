import RecordFormat
import RecordStore
import Testing

@Suite("Shelves")
struct ShelfTests {
    @Test(
        "What lies on a shelf is read by its parent and by its kind, and not with all records",
        arguments: Engine.allCases)
    func reading(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Flood"))
            try await fixture.commit(comment(1, on: 1, "a"), comment(2, on: 2, "b"))
            try await fixture.commit(comment(3, on: 1, "c"), at: 3_000)
            #expect(try await fixture.records().keys.sorted() == ["RISK-1", "RISK-2"])
            #expect(try await fixture.shelf(of: 1) == ["CMT-3", "CMT-1"])
            #expect(try await fixture.shelf(of: 2) == ["CMT-2"])
            #expect(try await fixture.shelf(of: nil) == ["CMT-3", "CMT-2", "CMT-1"])
            #expect(try await fixture.shelf(of: 1, kind: "note") == [])
            #expect(try await fixture.shelf(of: 3) == [])

            let page = try await fixture.store.shelved(
                "comment", on: record(1), in: fixture.id, before: nil, limit: 1, at: nil)
            let newest = try #require(page.records.first)
            #expect(page.head == (try await fixture.head()))
            #expect(newest.record.body == body("c"))
            #expect(newest.parent == record(1))
            #expect(newest.added.sequence == 3 && newest.added.author == author(at: 3_000))
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A shelf is read page by page, each record once, whatever the cursor says", arguments: Engine.allCases)
    func pages(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            for number in 1...7 { try await fixture.commit(comment(number, on: 1, "a")) }
            #expect(try await fixture.shelf(of: 1, limit: 3) == ["CMT-7", "CMT-6", "CMT-5"])
            #expect(try await fixture.shelf(of: 1, before: 5, limit: 3) == ["CMT-4", "CMT-3", "CMT-2"])
            #expect(try await fixture.shelf(of: 1, before: 2, limit: 3) == ["CMT-1"])
            for cursor in [Int.min, -1, 0, 1] { #expect(try await fixture.shelf(of: 1, before: cursor) == []) }
            #expect(try await fixture.shelf(of: 1, before: .max, limit: 1) == ["CMT-7"])
            #expect(try await fixture.shelf(of: 1, limit: 0) == [])
            #expect(try await fixture.shelf(of: 1, limit: -5) == [])
        }
    }

    @Test("A shelf shows what lay there at a sequence, as it was then", arguments: Engine.allCases)
    func past(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            try await fixture.commit(comment(1, on: 1, "a"), at: 3_000)
            try await fixture.commit(comment(2, on: 1, "b"), comment(1, on: 1, "A", version: 2), at: 4_000)
            try await fixture.commit(commentDeletion(1, on: 1, version: 3), at: 5_000)
            let expected = [1: [], 2: ["CMT-1"], 3: ["CMT-2", "CMT-1"], 4: ["CMT-2"]]
            for (sequence, codes) in expected {
                #expect(try await fixture.shelf(of: 1, at: sequence) == codes)
                #expect(try await fixture.tally(of: 1, at: sequence)?.count ?? 0 == codes.count)
            }
            let then = try await fixture.store.shelved(
                "comment", on: record(1), in: fixture.id, before: 2, limit: 1, at: 2)
            #expect(then.records.first?.record.body == body("a"))
            let later = try await fixture.store.shelved(
                "comment", on: record(1), in: fixture.id, before: 2, limit: 1, at: 3)
            #expect(later.records.first?.record.body == body("A"))
            #expect(later.records.first?.added.sequence == 2)
            #expect(try await fixture.tally(of: 1, at: 2)?.lastAddedAt == Instant(milliseconds: 3_000))
            #expect(try await fixture.tally(of: 1)?.lastAddedAt == Instant(milliseconds: 4_000))
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A shelf is that of a record that exists, and stays when it goes", arguments: Engine.allCases)
    func parents(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            await #expect(throws: StoreError.missingReference(code: "CMT-1", target: record(1))) {
                try await fixture.commit(comment(1, on: 1, "a"))
            }
            try await fixture.commit(risk(1, "Fire"), comment(1, on: 1, "a"))
            await #expect(throws: StoreError.missingReference(code: "CMT-2", target: record(1))) {
                try await fixture.commit(deletion(1, version: 2), comment(2, on: 1, "b"))
            }
            try await fixture.commit(deletion(1, version: 2))
            #expect(try await fixture.shelf(of: 1) == ["CMT-1"])
            await #expect(throws: StoreError.missingReference(code: "CMT-2", target: record(1))) {
                try await fixture.commit(comment(2, on: 1, "b"))
            }
            // What is there can still be changed, and erased.
            try await fixture.commit(comment(1, on: 1, "c", version: 2))
            try await fixture.erase(record(10_001))
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("A record stays on its shelf", arguments: Engine.allCases)
    func staying(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Flood"), comment(1, on: 1, "a"))
            await #expect(throws: StoreError.self) {
                try await fixture.commit(comment(1, on: 2, "b", version: 2))
            }
            await #expect(throws: StoreError.self) {
                try await fixture.commit(
                    Revision(
                        record: record(10_001), kind: "comment", code: "CMT-1", version: 2, change: .updated,
                        body: body("b"), references: []))
            }
            await #expect(throws: StoreError.self) { try await fixture.commit(commentDeletion(1, on: 2, version: 2)) }
            await #expect(throws: StoreError.self) {
                try await fixture.commit(
                    Revision(
                        record: record(1), kind: "risk", code: "RISK-1", version: 2, change: .updated,
                        body: body("b"), references: [], shelf: record(2)))
            }
            #expect(try await fixture.shelf(of: 1) == ["CMT-1"])
        }
    }

    @Test("What comes to a shelf is numbered after all that came before", arguments: Engine.allCases)
    func numbers(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), comment(5, on: 1, "a"))
            for number in [3, 4] {
                await #expect(throws: StoreError.self) { try await fixture.commit(comment(number, on: 1, "b")) }
            }
            await #expect(throws: StoreError.self) {
                try await fixture.commit(
                    Revision(
                        record: record(77), kind: "comment", code: "without a number", version: 1, change: .created,
                        body: body("b"), references: [], shelf: record(1)))
            }
            #expect(try await fixture.store.lastNumbers(of: fixture.id)["comment"] == 5)
        }
    }

    @Test("Other records that one on a shelf refers to stay as long as it does", arguments: Engine.allCases)
    func references(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Flood"), comment(1, on: 1, "a", references: [2]))
            await #expect(throws: StoreError.referenced(code: "RISK-2", by: ["CMT-1"])) {
                try await fixture.commit(deletion(2, version: 2))
            }
            try await fixture.commit(commentDeletion(1, on: 1, version: 2))
            try await fixture.commit(deletion(2, version: 2))
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("An erased record leaves its shelf on every day, and its tally counts without it", arguments: Engine.allCases)
    func erasure(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"))
            for number in 1...3 { try await fixture.commit(comment(number, on: 1, "a"), at: 2_000 + number) }
            try await fixture.commit(commentDeletion(3, on: 1, version: 2), at: 2_004)
            #expect(try await fixture.tally(of: 1)?.lastAddedAt == Instant(milliseconds: 2_003))
            try await fixture.erase(record(10_003))
            #expect(
                try await fixture.tally(of: 1)
                    == ShelfTally(
                        shelf: ShelfPlace(parent: record(1), kind: "comment"), count: 2,
                        lastAddedAt: Instant(milliseconds: 2_002)))
            try await fixture.erase(record(10_002))
            #expect(try await fixture.tally(of: 1)?.count == 1)
            for sequence in 3...7 { #expect(try await fixture.shelf(of: 1, at: sequence) == ["CMT-1"]) }
            try await fixture.erase(record(10_001))
            #expect(try await fixture.tally(of: 1) == nil)
            #expect(try await fixture.verify().fault == nil)
            // A past reading says that there was something, as of any erased record.
            #expect(try await fixture.records(at: 3)["CMT-2"]?.body == .some(nil))
        }
    }

    @Test("A record and all that lies on its shelf are erased in one commit", arguments: Engine.allCases)
    func erasureOfMany(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            let file = try await fixture.attach(Array("photograph".utf8))
            try await fixture.commit(risk(1, file), comment(1, on: 1, file), comment(2, on: 1, "b"), risk(2, "Flood"))
            try await fixture.commit(risk(3, "Theft", references: [1]), comment(3, on: 2, "c", references: [1]))
            let both = Erasure(record: record(1), with: [record(10_001), record(10_002)])
            await #expect(throws: StoreError.referenced(code: "RISK-1", by: ["CMT-3", "RISK-3"])) {
                try await fixture.erase(both)
            }
            try await fixture.commit(risk(3, "Theft", version: 2), commentDeletion(3, on: 2, version: 2))
            #expect(try await fixture.isAttached(file))
            try await fixture.erase(both)
            #expect(try await !fixture.isAttached(file))
            #expect(try await fixture.headers().last?.erasures?.records.count == 3)
            #expect(try await fixture.shelf(of: 1) == [])
            #expect(try await fixture.records().keys.sorted() == ["RISK-2", "RISK-3"])
            #expect(try await fixture.verify().fault == nil)
        }
    }

    @Test("The traces of a shelf are all that was ever done on it", arguments: Engine.allCases)
    func traces(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), risk(2, "Flood"))
            try await fixture.commit(comment(1, on: 1, "a"))
            try await fixture.commit(comment(2, on: 2, "b"))
            try await fixture.commit(comment(1, on: 1, "c", version: 2))
            try await fixture.commit(commentDeletion(1, on: 1, version: 3))
            let traces = try await fixture.store.traces(ofShelvesOf: [record(1), record(9)], in: fixture.id)
            #expect(traces.records == [record(10_001)])
            #expect(traces.commits == [2, 4, 5])
            #expect(try await fixture.store.traces(ofShelvesOf: [], in: fixture.id) == ShelfTraces())
        }
    }

    @Test("Commits hand on on whose shelf a revision lies, those that end a record too", arguments: Engine.allCases)
    func commits(engine: Engine) async throws {
        try await withStore(engine) { fixture async throws in
            try await fixture.commit(risk(1, "Fire"), comment(1, on: 1, "a"))
            try await fixture.commit(commentDeletion(1, on: 1, version: 2))
            let commits = try await fixture.store.commits(of: fixture.id, after: 0, limit: 9)
            #expect(commits.map { $0.revisions.map(\.shelf) } == [[nil, record(1)], [record(1)]])
            try await fixture.erase(record(10_001))
            let history = try await fixture.store.history(of: record(10_001), in: fixture.id)
            #expect(history.map(\.revision.shelf) == [nil, nil, nil])
        }
    }

    @Test("Both engines say the same of any history", arguments: [1, 2, 3] as [UInt64])
    func engines(seed: UInt64) async throws {
        try await withStore(.memory) { memory async throws in
            try await withStore(.sqlite) { sqlite async throws in
                var random = SplitMix64(seed: seed)
                var versions: [Int: (parent: Int, version: Int)] = [:]
                for fixture in [memory, sqlite] { try await fixture.commit(risk(1, "a"), risk(2, "b"), risk(3, "c")) }
                var last = 0
                for step in 1...60 {
                    let known = versions.keys.sorted()
                    let chosen = known.randomElement(using: &random)
                    switch (Int.random(in: 0..<10, using: &random), chosen) {
                    case (0, let number?):
                        versions[number] = nil
                        for fixture in [memory, sqlite] { try await fixture.erase(record(10_000 + number), at: step) }
                    case (1, let number?):
                        guard let (parent, version) = versions.removeValue(forKey: number) else { continue }
                        for fixture in [memory, sqlite] {
                            try await fixture.commit(
                                commentDeletion(number, on: parent, version: version + 1), at: step)
                        }
                    case (2...3, let number?):
                        guard let (parent, version) = versions[number] else { continue }
                        versions[number] = (parent, version + 1)
                        for fixture in [memory, sqlite] {
                            try await fixture.commit(
                                comment(number, on: parent, "\(step)", version: version + 1), at: step)
                        }
                    default:
                        last += 1
                        let parent = Int.random(in: 1...3, using: &random)
                        versions[last] = (parent, 1)
                        for fixture in [memory, sqlite] {
                            try await fixture.commit(comment(last, on: parent, "\(step)"), at: step)
                        }
                    }
                }
                for sequence in 0...61 {
                    for parent in [nil, 1, 2, 3] {
                        #expect(
                            try await memory.shelf(of: parent, at: sequence)
                                == sqlite.shelf(of: parent, at: sequence))
                    }
                    for parent in 1...3 {
                        #expect(
                            try await memory.tally(of: parent, at: sequence)
                                == sqlite.tally(of: parent, at: sequence))
                    }
                }
                for fixture in [memory, sqlite] {
                    #expect(try await fixture.verify().fault == nil)
                    for parent in 1...3 {
                        #expect(try await fixture.tally(of: parent) == fixture.tally(of: parent, at: 61))
                    }
                }
            }
        }
    }
}
