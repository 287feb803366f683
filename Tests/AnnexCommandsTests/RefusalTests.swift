import Foundation
import RecordFormat
import Testing

@Suite("What the program refuses, and how it says so")
struct RefusalTests {
    @Test("Each refusal has its exit code, says why on standard error, and prints nothing on standard output")
    func refusals() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "person", "name=Ana Beck")
            try annex.annex("add", "person", "name=Ana Beck")
            try annex.annex("add", "asset", "name=Portal", "owner=PER-1")
            let head = try annex.annex("log", "--limit", "1").text

            // Not found.
            try annex.refuses("list", "cats", status: 3, saying: "no register “cats”", "risk-criteria")
            try annex.refuses("show", "PER-9", status: 3, saying: "there is no record PER-9", "--history")
            try annex.refuses("show", "PER-9", "--history", status: 3, saying: "never was")
            try annex.refuses("set", "PER-9", "name=x", status: 3, saying: "annex list KIND")
            try annex.refuses("remove", "PER-9", status: 3, saying: "PER-9")
            try annex.refuses("erase", "PER-9", "--yes", status: 3, saying: "PER-9")
            try annex.refuses("list", "--as-of", "99", status: 3, saying: "no commit 99; the newest is 4")
            try annex.refuses("log", "--as-of", "99", status: 3, saying: "no commit 99; the newest is 4")
            try annex.refuses("show", "AST-1", "--history", "--as-of", "1", status: 3, saying: "no AST-1 yet")
            try annex.refuses("soa", "show", "--version", "1", status: 3, saying: "none was issued yet", "soa issue")
            try annex.refuses("soa", "issue", "--author", "Nobody", status: 3, saying: "no person is called “Nobody”")
            try annex.refuses("catalog", "show", "A.9.1", status: 3, saying: "A.9.1")
            try annex.refuses("restore", "nowhere.db", status: 3, saying: "nowhere.db")
            try annex.refuses("list", "--organization", "other", status: 3, saying: "it has nimbus")
            try annex.refuses("add", "evidence", "name=x", "file=@nowhere.pdf", status: 3, saying: "nowhere.pdf")
            try annex.refuses("show", "AST-1", "--save-file", "x", status: 3, saying: "has no file")

            // Refused.
            try annex.refuses("add", "person", "nam=x", status: 2, saying: "no field “nam”", "did you mean name?")
            try annex.refuses("add", "person", "name", status: 2, saying: "FIELD=VALUE")
            try annex.refuses("add", "person", "email=x", status: 2, saying: "Name: must be given")
            try annex.refuses("add", "asset", "name=x", "availability=purple", status: 2, saying: "Availability")
            try annex.refuses("add", "asset", "name=x", "type=spoon", status: 2, saying: "cloud service")
            try annex.refuses("add", "asset", "name=x", "owner=Ana Beck", status: 2, saying: "PER-1, PER-2", "code")
            try annex.refuses("remove", "PER-1", status: 2, saying: "AST-1 refers to it")
            try annex.refuses("erase", "PER-1", "--yes", status: 2, saying: "AST-1 refers to it")
            try annex.refuses("erase", "PER-2", status: 2, saying: "--yes")
            try annex.refuses("list", "person", "team", status: 2, saying: "FIELD=TEXT")
            try annex.refuses("list", "person", "--sort", "size", status: 2, saying: "no field “size”")
            try annex.refuses("list", "--as-of", "yesterday", status: 2, saying: "“yesterday” is neither a date")
            try annex.refuses("log", "--as-of", "yesterday", status: 2, saying: "“yesterday” is neither a date")
            try annex.refuses("log", "--as-of", "2026-02-30", status: 2, saying: "2026-02-30")
            try annex.refuses("check", "--severity", "bad", status: 2, saying: "error, warning and note")
            try annex.refuses("verify", "--expect", "5", status: 2, saying: "SEQUENCE:HASH")
            try annex.refuses("init", "--name", "Nimbus", status: 2, saying: "choose another handle")
            try annex.refuses("init", "--name", "", status: 2, saying: "--name NAME")
            try annex.refuses("init", "--name", "N", "--handle", "N", status: 2, saying: "cannot be a handle")
            try annex.refuses("init", "--name", "N", "--criteria", "3x3", status: 2, saying: "5x5, 4x4 and none")
            try annex.refuses("report", "rtp", "--version", "1", status: 2, saying: "Statement of Applicability")
            try annex.refuses("report", "rtp", "--output", "x.doc", status: 2, saying: "--format")
            try annex.refuses("demo", "--ending-on", "soon", status: 2, saying: "YYYY-MM-DD")
            try annex.refuses(
                "add", "person", "name=x", "--reason", String(repeating: "x", count: 100_000), status: 2,
                saying: "a reason has at most")

            // The database or another program.
            try annex.refuses("report", "rtp", "--output", "nowhere/x.md", status: 5, saying: "nowhere/x.md")
            try Data("garbage, no database".utf8).write(to: annex.folder.appending(path: "garbage.db"))
            try annex.refuses("restore", "garbage.db", status: 5, saying: "not an SQLite database")
            try annex.refuses("list", "--database", "garbage.db", status: 5, saying: "not an SQLite database")
            try annex.refuses("list", "--database", "postgres://x", status: 2, saying: "sqlite:PATH")

            #expect(try annex.annex("log", "--limit", "1").text == head)
            #expect(try annex.annex("verify").text.contains("the history is whole"))
        }
    }

    @Test(
        "Wrong arguments end with 64 and the usage",
        arguments: [
            ["frobnicate"], ["add"], ["list", "--nonsense"], ["report", "poem"], ["report", "soa", "--format", "doc"],
            ["soa", "diff", "one"], ["init"],
        ])
    func usage(arguments: [String]) async throws {
        try await Program.inFolder { annex in
            let outcome = try annex.start(arguments).outcome()
            #expect(outcome.status == 64)
            #expect(outcome.text == "")
            #expect(outcome.error.contains("Usage: annex"))
        }
    }

    @Test("Without a database the program says how to make one, and makes none by itself")
    func noDatabase() async throws {
        try await Program.inFolder { annex in
            for arguments in [
                ["list"], ["check"], ["verify"], ["soa"], ["backup", "x.db"], ["add", "person", "name=A"],
            ] {
                let outcome = try annex.start(arguments).outcome()
                #expect(outcome.status == 3)
                #expect(outcome.error.contains("annex init --name NAME"))
            }
            try annex.refuses("init", "--name", " ", status: 2, saying: "--name NAME")
            #expect(!FileManager.default.fileExists(atPath: annex.database))
        }
    }

    @Test("Without ANNEX_DATABASE the database lies in the user's data folder, for that user's eyes only")
    func defaultDatabase() async throws {
        try await Program.inFolder { annex in
            let outcome = try annex.run("init", "--name", "Nimbus", environment: ["ANNEX_DATABASE": ""])
            #expect(outcome.status == 0)
            let path = annex.path(".local/share/annex/annex.sqlite")
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect((attributes[.posixPermissions] as? Int) == 0o600)
        }
    }

    @Test("A name whose handle would end in a hyphen when cut still makes a handle")
    func longName() async throws {
        try await Program.inFolder { annex in
            let name = String(repeating: "a", count: 39) + " limited"
            let outcome = try annex.annex("init", "--name", name)
            #expect(outcome.text.contains("“\(String(repeating: "a", count: 39))”"))
        }
    }

    @Test("Several organizations share a database only when told which one is meant")
    func organizations() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "First")
            try annex.annex("init", "--name", "Second")
            try annex.refuses("list", status: 3, saying: "--organization: first, second")
            try annex.annex("add", "person", "name=Ana", "--organization", "first")
            #expect(try annex.annex("list", "person", "--organization", "second", "--json").json() == [])
            try annex.annex("backup", "copy.db")
            try annex.annex("verify", "--organization", "second")
        }
    }

    @Test("A rewritten history is found: verify ends with 1 and names the commit")
    func tampered() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "person", "name=Wilhelmina Beck")
            try annex.annex("backup", "copy.db")
            let file = annex.folder.appending(path: "copy.db")
            var data = try Data(contentsOf: file)
            let name = try #require(data.range(of: Data("Wilhelmina".utf8)))
            data.replaceSubrange(name, with: Data("Wilhelmine".utf8))
            try data.write(to: file)
            let verified = try annex.run("verify", "--database", "sqlite:copy.db", "--json")
            #expect(verified.status == 1)
            let json = try verified.json()
            #expect(json["isWhole"] == false)
            #expect(json["faults"]?.arrayValue?.first?.stringValue?.contains("commit 2") == true)
            try annex.refuses("restore", "copy.db", status: 5, saying: "commit 2")
            #expect(try annex.annex("verify").text.contains("the history is whole"))
        }
    }

    @Test("What was removed can be erased later, and then shows only that it was")
    func erasedAfterRemoval() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "person", "name=Wilhelmina Beck", "email=w@example.org")
            try annex.annex("remove", "PER-1")
            #expect(try annex.annex("show", "per-1", "--history").text.contains("Wilhelmina"))
            #expect(try annex.annex("erase", "per-1", "--yes", "--reason", "Asked for").text == "erased PER-1\n")
            let history = try annex.annex("show", "PER-1", "--history").text
            #expect(!history.contains("Wilhelmina"))
            #expect(history.contains("what it said was erased"))
            #expect(history.contains("Asked for"))
            try annex.refuses("show", "PER-1", "--as-of", "2", status: 3, saying: "PER-1 was erased")
            try annex.refuses("erase", "PER-1", "--yes", status: 3, saying: "not there")
            try annex.annex("verify")
        }
    }
}
