import ArgumentParser
import Foundation
import RecordStore
import SQLiteRecordStore
import Operations
import Phrases

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "backup", "Copy the database to a new file, while others may go on working.")

    @Argument(help: .says("The file to make; it must not exist yet."))
    var file: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let store = try await database.store()
        guard !FileManager.default.fileExists(atPath: file) else {
            throw CommandError("\(file) exists already; a backup never overwrites: name a new file")
        }
        do throws(StoreError) {
            try await store.backup(to: file)
        } catch {
            throw WorkspaceError.store(error)
        }
        let counts = try await DatabaseProof.verify(file)
        Console.say("backed up to \(file): \(counts)")
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "restore", "Verify a backup and put it in the place of the database.",
        discussion:
            "A database that is there already is kept beside it, with the ending .before-restore. Stop other copies of the program first."
    )

    @Argument(help: .says("The backup."))
    var file: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let files = FileManager.default
        guard files.fileExists(atPath: file) else { throw CommandError("there is no file \(file)", .notFound) }
        let counts = try await DatabaseProof.verify(file)
        let path = try database.path()
        let kept = path + ".before-restore"
        if files.fileExists(atPath: kept) { throw CommandError("\(kept) is in the way; move it elsewhere first") }
        // The copy is made beside the database by the same safe means as a backup, then moved into place at once.
        let fresh = path + ".restoring"
        try? files.removeItem(atPath: fresh)
        do throws(StoreError) {
            try await SQLiteRecordStore.open(path: file, createIfMissing: false).backup(to: fresh)
        } catch {
            throw WorkspaceError.store(error)
        }
        for ending in ["", "-wal", "-shm"] where files.fileExists(atPath: path + ending) {
            try files.moveItem(atPath: path + ending, toPath: kept + ending)
        }
        try files.moveItem(atPath: fresh, toPath: path)
        Console.say("restored \(path) from \(file): \(counts)")
        if files.fileExists(atPath: kept) { Console.say("what was there is kept as \(kept)") }
    }
}

/// Checks a database file as a whole, every organization of it.
enum DatabaseProof {
    /// - Returns: what was verified, in words.
    /// - Throws: `CommandError` naming the first fault.
    static func verify(_ path: String) async throws -> Phrase {
        do throws(StoreError) {
            let store = try SQLiteRecordStore.open(path: path, createIfMissing: false)
            var words: [Phrase] = []
            for organization in try await store.organizations() {
                let result = try await store.verify(organization.id)
                if let fault = result.fault {
                    throw .corrupt(
                        "\(organization.handle)" + (fault.sequence.map { " at commit \($0)" } ?? "")
                            + ": \(fault.problem)")
                }
                words.append("\(organization.handle) with \(result.commitCount) commits verified")
            }
            return words.isEmpty ? "no organizations" : words.joined(separator: ", ")
        } catch {
            throw WorkspaceError.store(error)
        }
    }
}
