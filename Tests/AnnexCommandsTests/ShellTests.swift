import Foundation
import RecordFormat
import Testing

@Suite("The program among others")
struct ShellTests {
    @Test("Ten programs that write at once all land, each with a code of its own")
    func tenAtOnce() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            let runs = try (1...10).map { try annex.start(["add", "person", "name=Person \($0)"]) }
            let said = try runs.map { run in
                let outcome = try run.outcome()
                #expect(outcome.status == 0, "\(outcome.error)")
                return outcome.text
            }
            #expect(Set(said.map { $0.split(separator: " ").dropFirst().first.map(String.init) ?? "" }).count == 10)
            let people = try annex.annex("list", "person", "--json").json().arrayValue ?? []
            #expect(people.compactMap { $0["code"]?.stringValue } == (1...10).map { "PER-\($0)" })
            #expect(Set(people.compactMap { $0["title"]?.stringValue }).count == 10)
            #expect(try annex.annex("log", "--json").json().arrayValue?.count == 11)
            try annex.annex("verify")
        }
    }

    @Test("A reader that has seen enough ends no program", arguments: ["| head -1", "| true"])
    func closedPipe(reader: String) async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            for command in ["list", "list threat --json", "report soa --format html -o -", "log --json", "--help"] {
                let line = "'\(Program.executable.path)' \(command) \(reader) > /dev/null; exit ${PIPESTATUS[0]}"
                let outcome = try annex.start(URL(filePath: "/bin/bash"), ["-c", line]).outcome()
                #expect(outcome.status == 0, "\(command): \(outcome.error)")
                #expect(outcome.error == "", "\(command)")
            }
        }
    }

    @Test("The help lists every command, with the exit codes")
    func help() async throws {
        try await Program.inFolder { annex in
            let help = try annex.annex("--help").text
            let commands = [
                "init", "demo", "list", "show", "add", "set", "remove", "erase", "propose", "check", "soa", "report",
                "catalog", "import", "log", "verify", "backup", "restore",
            ]
            for command in commands {
                #expect(help.contains("\n  \(command) "), "\(command)")
                #expect(try annex.annex(command, "--help").text.contains("USAGE: annex \(command)"), "\(command)")
            }
            for code in ["0 done", "1 “check” found errors", "refused", "3 not", "4 changed", "5 the database", "64"] {
                #expect(help.contains(code), "\(code)")
            }
            #expect(try annex.annex("--version").text.isEmpty == false)
        }
    }

    @Test("Completions come out for the three shells, and the shell that is here takes its own")
    func completions() async throws {
        try await Program.inFolder { annex in
            for (shell, mark) in [("bash", "complete"), ("zsh", "#compdef annex"), ("fish", "complete -c 'annex'")] {
                let script = try annex.annex("--generate-completion-script", shell)
                #expect(script.text.contains(mark), "\(shell)")
                #expect(script.text.contains("propose"), "\(shell)")
                if shell == "bash" {
                    try Data(script.output).write(to: annex.folder.appending(path: "annex.bash"))
                    let parsed = try annex.start(URL(filePath: "/bin/bash"), ["-n", "annex.bash"]).outcome()
                    #expect(parsed.status == 0, "\(parsed.error)")
                }
            }
        }
    }

    @Test("Each change carries who made it and why; by default whom the environment names")
    func author() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "person", "name=Ana", "--by", "Björn", "--reason", "A new colleague")
            try annex.annex("add", "person", "name=Chidi")
            let log = try annex.annex("log", "--json").json().arrayValue ?? []
            #expect(log.map { $0["by"]?.stringValue } == ["tester", "Björn", "tester"])
            #expect(log.map { $0["reason"]?.stringValue } == ["", "A new colleague", "Set up the organization"])
            #expect(log.allSatisfy { $0["source"] == "cli" })
        }
    }

    @Test("A change that changes nothing says so and writes no commit")
    func nothingChanged() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "person", "name=Ana")
            let outcome = try annex.annex("set", "PER-1", "name=Ana")
            #expect(outcome.text == "")
            #expect(outcome.error == "PER-1 already says that; nothing was written\n")
            #expect(try annex.annex("log", "--json").json().arrayValue?.count == 2)
        }
    }

    @Test("No colours and no cut-off words where standard output is no terminal")
    func plainOutput() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            let name = "A name " + String(repeating: "long ", count: 30) + "end"
            try annex.annex("add", "asset", "name=\(name)")
            for command in ["list asset", "show AST-1", "list", "check", "soa", "log", "verify"] {
                let text = try annex.start(command.split(separator: " ").map(String.init)).outcome().text
                #expect(!text.contains("\u{1B}"), "\(command)")
            }
            #expect(try annex.annex("list", "asset").text.contains(name))
        }
    }
}
