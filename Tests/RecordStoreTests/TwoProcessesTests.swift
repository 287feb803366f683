import Foundation
import GRDB
import RecordFormat
import RecordStore
import SQLiteRecordStore
import Synchronization
import Testing

@Suite("Two stores on one file, as two processes have it")
struct TwoProcessesTests {
    private final class Work: Sendable {
        let isDone = Atomic(false)
    }

    @Test("One sees what the other has committed, and cannot write over it")
    func headIsChecked() async throws {
        try await withSQLite { _, first, path async throws in
            let second = StoreFixture(store: try SQLiteRecordStore.open(path: path))
            let base = try await second.head().sequence
            try await first.commit(risk(1, "Fire"))
            await #expect(throws: StoreError.headMoved(base: 0, current: 1)) {
                try await second.commit(risk(2, "Flood"), base: base)
            }
            #expect(try await second.records().keys.sorted() == ["RISK-1"])
            try await second.commit(risk(2, "Flood"))
            #expect(try await first.head().sequence == 2)
        }
    }

    @Test("Writers that race and try again lose nothing and repeat nothing")
    func race() async throws {
        try await withSQLite { _, first, path async throws in
            let second = StoreFixture(store: try SQLiteRecordStore.open(path: path))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (start, fixture) in [(0, first), (100, second)] {
                    group.addTask {
                        for number in start..<start + 30 {
                            var isDone = false
                            while !isDone {
                                do {
                                    try await fixture.commit(risk(number, "Risk \(number)"))
                                    isDone = true
                                } catch StoreError.headMoved {}
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await first.records().count == 60)
            let verification = try await second.verify()
            #expect(verification.commitCount == 60)
            #expect(verification.fault == nil)
        }
    }

    @Test("A writer that waits in vain is told so, and nothing has changed")
    func busy() async throws {
        try await withSQLite { _, fixture, path async throws in
            let hasty = StoreFixture(store: try SQLiteRecordStore.open(path: path, busyTimeout: .milliseconds(50)))
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let holder = try DatabaseQueue(path: path, configuration: configuration)
            try await holder.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let error = await #expect(throws: StoreError.self) { try await hasty.commit(risk(1, "Fire"), base: 0) }
            guard case .busy = error else { throw StoreError.engine("\(String(describing: error))") }
            try await holder.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(try await hasty.head().sequence == 0)
            try await hasty.commit(risk(1, "Fire"))
        }
    }

    @Test("A reading shows one moment, whatever is written meanwhile")
    func consistentReading() async throws {
        try await withSQLite { _, first, path async throws in
            let second = StoreFixture(store: try SQLiteRecordStore.open(path: path))
            let writer = Task {
                for number in 1...40 { try await first.commit(risk(number, "Risk \(number)")) }
            }
            for _ in 1...40 {
                let set = try await second.store.records(of: second.id, at: nil)
                #expect(set.records.count == set.head.sequence)
                #expect(try await second.verify().fault == nil)
            }
            try await writer.value
        }
    }

    @Test("A big commit that takes the lock first gets through while another commits without a pause")
    func bigCommit() async throws {
        try await withSQLite { _, first, path async throws in
            let second = StoreFixture(store: try SQLiteRecordStore.open(path: path))
            let work = Work()
            try await withThrowingTaskGroup(of: Int.self) { group in
                group.addTask {
                    var number = 0
                    while !work.isDone.load(ordering: .relaxed) {
                        do {
                            try await first.commit(risk(number + 1, "Risk \(number)"))
                            number += 1
                        } catch StoreError.headMoved {}
                    }
                    return number
                }
                group.addTask {
                    defer { work.isDone.store(true, ordering: .relaxed) }
                    // So that the other has begun.
                    while try await second.head().sequence < 5 {}
                    let head = try await second.store.commit(in: second.id, since: 5) { held in
                        guard let commits = held.commits, commits.count == held.head.sequence - 5 else { return nil }
                        let revisions = (1...3_000).map { risk(10_000 + $0, "Of many \($0)") }
                        return CommitDraft(author: author(), base: held.head.sequence, revisions: revisions)
                    }
                    #expect(head != nil)
                    return 3_000
                }
                var count = 0
                while let next = try await group.next() { count += next }
                #expect(try await first.records().count == count)
            }
            #expect(try await second.verify().fault == nil)
        }
    }

    @Test("Of two erasures that race on one head one is done, the other told that the head moved")
    func racingErasures() async throws {
        try await withSQLite { _, first, path async throws in
            let second = StoreFixture(store: try SQLiteRecordStore.open(path: path))
            for round in 1...10 {
                let digest = try await first.attach(Array("attachment \(round)".utf8))
                let base = try await first.commit(risk(round, digest), by: member(round)).sequence
                let erasure = Erasure(record: record(round), namesOf: [account(round)], reasonsOf: [base])
                let outcomes = await withTaskGroup(of: Result<Head, StoreError>.self) { group in
                    for fixture in [first, second] {
                        group.addTask {
                            do throws(StoreError) {
                                return .success(
                                    try await fixture.store.erase(
                                        erasure, by: author(), basedOn: base, in: fixture.id))
                            } catch {
                                return .failure(error)
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
                let failures = outcomes.compactMap { if case .failure(let error) = $0 { error } else { nil } }
                #expect(failures == [.headMoved(base: base, current: base + 1)])
                #expect(try await !second.isAttached(digest))
            }
            #expect(try await second.verify().fault == nil)
        }
    }
}
