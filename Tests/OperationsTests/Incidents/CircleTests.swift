import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import Operations

/// A confidential record does not exist for those outside its circle.
@Suite("A circle of those who may know")
struct CircleTests {
    private struct Secret {
        let board: Board
        let id: RecordID
        let code: String
    }

    /// An incident that Olga alone may know of.
    private func kept() async throws -> Secret {
        let board = try await Board()
        let isms = try await board.workspace.snapshot()
        let olga = try #require(isms[Person.self].first { $0.title == "Olga" })
        let asset = try await board.workspace.perform(AddRecord(asset("Payroll")), as: board.mia)
        let payroll = try #require(asset.created.first as? Entry<Asset>)
        let incident = new(Incident.self) {
            $0.name = "Fraud by a colleague"
            $0.detectedAt = Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds)
            $0.circle = [olga.reference]
            $0.owner = olga.reference
            $0.assets = [payroll.reference]
        }
        let made = try await board.workspace.perform(AddRecord(incident), as: board.olga, reason: "Fraud was reported")
        let item = try #require(made.created.first)
        try await board.workspace.perform(CommentOnRecord(on: item.code, "The fraud goes on"), as: board.olga)
        return Secret(board: board, id: item.id, code: item.code)
    }

    private func comments(_ viewing: Viewing) async throws -> [CommentRecord] {
        let isms = try await viewing.snapshot()
        return try await viewing.shelf(of: CommentRecord.kind, limit: 9, in: isms).items.compactMap {
            ($0.item as? Entry<CommentRecord>)?.value
        }
    }

    private func seen(_ secret: Secret, by principal: Principal) async throws -> ISMS {
        try await Viewing(secret.board.workspace, as: principal).snapshot()
    }

    @Test("Whoever is in it sees the record; managers, top management and the command line do not")
    func seeing() async throws {
        let secret = try await kept()
        let board = secret.board
        let whole = try await seen(secret, by: board.olga)
        #expect(whole.item(id: secret.id) != nil)
        #expect(whole.shelvedCount(of: CommentRecord.kind) == 1)
        for principal in [board.mia, board.tom, board.ute, .commandLine("root")] {
            let isms = try await seen(secret, by: principal)
            #expect(isms.item(id: secret.id) == nil && isms.item(code: secret.code) == nil)
            #expect(isms[Incident.self].isEmpty && isms.shelvedCount(of: CommentRecord.kind) == 0)
            #expect(isms.count == whole.count - 1)
            let asset = try #require(isms[Asset.self].first { $0.title == "Payroll" })
            #expect(isms.items(referringTo: asset.id).isEmpty)
            #expect(isms.items(of: Incident.kind, titled: "Fraud by a colleague").isEmpty)
        }
        #expect(try await seen(secret, by: .commandLine("root", asksForSecrets: true)).item(id: secret.id) != nil)
    }

    @Test("Its commits show nobody else what they did or why")
    func history() async throws {
        let secret = try await kept()
        let board = secret.board
        let newest = try await board.workspace.head().sequence
        for principal in [board.mia, board.tom] {
            let viewing = Viewing(board.workspace, as: principal)
            let log = try await viewing.log(before: nil, limit: 100)
            #expect(!log.contains { $0.author.reason.contains("raud") })
            for sequence in 1...newest {
                let commit = try #require(try await viewing.commit(numbered: sequence))
                let bodies = commit.revisions.compactMap(\.body).map { String(decoding: $0, as: UTF8.self) }
                #expect(!bodies.contains { $0.contains("raud") } && !commit.header.author.reason.contains("raud"))
            }
            #expect(try await viewing.history(of: secret.id, kind: Incident.kind).isEmpty)
            #expect(try await viewing.identity(ofCode: secret.code) == nil)
        }
        let own = try await Viewing(board.workspace, as: board.olga).log(before: nil, limit: 100)
        #expect(own.contains { $0.author.reason == "Fraud was reported" })
    }

    @Test("Nobody outside it changes, steps on, comments, removes, erases or names the record")
    func changing() async throws {
        let secret = try await kept()
        let board = secret.board
        let incident = try #require(try await board.workspace.snapshot().item(id: secret.id) as? Entry<Incident>)
        let open = {
            var value = incident.value
            value.circle = []
            return value
        }()
        let administrator = Principal(
            name: "Root", door: .account(RecordID(high: 1, low: 1)), roles: [.administrator], person: nil)
        for principal in [board.mia, administrator, .commandLine("root")] {
            let operations: [any Operations.Operation] = [
                ChangeRecord(secret.id, seen: nil, to: open), Advance(secret.id, to: "contained", seen: nil),
                AddEntry(to: secret.id, "timeline", JSONObject([.init("text", "x")])),
                CommentOnRecord(on: secret.code, "I know"), RemoveRecords([secret.id]),
            ]
            for operation in operations {
                let error = await #expect(throws: WorkspaceError.self) {
                    try await board.workspace.perform(all: [operation], as: principal)
                }
                #expect(error?.description.contains("raud") != true)
            }
            await #expect(throws: WorkspaceError.self) {
                try await board.workspace.erase(secret.id, as: principal)
            }
        }
        #expect(try await board.workspace.snapshot().item(id: secret.id)?.provenance.version == 1)
    }

    @Test("What it needs is not removed, and why is said without naming it")
    func referring() async throws {
        let secret = try await kept()
        let board = secret.board
        let asset = try #require(try await board.workspace.snapshot()[Asset.self].first { $0.title == "Payroll" })
        let error = await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(RemoveRecords([asset.id]), as: board.mia)
        }
        #expect(error?.description.contains("a confidential record") == true)
        #expect(error?.description.contains(secret.code) == false)
    }

    @Test("A record removed stays as hidden as it was, and is brought back by those who may know of it alone")
    func removed() async throws {
        let secret = try await kept()
        let board = secret.board
        try await board.workspace.perform(RemoveRecords([secret.id]), as: .commandLine("root", asksForSecrets: true))
        let viewing = Viewing(board.workspace, as: board.mia)
        #expect(try await viewing.identity(ofCode: secret.code) == nil)
        #expect(!(try await viewing.log(before: nil, limit: 100)).contains { $0.author.reason.contains("raud") })
        #expect(try await comments(viewing).isEmpty)
        let before = try await viewing.snapshot(at: .sequence(try await board.workspace.head().sequence - 1))
        #expect(before[Incident.self].isEmpty)
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(RestoreRecord(code: secret.code, of: Incident.kind), as: board.mia)
        }
        #expect(try await Viewing(board.workspace, as: board.olga).identity(ofCode: secret.code)?.id == secret.id)
    }

    @Test("What was erased keeps hiding what was said about it, when it came and why")
    func erased() async throws {
        let secret = try await kept()
        let board = secret.board
        let root = Principal.commandLine("root", asksForSecrets: true)
        try await board.workspace.erase(secret.id, as: root, reason: "The fraud is over")
        for principal in [board.mia, board.tom, .commandLine("root")] {
            let viewing = Viewing(board.workspace, as: principal)
            let isms = try await viewing.snapshot()
            #expect(try await comments(viewing).isEmpty && isms.erasedCodes.isEmpty)
            #expect(!(try await viewing.log(before: nil, limit: 100)).contains { $0.author.reason.contains("raud") })
            for sequence in 1...(try await board.workspace.head().sequence) {
                let commit = try #require(try await viewing.commit(numbered: sequence))
                #expect(!commit.revisions.contains { $0.code == secret.code })
            }
        }
    }

    @Test("An account that was linked to somebody in it by hand opens nothing")
    func linked() async throws {
        let secret = try await kept()
        let olga = try #require(secret.board.olga.person)
        let account = RecordID(high: 1, low: 1)
        let administrator = Principal(
            name: "Root", door: .account(account), roles: [.administrator], person: olga,
            link: PersonLink(madeBy: account, address: "root@board.example"))
        #expect(try await seen(secret, by: administrator).item(id: secret.id) == nil)
        await #expect(throws: WorkspaceError.self) {
            try await secret.board.workspace.perform(CommentOnRecord(on: secret.code, "I know"), as: administrator)
        }
    }

    @Test("What is read while a record is written is as hidden as what is read after")
    func race() async throws {
        let secret = try await kept()
        let board = secret.board
        let olga = try #require(try await board.workspace.snapshot()[Person.self].first { $0.title == "Olga" })
        let writing = Task {
            for number in 0..<15 {
                let incident = new(Incident.self) {
                    $0.name = "Fraud \(number)"
                    $0.owner = olga.reference
                    $0.detectedAt = Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds)
                    $0.circle = [olga.reference]
                }
                try await board.workspace.perform(AddRecord(incident), as: board.olga, reason: "Fraud again")
            }
        }
        let viewing = Viewing(board.workspace, as: board.mia)
        for _ in 0..<30 {
            #expect(try await viewing.snapshot()[Incident.self].isEmpty)
            #expect(!(try await viewing.log(before: nil, limit: 5)).contains { $0.author.reason.contains("raud") })
        }
        try await writing.value
    }

    @Test("Whoever adds what they may not see is told that it was written")
    func unseen() async throws {
        let secret = try await kept()
        let board = secret.board
        let tom = try #require(try await board.workspace.snapshot()[Person.self].first { $0.title == "Tom" })
        let incident = new(Incident.self) {
            $0.name = "For Tom alone"
            $0.detectedAt = Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds)
            $0.circle = [tom.reference]
        }
        let committed = try await board.workspace.perform(AddRecord(incident), as: board.mia)
        #expect(committed.created.isEmpty && committed.hiddenCount == 1 && !committed.isEmpty)
    }

    @Test("Erasing what it needs does not name it either")
    func erasingNeeded() async throws {
        let secret = try await kept()
        let asset = try #require(
            try await secret.board.workspace.snapshot()[Asset.self].first { $0.title == "Payroll" })
        let error = await #expect(throws: WorkspaceError.self) {
            try await secret.board.workspace.erase(asset.id, as: .commandLine("root"))
        }
        #expect(error?.description.contains(secret.code) == false)
        #expect(error?.description.contains("a confidential record") == true)
    }

    @Test("A record that becomes confidential is hidden on days before too")
    func past() async throws {
        let board = try await Board()
        let olga = try #require(try await board.workspace.snapshot()[Person.self].first { $0.title == "Olga" })
        var incident = new(Incident.self) {
            $0.name = "Fraud by a colleague"
            $0.detectedAt = Instant(milliseconds: day("2026-05-04").firstInstant.milliseconds)
            $0.owner = olga.reference
        }
        let made = try await board.workspace.perform(AddRecord(incident), as: board.olga)
        let id = try #require(made.created.first?.id)
        let open = try await board.workspace.head().sequence
        let viewing = Viewing(board.workspace, as: board.mia)
        #expect(try await viewing.snapshot().item(id: id) != nil)
        incident.circle = [olga.reference]
        try await board.workspace.perform(ChangeRecord(id, seen: nil, to: incident), as: board.olga)
        #expect(try await viewing.snapshot().item(id: id) == nil)
        #expect(try await viewing.snapshot(at: .sequence(open)).item(id: id) == nil)
        #expect(try await Viewing(board.workspace, as: board.olga).snapshot(at: .sequence(open)).item(id: id) != nil)
    }

    @Test("The last in it names a successor before leaving")
    func last() async throws {
        let secret = try await kept()
        let board = secret.board
        let isms = try await board.workspace.snapshot()
        let incident = try #require(isms.item(id: secret.id) as? Entry<Incident>)
        let mia = try #require(isms[Person.self].first { $0.title == "Mia" })
        var left = incident.value
        left.circle = []
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(ChangeRecord(secret.id, seen: nil, to: left), as: board.olga)
        }
        left.circle = [mia.reference]
        try await board.workspace.perform(ChangeRecord(secret.id, seen: nil, to: left), as: board.olga)
        #expect(try await seen(secret, by: board.olga).item(id: secret.id) == nil)
        #expect(try await seen(secret, by: board.mia).item(id: secret.id) != nil)
    }

    @Test("That the command line asked for what is confidential is noted first, and by whom")
    func noted() async throws {
        let secret = try await kept()
        let workspace = secret.board.workspace
        try await workspace.change("Name") { draft in draft.create(new(Organization.self) { $0.name = "Board" }) }
        try await workspace.perform(
            NoteSecretReading(command: "annex list"), as: .commandLine("root", asksForSecrets: true))
        let note = try #require(try await comments(Viewing(workspace, as: secret.board.mia)).first)
        #expect(note.author == "root" && note.text.contains("annex list"))
    }

    // MARK: Top management joins

    private func join(_ secret: Secret, as principal: Principal, code: String? = nil, why: String = "The board asks")
        async throws
    {
        try await secret.board.workspace.perform(
            JoinCircle(ofCode: code ?? secret.code, Incident.kind, reason: why), as: principal)
    }

    @Test(
        "A reason that cannot be kept is refused before the code is looked at, so that it tells nothing of the code",
        arguments: ["x\u{2}", "two\nlines", String(repeating: "x", count: 6000), "-"])
    func unreadableReason(why: String) async throws {
        let secret = try await kept()
        let codes = [secret.code, "IR-77"]
        var refusals: [ErrorCode?] = []
        for code in codes {
            refusals.append(
                try await failure { try await join(secret, as: secret.board.tom, code: code, why: why) }?.code)
        }
        #expect(refusals[0] != nil && refusals[0] == refusals[1])
    }

    @Test("Top management joins it by the code, and the record, its history and those in the circle say so")
    func joining() async throws {
        let secret = try await kept()
        let board = secret.board
        try await join(secret, as: board.tom)
        let isms = try await seen(secret, by: board.tom)
        let incident = try #require(isms.item(id: secret.id) as? Entry<Incident>)
        #expect(incident.circle.count == 2)
        #expect(incident.joinings.map(\.name) == ["Tom"])
        #expect(incident.joinings.first?.reason == "The board asks")
        let log = try await Viewing(board.workspace, as: board.olga).log(before: nil, limit: 1)
        #expect(log.first?.author.reason == "Join the circle of \(secret.code)")
        func told(_ principal: Principal, on text: String) async throws -> [String] {
            let derivation = Derivation(of: try await seen(secret, by: principal), on: day(text))
            return Asks(of: derivation, for: principal).asks.map(\.what.english).filter { $0.contains("joined") }
        }
        #expect(try await told(board.olga, on: "2026-05-04") == ["Tom joined the circle on 2026-05-04: The board asks"])
        #expect(try await told(board.olga, on: "2026-06-02").count == 1)
        #expect(try await told(board.olga, on: "2026-06-03").isEmpty)
        #expect(try await told(board.tom, on: "2026-05-04").isEmpty)
        // Nobody else learns that there was anything to join.
        #expect(try await seen(secret, by: board.mia).item(id: secret.id) == nil)
        #expect(try await told(board.ute, on: "2026-05-04").isEmpty)
    }

    @Test("Nobody else joins by themselves, nobody without saying why, and nobody twice")
    func joiningRefused() async throws {
        let secret = try await kept()
        let board = secret.board
        for principal in [board.mia, board.olga, .commandLine("root"), .commandLine("root", asksForSecrets: true)] {
            let error = try await failure { try await join(secret, as: principal) }
            #expect(error?.description.contains("your role may not join") == true)
        }
        #expect(try await failure { try await join(secret, as: board.tom, why: " ") } != nil)
        #expect(try await seen(secret, by: board.tom).item(id: secret.id) == nil)
        try await join(secret, as: board.tom)
        let again = try await failure { try await join(secret, as: board.tom) }
        #expect(again?.description.contains("already") == true)
    }

    @Test("A code that names nothing confidential is not told from one that names nothing")
    func joiningNothing() async throws {
        let secret = try await kept()
        let board = secret.board
        var open = Incident()
        (open.name, open.detectedAt) = ("Lost key", Clock.standing.now())
        let made = try await board.workspace.perform(AddRecord(open), as: board.mia)
        let code = try #require(made.created.first).code
        let errors = try await [code, "IR-99", "AST-1"].asyncMap { code in
            try await failure { try await join(secret, as: board.tom, code: code) }?.description
                .replacing(code, with: "CODE")
        }
        #expect(Set(errors).count == 1 && errors.first??.contains("there is no confidential incident") == true)
    }

    @Test("What says who joined is written by no form, and a closed record is joined like any other")
    func joiningKept() async throws {
        let secret = try await kept()
        let board = secret.board
        let incident = try #require(try await seen(secret, by: board.olga).item(id: secret.id) as? Entry<Incident>)
        var forged = incident.value
        forged.joinings = [CircleJoining("Mia", at: Clock.standing.now(), reason: "Asked")]
        await #expect(throws: WorkspaceError.self) {
            try await board.workspace.perform(ChangeRecord(secret.id, seen: nil, to: forged), as: board.olga)
        }
        let root = Principal.commandLine("root", asksForSecrets: true)
        for state in ["contained", "recovered"] {
            try await board.workspace.perform(Advance(secret.id, to: state, seen: nil), as: root)
        }
        var told = try #require(try await seen(secret, by: board.olga).item(id: secret.id) as? Entry<Incident>).value
        let mia = try #require(board.mia.person)
        (told.lead, told.cause, told.lessons) = (Reference(mia), "Greed", "Two signatures")
        try await board.workspace.perform(ChangeRecord(secret.id, seen: nil, to: told), as: board.olga)
        try await board.workspace.perform(Advance(secret.id, to: "reviewed", seen: nil), as: board.olga)
        try await board.workspace.perform(Advance(secret.id, to: "closed", seen: nil), as: root)
        try await join(secret, as: board.tom)
        #expect(try await seen(secret, by: board.tom).item(id: secret.id) != nil)
    }
}

extension Array {
    fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
