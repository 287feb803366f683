import HTTPTypes
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import Serving
@testable import WebPages

@Suite("What another process erased")
struct ErasureEpochTests {
    @Test("A record that another process erased is shown on no past day any more, though that day was shown before")
    func pastDay() async throws {
        let site = try await TestSite()
        let made = try await site.workspace.perform(
            AddRecord(Self.person), as: .commandLine("test")
        ).created
        let code = try #require(made.first?.code)
        site.clock.advance(seconds: 2 * 86_400)
        let auditor = try await site.token(of: "reader@acme.example")
        let past = "/o/acme/as-of/2026-03-01/person"
        let before = try await site.send(.get, past, token: auditor)
        #expect(before.text.contains("Planted Temporary"))
        // As the command line would, on the same store and not through this server.
        let elsewhere = Workspace(
            site.workspace.organization, in: site.workspace.store, clock: site.workspace.clock,
            identifiers: .random(clock: site.workspace.clock))
        let id = try #require(try await elsewhere.identity(ofCode: code)?.id)
        try await elsewhere.erase(id, as: .commandLine("root"), reason: "Asked for")
        for path in [past, "\(past)/\(code)", "/o/acme/person", "/o/acme/as-of/2026-03-01/search?q=Planted"] {
            let after = try await site.send(.get, path, token: auditor)
            #expect(!after.text.contains("Planted Temporary"), "\(path)")
        }
    }

    private static var person: Person {
        var person = Person()
        person.name = "Planted Temporary"
        return person
    }
}
