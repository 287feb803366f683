import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import Operations

/// An incident goes through its steps, and nothing but the steps moves it.
@Suite("The steps of an incident")
struct IncidentStepTests {
    private func begun() async throws -> (Board, any Item) {
        let board = try await Board()
        let people = try await board.workspace.snapshot()[Person.self]
        let mia = try #require(people.first { $0.title == "Mia" })
        let olga = try #require(people.first { $0.title == "Olga" })
        let incident = new(Incident.self) {
            $0.name = "Mail server encrypted"
            $0.detectedAt = Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds)
            $0.lead = mia.reference
            $0.owner = olga.reference
        }
        let made = try await board.workspace.perform(AddRecord(incident), as: board.olga)
        return (board, try #require(made.created.first))
    }

    private func advance(_ board: Board, _ item: any Item, to state: Incident.Status, as principal: Principal)
        async throws
    {
        try await board.workspace.perform(Advance(item.id, to: state.rawValue, seen: nil), as: principal)
    }

    private func now(_ board: Board, _ item: any Item) async throws -> Entry<Incident> {
        try #require(try await board.workspace.snapshot().item(id: item.id) as? Entry<Incident>)
    }

    @Test("One follows on the other, each stamps its moment, and the last seals the record")
    func whole() async throws {
        let (board, item) = try await begun()
        try await advance(board, item, to: .contained, as: board.olga)
        #expect(try await now(board, item).containedAt == Clock.standing.now())
        try await advance(board, item, to: .recovered, as: board.mia)
        // Whoever leads the response does not review it, and nothing is reviewed that says nothing.
        await #expect(throws: WorkspaceError.self) { try await advance(board, item, to: .reviewed, as: board.mia) }
        await #expect(throws: WorkspaceError.self) { try await advance(board, item, to: .reviewed, as: board.olga) }
        let recovered = try await now(board, item)
        let told = changed(recovered.value) { ($0.cause, $0.lessons) = ("No second factor", "Second factors for all") }
        try await board.workspace.perform(
            ChangeRecord(item.id, seen: recovered.provenance.version, to: told), as: board.mia)
        await #expect(throws: WorkspaceError.self) { try await advance(board, item, to: .reviewed, as: board.mia) }
        try await advance(board, item, to: .reviewed, as: board.olga)
        await #expect(throws: WorkspaceError.self) { try await advance(board, item, to: .closed, as: board.olga) }
        try await advance(board, item, to: .closed, as: board.mia)
        let closed = try await now(board, item)
        #expect(closed.status == .closed)
        let rewritten = changed(closed.value) { $0.cause = "Nobody's fault" }
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(
                ChangeRecord(item.id, seen: closed.provenance.version, to: rewritten), as: board.mia)
        }
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(RemoveRecords([item.id]), as: board.mia)
        }
    }

    @Test(
        "No step is left out, and none leads back", arguments: [Incident.Status.recovered, .reviewed, .closed, .open])
    func order(state: Incident.Status) async throws {
        let (board, item) = try await begun()
        await #expect(throws: WorkspaceError.self) { try await advance(board, item, to: state, as: board.mia) }
        #expect(try await now(board, item).status == .open)
    }

    @Test("The status and the moments are set by no form, import or command, of a new record neither")
    func protected() async throws {
        let (board, item) = try await begun()
        let incident = try await now(board, item)
        let tries: [(inout Incident) -> Void] = [
            { $0.status = .closed }, { $0.containedAt = Clock.standing.now() }, { $0.timeline = [TimelineEntry()] },
        ]
        for change in tries {
            let record = changed(incident.value, change)
            for principal in [board.olga, board.mia, .commandLine("root")] {
                await #expect(throws: WorkspaceError.self) {
                    try await board.workspace.perform(ChangeRecord(item.id, seen: nil, to: record), as: principal)
                }
                await #expect(throws: WorkspaceError.self) {
                    try await board.workspace.perform(AddRecord(record), as: principal)
                }
            }
        }
    }

    @Test("Whoever runs the command line takes every step but the one that somebody must not take")
    func commandLine() async throws {
        let (board, item) = try await begun()
        let root = Principal.commandLine("root")
        try await advance(board, item, to: .contained, as: root)
        try await advance(board, item, to: .recovered, as: root)
        let recovered = try await now(board, item)
        let told = changed(recovered.value) { ($0.cause, $0.lessons) = ("Phishing", "Training") }
        try await board.workspace.perform(ChangeRecord(item.id, seen: nil, to: told), as: root)
        await #expect(throws: WorkspaceError.self) { try await advance(board, item, to: .reviewed, as: root) }
    }

    @Test("Whoever led it at any time does not review it, and who led it stays named")
    func stepAside() async throws {
        let (board, item) = try await begun()
        let root = Principal.commandLine("root")
        try await advance(board, item, to: .contained, as: root)
        try await advance(board, item, to: .recovered, as: root)
        let olga = try #require(try await board.workspace.snapshot()[Person.self].first { $0.title == "Olga" })
        // Mia, who led it, puts Olga in her place for a moment.
        let aside = changed(try await now(board, item).value) {
            ($0.cause, $0.lessons, $0.lead) = ("Phishing", "Training", olga.reference)
        }
        try await board.workspace.perform(ChangeRecord(item.id, seen: nil, to: aside), as: board.mia)
        await #expect(throws: WorkspaceError.self) { try await advance(board, item, to: .reviewed, as: board.mia) }
        // Nor is it reviewed where nobody led it.
        let nobody = changed(aside) { $0.lead = nil }
        try await board.workspace.perform(ChangeRecord(item.id, seen: nil, to: nobody), as: board.mia)
        await #expect(throws: WorkspaceError.self) { try await advance(board, item, to: .reviewed, as: board.tom) }
        try await board.workspace.perform(ChangeRecord(item.id, seen: nil, to: aside), as: board.mia)
        try await advance(board, item, to: .reviewed, as: board.tom)
        let reviewed = try await now(board, item).value
        for change in [{ $0.lead = nil }, { $0.cause = "" }, { $0.lessons = "" }] as [(inout Incident) -> Void] {
            await #expect(throws: WorkspaceError.self) {
                try await board.workspace.perform(
                    ChangeRecord(item.id, seen: nil, to: changed(reviewed, change)), as: board.mia)
            }
        }
    }

    @Test("What has not happened yet is not said to have")
    func future() async throws {
        let (board, item) = try await begun()
        let incident = try await now(board, item).value
        let tomorrow = Instant(milliseconds: Clock.standing.now().milliseconds + 86_400_000)
        let changes: [(inout Incident) -> Void] = [
            { $0.detectedAt = tomorrow }, { $0.breachAwareAt = tomorrow }, { $0.authorityNotifiedAt = tomorrow },
        ]
        for change in changes {
            await #expect(throws: WorkspaceError.self) {
                try await board.workspace.perform(
                    ChangeRecord(item.id, seen: nil, to: changed(incident, change)), as: board.mia)
            }
        }
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(
                AddEntry(to: item.id, "timeline", JSONObject([.init("text", "x"), .init("at", tomorrow.json)])),
                as: board.olga)
        }
    }

    @Test("A timeline that is full says so, and what to do")
    func full() async throws {
        let (board, item) = try await begun()
        let incident = try await now(board, item)
        var long = TimelineEntry()
        long.text = String(repeating: "a", count: 5000)
        let filled = changed(incident.value) { $0.timeline = Array(repeating: long, count: 175) }
        let filling = Filling(record: incident.id, filled: filled)
        try await board.workspace.perform(filling, as: .commandLine("root"))
        let error = await #expect(throws: WorkspaceError.self) {
            for _ in 0..<10 {
                try await board.workspace.perform(
                    AddEntry(to: item.id, "timeline", JSONObject([.init("text", .string(long.text))])), as: board.olga)
            }
        }
        #expect(error?.description.contains("is full") == true)
    }

    /// Puts many entries into an incident at once, as nothing in the program does.
    private struct Filling: Operations.Operation {
        let record: RecordID
        let filled: Incident
        let purpose = "Fill"

        func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
            let item = try draft.base.needed(record)
            draft.replace(item, with: filled, setting: ProtectedFields.entries("timeline"))
        }
    }

    @Test("A removed incident is brought back once")
    func once() async throws {
        let (board, item) = try await begun()
        try await board.workspace.perform(RemoveRecords([item.id]), as: board.mia)
        let restore = RestoreRecord(code: item.code, of: Incident.kind)
        try await board.workspace.perform(restore, as: board.mia)
        await #expect(throws: WorkspaceError.self) { try await board.workspace.perform(restore, as: board.mia) }
    }

    @Test("An entry stands in the name of whoever made it, and stays as it was made")
    func entries() async throws {
        let (board, item) = try await begun()
        var row = JSONObject()
        row["text"] = "Disk imaged"
        row["enteredBy"] = "Somebody else"
        row["enteredAt"] = "2020-01-01T00:00:00Z"
        try await board.workspace.perform(AddEntry(to: item.id, "timeline", row), as: board.olga)
        let entry = try #require(try await now(board, item).timeline.first)
        #expect(entry.stamp.enteredBy == board.olga.name)
        #expect(entry.stamp.enteredAt == Clock.standing.now())
        #expect(RecordID(entry.stamp.id) != nil)
        let incident = try await now(board, item)
        let rewritten = changed(incident.value) { $0.timeline[0].text = "Nothing was done" }
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(ChangeRecord(item.id, seen: nil, to: rewritten), as: board.mia)
        }
        // Whose the incident is not adds nothing to it.
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(AddEntry(to: item.id, "timeline", row), as: board.ute)
        }
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(AddEntry(to: item.id, "timeline", JSONObject()), as: board.olga)
        }
    }

    @Test("Of many who enter at once, none is lost")
    func crowd() async throws {
        let (board, item) = try await begun()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask {
                    var row = JSONObject()
                    row["text"] = .string("Seen \(number)")
                    try await board.workspace.perform(
                        AddEntry(to: item.id, "timeline", row), as: number % 2 == 0 ? board.olga : board.mia)
                }
            }
            try await group.waitForAll()
        }
        let texts = try await now(board, item).timeline.map(\.text)
        #expect(Set(texts).count == 20)
    }

    private func changed(_ value: Incident, _ change: (inout Incident) -> Void) -> Incident {
        var value = value
        change(&value)
        return value
    }
}
