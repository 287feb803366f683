import Foundation
import Reports
import Testing

@Suite("Commands in the pseudo-language")
struct PseudoLanguageTests {
    /// What is asked of the demonstration: what every command prints, and refusals of each.
    private static let commands = """
        list; list asset; list risk --search laptop; list risk --sort -nothing; list risk status=nothing; list comment
        list person --columns name,email; show RISK-1; show RISK-36; show DOC-1; show AST-1 --history; show RISK-999
        check; check --severity error; check --severity worst; check --only SOA; log --limit 5
        verify; verify --expect 3:abc; soa; soa show --version 1; soa list; soa diff 1; soa diff 1 2
        soa issue --author Nobody; soa show --version 9; propose AST-1; propose AST-1 --add S-999
        document list; document adopt --all; document render nothing -o -; document render access-control --set foo=1 -o -
        report rtp --version 1; report rtp -o x.zzz; report rtp -o written.md
        import wrong.csv --as asset; import wrong.csv --as asset --create-missing; import unclosed.csv --as asset
        import empty.csv --as asset; import paper.csv --as asset; import missing.csv --as asset
        import right.csv --as asset --dry-run; import right.csv --as asset --dry-run --create-missing
        import right.csv --as nothing; import right.csv --as asset --map nothing=name
        import right.csv --as asset --set nothing=1; import right.csv --as asset --map New=owner
        add asset; add asset nothing=1; add asset name; add risk; add person name=Zed
        set RISK-1 owner=Nobody; set RISK-1 name=Changed; remove PER-1; erase PER-1; approve RISK-1
        accept RISK-1; accept AST-1; advance INC-1; advance INC-1 nowhere; entry INC-1 nothing; entry INC-1 timeline text
        withdraw RISK-1; token; token make nobody@example.com --name X; token revoke zzzz
        backup annex.db; backup copy.db; restore missing.db; init --name Zed --criteria none --handle zed
        demo --ending-on never; serve --host 0.0.0.0
        """.split { $0 == ";" || $0 == "\n" }.map { $0.split(separator: " ").map(String.init) }

    private static let catalogue = """
        catalog list; catalog list threats; catalog list soc2; catalog list controls --search cloud
        catalog show A.8.23; catalog show 6.1.3; catalog show CC7.4; catalog show T-12; catalog show V-07
        catalog show S-014; catalog show Q-001; catalog show access-control; catalog show 01; catalog show nothing
        catalog statistics
        """.split { $0 == ";" || $0 == "\n" }.map { $0.split(separator: " ").map(String.init) }

    private static let files = [
        "wrong.csv":
            "Name;Type;Owner;Colour;Level\nLedger;information;Amara Okonkwo;blue;3\nLedger;information;Nobody Known;;\n;x;;;\n",
        "right.csv": "Name,Type,Owner\nNew thing,application,PER-1\nOther thing,application,Nobody New\n",
        "unclosed.csv": "Name,Owner\n\"x,y\n", "empty.csv": "", "paper.csv": "%PDF-1",
    ]

    private func onDemonstration(_ body: (Program, KnownData) async throws -> Void) async throws {
        try await Program.inFolder { annex in
            for (name, text) in Self.files { try Data(text.utf8).write(to: URL(filePath: annex.path(name))) }
            let made = try annex.run("demo", "--ending-on", "2026-11-20", "--pseudo-language")
            #expect(made.status == 0 && made.text.hasPrefix("⟦"))
            let known = try await KnownData(of: annex, besides: Array(Self.files.keys) + Array(Self.files.values))
            try await body(annex, known)
        }
    }

    private func spoken(_ annex: Program, _ arguments: [String], isCSV: Bool = false) throws -> SpokenText {
        let outcome = try annex.start(arguments + ["--pseudo-language"]).outcome()
        return SpokenText(outcome.text + outcome.error, isCSV: isCSV)
    }

    @Test("Each word that a command prints stands in brackets or is data")
    func commands() async throws {
        try await onDemonstration { annex, known in
            for arguments in Self.commands + Self.catalogue {
                // Each waits for a program; tests with clocks of their own get their turn in between.
                await Task.yield()
                let command = arguments.joined(separator: " ")
                let text = try spoken(annex, arguments)
                #expect(text.hasPhrases, "annex \(command) says nothing")
                let forgotten = known.forgotten(
                    in: text, besides: arguments, isCatalogue: ["catalog", "propose"].contains(arguments[0]))
                #expect(forgotten == [], "annex \(command)")
            }
        }
    }

    @Test("Each word of a document derived from the records stands in brackets or is data")
    func reports() async throws {
        try await onDemonstration { annex, known in
            for kind in ReportKind.allCases {
                for format in [ReportFormat.markdown, .html, .csv] {
                    await Task.yield()
                    let text = try spoken(
                        annex, ["report", kind.rawValue, "-o", "-", "--format", format.rawValue], isCSV: format == .csv)
                    #expect(text.hasPhrases)
                    #expect(known.forgotten(in: text) == [], "\(kind.rawValue) as \(format.rawValue)")
                }
            }
        }
    }

    @Test("What programs read is the same in every language")
    func machines() async throws {
        try await onDemonstration { annex, _ in
            var asked = [
                "check", "verify", "list", "list risk", "soa", "soa diff 1 2", "document list", "propose AST-1",
            ]
            .map { $0 + " --json" }
            asked += ReportKind.allCases.map { "report \($0.rawValue) -o - --format json" }
            asked += ["import wrong.csv --as asset --json", "catalog show A.8.23 --json", "catalog statistics --json"]
            for command in asked {
                await Task.yield()
                let arguments = command.split(separator: " ").map(String.init)
                let (english, pseudo) = (
                    try annex.start(arguments).outcome(), try annex.start(arguments + ["--pseudo-language"]).outcome()
                )
                #expect(english.output == pseudo.output && !english.output.isEmpty, "\(command)")
            }
        }
    }

    @Test(
        "Help is told in phrases too, but for what the argument parser says by itself",
        arguments: [
            ["--help"], ["help", "list"], ["help", "import"], ["help", "soa", "issue"], ["help", "serve"],
            ["help", "demo"],
        ])
    func help(arguments: [String]) throws {
        let program = Program(folder: FileManager.default.temporaryDirectory)
        let outcome = try program.start(arguments + ["--pseudo-language"]).outcome()
        #expect(outcome.status == 0 && outcome.text.contains("⟦"))
        #expect(!outcome.text.contains("pseudo"), "the flag is hidden")
        var text = outcome.text
        text.replace(#/USAGE:[^\n]*(\n {2,}[^\n]*)*/#, with: "")
        text.replace(#/^ {2}(-|<|[a-z])[^\n]*? {2,}/#.anchorsMatchLineEndings(), with: "")
        text.replace(#/--?[a-z-]+|<[^>]*>|\(default:[^)]*\)|\(values:[^)]*\)/#, with: "")
        for words in [
            "OVERVIEW", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS", "SUBCOMMAND", "Show the version.",
            "Show help information.",
            "See 'annex help <subcommand>' for detailed help.", "See 'annex help ' for detailed help.", "(default)",
        ] {
            text.replace(words, with: "")
        }
        let said = SpokenText(text).pieces.map {
            $0.filter { $0.isLetter || $0 == " " }.trimmingCharacters(in: .whitespaces)
        }
        #expect(said.filter { $0.count > 1 && $0 != "annex" } == [], "annex \(arguments.joined(separator: " "))")
    }
}
