import ArgumentParser
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Operations

struct WriteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Commit without end, printing each commit once it is acknowledged; to be killed.")

    @Argument(help: "The database file.")
    var path: String

    func run() async throws {
        let store = try SQLiteRecordStore.open(path: path, createIfMissing: true)
        let clock = Clock { Instant(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
        let identifiers = IdentifierSource.random(clock: clock)
        let author = {
            CommitAuthor(principal: "writer", time: clock.now(), reason: "Write under test", source: "bench")
        }
        let workspace: Workspace
        // A kill may have come between the organization's making and its first commit.
        if let organization = try await store.organizations().first,
            try await store.head(of: organization.id).sequence > 0
        {
            workspace = try await Workspace.open(handle: "crash", in: store, clock: clock, identifiers: identifiers)
        } else {
            workspace = try await Workspace.create(
                handle: "crash", in: store, clock: clock, identifiers: identifiers, by: author())
        }
        var last: Entry<ContextIssue>?
        while true {
            var draft = try await workspace.draft()
            let sequence = draft.base.commit.sequence
            if let entry = last, entry.number % 3 == 0 {
                draft.update(entry) { $0.description = "Changed after commit \(sequence)" }
                last = nil
            } else {
                var issue = ContextIssue()
                issue.name = "Issue after commit \(sequence)"
                draft.create(issue)
            }
            let committed = try await workspace.commit(draft, by: author())
            last = committed.created.first as? Entry<ContextIssue> ?? last
            let line = "\(committed.isms.commit.sequence) \(committed.isms.commit.hash)\n"
            try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
        }
    }
}
