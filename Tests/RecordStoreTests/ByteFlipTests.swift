import Foundation
import GRDB
import RecordFormat
import RecordStore
import Testing

@testable import SQLiteRecordStore

/// A small database with everything in it: commits of both header formats, creations, updates, references, a deletion,
/// accounts, an erasure of a live and of a deleted record, of names, of a reason and of an attachment, and one that
/// stays, records on a shelf; alone in its file, where tables are read as they lie, or beside another organization,
/// where indexes lead to its rows.
private func withSmallDatabase(
    isAlone: Bool = false, _ body: @escaping @Sendable (Database, [OrganizationID]) throws -> Void
) async throws {
    try await withSQLite { store, fixture, path async throws in
        let earlier = StoreFixture(
            store: try SQLiteRecordStore.open(
                path: path, createIfMissing: false, busyTimeout: .seconds(10), salt: Salt.random,
                migrations: Schema.migrations, format: .first))
        try await earlier.commit(risk(1, "Fire"), risk(2, "Flood", references: [1]))
        try await earlier.commit(risk(4, "Theft"))
        try await earlier.erase(record(4))
        try await fixture.commit(risk(1, "Blaze", version: 2, references: [2]), risk(3, "Rain", kind: "asset"))
        let erased = try await fixture.attach(Array("photograph".utf8))
        try await fixture.commit(risk(5, erased), by: member(1))
        try await fixture.commit(risk(2, "Flood", version: 2), deletion(3, version: 2, kind: "asset"))
        try await fixture.erase(Erasure(record: record(5), namesOf: [account(1)], reasonsOf: [6]), by: member(2))
        try await fixture.erase(record(3))
        try await fixture.attach(Array("evidence".utf8))
        try await fixture.commit(comment(6, on: 1, "Seen"), comment(7, on: 1, "Also seen"))
        try await fixture.commit(comment(6, on: 1, "Read", version: 2), commentDeletion(7, on: 1, version: 2))
        var ids = [fixture.id]
        if !isAlone {
            let second = StoredOrganization(id: record(70), handle: "zephyr", createdAt: Instant(milliseconds: 5))
            try await store.createOrganization(second)
            _ = try await store.attach(stream([Array("proof".utf8)]), sizeMax: 99, in: second.id)
            ids.append(second.id)
        }
        for id in ids { #expect(try await store.verify(id).fault == nil) }
        try await store.pool.writeWithoutTransaction { [ids] database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try body(database, ids)
        }
    }
}

private let tables = [
    "organization", "head", "commit_log", "revision", "current_record", "current_reference", "code_counter",
    "attachment", "attachment_chunk", "shelf_tally", "schema_migration",
]

/// Runs a change, says whether opening or verification notices, and takes it back.
private func isNoticed(in database: Database, _ ids: [OrganizationID], _ change: () throws -> Void) throws -> Bool {
    var isNoticed = false
    try database.inTransaction(.immediate) {
        do {
            try change()
            // A database that has lost its newest step is not opened: the step is tried again, on tables that are there.
            isNoticed = try !SchemaMigration.isUpToDate(Schema.migrations, in: database, path: "the database")
            for id in ids where !isNoticed {
                isNoticed = try SQLiteHistoryReader.verify(id, in: database).fault != nil
            }
        } catch is StoreError {
            isNoticed = true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            // The database does not even take it.
            isNoticed = true
        }
        return .rollback
    }
    return isNoticed
}

@Suite("Tampering with the database")
struct ByteFlipTests {
    @Test("A flip of any byte of any stored value is found", .timeLimit(.minutes(15)), arguments: [true, false])
    func everyByte(isAlone: Bool) async throws {
        try await withSmallDatabase(isAlone: isAlone) { database, ids throws in
            #expect(try !isNoticed(in: database, ids) {})
            var flipCount = 0
            for table in tables {
                for column in try database.columns(in: table).map(\.name) {
                    let rows = try Row.fetchAll(database, sql: "SELECT rowid, \(column) FROM \(table)")
                    for row in rows {
                        flipCount += try flipEveryByte(of: row, table: table, column: column, in: database, ids)
                    }
                }
            }
            #expect(flipCount > 4_500)
        }
    }

    /// - Returns: how many flips there were.
    private func flipEveryByte(
        of row: Row, table: String, column: String, in database: Database, _ ids: [OrganizationID]
    ) throws -> Int {
        let rowID: Int64 = row[0]
        let value: DatabaseValue = row[1]
        let place = "\(table).\(column) of row \(rowID)"
        var flipCount = 0
        func check(_ index: Int, _ placeholder: String, _ flipped: any DatabaseValueConvertible) throws {
            let found = try isNoticed(in: database, ids) {
                try database.execute(
                    sql: "UPDATE \(table) SET \(column) = \(placeholder) WHERE rowid = ?", arguments: [flipped, rowID])
            }
            #expect(found, "byte \(index) of \(place)")
            flipCount += 1
        }
        for masks in [rotatingMasks, [0xFF]] {
            func mask(_ index: Int) -> UInt8 { masks[index % masks.count] }
            func flip(_ bytes: [UInt8], _ index: Int) -> Data {
                var flipped = bytes
                flipped[index] ^= mask(index)
                return Data(flipped)
            }
            switch value.storage {
            case .null: return 0
            case .int64(let number):
                for index in 0..<8 {
                    let bits = Int64(bitPattern: UInt64(mask(index)) << (8 * UInt64(index)))
                    try check(index, "?", number ^ bits)
                }
            case .string(let text):
                let bytes = Array(text.utf8)
                for index in bytes.indices { try check(index, "CAST(? AS TEXT)", flip(bytes, index)) }
            case .blob(let data):
                for index in data.indices { try check(index, "?", flip(Array(data), index)) }
            case .double: throw StoreError.engine("\(place) holds a floating-point number")
            }
        }
        return flipCount
    }

    /// Every bit has its turn; 0x20 turns letters' case.
    private let rotatingMasks: [UInt8] = [0x01, 0x20, 0x02, 0x04, 0x20, 0x08, 0x10, 0x20, 0x40, 0x80, 0x20]

    @Test("A row that is missing is found, in every table", arguments: [true, false])
    func everyRow(isAlone: Bool) async throws {
        try await withSmallDatabase(isAlone: isAlone) { database, ids throws in
            for table in tables {
                for rowID in try Int64.fetchAll(database, sql: "SELECT rowid FROM \(table)") {
                    let found = try isNoticed(in: database, ids) {
                        try database.execute(sql: "DELETE FROM \(table) WHERE rowid = ?", arguments: [rowID])
                    }
                    #expect(found, "row \(rowID) of \(table)")
                }
            }
        }
    }

    @Test("A value that is missing is found, in every column that may lack one", arguments: [true, false])
    func everyNull(isAlone: Bool) async throws {
        try await withSmallDatabase(isAlone: isAlone) { database, ids throws in
            let columns = [
                "revision": ["digest", "salt", "reference_list", "body"],
                "commit_log": ["account", "name_salt", "name_digest", "reason_salt", "reason_digest", "erasures"],
            ]
            for (table, column) in columns.flatMap({ table, columns in columns.map { (table, $0) } }) {
                let rowIDs = try Int64.fetchAll(
                    database, sql: "SELECT rowid FROM \(table) WHERE \(column) IS NOT NULL")
                #expect(!rowIDs.isEmpty)
                for rowID in rowIDs {
                    let found = try isNoticed(in: database, ids) {
                        try database.execute(
                            sql: "UPDATE \(table) SET \(column) = NULL WHERE rowid = ?", arguments: [rowID])
                    }
                    #expect(found, "\(column) of row \(rowID)")
                }
            }
        }
    }

    @Test("A value put where there is none is found, in every column of every commit", arguments: [true, false])
    func everyPlantedValue(isAlone: Bool) async throws {
        try await withSmallDatabase(isAlone: isAlone) { database, ids throws in
            let values = [
                "account": "x'00000000000000000000000000000001'", "root": "zeroblob(32)", "name_salt": "zeroblob(32)",
                "name_digest": "zeroblob(32)", "reason_salt": "zeroblob(32)", "reason_digest": "zeroblob(32)",
                "erasures": #"'{"attachments":[],"names":[],"reasons":[1],"records":[]}'"#,
                "principal": "'Mallory'", "reason": "'none'",
            ]
            for (column, value) in values {
                for sequence in try Int.fetchAll(database, sql: "SELECT sequence FROM commit_log") {
                    let found = try isNoticed(in: database, ids) {
                        try database.execute(
                            sql: "UPDATE commit_log SET \(column) = \(value) WHERE sequence = ?", arguments: [sequence])
                    }
                    #expect(found, "\(column) of commit \(sequence)")
                }
            }
        }
    }

    @Test("A name or reason taken away without an erasure in the chain is found, and the commit named")
    func removedTexts() async throws {
        for change in ["principal = '', name_salt = NULL", "reason = '', reason_salt = NULL"] {
            try await withSQLite { store, fixture, _ async throws in
                for number in 1...5 { try await fixture.commit(risk(number, "Risk \(number)"), by: member(number)) }
                try await store.pool.write { database in
                    try database.execute(sql: "UPDATE commit_log SET \(change) WHERE sequence = 3")
                }
                let verification = try await fixture.verify()
                #expect(verification.fault?.sequence == 3)
                #expect(verification.head.sequence == 2)
            }
        }
    }

    @Test("A header format that the rest of its commit does not bear out is found", arguments: [true, false])
    func otherFormat(isAlone: Bool) async throws {
        try await withSmallDatabase(isAlone: isAlone) { database, ids throws in
            for sequence in try Int.fetchAll(database, sql: "SELECT sequence FROM commit_log") {
                let found = try isNoticed(in: database, ids) {
                    try database.execute(
                        sql: "UPDATE commit_log SET format = 3 - format WHERE sequence = ?", arguments: [sequence])
                }
                #expect(found, "commit \(sequence)")
            }
        }
    }

    @Test("A body removed without an erasure in the chain is found, and the commit named")
    func removedBody() async throws {
        try await withSQLite { store, fixture, _ async throws in
            for number in 1...5 { try await fixture.commit(risk(number, "Risk \(number)")) }
            try await store.pool.write { database in
                try database.execute(
                    sql: "UPDATE revision SET salt = NULL, reference_list = NULL, body = NULL WHERE sequence = 3")
            }
            let verification = try await fixture.verify()
            #expect(verification.fault?.sequence == 3)
            #expect(verification.head.sequence == 2)
        }
    }

    @Test("Of several bad commits the first is named")
    func firstBadCommit() async throws {
        try await withSQLite { store, fixture, _ async throws in
            for number in 1...6 { try await fixture.commit(risk(number, "Risk \(number)")) }
            try await store.pool.write { database in
                try database.execute(sql: "UPDATE commit_log SET reason = 'because' WHERE sequence IN (5, 4)")
            }
            #expect(try await fixture.verify().fault?.sequence == 4)
            try await store.pool.write { database in
                try database.execute(
                    sql: "UPDATE revision SET body = CAST('{\"name\":\"Risk 9\"}' AS BLOB) WHERE sequence = 2")
            }
            #expect(try await fixture.verify().fault?.sequence == 2)
        }
    }

    @Test("Rows that lie otherwise than they were written are no fault, and hide none")
    func otherOrder() async throws {
        try await withSQLite { store, fixture, _ async throws in
            for number in 1...9 { try await fixture.commit(risk(number, "Risk \(number)")) }
            try await store.pool.write { database in
                for table in ["revision", "commit_log", "current_record"] {
                    try database.execute(sql: "UPDATE \(table) SET rowid = -rowid")
                }
            }
            #expect(try await fixture.verify().fault == nil)
            try await store.pool.write { database in
                try database.execute(sql: "UPDATE revision SET created_at = created_at + 1 WHERE sequence IN (4, 7)")
            }
            #expect(try await fixture.verify().fault?.sequence == 4)
        }
    }

    @Test("A current state that the history does not bear out is found, and no commit blamed")
    func currentState() async throws {
        try await withSQLite { store, fixture, _ async throws in
            try await fixture.commit(risk(1, "Fire"))
            try await store.pool.write { database in
                try database.execute(sql: "UPDATE current_record SET code = 'RISK-7'")
            }
            let verification = try await fixture.verify()
            #expect(verification.fault != nil)
            #expect(verification.fault?.sequence == nil)
            #expect(verification.head.sequence == 1)
        }
    }
}
