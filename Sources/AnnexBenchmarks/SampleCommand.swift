import Accounts
import ArgumentParser
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Operations

struct SampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Write a database as large as one in use, with an issued statement and an account that may do all.")

    @Argument(help: "The database file to make.")
    var path: String

    @Option(help: "How many risks; as many controls and half as many assets come with them.")
    var risks = 1000

    @Option(help: "How many records at all, of the mix the snapshots are measured with, instead.")
    var records: Int?

    @Option(help: "The address the account signs in by.")
    var email = "bench@sample.example"

    @Option(help: "Its password.")
    var password: String

    func run() async throws {
        let store = try SQLiteRecordStore.open(path: path, createIfMissing: true)
        // The server judges by the day it is; the sample's days stay as they are.
        let clock = Clock { Instant(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
        let workspace = try await Workspace.create(
            handle: "sample", in: store, clock: clock, identifiers: .random(clock: clock),
            by: SampleISMS.author(at: 0))
        if let records {
            try await SampleISMS.fill(workspace, count: records)
        } else {
            let mix = SampleISMS.Mix.registers
            try await SampleISMS.fill(workspace, count: mix.count(risks: risks), mix: mix)
        }
        let isms = try await workspace.snapshot()
        let people = isms[Person.self].entries
        // Pages compare what is with what was issued; without an issued statement that would cost nothing.
        if people.count > 1 {
            let bench = Principal.commandLine("bench")
            let issue = IssueStatement(
                by: people[1].reference, reason: "The first version", overrideReason: "Measured as it is", seen: nil)
            let issued = try await workspace.perform(issue, as: bench).created.first
            if let issued {
                let approval = RecordApproval(
                    issued.id, givenBy: people[0].reference, on: Day(of: clock.now()), in: "the benchmark")
                try await workspace.perform(approval, as: bench)
            }
        }
        let accounts = AccountService(store: store, now: clock.now)
        _ = try await accounts.addAccount(
            email: email, name: "Bench", password: password,
            memberships: [
                (workspace.organization.id, [.administrator, .ismsManager, .approver, .owner], people.first?.id)
            ])
        try await describe(workspace)
    }

    /// Prints what was made, as JSON.
    private func describe(_ workspace: Workspace) async throws {
        let isms = try await workspace.snapshot()
        let fields: JSON.Fields = [
            ("records", .integer(isms.count)), ("risks", .integer(isms[Risk.self].count)),
            ("controls", .integer(isms[Control.self].count)), ("assets", .integer(isms[Asset.self].count)),
            ("handle", .string(workspace.organization.handle)),
        ]
        try FileHandle.standardOutput.write(contentsOf: Data((JSON(fields: fields).readableText + "\n").utf8))
    }
}
