import Foundation
import ISMS
import RecordFormat
import Registers
import Testing

@Suite("The page of diagnostics")
struct DiagnosticsPageTests {
    private let page = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("../../../docs/diagnostics.md").standardizedFileURL

    @Test("docs/diagnostics.md says what the rules say (ANNEX_UPDATE_SNAPSHOTS=1 writes it anew)")
    func isCurrent() throws {
        if ProcessInfo.processInfo.environment["ANNEX_UPDATE_SNAPSHOTS"] == "1" {
            try Data(Conformity.reference.utf8).write(to: page)
        }
        let written = try String(contentsOf: page, encoding: .utf8)
        #expect(written == Conformity.reference)
    }

    @Test("It has a line for every rule, and none that would break its table")
    func everyRule() {
        let lines = Conformity.reference.split(separator: "\n")
        for rule in Conformity.rules {
            let line = lines.filter { $0.hasPrefix("| \(rule.header.code) |") }
            #expect(line.count == 1)
            #expect(line.first?.count { $0 == "|" } == 6)
        }
    }
}
