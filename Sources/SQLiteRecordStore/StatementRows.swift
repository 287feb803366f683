import Foundation
import GRDB
import GRDBSQLite
import RecordFormat
import RecordStore

/// The rows of a prepared query, stepped through and read column by column straight from SQLite: a verification reads
/// millions.
///
/// A column that does not hold what it must is an error, never a default: a damaged row must be told from a sound one.
final class StatementRows {
    // Keeps what `columns` reads from alive.
    private let statement: Statement
    private let columns: StatementColumns
    private var isDone = false

    init(_ database: Database, _ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        statement = try database.cachedStatement(sql: sql)
        try statement.setArguments(arguments)
        columns = StatementColumns(statement: statement.sqliteStatement)
    }

    // Ends the statement's hold on the database before its transaction ends.
    deinit { sqlite3_reset(columns.statement) }

    /// Steps on; the columns stand until the next call.
    func next() throws(StoreError) -> StatementColumns? {
        if isDone { return nil }
        switch sqlite3_step(columns.statement) {
        case SQLITE_ROW: return columns
        case SQLITE_DONE:
            isDone = true
            return nil
        case let code:
            let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(columns.statement)))
            throw StoreError(engine: DatabaseError(resultCode: ResultCode(rawValue: code), message: message))
        }
    }
}

/// The columns of the row a statement stands on, counted from 0.
struct StatementColumns {
    fileprivate let statement: SQLiteStatement

    func isNull(_ column: CInt) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    func integer(_ column: CInt) throws(StoreError) -> Int {
        guard sqlite3_column_type(statement, column) == SQLITE_INTEGER else { throw mismatch(column) }
        return Int(sqlite3_column_int64(statement, column))
    }

    func instant(_ column: CInt) throws(StoreError) -> Instant { Instant(milliseconds: try integer(column)) }

    func text(_ column: CInt) throws(StoreError) -> String { String(decoding: try textBuffer(column), as: UTF8.self) }

    /// A text's UTF-8 where SQLite holds it, unchecked: gone with the next step.
    func textBuffer(_ column: CInt) throws(StoreError) -> UnsafeRawBufferPointer {
        guard sqlite3_column_type(statement, column) == SQLITE_TEXT, let start = sqlite3_column_text(statement, column)
        else { throw mismatch(column) }
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    func bytes(_ column: CInt) throws(StoreError) -> [UInt8] { Array(try buffer(column)) }

    func recordID(_ column: CInt) throws(StoreError) -> RecordID {
        guard let value = RecordID(bytes: try buffer(column)) else { throw mismatch(column) }
        return value
    }

    func bytes32(_ column: CInt) throws(StoreError) -> Bytes32 {
        guard let value = Bytes32(bytes: try buffer(column)) else { throw mismatch(column) }
        return value
    }

    /// Identities one after the other.
    func recordIDs(_ column: CInt) throws(StoreError) -> [RecordID] {
        let buffer = try buffer(column)
        if buffer.isEmpty { return [] }
        guard buffer.count.isMultiple(of: 16) else { throw mismatch(column) }
        return stride(from: 0, to: buffer.count, by: 16).compactMap { start in
            RecordID(bytes: UnsafeRawBufferPointer(rebasing: buffer[start..<start + 16]))
        }
    }

    /// A value's bytes where SQLite holds them: gone with the next step.
    func buffer(_ column: CInt) throws(StoreError) -> UnsafeRawBufferPointer {
        guard sqlite3_column_type(statement, column) == SQLITE_BLOB else { throw mismatch(column) }
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    private func mismatch(_ column: CInt) -> StoreError {
        let name = sqlite3_column_name(statement, column).map { String(cString: $0) } ?? "\(column)"
        return .corrupt("the column \(name) of a row holds something else than it must")
    }
}

extension RecordID {
    var data: Data { Data(bytes) }
}

extension Bytes32 {
    var data: Data { Data(bytes) }
}
