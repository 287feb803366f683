import Frameworks
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
import Operations

@Suite("The demonstration organization")
struct DemonstrationTests {
    /// The last day of the story as it is written down, so that nothing is moved.
    private static let last = "2026-11-20"

    /// What the demonstration's README lists as deliberate gaps: the record, and the rule that finds it.
    private static let gaps = [
        ("AST-47", "AST-02"), ("ACT-6", "TRT-20"), ("RISK-36", "TRT-13"), ("RISK-30", "RSK-04"), ("RISK-40", "TRT-01"),
        ("EVD-22", "EVD-01"), ("CTL-10", "CTL-07"), ("CTL-41", "PER-01"), ("CTL-20", "DOC-08"), ("OBL-16", "OBL-03"),
        ("DOC-10", "DOC-04"), ("A.8.12", "SOA-10"),
    ]

    @Test("Told twice, it comes to the same records, the same history and the same statements")
    func twice() async throws {
        try await Program.inFolder { annex in
            let runs = try ["one.db", "two.db"].map { name in
                try annex.start(["demo", "--ending-on", Self.last, "--database", "sqlite:" + annex.path(name)])
            }
            for run in runs { #expect(try run.outcome().status == 0) }
            let (one, two) = (try await told(annex.path("one.db")), try await told(annex.path("two.db")))
            #expect(one.records.count > 500)
            #expect(one.records == two.records)
            #expect(one.log.count > 150)
            #expect(one.log == two.log)
            #expect(one.statements.count == 2)
            #expect(one.statements == two.statements)
        }
    }

    /// Everything but identities and hashes, which differ.
    private struct Told {
        var records: [String] = []
        var log: [String] = []
        var statements: [JSON] = []
    }

    private func told(_ path: String) async throws -> Told {
        let store = try SQLiteRecordStore.open(path: path)
        let workspace = try await Workspace.open(
            handle: nil, in: store, clock: .today, identifiers: .random(clock: .today))
        let isms = try await workspace.snapshot()
        var told = Told()
        for item in isms.items where item.kind != IssuedStatement.kind {
            let body = item.body
            let fields = item.fields.map { "\($0.name)=\($0.text(of: body[$0.name] ?? .null, in: isms))" }
            told.records.append("\(item.code) v\(item.provenance.version) \(fields.joined(separator: "|"))")
        }
        for header in try await store.log(of: workspace.organization.id, before: nil, limit: 1000) {
            #expect((header.author.account == nil) == (header.sequence == 1), "accounts come after the first commit")
            let author = header.author
            told.log.append(
                "\(header.sequence) \(author.principal) \(author.time) \(author.reason) \(header.revisionCount)")
        }
        for version in 1...2 {
            var statement = try JSON(parsing: try await workspace.statement(version: version).bytes).objectValue
            #expect(statement?["commit"] != nil)
            statement?["commit"] = nil
            told.statements.append(.object(statement ?? JSONObject()))
        }
        #expect(try await store.verify(workspace.organization.id).fault == nil)
        try store.close()
        return told
    }

    @Test("Its deliberate gaps are found, each by the rule for it, and no other error")
    func gaps() async throws {
        let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/CatalogData/data/demonstration/README.md")
        let listed = try String(contentsOf: readme, encoding: .utf8)
            .split(separator: "## Deliberate gaps").last?.split(separator: "\n")
            .filter { $0.hasPrefix("| ") && !$0.hasPrefix("| Record") }
            .compactMap { $0.split(separator: "|").first?.trimmed }
        #expect(listed == Self.gaps.map(\.0))

        try await Program.inFolder { annex in
            try annex.annex("demo", "--ending-on", Self.last)
            let check = try annex.run("check", "--as-of", Self.last, "--json")
            #expect(check.status == 1)
            let findings = try check.json().arrayValue ?? []
            for (record, rule) in Self.gaps {
                let isFound = findings.contains { finding in
                    finding["code"]?.stringValue == rule
                        && (finding["record"]?.stringValue == record
                            || finding["referenceControl"]?.stringValue == record
                            || finding["message"]?.stringValue?.contains(record) == true)
                }
                #expect(isFound, "\(record) \(rule)")
            }
            let errors = findings.filter { $0["severity"] == "error" }.compactMap { $0["code"]?.stringValue }
            #expect(errors.sorted() == ["AST-02", "OBL-03", "TRT-01", "TRT-13"])
            // It expired on the 13th: the day before, it still held.
            let before = try annex.run("check", "--as-of", "2026-11-12", "--only", "TRT-13", "--json").json()
            #expect(before.arrayValue?.contains { $0["record"] == "RISK-36" } == false)
        }
    }

    @Test("Every command that reads prints JSON when asked to, and nothing else on standard output")
    func json() async throws {
        try await Program.inFolder { annex in
            try annex.annex("demo", "--ending-on", Self.last)
            let commands = [
                "list", "list risk", "list risk treatment=accept --sort -ratedOn --limit 3", "list asset --as-of 40",
                "list person --as-of 2026-01-31 --search a", "show RISK-1",
                "show RISK-1 --history", "show RISK-1 --as-of 2026-01-31", "check", "check --only SOA --as-of 100",
                "soa", "soa show --version 1", "soa show --as-of 90", "soa list", "soa diff 1 2", "soa diff 1",
                "log", "log --as-of 2026-01-31 --limit 3", "verify", "propose AST-1", "catalog show A.8.23",
                "catalog show 6.1.3", "catalog show backup", "catalog show 01", "catalog show Q-001",
                "catalog statistics",
                "document list", "document list --as-of 2026-01-31 --search access",
            ]
            let parts = [
                "controls", "clauses", "documents", "threats", "vulnerabilities", "scenarios", "templates", "questions",
                "lessons", "soc2", "gdpr", "csf",
            ]
            for command in commands + parts.map({ "catalog list \($0)" }) {
                let outcome = try annex.start(command.split(separator: " ").map(String.init) + ["--json"]).outcome()
                #expect(outcome.status == (command.hasPrefix("check") ? outcome.status & 1 : 0), "\(command)")
                let json = try? outcome.json()
                #expect(json != nil, "\(command): \(outcome.error)")
                #expect(json?.isEmpty == false, "\(command)")
            }
            for document in ["soa", "rtp", "risk-register", "asset-register", "obligations", "criteria"] {
                let outcome = try annex.annex("report", document, "--format", "json", "--output", "-")
                #expect(try outcome.json()["blocks"] != nil || outcome.json()["sections"] != nil, "\(document)")
            }
            #expect(try annex.annex("set", "PER-2", "team=Board", "--json").json()["code"] == "PER-2")
            #expect(try annex.annex("set", "PER-2", "team=Board", "--json").text == "")
        }
    }
}
