import Frameworks
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Testing
import Operations

/// The main job as a user does it: from an empty folder to an approved Statement of Applicability.
@Suite("The main job")
struct MainJobTests {
    @Test("From an empty folder to an approved Statement of Applicability, reports, and a backup that proves itself")
    func wholeJob() async throws {
        try await Program.inFolder { annex in
            try assess(with: annex)
            try treat(with: annex)
            try await decide(with: annex)
            try issue(with: annex)
            try report(with: annex)
            try lookBack(with: annex)
            try secure(with: annex)
        }
    }

    private func assess(with annex: Program) throws {
        let initialized = try annex.annex("init", "--name", "Nimbus Software", "--criteria", "5x5")
        #expect(initialized.lines.first == "Nimbus Software is set up as “nimbus-software” in \(annex.database)")
        for name in ["Ana Beck", "Björn Åkesson", "Chidi Okafor"] {
            try annex.annex("add", "person", "name=\(name)", "--reason", "Name who does what")
        }
        #expect(try annex.annex("list", "person", "--columns", "name").lines.count == 4)

        // Ratings need criteria that are in force.
        try annex.annex("add", "asset", "name=Booking portal", "type=cloud", "owner=chidi okafor", "confidentiality=4")
        let proposals = try annex.annex("propose", "Booking portal", "--json").json().arrayValue ?? []
        let scenario = try #require(proposals.first?["id"]?.stringValue)
        let added = try annex.annex("propose", "AST-1", "--add", scenario)
        #expect(added.text.hasPrefix("added RISK-1 ("))
        try annex.refuses(
            "set", "CRIT-1", "approvedBy=Björn Åkesson", "approvedOn=2026-01-15", status: 2, saying: "annex approve")
        try annex.annex("set", "CRIT-1", "effectiveFrom=2026-01-15")
        try annex.annex(
            "approve", "CRIT-1", "--given-by", "Björn Åkesson", "--on", "2026-01-15", "--where", "Minutes of January")
        #expect(try annex.annex("show", "CRIT-1").text.contains("Given in: Minutes of January"))
        try annex.refuses(
            "set", "RISK-1", "currentLikelihood=sometimes", status: 2,
            saying: "“sometimes” is not on the scale", "1 rare, 2 unlikely, 3 possible, 4 likely, 5 almost certain")
        try annex.annex(
            "set", "RISK-1", "inherentLikelihood=likely", "inherentConfidentiality=critical",
            "currentLikelihood=possible", "currentConfidentiality=major",
            "ratingReason=Two incidents in a year", "--reason", "Rate the first risk")
        let risk = try annex.annex("show", "RISK-1").text
        #expect(risk.contains("before controls 20 (very high) → now 12 (high)"))
        #expect(risk.contains("PER-3 Chidi Okafor"))
    }

    private func treat(with annex: Program) throws {
        let proof = Array("signed by all on 31 January\n".utf8)
        try Data(proof).write(to: annex.folder.appending(path: "proof.txt"))
        try annex.annex(
            "add", "control", "name=Keys for everyone", "referenceControls=A.5.17, A.8.5", "owner=Ana Beck",
            "status=in place", "implementedOn=31.01.2026")
        try annex.annex(
            "add", "evidence", "name=List of keys", "controls=CTL-1", "file=@proof.txt", "collectedOn=2026-02-01")
        #expect(try annex.annex("show", "EVD-1", "--save-file", "again.txt").text == "")
        #expect(try annex.bytes(of: "again.txt") == proof)
        try annex.annex(
            "set", "RISK-1", "treatment=mitigate", "controls=Keys for everyone", "residualLikelihood=rare",
            "residualConfidentiality=major")
        try annex.annex(
            "approve", "RISK-1", "--given-by", "PER-3", "--on", "2026-02-10", "--where", "Minutes of February")
        #expect(try annex.annex("show", "RISK-1").text.contains("→ after treatment 4 (low, acceptable)"))
        try annex.annex("add", "treatment-action", "name=Hand out keys", "risks=RISK-1", "owner=PER-1", "status=done")
    }

    /// Some by the program, the rest through the door it goes through too: a second process on the same database.
    private func decide(with annex: Program) async throws {
        let byProgram: Set = ["A.5.17", "A.8.5", "A.7.4", "A.5.1", "A.8.13"]
        for id in ["A.5.17", "A.8.5"] {
            try annex.annex("add", "applicability-decision", "referenceControl=\(id)", "applicability=yes")
        }
        try annex.annex(
            "add", "applicability-decision", "control=A.7.4", "applicability=n/a", "justification=There is no office.",
            "decidedBy=Ana Beck", "decidedOn=2026-02-20")
        for id in ["A.5.1", "A.8.13"] {
            try annex.annex(
                "add", "applicability-decision", "control=\(id)", "good practice=yes", "justification=As all do.")
        }
        try annex.refuses("soa", "issue", "--author", "Ana Beck", status: 2, saying: "what changed")
        try annex.refuses(
            "soa", "issue", "--author", "Ana Beck", "--reason", "First issue", status: 2,
            saying: "88 of the 93 Annex A controls")
        let store = try SQLiteRecordStore.open(path: annex.database)
        let workspace = try await Workspace.open(
            handle: nil, in: store, clock: .today, identifiers: .random(clock: .today))
        var draft = try await workspace.draft()
        for id in ReferenceControlID.all where !byProgram.contains(id.description) {
            var decision = ApplicabilityDecision()
            (decision.referenceControl, decision.applicability) = (id, .excluded)
            decision.justification = "Nothing of the kind is done here."
            draft.create(decision)
        }
        let author = CommitAuthor(
            principal: "tester", time: Clock.today.now(), reason: "Decide about the rest", source: "test")
        #expect(try await workspace.commit(draft, by: author).created.count == 88)
        try store.close()
        #expect(try annex.annex("list", "applicability-decision", "--json").json().arrayValue?.count == 93)
    }

    private func issue(with annex: Program) throws {
        try annex.refuses(
            "soa", "issue", "--author", "Ana Beck", "--reason", "First issue", "--approver", "ana beck", status: 2,
            saying: "someone else has to approve it")
        let issued = try annex.annex("soa", "issue", "--author", "Ana Beck", "--reason", "First issue")
        #expect(issued.text.hasPrefix("issued version 1 as SOA-1, of commit "))
        #expect(issued.error.contains("annex soa approve 1"))
        try annex.refuses("soa", "approve", "1", "--approver", "PER-1", status: 2, saying: "someone else")
        try annex.annex("soa", "approve", "1", "--approver", "PER-2")
        try annex.refuses("soa", "approve", "1", "--approver", "PER-3", status: 2, saying: "approved already")
        let listed = try annex.annex("soa", "list", "--json").json().arrayValue
        #expect(listed?.first?["fields"]?["version"] == 1)
        #expect(listed?.first?["links"]?["approver"] == "PER-2 Björn Åkesson")
        try annex.refuses("remove", "SOA-1", status: 2, saying: "frozen")
        // Issued and derived are the same bytes.
        let frozen = try annex.annex("soa", "show", "--version", "1", "--json").output
        let digest = HashChain.sha256(frozen).hexadecimal
        #expect(listed?.first?["fields"]?["digest"] == .string(digest))
    }

    private func report(with annex: Program) throws {
        for format in ["html", "csv", "md", "json", "xlsx"] {
            let run = try annex.annex("report", "soa", "--version", "1", "--output", "soa.\(format)")
            #expect(run.text == "")
            let bytes = try annex.bytes(of: "soa.\(format)")
            let text = String(decoding: bytes, as: UTF8.self)
            switch format {
            case "xlsx": #expect(bytes.starts(with: Array("PK".utf8)))
            case "json": #expect(try JSON(parsing: bytes)["title"] == "Statement of Applicability")
            default:
                #expect(text.contains("A.8.34"), "\(format)")
                #expect(text.contains("There is no office."), "\(format)")
            }
            if format == "html" || format == "md" { #expect(text.contains("Björn Åkesson"), "\(format)") }
        }
        try annex.annex("report", "soa", "--version", "1", "--output", "again.xlsx")
        #expect(try annex.bytes(of: "again.xlsx") == annex.bytes(of: "soa.xlsx"))
        for document in ["rtp", "risk-register", "asset-register", "obligations", "criteria"] {
            let text = try annex.annex("report", document, "--format", "md", "--output", "-").text
            #expect(text.contains("Nimbus Software"), "\(document)")
        }
        if FileManager.default.isExecutableFile(atPath: "/usr/bin/weasyprint") {
            try annex.annex("report", "rtp", "--format", "pdf", "--output", "rtp.pdf")
            #expect(try annex.bytes(of: "rtp.pdf").starts(with: Array("%PDF-".utf8)))
        }
    }

    private func lookBack(with annex: Program) throws {
        let before = try #require(try annex.annex("log", "--limit", "1", "--json").json().arrayValue?.first)
        let sequence = String(try #require(before["sequence"]?.integerValue))
        try annex.annex("set", "CTL-1", "status=partial", "--reason", "The new staff have none", "--by", "Dina")
        func status(_ arguments: String...) throws -> JSON? {
            try annex.start(["show", "CTL-1", "--json"] + arguments).outcome().json()["fields"]?["status"]
        }
        #expect(try status() == "partial")
        #expect(try status("--as-of", sequence) == "implemented")
        let then = try annex.annex("soa", "--as-of", sequence).lines.first { $0.hasPrefix("A.8.5 ") }
        let now = try annex.annex("soa").lines.first { $0.hasPrefix("A.8.5 ") }
        #expect(then?.contains("implemented") == true)
        #expect(now?.contains("partial") == true)
        #expect(try annex.annex("soa").error.contains("version 1 is stale: 2 lines have changed"))

        let history = try annex.annex("show", "CTL-1", "--history").text
        #expect(history.contains("Version 2 updated by Dina"))
        #expect(history.contains("The new staff have none"))
        #expect(history.contains("Status: implemented → partial"))
        #expect(!(try annex.annex("show", "CTL-1", "--history", "--as-of", sequence).text.contains("Version 2")))
        let difference = try annex.annex("soa", "diff", "1").text
        #expect(difference.contains("status: implemented → partial"))
        #expect(difference.contains("Dina changed CTL-1: The new staff have none"))
        let log = try annex.annex("log", "--as-of", sequence, "--json").json().arrayValue ?? []
        #expect(log.first?["sequence"]?.integerValue == Int(sequence))
        #expect(log.last?["sequence"] == 1)
    }

    private func secure(with annex: Program) throws {
        let verified = try annex.annex("verify", "--json").json()
        #expect(verified["isWhole"] == true)
        let head = try #require(verified["head"])
        let note = "\(head["sequence"]?.integerValue ?? 0):\(head["hash"]?.stringValue ?? "")"
        try annex.annex("verify", "--expect", note)
        try annex.annex("backup", "copy.db")
        try annex.refuses("backup", "copy.db", status: 2, saying: "copy.db exists already")

        try annex.annex("add", "person", "name=Too late")
        #expect(try annex.run("verify", "--expect", "1:" + String(repeating: "0", count: 64)).status == 1)
        try annex.annex("restore", "copy.db")
        #expect(FileManager.default.fileExists(atPath: annex.database + ".before-restore"))
        try annex.annex("verify", "--expect", note)
        #expect(try annex.annex("list", "person", "--json").json().arrayValue?.count == 3)
    }
}

extension Clock {
    static let today = Clock { Instant(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
}
