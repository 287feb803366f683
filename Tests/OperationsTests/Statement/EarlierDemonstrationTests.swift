import Accounts
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing

@testable import Operations

/// The demonstration organization as the program made it before commits carried accounts (schema 4), with five people who
/// may sign in, an access token, and a comment that stood in the snapshot.
@Suite("An organization of before header format 2")
struct EarlierDemonstrationTests {
    private func withDemonstration(_ body: (SQLiteRecordStore, Workspace) async throws -> Void) async throws {
        let fixture = ReleaseFixture("schema-4")
        try await withFolder { folder in
            let copy = folder.appending(path: "annex.db")
            try FileManager.default.copyItem(at: fixture.database, to: copy)
            let store = try SQLiteRecordStore.open(path: copy.path)
            try await body(
                store,
                try await Workspace.open(
                    handle: "demo", in: store, clock: .standing, identifiers: .counting(from: 1_000_000)))
            try store.close()
        }
    }

    @Test("opens, verifies with the head it had, and derives its statements byte for byte")
    func history() async throws {
        let fixture = ReleaseFixture("schema-4")
        try await withDemonstration { store, workspace in
            let verification = try await store.verify(workspace.organization.id)
            #expect(verification.fault == nil)
            #expect(verification.head.sequence == 174)
            #expect(verification.head.hash == "6c737ef49d949ff3455fe370860bf5989051e7aa6b5a7e9d2968a3a94260a6f5")
            for version in 1...2 {
                let derived = try await workspace.statement(version: version)
                #expect(derived.bytes == (try fixture.statement(version)), "version \(version)")
                #expect(derived.isAsIssued, "version \(version)")
            }
            #expect(try await workspace.snapshot(at: .sequence(1)).count > 0)
        }
    }

    @Test("keeps its people's accounts, what they may do, and their tokens; auditors are readers now")
    func accounts() async throws {
        try await withDemonstration { store, workspace in
            let members = try await store.read { tables throws(AccountError) in
                try tables.memberships(in: workspace.organization.id)
            }
            let roles = members.map { $0.roles.map(\.rawValue).sorted().joined(separator: " ") }.sorted()
            #expect(roles == ["administrator ismsManager owner", "approver owner", "member", "owner", "reader"])
        }
    }

    @Test("has its comments beside those that lie on shelves, and what is said goes on")
    func comments() async throws {
        try await withDemonstration { _, workspace in
            let manager = Principal(
                name: "Amara Okonkwo", door: .account(.init(high: 1, low: 1)), roles: [.ismsManager], person: nil)
            let viewing = Viewing(workspace, as: manager)
            try await workspace.perform(CommentOnRecord(on: "RISK-1", "Still true"), as: manager)
            let isms = try await viewing.snapshot()
            let risk = try #require(isms.item(code: "RISK-1"))
            let said = try await viewing.shelf(of: CommentRecord.kind, on: risk.id, limit: 10, in: isms).items
            #expect(
                said.compactMap { ($0.item as? Entry<CommentRecord>)?.text } == [
                    "Still true", "Looked at with the team before the audit.",
                ])
            #expect(try await workspace.store.verify(workspace.organization.id).fault == nil)
        }
    }
}
