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

    func value(_ column: CInt) -> StatementValue { StatementValue(statement: statement, column: column) }

    func isNull(_ column: CInt) -> Bool { value(column).isNull }

    func integer(_ column: CInt) throws(StoreError) -> Int { try value(column).integer() }

    func instant(_ column: CInt) throws(StoreError) -> Instant { Instant(milliseconds: try integer(column)) }

    func text(_ column: CInt) throws(StoreError) -> String { String(decoding: try textBuffer(column), as: UTF8.self) }

    /// A text's UTF-8 where SQLite holds it, unchecked: gone with the next step.
    func textBuffer(_ column: CInt) throws(StoreError) -> UnsafeRawBufferPointer { try value(column).textBuffer() }

    func bytes(_ column: CInt) throws(StoreError) -> [UInt8] { Array(try value(column).buffer()) }

    func recordID(_ column: CInt) throws(StoreError) -> RecordID { try value(column).recordID() }

    func bytes32(_ column: CInt) throws(StoreError) -> Bytes32 { try value(column).bytes32() }

    /// Identities one after the other.
    func recordIDs(_ column: CInt) throws(StoreError) -> [RecordID] {
        let value = value(column)
        let buffer = try value.buffer()
        if buffer.isEmpty { return [] }
        guard buffer.count.isMultiple(of: 16) else { throw value.mismatch }
        return stride(from: 0, to: buffer.count, by: 16).compactMap { start in
            RecordID(bytes: UnsafeRawBufferPointer(rebasing: buffer[start..<start + 16]))
        }
    }
}

/// A column's value in the row a statement stands on: gone with the next step.
///
/// Asking the value instead of the statement's column saves SQLite finding it again for its type, its start and its
/// length. SQLite calls this unsafe where threads share a connection; GRDB lets one thread at a time use one.
struct StatementValue {
    private let statement: SQLiteStatement
    private let column: CInt
    private let value: OpaquePointer?

    fileprivate init(statement: SQLiteStatement, column: CInt) {
        self.statement = statement
        self.column = column
        value = sqlite3_column_value(statement, column)
    }

    var isNull: Bool { sqlite3_value_type(value) == SQLITE_NULL }

    func integer() throws(StoreError) -> Int {
        guard sqlite3_value_type(value) == SQLITE_INTEGER else { throw mismatch }
        return Int(sqlite3_value_int64(value))
    }

    /// A text's UTF-8 where SQLite holds it, unchecked.
    func textBuffer() throws(StoreError) -> UnsafeRawBufferPointer {
        guard sqlite3_value_type(value) == SQLITE_TEXT, let start = sqlite3_value_text(value) else { throw mismatch }
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    /// A value's bytes where SQLite holds them.
    func buffer() throws(StoreError) -> UnsafeRawBufferPointer {
        guard sqlite3_value_type(value) == SQLITE_BLOB else { throw mismatch }
        let start = sqlite3_value_blob(value)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    func recordID() throws(StoreError) -> RecordID {
        guard let value = RecordID(bytes: try buffer()) else { throw mismatch }
        return value
    }

    func bytes32() throws(StoreError) -> Bytes32 {
        guard let value = Bytes32(bytes: try buffer()) else { throw mismatch }
        return value
    }

    fileprivate var mismatch: StoreError {
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
