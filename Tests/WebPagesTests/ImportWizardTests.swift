import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("Importing a file step by step")
struct ImportWizardTests {
    private let path = "/o/acme/asset/import"
    private let csv =
        "Asset;Owner name;Typ\nLaptops;The ISMS manager;endpoint\nMail server;The ISMS manager;application\n"

    /// Sends a file and goes on to its columns; the file's number.
    private func begin(
        _ site: TestSite, _ text: String, named name: String = "assets.csv", as role: Role = .ismsManager
    )
        async throws -> String
    {
        let answer = try await site.upload(path, as: role, [], [SentFile("file", name, text)])
        #expect(answer.status == .seeOther, "\(answer.text.prefix(3000))")
        #expect(answer.location.hasPrefix("\(path)/columns?upload="))
        return try #require(answer.parameter("upload"))
    }

    private func choose(_ site: TestSite, _ upload: String, _ fields: [(String, String)]) async throws
        -> TestSite.Answer
    {
        try await site.post("\(path)/columns", as: .ismsManager, [("upload", upload)] + fields)
    }

    @Test("From the file to the records: columns, preview, import, and what was done")
    func whole() async throws {
        let site = try await TestSite()
        let upload = try await begin(site, csv)
        let columns = try await site.get("\(path)/columns?upload=\(upload)", as: .ismsManager)
        #expect(columns.status == .ok)
        #expect(columns.text.contains("Mail server"))
        // Proposed by the headings, and changeable.
        #expect(columns.text.contains("<option value=\"name\" selected>"))
        let chosen = try await choose(
            site, upload, [("m.1", "name"), ("m.2", "owner"), ("m.3", "type"), ("delimiter", "semicolon")])
        #expect(chosen.location == "\(path)/preview?upload=\(upload)")
        let head = try await site.workspace.snapshot().commit.sequence
        let preview = try await site.get(chosen.location, as: .ismsManager)
        #expect(preview.status == .ok)
        #expect(preview.text.contains("Import: add 2"))
        #expect(try await site.workspace.snapshot().commit.sequence == head)
        let imported = try await site.post(
            "\(path)/preview", as: .ismsManager, [("upload", upload), ("reason", "From the old list")])
        #expect(imported.location == "\(path)/done?upload=\(upload)")
        let isms = try await site.workspace.snapshot()
        #expect(isms.commit.sequence == head + 1)
        let laptops = try #require(isms[Asset.self].first { $0.title == "Laptops" })
        #expect(isms[laptops.owner]?.title == "The ISMS manager")
        #expect(laptops.type == .endpoint)
        let log = try await site.workspace.log(before: nil, limit: 1)
        #expect(log.first?.author.reason.contains("assets.csv") == true)
        #expect(log.first?.author.reason.contains("From the old list") == true)
        #expect(log.first?.author.source == "import")
        let done = try await site.get(imported.location, as: .ismsManager)
        #expect(done.text.contains("in one commit"))
        #expect(done.text.contains(laptops.code))
        // The file is not kept any longer; what it did is shown again.
        let again = try await site.post("\(path)/preview", as: .ismsManager, [("upload", upload)])
        #expect(again.location == imported.location)
        #expect(try await site.workspace.snapshot().commit.sequence == head + 1)
    }

    @Test("The same file a second time changes nothing")
    func twice() async throws {
        let site = try await TestSite()
        let mapping = [("m.1", "name"), ("m.2", "owner"), ("m.3", "type")]
        for round in 1...2 {
            let upload = try await begin(site, csv)
            _ = try await choose(site, upload, mapping)
            let preview = try await site.get("\(path)/preview?upload=\(upload)", as: .ismsManager)
            #expect(preview.text.contains("There is nothing to import") == (round == 2))
            _ = try await site.post("\(path)/preview", as: .ismsManager, [("upload", upload)])
            #expect(try await site.workspace.snapshot().commit.sequence == 2)
        }
    }

    @Test("Every bad cell is told with row, column, value and what was expected, and nothing is written")
    func badCells() async throws {
        let site = try await TestSite()
        let text =
            "Name,Type,Owner,Classification\nA,flying,The ISMS manager,internal\nB,endpoint,Nobody Known,internal\n,endpoint,,\n"
        let upload = try await begin(site, text)
        let mapping = [("m.1", "name"), ("m.2", "type"), ("m.3", "owner"), ("m.4", "classification")]
        _ = try await choose(site, upload, mapping)
        let preview = try await site.get("\(path)/preview?upload=\(upload)", as: .ismsManager)
        #expect(preview.status == .unprocessableContent)
        for words in [
            "<td class=\"figure\">2</td>", "flying", "<td class=\"figure\">3</td>", "Nobody Known", "endpoint",
        ] {
            #expect(preview.text.contains(words), "\(words)")
        }
        // Advice speaks of the page, not of the command line; tokens in it may hold anything.
        #expect(!preview.text.contains(" --") && !preview.text.contains("“--"))
        let forced = try await site.post("\(path)/preview", as: .ismsManager, [("upload", upload)])
        #expect(forced.status == .unprocessableContent)
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test("What cells name and is not there is added where that is ticked")
    func createsMissing() async throws {
        let site = try await TestSite()
        let text = "Name,Owner\nRack,Somebody New\n"
        let mapping = [("m.1", "name"), ("m.2", "owner")]
        let upload = try await begin(site, text)
        _ = try await choose(site, upload, mapping + [("create-missing", "yes")])
        let preview = try await site.get("\(path)/preview?upload=\(upload)", as: .ismsManager)
        #expect(preview.text.contains("Somebody New"))
        _ = try await site.post("\(path)/preview", as: .ismsManager, [("upload", upload)])
        #expect(try await site.workspace.snapshot()[Person.self].contains { $0.title == "Somebody New" })
    }

    @Test("A value for all rows fills what they leave empty")
    func defaults() async throws {
        let site = try await TestSite()
        let isms = try await site.workspace.snapshot()
        let manager = try #require(isms[Person.self].first { $0.email == "ismsManager@acme.example" })
        let upload = try await begin(site, "Name\nRack\n")
        _ = try await choose(site, upload, [("m.1", "name"), ("v.owner", manager.code)])
        _ = try await site.post("\(path)/preview", as: .ismsManager, [("upload", upload)])
        let rack = try #require(try await site.workspace.snapshot()[Asset.self].first { $0.title == "Rack" })
        #expect(rack.owner == manager.reference)
    }

    @Test("Columns whose headings look like letters or are alike go where they were sent")
    func ambiguousHeadings() async throws {
        let site = try await TestSite()
        // The heading of column B is “A”, and two are called “Text”.
        let upload = try await begin(site, "Text,A,Text\nRack,In the cellar,x\n")
        let columns = try await choose(site, upload, [("m.1", "name"), ("m.2", "description"), ("m.3", "")])
        #expect(columns.status == .seeOther)
        _ = try await site.post("\(path)/preview", as: .ismsManager, [("upload", upload)])
        let rack = try #require(try await site.workspace.snapshot()[Asset.self].first { $0.title == "Rack" })
        #expect(rack.description == "In the cellar")
    }

    @Test("Two columns for one field, or none for any, is told beside the columns")
    func wrongColumns() async throws {
        let site = try await TestSite()
        let upload = try await begin(site, "One,Two\nRack,Cellar\n")
        let both = try await choose(site, upload, [("m.1", "name"), ("m.2", "name")])
        #expect(both.status == .unprocessableContent)
        #expect(both.text.contains("both go into"))
        let none = try await choose(site, upload, [("m.1", ""), ("m.2", "")])
        #expect(none.status == .unprocessableContent)
        #expect(none.text.contains("o column fits"))
        let unknown = try await choose(site, upload, [("m.1", "no-such-field")])
        #expect(unknown.status == .unprocessableContent)
    }

    @Test("Another delimiter or row of headings reads the file anew and forgets the columns")
    func reading() async throws {
        let site = try await TestSite()
        let upload = try await begin(site, "Our assets\nName|Kind\nRack|endpoint\n")
        let asked = "\(path)/columns?upload=\(upload)&delimiter=bar&heading=2"
        let columns = try await site.get(asked, as: .ismsManager)
        #expect(columns.text.contains("Kind"))
        #expect(columns.hidden("delimiter") == "bar")
        #expect(columns.hidden("heading") == "2")
        _ = try await choose(site, upload, [("m.1", "name"), ("m.2", "type"), ("delimiter", "bar"), ("heading", "2")])
        _ = try await site.post("\(path)/preview", as: .ismsManager, [("upload", upload)])
        let rack = try await site.workspace.snapshot()[Asset.self].first { $0.title == "Rack" }
        #expect(rack?.type == .endpoint)
        let blank = try await site.get("\(path)/columns?upload=\(upload)&heading=9", as: .ismsManager)
        #expect(blank.status == .seeOther || blank.status == .badRequest)
    }

    @Test("A file is for its account, its organization and its register, and for half an hour")
    func ownership() async throws {
        let site = try await TestSite()
        let upload = try await begin(site, csv)
        let columns = "\(path)/columns?upload=\(upload)"
        #expect(try await site.get(columns, as: .administrator).status == .gone)
        #expect(try await site.get("/o/acme/control/import/columns?upload=\(upload)", as: .ismsManager).status == .gone)
        let elsewhere = try await site.send(
            .get, "/o/other/asset/import/columns?upload=\(upload)", token: site.stranger)
        #expect(elsewhere.status == .gone)
        #expect(try await site.get("\(path)/columns", as: .ismsManager).status == .gone)
        site.clock.advance(seconds: UploadShelf.secondsMax - 10)
        #expect(try await site.get(columns, as: .ismsManager).status == .ok)
        site.clock.advance(seconds: UploadShelf.secondsMax + 1)
        #expect(try await site.get(columns, as: .ismsManager).status == .gone)
    }

    @Test("Of one account's files the oldest gives way")
    func bounded() async throws {
        let site = try await TestSite()
        var uploads: [String] = []
        for _ in 1...4 {
            uploads.append(try await begin(site, csv))
            site.clock.advance(seconds: 1)
        }
        #expect(Set(uploads).count == 4)
        #expect(try await site.get("\(path)/columns?upload=\(uploads[0])", as: .ismsManager).status == .gone)
        #expect(try await site.get("\(path)/columns?upload=\(uploads[1])", as: .ismsManager).status == .ok)
    }

    @Test(
        "Only who may import sees the way to it, and it is refused to others",
        arguments: [
            Role.owner, .approver, .reader, .member,
        ])
    func roles(role: Role) async throws {
        let site = try await TestSite()
        #expect(try await site.get(path, as: role).status == .forbidden)
        let answer = try await site.upload(path, as: role, [], [SentFile("file", "a.csv", csv)])
        #expect(answer.status == .forbidden)
        #expect(try await !site.get("/o/acme/asset", as: role).text.contains("asset/import"))
    }

    @Test("An import records no approval that does not say when it was given")
    func approvals() async throws {
        let site = try await TestSite()
        let path = "/o/acme/document/import"
        let answer = try await site.upload(
            path, as: .ismsManager, [], [SentFile("file", "d.csv", "Title,Approver\nPolicy,The Approver\n")])
        let upload = try #require(answer.parameter("upload"))
        let columns = try await site.get("\(path)/columns?upload=\(upload)", as: .ismsManager)
        #expect(columns.text.contains("<option value=\"approvedBy\""))
        #expect(!columns.text.contains("<option value=\"approvalNotes\""))
        _ = try await site.post(
            "\(path)/columns", as: .ismsManager, [("upload", upload), ("m.1", "name"), ("m.2", "approvedBy")])
        let forced = try await site.post("\(path)/preview", as: .ismsManager, [("upload", upload)])
        #expect(forced.status == .unprocessableContent)
        #expect(forced.text.contains("not on which day") || forced.text.contains("its status is not"))
        #expect(try await site.workspace.snapshot().commit.sequence == 1)
    }

    @Test(
        "What is no table is refused with a remedy, in the form",
        arguments: [
            ("a.csv", "", "Choose a file"), ("a.pdf", "%PDF-1.7 not a table", "PDF"),
            ("a.csv", "Name\n\"never closed\n", "closing quote"), ("a.xlsx", "PK\u{3}\u{4}broken", "archive"),
            ("a.csv", "Name\n\u{0}\u{0}\n", "binary"),
        ])
    func noTable(name: String, text: String, words: String) async throws {
        let site = try await TestSite()
        let answer = try await site.upload(path, as: .ismsManager, [], [SentFile("file", name, text)])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(words), "\(answer.text)")
        #expect(answer.text.contains("id=\"file\""))
    }

    @Test("A file past the limits of a page is refused, and others are answered meanwhile")
    func limits() async throws {
        let site = try await TestSite()
        let rows = "Name\n" + (0..<20_100).map { "Asset \($0)" }.joined(separator: "\n")
        async let refused = site.upload(path, as: .ismsManager, [], [SentFile("file", "a.csv", rows)])
        async let other = site.get("/o/acme/asset", as: .owner)
        #expect(try await other.status == .ok)
        let answer = try await refused
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("20000 rows"))
    }

    @Test("An exported workbook goes back in and changes what was changed in it")
    func roundTrip() async throws {
        let site = try await TestSite()
        let exported = try await site.get("/o/acme/asset/export/csv", as: .ismsManager)
        let changed = exported.text.replacing("Payroll", with: "Payroll and pensions")
        let upload = try await begin(site, changed, named: "acme-asset.csv")
        let columns = try await site.get("\(path)/columns?upload=\(upload)", as: .ismsManager)
        #expect(columns.text.contains("<option value=\"code\" selected>"))
        let workbook = try await site.get("/o/acme/asset/export/xlsx", as: .ismsManager)
        let answer = try await site.upload(path, as: .ismsManager, [], [SentFile("file", "a.xlsx", workbook.bytes)])
        #expect(answer.status == .seeOther)
        let sheets = try await site.get(answer.location, as: .ismsManager)
        #expect(sheets.text.contains("name=\"sheet\""))
    }

    @Test("Nothing is imported on a day in the past")
    func past() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/o/acme/as-of/2026-02-28/asset/import", as: .ismsManager).status == .forbidden)
    }
}
