import Frameworks
import Foundation
import RecordFormat
import Testing

@Suite("Documents on the command line")
struct DocumentCommandTests {
    @Test("All documents are adopted in one commit, and a second time nothing is")
    func adoption() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "person", "name=Ada Example")
            try annex.annex("add", "role-assignment", "role=IT operations", "person=Ada Example")
            let before = try annex.annex("log", "--json").json().arrayValue?.count ?? 0
            let adopted = try annex.annex("document", "adopt", "--all", "--json").json().arrayValue ?? []
            #expect(adopted.count == DocumentTemplate.ids.count)
            #expect(try annex.annex("log", "--json").json().arrayValue?.count == before + 1)
            let backup = adopted.first { $0["fields"]?["template"] == "backup" }
            #expect(backup?["links"]?["owner"]?.stringValue?.contains("Ada Example") == true)
            #expect(backup?["fields"]?["status"] == "draft")
            let again = try annex.annex("document", "adopt", "--all", "--json")
            #expect(try again.json() == .array([]))
            #expect(again.error.contains("backup is carried by"))
            #expect(try annex.annex("log", "--json").json().arrayValue?.count == before + 1)
            let listed = try annex.annex("document", "list", "--json").json().arrayValue ?? []
            #expect(listed.count == DocumentTemplate.ids.count && listed.allSatisfy { $0["record"] != nil })
        }
    }

    @Test("One is adopted by name, for an owner; a document of that title is pointed at instead of doubled")
    func oneByOne() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "person", "name=Ada Example")
            try annex.annex("add", "document", "name=Backup policy")
            let said = try annex.annex("document", "adopt", "backup", "Access control policy", "--owner", "ada example")
            #expect(said.lines == ["DOC-2  Access control policy"])
            #expect(said.error.contains("annex set DOC-1 template=backup"))
            #expect(try annex.annex("show", "DOC-2", "--json").text.contains("Ada Example"))
            try annex.annex("set", "DOC-1", "template=backup")
            try annex.refuses("set", "DOC-2", "template=backup", status: 2, saying: "is carried by DOC-1")
            try annex.refuses("set", "DOC-2", "template=nonsense", status: 2, saying: "annex document list")
            try annex.refuses("document", "adopt", "nonsense", status: 3, saying: "annex document list")
            try annex.refuses("document", "adopt", status: 64, saying: "--all")
        }
    }

    @Test("A document is found by template, code and title, and its record's choices are kept")
    func names() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus | *Cloud*")
            try annex.annex(
                "add", "document", "name=Copies", "template=backup",
                #"choices=[{"name":"copyHours","value":"6"}]"#)
            let texts = try ["backup", "DOC-1", "copies", "Backup policy"].map { name in
                try annex.annex("document", "render", name, "--format", "md", "--output", "-").text
            }
            #expect(Set(texts).count == 1)
            #expect(texts[0].contains("at least every 6 hours") && texts[0].contains("| Code | DOC-1 |"))
            #expect(texts[0].contains("Nimbus \\| \\*Cloud\\*"))
            let other = try annex.annex(
                "document", "render", "backup", "--format", "md", "-o", "-", "--set", "copyHours=12")
            #expect(other.text.contains("at least every 12 hours"))
            try annex.refuses(
                "document", "render", "backup", "-o", "-", "--set", "copyHours=99", status: 2,
                saying: "copyHours is 99, not within 2 to 48")
            try annex.refuses(
                "document", "render", "backup", "-o", "-", "--set", "x", status: 2, saying: "CHOICE=VALUE")
            try annex.refuses(
                "set", "DOC-1", #"choices=[{"name":"copyHours","value":"99"}]"#, status: 2, saying: "2 to 48")
            try annex.refuses("document", "render", "poem", "-o", "-", status: 3, saying: "there is no document “poem”")
        }
    }

    @Test("Formats follow the file's name; tables are refused, and nothing is written over unasked")
    func files() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            for ending in ["md", "html", "json"] {
                try annex.annex("document", "render", "backup", "-o", annex.path("backup.\(ending)"))
                #expect(try !annex.bytes(of: "backup.\(ending)").isEmpty)
            }
            try annex.refuses("document", "render", "backup", "-o", annex.path("b.xlsx"), status: 2, saying: "no table")
            try annex.refuses("document", "render", "backup", "--format", "csv", status: 64, saying: "no table")
            try annex.refuses("document", "render", "backup", "-o", annex.path("b.odt"), status: 2, saying: "--format")
            try annex.annex("document", "render", "--all", "-o", annex.path("all"), "--format", "md")
            let files = try FileManager.default.contentsOfDirectory(atPath: annex.path("all"))
            #expect(files.sorted() == DocumentTemplate.ids.map { "\($0).md" })
            try annex.refuses(
                "document", "render", "--all", "-o", annex.path("all"), "--format", "md", status: 2, saying: "--force")
            try annex.annex("document", "render", "--all", "-o", annex.path("all"), "--format", "md", "--force")
            try annex.refuses("document", "render", "--all", status: 64, saying: "--output")
            try annex.refuses("document", "render", status: 64, saying: "--all")
        }
    }

    @Test("A document as of a day shows what held then")
    func asOf() async throws {
        try await Program.inFolder { annex in
            try annex.annex("demo", "--ending-on", "2026-11-20")
            func render(_ name: String, _ options: String...) throws -> String {
                let arguments = ["document", "render", name, "--format", "md", "-o", "-"] + options
                return try annex.start(arguments).outcome().text
            }
            let now = try render("access-control")
            #expect(now.contains("every 3 months") && now.contains("| Version | 2.0 |"))
            let then = try render("access-control", "--as-of", "2026-01-31")
            #expect(then.contains("every 6 months") && then.contains("| Version | 1.0 |"))
            #expect(try render("backup", "--as-of", "2026-01-31").contains("not adopted"))
            #expect(try render("DOC-17") == (try render("backup")))
        }
    }

    @Test("The demonstration carries every document, approved, and none has a placeholder left")
    func demonstration() async throws {
        try await Program.inFolder { annex in
            try annex.annex("demo", "--ending-on", "2026-11-20")
            let listed = try annex.annex("document", "list", "--json").json().arrayValue ?? []
            #expect(listed.count == DocumentTemplate.ids.count)
            for document in listed {
                #expect(document["record"]?["status"] == "approved", "\(document["id"]?.stringValue ?? "")")
                #expect(document["record"]?["version"]?.stringValue?.isEmpty == false)
            }
            let chosen = listed.count { document in
                document["choices"]?.arrayValue?.contains { $0["value"] != $0["default"] } == true
            }
            #expect(chosen >= 10)
            try annex.annex("document", "render", "--all", "--format", "md", "-o", annex.path("all"))
            for id in DocumentTemplate.ids {
                let text = String(decoding: try annex.bytes(of: "all/\(id).md"), as: UTF8.self)
                #expect(text.contains("Quaylark NV") && text.contains("| Status | Approved |"), "\(id)")
                for mark in ["{{", "TODO", "TBD", "not adopted", "the organization\u{20}must"] {
                    #expect(!text.contains(mark), "\(id): \(mark)")
                }
            }
        }
    }

    @Test("The catalogue shows guidance on a clause, a document, a question and a lesson, and counts them")
    func catalogue() async throws {
        try await Program.inFolder { annex in
            #expect(try annex.annex("catalog", "show", "4.1").text.contains("what it asks"))
            #expect(try annex.annex("catalog", "show", "6.1.3 d").text.contains("which it is part of"))
            #expect(try annex.annex("catalog", "show", "access-control").text.contains("elevationHours = 8"))
            #expect(try annex.annex("catalog", "show", "q-001").text.contains("answer from"))
            #expect(try annex.annex("catalog", "show", "01").text.contains("takes"))
            #expect(try annex.annex("catalog", "show", "S-001").text.contains("as a starting point"))
            let steps = try annex.annex("catalog", "show", "A.5.1", "--json").json()["auditor asks"]?.arrayValue
            #expect((steps?.count ?? 0) >= 3)
            for (part, count) in [("templates", 29), ("questions", 120), ("lessons", 12)] {
                #expect(try annex.annex("catalog", "list", part, "--json").json().arrayValue?.count == count)
            }
            let counts = try annex.annex("catalog", "statistics", "--json").json().arrayValue ?? []
            #expect(counts.count == 6)
            #expect(counts.allSatisfy { ($0["words"]?.integerValue ?? 0) > 5000 })
        }
    }
}
