import Foundation
import GRDB
package import RecordStore

extension SQLiteRecordStore {
    /// Copies the whole database, as it stands at one moment, into a new file. Others may read and write meanwhile.
    /// - Throws: `StoreError.engine` where there is a file already: a backup never overwrites.
    package func backup(to target: String) async throws(StoreError) {
        guard try PrivateFile.create(at: target) else {
            throw .engine("\(target) exists already; a backup never overwrites: name a new file")
        }
        do {
            try await pool.read { database in
                let copy = try DatabaseQueue(path: target)
                try copy.writeWithoutTransaction { try database.backup(to: $0) }
                try copy.close()
            }
        } catch {
            for file in [target, target + "-journal", target + "-wal", target + "-shm"] {
                try? FileManager.default.removeItem(atPath: file)
            }
            throw StoreError(engine: error)
        }
    }
}
