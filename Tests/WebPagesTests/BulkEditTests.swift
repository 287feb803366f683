import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import WebPages

@Suite("Changing several records at once")
struct BulkEditTests {
    private let path = "/o/acme/asset/edit"
    private let both = [("code", "AST-1"), ("code", "AST-2")]

    private func site(assets count: Int = 0) async throws -> TestSite {
        let site = try await TestSite()
        if count > 0 {
            var draft = try await site.workspace.draft()
            for number in 1...count {
                var asset = Asset()
                asset.name = "Asset \(number)"
                draft.create(asset)
            }
            _ = try await site.workspace.commit(
                draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        }
        return site
    }

    @Test("Choose, preview, change: one commit, and back to the list one came from")
    func whole() async throws {
        let site = try await site()
        let back = ("back", "/o/acme/asset?q=a&sort=-name")
        let choice = try await site.post(path, as: .ismsManager, both + [back])
        #expect(choice.status == .ok)
        #expect(choice.text.contains("Customer database") && choice.text.contains("Payroll"))
        #expect(choice.text.contains("name=\"set\" value=\"status\""))
        let setting = [("set", "classification"), ("v.classification", "confidential"), ("v.status", "retired")]
        let preview = try await site.post(path, as: .ismsManager, both + setting + [back, ("step", "preview")])
        #expect(preview.status == .ok)
        #expect(preview.text.contains("Change 2 records"))
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
        let saved = try await site.post(
            path, as: .ismsManager,
            both + setting + [
                back, ("step", "save"), ("reason", "Annual review"), ("version", "AST-1:1"), ("version", "AST-2:1"),
            ])
        #expect(saved.location == "/o/acme/asset?q=a&sort=-name&done=bulk-saved")
        let isms = try await site.workspace.snapshot()
        #expect(isms.commit.sequence == 2)
        for asset in isms[Asset.self] {
            #expect(asset.classification == .confidential)
            // What was not ticked stays, whatever its control holds.
            #expect(asset.status != .retired)
        }
        #expect(try await site.workspace.log(before: nil, limit: 1).first?.author.reason == "Annual review")
    }

    @Test("Of somebody who edits only what is theirs, the others are refused with the reason")
    func owners() async throws {
        let site = try await site()
        let setting = both + [("set", "status"), ("v.status", "retired")]
        let preview = try await site.post(path, as: .owner, setting + [("step", "preview")])
        #expect(preview.text.contains("it is not yours"))
        #expect(preview.text.contains("Change 1 record"))
        // Only what can be changed is sent on.
        #expect(!preview.text.contains("name=\"code\" value=\"AST-2\""))
        let forced = try await site.post(path, as: .owner, setting + [("step", "save")])
        #expect(forced.status == .conflict)
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("A record that somebody changed since the preview stops the change, and is shown")
    func conflict() async throws {
        let site = try await site()
        let setting =
            both + [("set", "status"), ("v.status", "retired"), ("version", "AST-1:1"), ("version", "AST-2:1")]
        _ = try await site.post(
            "/o/acme/asset/AST-2/field/status", as: .ismsManager, [("version", "1"), ("v.status", "planned")])
        let saved = try await site.post(path, as: .ismsManager, setting + [("step", "save")])
        #expect(saved.status == .conflict)
        #expect(saved.text.contains("in the meantime"))
        let isms = try await site.workspace.snapshot()
        #expect((isms.item(code: "AST-1")?.record as? Asset)?.status != .retired)
    }

    @Test("A value that makes a record invalid refuses that record and says why")
    func invalid() async throws {
        let site = try await site()
        var draft = try await site.workspace.draft()
        var evidence = Evidence()
        evidence.name = "Next year's"
        evidence.link = "https://files.acme.example/next"
        evidence.collectedOn = Day(year: 2027, month: 2, day: 1)
        draft.create(evidence)
        _ = try await site.workspace.commit(
            draft, by: .init(principal: "test", time: site.clock.now, reason: "", source: "test"))
        let preview = try await site.post(
            "/o/acme/evidence/edit", as: .ismsManager,
            [
                ("code", "EVD-1"), ("code", "EVD-2"), ("set", "validUntil"), ("v.validUntil", "2026-12-31"),
                ("step", "preview"),
            ])
        #expect(preview.text.contains("is before it was collected"))
        #expect(preview.text.contains("Change 1 record"))
        #expect(!preview.text.contains("name=\"code\" value=\"EVD-2\""))
    }

    @Test("A value that cannot be read refuses every record with what was expected")
    func unreadable() async throws {
        let site = try await site()
        let preview = try await site.post(
            path, as: .ismsManager, both + [("set", "owner"), ("v.owner", "PER-999"), ("step", "preview")])
        #expect(preview.text.contains("2 records cannot be changed so"))
        #expect(preview.text.contains("There is nothing to change"))
    }

    @Test("Approvals, ratings, names and files are not set for many")
    func fields() {
        let names = { (kind: Kind) in Set(BulkEdit.fields(of: kind).map(\.name)) }
        #expect(names(Document.kind).isDisjoint(with: ["approvedBy", "approvedOn", "file", "name", "summary"]))
        #expect(names(Document.kind).isSuperset(of: ["owner", "status", "reviewBy"]))
        #expect(names(Risk.kind).isDisjoint(with: ["currentLikelihood", "acceptedBy", "planApprovedOn", "name"]))
        #expect(names(Risk.kind).isSuperset(of: ["owner", "status", "treatment"]))
        #expect(names(Evidence.kind).isDisjoint(with: ["fileName", "byteCount", "mediaType"]))
    }

    @Test("Without anything ticked, or anything selected, nothing happens")
    func nothing() async throws {
        let site = try await site()
        let unticked = try await site.post(
            path, as: .ismsManager, both + [("v.status", "retired"), ("step", "preview")])
        #expect(unticked.status == .unprocessableContent)
        #expect(unticked.text.contains("Tick what is to be set"))
        let none = try await site.post(path, as: .ismsManager, [("back", "https://evil.example/?q=x")])
        #expect(none.location == "/o/acme/asset?q=x")
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("A page's worth of records is changed in one commit")
    func many() async throws {
        let site = try await site(assets: 150)
        let codes = (3...152).map { ("code", "AST-\($0)") }
        let saved = try await site.post(
            path, as: .ismsManager, codes + [("set", "status"), ("v.status", "planned"), ("step", "save")])
        #expect(saved.status == .seeOther)
        let isms = try await site.workspace.snapshot()
        #expect(isms.commit.sequence == 3)
        #expect(isms[Asset.self].count { $0.status == .planned } == 150)
        let tooMany = try await site.post(
            path, as: .ismsManager, (1...1001).map { ("code", "AST-\($0)") } + [("step", "preview")])
        #expect(tooMany.status == .badRequest)
    }

    @Test("Who changes nothing there is refused", arguments: [Role.reader, .approver, .member])
    func roles(role: Role) async throws {
        let site = try await site()
        let answer = try await site.post(
            path, as: role, both + [("set", "status"), ("v.status", "retired"), ("step", "save")])
        #expect(answer.status == (role == .member ? .notFound : .forbidden))
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }
}
