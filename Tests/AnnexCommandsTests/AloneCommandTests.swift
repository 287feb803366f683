import Foundation
import RecordFormat
import Testing

@Suite("A step without a second person, and last days, on the command line")
struct AloneCommandTests {
    @Test("The review by who led it is refused without a reason, taken with one, and the reason is set by nothing else")
    func alone() async throws {
        try await Program.inFolder { annex in
            try annex.annex("init", "--name", "Nimbus")
            try annex.annex("add", "person", "name=Ana Beck")
            try annex.annex(
                "add", "incident", "name=Lost laptop", "detectedAt=2026-01-05 08:00", "lead=PER-1", "cause=A train",
                "lessons=Chains", "personalData=no")
            for state in ["contained", "recovered"] { try annex.annex("advance", "IR-1", state) }
            try annex.refuses("advance", "IR-1", "reviewed", status: 2, saying: "Ana Beck", "no second person")
            try annex.refuses(
                "set", "IR-1", "reviewedAloneBecause=Nobody", status: 2, saying: "is not set by hand")
            let file = annex.folder.appending(path: "incidents.csv")
            try Data("code,reviewedAloneBecause\nIR-1,Nobody\n".utf8).write(to: file)
            let imported = try annex.run("import", file.path, "--as", "incident")
            let shown = try annex.annex("show", "IR-1").text
            #expect(!shown.contains("Nobody"), "\(imported.text) \(imported.error)")
            try annex.annex("advance", "IR-1", "reviewed", "--no-second-person", "Ana is the only one")
            #expect(try annex.annex("show", "IR-1").text.contains("Ana is the only one"))
            #expect(try annex.run("check").text.contains("APR-04"))
        }
    }

    @Test("Members are listed with the last day that is set, which an administrator has not")
    func members() async throws {
        try await Program.inFolder { annex in
            try annex.annex("demo", "--ending-on", "2026-11-20", "--accounts", "--password", "a moth in the relay 9")
            let members = try annex.annex("member", "list", "--json").json().arrayValue ?? []
            func address(_ isWanted: ([JSON]) -> Bool) throws -> String {
                try #require(members.first { isWanted($0["roles"]?.arrayValue ?? []) }?["account"]?.stringValue)
            }
            let reader = try address { $0 == ["reader"] }
            try annex.annex("member", "until", reader, "2026-12-31")
            #expect(try annex.annex("member").lines.contains { $0.contains(reader) && $0.contains("2026-12-31") })
            try annex.annex("member", "until", reader, "2026-11-01")
            #expect(try annex.annex("member").text.contains("2026-11-01 (ended)"))
            try annex.annex("member", "until", reader, "never")
            #expect(try !annex.annex("member").text.contains("2026-1"))
            try annex.refuses("member", "until", reader, "31.12.2026", status: 2, saying: "YYYY-MM-DD")
            try annex.refuses("member", "until", "nobody@x.org", "never", status: 3, saying: "nobody@x.org")
            let administrator = try address { $0.contains("administrator") }
            try annex.refuses("member", "until", administrator, "2027-01-01", status: 2, saying: "no last day")
        }
    }
}
