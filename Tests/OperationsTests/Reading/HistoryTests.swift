import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@Suite("The history of a record")
struct HistoryTests {
    @Test("Each version says who changed which field from what to what, when and why, in words")
    func words() async throws {
        let workspace = try await Office().workspace()
        let (ana, björn) = (try await workspace.add(person("Ana")), try await workspace.add(person("Björn")))
        let portal = try await workspace.add(
            new(Asset.self) { ($0.name, $0.owner, $0.type) = ("Portal", ana.reference, .cloudService) })
        try await workspace.update(portal.reference, "Hand over", on: "2026-05-20") {
            ($0.owner, $0.type, $0.availability, $0.description) = (björn.reference, .application, 4, "For bookings")
        }
        try await workspace.update(portal.reference, on: "2026-05-21") { $0.description = "" }
        let isms = try await workspace.snapshot()
        let history = try await workspace.history(of: portal.id, kind: Asset.kind)

        func lines(_ version: Workspace.RecordVersion) -> [String] {
            version.changes.map { change in
                let (before, after) = (
                    change.field.text(of: change.before, in: isms), change.field.text(of: change.after, in: isms)
                )
                return "\(change.field.label): \(before) → \(after)"
            }
        }
        #expect(history.map(\.revision.version) == [1, 2, 3])
        #expect(
            lines(history[1]) == [
                "Type: cloud service → application", "Description:  → For bookings",
                "Owner: PER-1 Ana → PER-2 Björn", "Availability:  → 4",
            ])
        #expect(lines(history[2]) == ["Description: For bookings → "])
        #expect(history[1].header.author.reason == "Hand over")
        #expect(history[1].header.author.principal == "ana")
        #expect(history[1].header.author.time == day("2026-05-20").firstInstant)
        #expect(history[1].header.sequence == 4)
    }

    @Test("The first version shows every field it was given")
    func creation() async throws {
        let workspace = try await Office().workspace()
        let ana = try await workspace.add(new(Person.self) { ($0.name, $0.team) = ("Ana", "Security") })
        let history = try await workspace.history(of: ana.id, kind: Person.kind)
        #expect(history.first?.changes.map(\.field.name) == ["name", "team", "employment"])
        #expect(history.first?.changes.allSatisfy { $0.before == .null } == true)
    }

    @Test("A code that never was has no identity")
    func unknown() async throws {
        let workspace = try await Office().workspace()
        try await workspace.add(person("Ana"))
        #expect(try await workspace.identity(ofCode: "PER-2") == nil)
    }
}
