import Accounts
import ArgumentParser
import Foundation
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore

struct CopiesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copies",
        abstract:
            "Copy the first organization of a database, history and all, until there are many; an account opens all.")

    @Argument(help: "The database file.")
    var path: String

    @Option(help: "How many organizations there shall be.")
    var count = 1000

    @Option(help: "The address the account signs in by.")
    var email = "bench@sample.example"

    @Option(help: "Its password.")
    var password: String

    func run() async throws {
        let store = try SQLiteRecordStore.open(path: path)
        guard let original = try await store.organizations().first else {
            throw ValidationError("\(path) has no organization to copy")
        }
        let commits = try await store.commits(of: original.id, after: 0, limit: .max)
        let clock = Clock { Instant(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
        let identifiers = IdentifierSource.random(clock: clock)
        var organizations = [original]
        for number in stride(from: 2, through: count, by: 1) {
            if number.isMultiple(of: 100) { MeasureCommand.tell("organization \(number)") }
            let copy = StoredOrganization(
                id: identifiers.next(), handle: "copy-\(number)", createdAt: original.createdAt)
            try await store.createOrganization(copy)
            for commit in commits {
                let draft = CommitDraft(
                    author: commit.header.author, base: commit.header.sequence - 1, revisions: commit.revisions)
                _ = try await store.commit(draft, in: copy.id)
            }
            organizations.append(copy)
        }
        _ = try await AccountService(store: store, now: clock.now).addAccount(
            email: email, name: "Bench", password: password,
            memberships: organizations.map { ($0.id, [.ismsManager, .reader], nil) })
        try describe(organizations, commits)
    }

    /// Prints what was made, as JSON.
    private func describe(_ organizations: [StoredOrganization], _ commits: [Commit]) throws {
        var current: Set<RecordID> = []
        for revision in commits.flatMap(\.revisions) {
            if revision.body == nil { current.remove(revision.record) } else { current.insert(revision.record) }
        }
        let days = commits.map { Day(of: $0.header.author.time) }
        let fields: JSON.Fields = [
            ("records", .integer(current.count)), ("commits", .integer(commits.count)),
            ("firstDay", .string(days.min()?.description ?? "")),
            ("handles", .array(organizations.map { .string($0.handle) })),
        ]
        try FileHandle.standardOutput.write(contentsOf: Data((JSON(fields: fields).readableText + "\n").utf8))
    }
}
