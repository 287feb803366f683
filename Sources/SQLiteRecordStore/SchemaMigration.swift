import GRDB
import RecordStore

/// One numbered step of the schema, forward only.
struct SchemaMigration: Sendable {
    /// 1 for the first, then without gaps.
    let number: Int
    let name: String
    let statements: [String]

    /// Brings a database up to the last of `migrations`; all of what is missing, or nothing.
    ///
    /// Runs under the write lock: of two processes that start together, the second finds the work done.
    /// - Parameter isNewAllowed: whether a database without any table may be filled.
    /// - Throws: `StoreError.newerDatabase`, `.migrationFailed`, `.databaseMissing`, `.corrupt`, or the engine's error.
    static func run(
        _ migrations: [SchemaMigration], in database: Database, isNewAllowed: Bool, path: String
    ) throws {
        // Most starts find nothing to do, and need no lock to see that.
        if try isUpToDate(migrations, in: database, path: path) { return }
        try database.inTransaction(.immediate) {
            let done = try applied(in: database, path: path)
            try check(done, against: migrations, path: path)
            guard isNewAllowed || !done.isEmpty else { throw StoreError.databaseMissing(path: path) }
            for migration in migrations.dropFirst(done.count) {
                do {
                    try migration.apply(to: database)
                } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
                    throw StoreError.migrationFailed(
                        "step \(migration.number), \(migration.name), failed (\(error.message ?? "no message")); "
                            + "the database is as it was")
                }
            }
            return .commit
        }
    }

    /// Whether a database has seen all of `migrations`.
    /// - Throws: `StoreError.newerDatabase`, or `.corrupt` where it has seen others.
    static func isUpToDate(
        _ migrations: [SchemaMigration], in database: Database, path: String
    ) throws -> Bool {
        let seen = try applied(in: database, path: path)
        try check(seen, against: migrations, path: path)
        return seen.count == migrations.count
    }

    private func apply(to database: Database) throws {
        if number == 1 {
            try database.execute(
                sql: "CREATE TABLE schema_migration (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL)")
        }
        for statement in statements { try database.execute(sql: statement) }
        try database.execute(
            sql: "INSERT INTO schema_migration (number, name) VALUES (?, ?)", arguments: [number, name])
    }

    /// The steps a database has seen; none for an empty one.
    private static func applied(in database: Database, path: String) throws -> [(number: Int, name: String)] {
        let tables = try String.fetchAll(database, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        if tables.isEmpty { return [] }
        guard tables.contains("schema_migration") else {
            throw StoreError.corrupt("\(path) is a database of another program; name another file")
        }
        let rows = try StatementRows(database, "SELECT number, name FROM schema_migration ORDER BY number")
        var applied: [(number: Int, name: String)] = []
        while let columns = try rows.next() { applied.append((try columns.integer(0), try columns.text(1))) }
        guard !applied.isEmpty else { throw StoreError.corrupt("\(path) does not say which schema it has") }
        return applied
    }

    private static func check(
        _ applied: [(number: Int, name: String)], against migrations: [SchemaMigration], path: String
    ) throws {
        if let last = applied.last, last.number > migrations.count {
            throw StoreError.newerDatabase(found: "schema \(last.number)", supported: "schema \(migrations.count)")
        }
        for (step, migration) in zip(applied, migrations)
        where step.number != migration.number || step.name != migration.name {
            throw StoreError.corrupt(
                "\(path) has a schema step \(step.number), “\(step.name)”, which this program does not know")
        }
    }
}
