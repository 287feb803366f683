import ArgumentParser
import Foundation
import RecordStore
import SQLiteRecordStore
import Operations
import Phrases

/// Which database, and which organization in it.
struct DatabaseOptions: ParsableArguments {
    @Option(help: .says("The database, as sqlite:PATH."))
    var database: String?

    @Option(help: .says("The organization's handle, where the database has several."))
    var organization: String?

    @Flag(
        help: .says(
            "Take in confidential records, whatever their circle.",
            discussion: "That it was asked for, by whom and with which command, is noted as a comment in the history."))
    var confidential = false

    /// The path of the database file.
    func path() throws -> String {
        let named = database ?? ProcessInfo.processInfo.environment["ANNEX_DATABASE"]
        guard let named, !named.isEmpty else { return Self.defaultPath }
        if named.hasPrefix("sqlite:") { return String(named.dropFirst("sqlite:".count)) }
        if named.contains("://") {
            throw CommandError("the database “\(named)” is not known; write sqlite:PATH")
        }
        return named
    }

    private static var defaultPath: String {
        let environment = ProcessInfo.processInfo.environment
        let data = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? ".") + "/.local/share"
        return data + "/annex/annex.sqlite"
    }

    func store(creating: Bool = false) async throws -> SQLiteRecordStore {
        let path = try path()
        let exists = FileManager.default.fileExists(atPath: path)
        if !exists, !creating {
            throw CommandError(
                "there is no database at \(path); make one with “annex init --name NAME” or “annex demo”, or name another with --database sqlite:PATH",
                .notFound)
        }
        if !exists {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw CommandError(
                    "the folder \(folder.path) cannot be made: \(error.localizedDescription)", .unavailable)
            }
        }
        do throws(StoreError) {
            return try SQLiteRecordStore.open(path: path, createIfMissing: creating)
        } catch {
            throw WorkspaceError.store(error)
        }
    }

    func workspace() async throws -> Workspace {
        let store = try await store()
        return try await Workspace.open(
            handle: organization, in: store, clock: .system, identifiers: .random(clock: .system),
            roster: AccountRoster(store))
    }

    /// The organization as whoever runs the command may see it: without confidential records, unless they ask for them,
    /// which is noted in the history first.
    func viewing(_ workspace: Workspace) async throws -> Viewing {
        let principal = Principal.commandLine(AuthorOptions.loginName, asksForSecrets: confidential)
        if confidential {
            let command = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") } ?? ""
            try await workspace.perform(NoteSecretReading(command: "annex \(command)"), as: principal)
        }
        return Viewing(workspace, as: principal)
    }
}
