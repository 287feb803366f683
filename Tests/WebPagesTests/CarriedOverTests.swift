import Accounts
import Foundation
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import WebPages

/// What is kept from before a commit must not show what the commit changed.
@Suite("What a commit leaves untouched")
struct CarriedOverTests {
    private func commit(_ site: TestSite, _ change: (inout Draft) throws -> Void) async throws {
        var draft = try await site.workspace.draft()
        try change(&draft)
        let author = CommitAuthor(principal: "test", time: site.clock.now, reason: "", source: "test")
        _ = try await site.workspace.commit(draft, by: author)
    }

    @Test("A list shows a new name of a record that its rows name")
    func renamedOwner() async throws {
        let site = try await TestSite()
        let before = try await site.get("/o/acme/risk", as: .ismsManager).text
        #expect(before.contains("RISK-1") && !before.contains("Renamed Owner"))
        try await commit(site) { draft in
            let owner = try #require(draft.base[Person.self].first { $0.email == "owner@acme.example" })
            draft.update(owner) { $0.name = "Renamed Owner" }
        }
        let after = try await site.get("/o/acme/risk", as: .ismsManager).text
        #expect(after.contains("Renamed Owner"))
        #expect(try await site.get("/o/acme/risk?q=renamed", as: .ismsManager).text.contains("RISK-1"))
        #expect(try await site.get("/o/acme/search?q=renamed", as: .ismsManager).text.contains("RISK-1"))
    }

    @Test("A list shows how many risks an asset has now")
    func counted() async throws {
        let site = try await TestSite()
        func risks(_ text: String) -> Int {
            let row = text.components(separatedBy: "data-href=\"/o/acme/asset/AST-2\"").last ?? ""
            return row.components(separatedBy: "</tr>")[0].components(separatedBy: "<td>1</td>").count - 1
        }
        let before = risks(try await site.get("/o/acme/asset", as: .ismsManager).text)
        try await commit(site) { draft in
            let (asset, risk) = (draft.base[Asset.self].entries[1], draft.base[Risk.self].entries[0])
            draft.update(risk) { $0.assets.append(asset.reference) }
        }
        #expect(risks(try await site.get("/o/acme/asset", as: .ismsManager).text) == before + 1)
    }

    @Test("Findings are counted anew after every commit")
    func findings() async throws {
        let site = try await TestSite()
        func count() async throws -> Int {
            let text = try await site.get("/o/acme/asset", as: .ismsManager).text
            return text.components(separatedBy: "finding-count").count
        }
        _ = try await count()
        for number in 1...3 {
            try await commit(site) { draft in
                draft.create(changed(Asset()) { $0.name = "Ownerless \(number)" })
            }
            let text = try await site.get("/o/acme/asset", as: .ismsManager).text
            let row = text.components(separatedBy: "Ownerless \(number)").last ?? ""
            #expect(row.components(separatedBy: "</tr>")[0].contains("finding-count"))
        }
    }

    @Test("What one may not change is not offered for change because another may")
    func rights() async throws {
        let site = try await TestSite()
        let manager = try await site.get("/o/acme/risk", as: .ismsManager).text
        let auditor = try await site.get("/o/acme/risk", as: .reader).text
        let again = try await site.get("/o/acme/risk", as: .ismsManager).text
        #expect(manager.contains("edit-in-place") && again.contains("edit-in-place"))
        #expect(!auditor.contains("edit-in-place") && !auditor.contains("name=\"code\""))
        let past = try await site.get("/o/acme/as-of/2026-02-28/risk", as: .ismsManager).text
        #expect(!past.contains("edit-in-place"))
    }

    private func changed<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
        var value = value
        change(&value)
        return value
    }
}

@Suite("Texts of registers")
struct SearchBlockTests {
    private static func workspace(_ count: Int) async throws -> Workspace {
        let clock = Clock { TestSite.start }
        let author = CommitAuthor(principal: "test", time: TestSite.start, reason: "", source: "test")
        return try await Workspace.create(
            handle: "many", in: MemoryRecordStore(), clock: clock, identifiers: .random(clock: clock), by: author
        ) { draft in
            var people: [Reference<Person>] = []
            for number in 0..<20 {
                var person = Person()
                person.name = "Person p\(number)e"
                people.append(draft.create(person))
            }
            for number in 0..<count {
                var asset = Asset()
                asset.name = "Asset a\(number)e"
                asset.owner = people[number / 100]
                draft.create(asset)
            }
        }
    }

    @Test("Texts taken over from before are found as those made anew, whatever was added, changed or removed")
    func carried() async throws {
        let workspace = try await Self.workspace(1800)
        let author = CommitAuthor(principal: "test", time: TestSite.start, reason: "", source: "test")
        var before = try await workspace.snapshot()
        var table = RegisterTable(of: Asset.kind, in: before)
        _ = table.places(holding: ["a1e"])
        for round in 0..<12 {
            var draft = try await workspace.draft()
            let assets = before[Asset.self].entries
            switch round % 4 {
            case 0: draft.update(assets[round * 37]) { $0.name = "Changed c\(round)e" }
            case 1: draft.update(before[Person.self].entries[round]) { $0.name = "Other o\(round)e" }
            case 2: for place in 0..<40 { draft.remove(assets[round * 50 + place]) }
            default:
                for number in 0..<30 {
                    var asset = Asset()
                    asset.name = "Late l\(round)x\(number)e"
                    draft.create(asset)
                }
            }
            let after = try await workspace.commit(draft, by: author).isms
            let differences = try #require(after.differences(from: before, limit: 200))
            let items = differences.compactMap { $0.after ?? $0.before }
            table = table.carried(
                to: after, touched: Set(items.map(\.id)), isSame: !items.contains { $0.kind == Asset.kind })
            let anew = RegisterTable(of: Asset.kind, in: after)
            #expect(table.items.map(\.code) == anew.items.map(\.code))
            for word in ["e", "c\(round)e", "o\(round)e", "p\(round)e", "l\(round)x3e", "a1799e", "ast-1", "late l3x1"]
            {
                let words = word.split(separator: " ").map(String.init)
                #expect(table.places(holding: words) == anew.places(holding: words), "\(word) after round \(round)")
            }
            before = after
        }
    }
}
