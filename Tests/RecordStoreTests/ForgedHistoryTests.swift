import RecordFormat
import RecordStore
import Testing

@Suite("A forged history whose hashes all fit")
struct ForgedHistoryTests {
    private func fault(_ forge: (inout ForgedHistory) -> Void) throws -> Verification.Fault? {
        var history = ForgedHistory()
        forge(&history)
        return try HistoryVerifier.verify(history).fault
    }

    @Test("A sound one passes, so that the others fail for their reason")
    func sound() throws {
        let fault = try fault { history in
            history.add([history.revision(1, supersededAt: 2)])
            history.add([history.revision(1, version: 2), history.revision(2, references: [1])])
            history.records = [
                CurrentRecord(record: record(1), code: "RISK-1", version: 2),
                CurrentRecord(record: record(2), code: "RISK-2", version: 1),
            ]
            history.references = [CurrentReference(source: record(2), target: record(1))]
            history.numbers = [(kind: "risk", number: 2)]
        }
        #expect(fault == nil)
    }

    @Test("A commit without a revision is no commit")
    func empty() throws { #expect(try fault { $0.add([]) }?.sequence == 1) }

    @Test("A record begins with its creation, as version 1")
    func beginnings() throws {
        #expect(try fault { $0.add([$0.revision(1, version: 2)]) }?.sequence == 1)
        #expect(try fault { $0.add([$0.revision(1, version: 1, change: .updated)]) }?.sequence == 1)
        #expect(try fault { $0.add([$0.revision(1, version: 1, change: .deleted)]) }?.sequence == 1)
        #expect(try fault { $0.add([$0.revision(1, createdAt: 1_999)]) }?.sequence == 1)
    }

    @Test("Versions follow one another, without a gap, a repetition or a second creation")
    func versions() throws {
        for (version, change) in [(3, nil), (1, nil), (1, .updated), (2, .created)] as [(Int, Revision.Change?)] {
            let fault = try fault { history in
                history.add([history.revision(1, supersededAt: 2)])
                history.add([history.revision(1, version: version, change: change)])
            }
            #expect(fault?.sequence == 2, "version \(version)")
        }
    }

    @Test("Nothing follows a record's end but its erasure")
    func ends() throws {
        for change in [Revision.Change.updated, .deleted] {
            let fault = try fault { history in
                history.add([history.revision(1, supersededAt: 2)])
                history.add([history.revision(1, version: 2, change: .deleted)])
                history.add([history.revision(1, version: 3, change: change)])
            }
            #expect(fault?.sequence == 3)
        }
    }

    @Test("Kind, code and creation time stay, and a code is given once")
    func identity() throws {
        let second: [(ForgedHistory) -> StoredRevision] = [
            { $0.revision(1, version: 2, code: "RISK-9") }, { $0.revision(1, version: 2, kind: "asset") },
            { $0.revision(1, version: 2, createdAt: 1_999) }, { $0.revision(2, code: "RISK-1") },
        ]
        for make in second {
            let fault = try fault { history in
                history.add([history.revision(1, supersededAt: 2)])
                history.add([make(history)])
            }
            #expect(fault?.sequence == 2)
        }
    }

    @Test("An erasure takes every body, and a body goes by erasure alone")
    func erasure() throws {
        let left = try fault { history in
            history.add([history.revision(1, supersededAt: 2)])
            history.add([history.revision(1, version: 2, change: .erased)])
        }
        #expect(left?.sequence == 2)
        let lost = try fault { history in
            history.add([history.revision(1, supersededAt: 2, hasContent: false)])
            history.add([history.revision(1, version: 2, change: .deleted)])
        }
        #expect(lost?.sequence == 1)
        let kept = try fault { history in
            history.add([history.revision(1, supersededAt: 2)])
            history.add([history.revision(1, version: 2, change: .deleted, hasContent: true)])
        }
        #expect(kept?.sequence == 2)
        let sound = try fault { history in
            history.add([history.revision(1, supersededAt: 2, hasContent: false)])
            history.add([history.revision(1, version: 2, change: .erased)])
            history.numbers = [(kind: "risk", number: 1)]
            history.lastErasure = 2
        }
        #expect(sound == nil)
    }

    @Test("A state lasts until the next one, and an end is no state")
    func states() throws {
        let late = try fault { history in
            history.add([history.revision(1, supersededAt: 3)])
            history.add([history.revision(1, version: 2)])
        }
        #expect(late?.sequence == 1)
        let shown = try fault { history in
            history.add([history.revision(1, supersededAt: 2)])
            history.add([
                history.revision(1, version: 2, change: .deleted, supersededAt: StoredRevision.neverSuperseded)
            ])
        }
        #expect(shown?.sequence == 2)
        let hidden = try fault { history in
            history.add([history.revision(1, supersededAt: 9)])
            history.records = [CurrentRecord(record: record(1), code: "RISK-1", version: 1)]
            history.numbers = [(kind: "risk", number: 1)]
        }
        #expect(hidden?.sequence == 1)
    }

    @Test("A reference names a record that exists")
    func references() throws {
        let fault = try fault { history in
            history.add([history.revision(1, references: [7])])
            history.records = [CurrentRecord(record: record(1), code: "RISK-1", version: 1)]
            history.references = [CurrentReference(source: record(1), target: record(7))]
            history.numbers = [(kind: "risk", number: 1)]
        }
        #expect(fault?.problem.contains("does not exist") == true)
    }

    @Test(
        "An update's references take the place of those before it, be they more or fewer",
        arguments: [[], [3], [2, 3, 4]])
    func updatedReferences(targets: [Int]) throws {
        func fault(_ current: [Int]) throws -> Verification.Fault? {
            try self.fault { history in
                let others = [2, 3, 4].map { history.revision($0) }
                history.add([history.revision(1, supersededAt: 2, references: [2, 4])] + others)
                history.add([history.revision(1, version: 2, references: targets)])
                history.records = (1...4).map { number in
                    CurrentRecord(record: record(number), code: "RISK-\(number)", version: number == 1 ? 2 : 1)
                }
                history.references = current.map { CurrentReference(source: record(1), target: record($0)) }
                history.numbers = [(kind: "risk", number: 4)]
            }
        }
        #expect(try fault(targets) == nil)
        #expect(try fault([2, 4]) != nil)
    }

    @Test("What is current follows from the history, no more and no less")
    func currentRows() throws {
        func fault(_ change: (inout ForgedHistory) -> Void) throws -> Verification.Fault? {
            try self.fault { history in
                history.add([history.revision(1), history.revision(2, references: [1])])
                history.records = [1, 2].map { CurrentRecord(record: record($0), code: "RISK-\($0)", version: 1) }
                history.references = [CurrentReference(source: record(2), target: record(1))]
                history.numbers = [(kind: "risk", number: 2)]
                change(&history)
            }
        }
        #expect(try fault { _ in } == nil)
        #expect(try fault { $0.records.append(CurrentRecord(record: record(3), code: "RISK-3", version: 1)) } != nil)
        #expect(try fault { $0.records.removeLast() } != nil)
        #expect(try fault { $0.references.append(CurrentReference(source: record(2), target: record(2))) } != nil)
        #expect(try fault { $0.records.append($0.records[0]) } != nil)
        #expect(try fault { $0.records.swapAt(0, 1) } == nil)
        #expect(try fault { $0.references = [] } != nil)
        #expect(try fault { $0.references.append($0.references[0]) } != nil)
        #expect(try fault { $0.references[0] = CurrentReference(source: record(2), target: record(2)) } != nil)
        #expect(try fault { $0.references[0] = CurrentReference(source: record(3), target: record(1)) } != nil)
        #expect(try fault { $0.numbers = [] } != nil)
        #expect(try fault { $0.numbers = [(kind: "risk", number: 3)] } != nil)
        #expect(try fault { $0.numbers.append((kind: "asset", number: 1)) } != nil)
    }

    @Test("However long the history, its first fault is the one named")
    func long() throws {
        let fault = try fault { history in
            for number in 1...2_000 { history.add([history.revision(number)]) }
            for place in [700, 1_500] { history.revisions[place].content = nil }
        }
        #expect(fault?.sequence == 701)
    }
}
