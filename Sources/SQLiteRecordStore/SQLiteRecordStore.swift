import Foundation
import GRDB
import GRDBSQLite
package import RecordStore
import Synchronization

/// The record store in one SQLite file, for one or several processes of one machine.
///
/// Write-ahead logging, `synchronous=FULL`: a commit that was acknowledged survives a power cut. Every write checks
/// the head inside its own transaction, so several processes on one file cannot overwrite one another.
///
/// The file is made with mode 0600. Deleted content is overwritten, so that an erased body does not linger in it.
package struct SQLiteRecordStore: RecordStore {
    /// How long a connection waits for another process to finish its write.
    package static let busyTimeout = Duration.seconds(10)

    private let connections: Connections
    let path: String
    let salt: SaltSource
    /// That of new commits' headers: the newest, except in tests of what earlier releases left.
    let format: HeaderFormat

    /// Opens a database, bringing its schema up to date.
    /// - Parameters:
    ///   - path: The file. SQLite keeps two more beside it while it is in use, ending in `-wal` and `-shm`.
    ///   - createIfMissing: Whether to make the file, or fill an empty one.
    /// - Throws: `StoreError.databaseMissing`, `.newerDatabase`, `.migrationFailed`, `.corrupt` for a file that is no
    ///   database or another program's, `.busy`, `.engine`.
    package static func open(
        path: String, createIfMissing: Bool = false, busyTimeout: Duration = busyTimeout,
        salt: @escaping SaltSource = Salt.random
    ) throws(StoreError) -> SQLiteRecordStore {
        try open(
            path: path, createIfMissing: createIfMissing, busyTimeout: busyTimeout, salt: salt,
            migrations: Schema.migrations)
    }

    static func open(
        path: String, createIfMissing: Bool, busyTimeout: Duration, salt: @escaping SaltSource,
        migrations: [SchemaMigration], format: HeaderFormat = .newest
    ) throws(StoreError) -> SQLiteRecordStore {
        if !FileManager.default.fileExists(atPath: path) {
            guard createIfMissing else { throw .databaseMissing(path: path) }
            _ = try PrivateFile.create(at: path)
        }
        let seconds = Double(busyTimeout.components.seconds) + Double(busyTimeout.components.attoseconds) / 1e18
        let configuration = connectionConfiguration(busySeconds: seconds)
        do {
            // Before the pool: it would switch another program's database to write-ahead logging.
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.writeWithoutTransaction { database in
                try SchemaMigration.run(migrations, in: database, isNewAllowed: createIfMissing, path: path)
            }
            try queue.close()
            let pool = try openPool(path: path, configuration: configuration, busySeconds: seconds)
            var readOnly = configuration
            readOnly.readonly = true
            let lookups = try DatabaseQueue(path: path, configuration: readOnly)
            return SQLiteRecordStore(
                connections: Connections(pool: pool, lookups: lookups, busySeconds: seconds), path: path, salt: salt,
                format: format)
        } catch {
            throw StoreError(engine: error)
        }
    }

    /// Closes all connections; waits for what is under way. Later calls fail.
    package func close() throws(StoreError) {
        do {
            try connections.lookups.close()
            try pool.close()
        } catch {
            throw StoreError(engine: error)
        }
    }

    private static func connectionConfiguration(busySeconds: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "records"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA secure_delete = ON;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cache_size = -16384;
                    """)
        }
        return configuration
    }

    /// Opens the pool. Switching to write-ahead logging does not wait for other connections as other locks do,
    /// so where several processes start on a new file together, it is tried again.
    private static func openPool(
        path: String, configuration: Configuration, busySeconds: Double
    ) throws -> DatabasePool {
        let pauseSeconds = 0.02
        var triesLeft = max(1, Int(busySeconds / pauseSeconds))
        while true {
            do {
                let pool = try DatabasePool(path: path, configuration: configuration)
                // GRDB sets NORMAL as it switches to write-ahead logging, after the configuration was applied.
                try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
                return pool
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && triesLeft > 1 {
                triesLeft -= 1
                Thread.sleep(forTimeInterval: pauseSeconds)
            }
        }
    }
}

extension SQLiteRecordStore {
    var pool: DatabasePool { connections.pool }

    /// The connections to the file.
    final class Connections: Sendable {
        let pool: DatabasePool
        /// The connection that `lookUp` reads by. It is none of the pool's: whoever waits there holds up a thread that those
        /// who have the pool's connections may need to give them back.
        let lookups: DatabaseQueue
        let busySeconds: Double
        /// Whether the log still has what was erased, because a long reading prevented that it was cut.
        let isLogCutDue = Atomic(false)

        init(pool: DatabasePool, lookups: DatabaseQueue, busySeconds: Double) {
            self.pool = pool
            self.lookups = lookups
            self.busySeconds = busySeconds
        }

        /// The last connection that closes brings the log into the file, and one that only reads could not.
        deinit { try? lookups.close() }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError) -> Value
    {
        do {
            return try await pool.read(body)
        } catch {
            throw StoreError(engine: error)
        }
    }

    /// Looks up a few rows by their keys, on the thread that asks: to hand that to another thread and back takes longer
    /// than to do it. One looks at a time, and waits for no writer.
    func lookUp<Value>(_ body: (Database) throws -> Value) throws -> Value { try connections.lookups.read(body) }

    /// Runs in one transaction that holds the write lock from its start.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws(StoreError)
        -> Value
    {
        do {
            let value = try await pool.write(body)
            if connections.isLogCutDue.load(ordering: .relaxed) { await cutLog(isPatient: false) }
            return value
        } catch {
            throw StoreError(engine: error)
        }
    }

    /// Carries the log over into the file and cuts it, so that what was erased is in neither.
    ///
    /// A long reading can prevent that: then it is tried again after the next write, and done at the latest when the last
    /// connection closes. The erasure itself is done, so this is no error.
    /// - Parameter isPatient: Whether to wait for readers as long as for other writers.
    func cutLog(isPatient: Bool) async {
        let milliseconds = CInt(1_000 * connections.busySeconds)
        let isCut = try? await pool.writeWithoutTransaction { database in
            if !isPatient { sqlite3_busy_timeout(database.sqliteConnection, 0) }
            defer { sqlite3_busy_timeout(database.sqliteConnection, milliseconds) }
            try database.checkpoint(.truncate)
            return true
        }
        connections.isLogCutDue.store(isCut != true, ordering: .relaxed)
    }
}
