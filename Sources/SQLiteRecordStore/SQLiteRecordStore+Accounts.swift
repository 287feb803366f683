package import Accounts
import GRDB
import RecordStore

/// Accounts lie in the same file as records, so that one backup holds both.
extension SQLiteRecordStore: AccountStore {
    package func read<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTables) throws(AccountError) -> Value
    ) async throws(AccountError) -> Value {
        do {
            // A request's first question is whose it is; the tables are small and asked by their keys.
            return try lookUp { database in try body(SQLiteAccountTables(database: database)) }
        } catch {
            throw AccountError(engine: error)
        }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTables) throws(AccountError) -> Value
    ) async throws(AccountError) -> Value {
        do {
            return try await pool.write { database in try body(SQLiteAccountTables(database: database)) }
        } catch {
            throw AccountError(engine: error)
        }
    }
}

extension AccountError {
    /// What an engine's error means to accounts; its text is for the operator.
    init(engine error: any Error) {
        self = error as? AccountError ?? .unavailable("\(StoreError(engine: error))")
    }
}
