import Accounts
import HTTPTypes
import ISMS
import Operations
import RecordFormat
import RecordStore
import Registers
import Testing

@testable import Serving
@testable import WebPages

@Suite("Organizations in memory")
struct OrganizationMemoryTests {
    /// How much room there is beside what one organization of the test site costs.
    enum Room: String, CaseIterable, CustomTestStringConvertible {
        case none, forOne, forAll

        var testDescription: String { rawValue }

        func budget() async throws -> Int {
            switch self {
            case .none: return 1
            case .forAll: return ServerSettings.usualMemoryBudget
            case .forOne:
                let site = try await TestSite()
                _ = try await site.get("/o/acme", as: .ismsManager)
                return site.server.memory.figures.bytes * 3 / 2
            }
        }
    }

    private static let handles = ["acme", "other", "third"]

    /// Three organizations, and somebody who may do anything in all of them.
    private func site(_ room: Room, store: any RecordStore = MemoryRecordStore()) async throws -> (TestSite, String) {
        let site = try await TestSite(store: store, memoryBudget: try await room.budget())
        let third = try await Workspace.create(
            handle: "third", in: store, clock: site.workspace.clock,
            identifiers: .random(clock: site.workspace.clock),
            by: CommitAuthor(principal: "set-up", time: site.clock.now, reason: "Begin", source: "test")
        ) { draft in
            var organization = Organization()
            organization.name = "Third"
            draft.create(organization)
        }
        _ = try await site.accounts.addAccount(
            email: "all@example.org", name: "All", password: TestSite.password,
            memberships: [site.workspace, site.otherWorkspace, third].map { ($0.organization.id, [.ismsManager], nil) })
        return (site, try await site.token(of: "all@example.org"))
    }

    private func text(_ site: TestSite, _ path: String, _ token: String) async throws -> String {
        let answer = try await site.send(.get, path, token: token)
        #expect(answer.status == .ok, "\(path)")
        return answer.text
    }

    @Test(
        "With room for all, for one or for none, three organizations are answered for, take changes, and show past days",
        arguments: Room.allCases)
    func evicted(_ room: Room) async throws {
        let (site, _) = try await site(room)
        for round in 1...3 {
            let token = try await site.token(of: "all@example.org")
            for handle in Self.handles {
                let name = "Round \(round) of \(handle)"
                let saved = try await site.post("/o/\(handle)/asset/new", token: token, [("v.name", name)])
                #expect(saved.status == .seeOther)
            }
            for handle in Self.handles {
                let list = try await text(site, "/o/\(handle)/asset", token)
                for earlier in 1...round { #expect(list.contains("Round \(earlier) of \(handle)")) }
            }
            site.clock.advance(seconds: 86_400)
        }
        let token = try await site.token(of: "all@example.org")
        for (day, rounds) in [("2026-02-28", 0), ("2026-03-01", 1), ("2026-03-02", 2)] {
            for handle in Self.handles {
                let past = try await text(site, "/o/\(handle)/as-of/\(day)/asset", token)
                for round in 1...3 { #expect(past.contains("Round \(round) of \(handle)") == (round <= rounds)) }
            }
        }
        let figures = site.server.memory.figures
        #expect(figures.bytes <= figures.budget)
        switch room {
        case .none: #expect(figures.count == 0)
        case .forOne: #expect(figures.count > 0 && figures.evictions > 10)
        case .forAll: #expect(figures.count == 12 && figures.evictions == 0)
        }
    }

    @Test(
        "What another process erased is shown on no past day, whether that day was in memory or not",
        arguments: Room.allCases)
    func erased(_ room: Room) async throws {
        let (site, _) = try await site(room)
        var person = Person()
        person.name = "Planted Temporary"
        let made = try await site.workspace.perform(AddRecord(person), as: .commandLine("test")).created
        let planted = try #require(made.first)
        site.clock.advance(seconds: 86_400)
        let token = try await site.token(of: "all@example.org")
        let past = "/o/acme/as-of/2026-03-01/person"
        #expect(try await text(site, past, token).contains("Planted Temporary"))
        let elsewhere = Workspace(
            site.workspace.organization, in: site.workspace.store, clock: site.workspace.clock,
            identifiers: .random(clock: site.workspace.clock))
        try await elsewhere.erase(planted.id, as: .commandLine("root"), reason: "Asked for")
        for path in [past, "/o/acme/person", past] {
            #expect(try await !text(site, path, token).contains("Planted Temporary"), "\(path)")
        }
    }

    @Test("However many open an organization at the same time, its records are read once")
    func readOnce() async throws {
        let store = FaultInjectingRecordStore(MemoryRecordStore())
        let (site, token) = try await site(.forAll, store: store)
        let before = await store.readingsOfRecords
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<20 { group.addTask { try await text(site, "/o/acme/asset", token) } }
            for try await page in group { #expect(page.contains("Customer database")) }
        }
        #expect(await store.readingsOfRecords == before + 1)
    }

    @Test("What could not be read is read again for the next who asks")
    func unreadable() async throws {
        let store = FaultInjectingRecordStore(MemoryRecordStore())
        let (site, token) = try await site(.forAll, store: store)
        await store.failNextReadingOfRecords()
        let failed = try await site.send(.get, "/o/acme/asset", token: token)
        #expect(failed.status == .serviceUnavailable || failed.status == .internalServerError)
        #expect(site.server.memory.figures.count == 0)
        #expect(try await text(site, "/o/acme/asset", token).contains("Customer database"))
    }

    @Test("No records are read to print an organization's name: on the page of one's own, or in an invitation")
    func names() async throws {
        let store = FaultInjectingRecordStore(MemoryRecordStore())
        let (site, token) = try await site(.forAll, store: store)
        let invitation = try await site.accounts.invite(
            email: "new@example.org", to: site.workspace.organization.id, roles: [.member], person: nil,
            by: .operator)
        let before = await store.readingsOfRecords
        let own = try await text(site, "/organizations", token)
        for name in ["Acme", "Other GmbH", "Third"] { #expect(own.contains(name)) }
        let invited = try await site.send(.get, "/invitation/\(invitation.token.text)", token: nil)
        #expect(invited.status == .ok && invited.text.contains("Acme"))
        #expect(await store.readingsOfRecords == before)
        #expect(site.server.memory.figures.count == 0)
    }

    @Test("The figures of the server say what is in memory")
    func figures() async throws {
        var (site, token) = try await site(.forAll)
        _ = try await text(site, "/o/acme", token)
        _ = try await text(site, "/o/other", token)
        site.remoteAddress = "127.0.0.1"
        let figures = try await site.send(.get, "/metrics", token: nil).text.split(separator: "\n")
        #expect(figures.contains("annex_memory_snapshots 2"))
        #expect(figures.contains("annex_memory_budget_bytes 256000000"))
        #expect(figures.contains("annex_memory_bytes \(site.server.memory.figures.bytes)"))
        #expect(figures.contains("annex_memory_evictions_total 0"))
    }

    @Test("Whoever does not belong to an organization does not bring it into memory")
    func strangers() async throws {
        let (site, _) = try await site(.forAll)
        #expect(try await site.send(.get, "/o/acme", token: site.stranger).status == .notFound)
        #expect(site.server.memory.figures.count == 0)
    }

    @Test("A commit that makes an organization grow makes it cost more, before anybody looks at it again")
    func growing() async throws {
        let (site, token) = try await site(.forAll)
        _ = try await text(site, "/o/acme/asset", token)
        let before = site.server.memory.figures.bytes
        let lines = String(repeating: "What one must know about it. ", count: 300)
        _ = try await site.post(
            "/o/acme/asset/new", token: token, [("v.name", "A large one"), ("v.description", lines)])
        _ = try await text(site, "/o/acme/asset", token)
        #expect(site.server.memory.figures.bytes - before > 8000)
    }

    @Test("A past day costs less than now: it shares with now every record that is the same")
    func pastDay() async throws {
        let (site, _) = try await site(.forAll)
        site.clock.advance(seconds: 86_400)
        let token = try await site.token(of: "all@example.org")
        _ = try await site.post("/o/acme/asset/new", token: token, [("v.name", "Later")])
        _ = try await text(site, "/o/acme", token)
        let memory = site.server.memory
        let now = memory.figures.bytes
        _ = try await text(site, "/o/acme/as-of/2026-03-01", token)
        let present = try #require(try await site.server.organization(of: "acme"))
        let space = try await site.server.space(of: present)
        let isms = space.newest.isms
        let past = try await space.derived(asOf: Day(year: 2026, month: 3, day: 1))
        #expect(past.isms.count == isms.count - 1)
        #expect(past.isms.bytes(besides: isms) < isms.bytes / 20)
        #expect(memory.figures.bytes - now == past.bytes(besides: isms))
    }
}
