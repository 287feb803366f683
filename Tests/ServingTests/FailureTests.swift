import HTTPTypes
import Operations
import Testing

@testable import Serving

@Suite("What is said of failures")
struct FailureTests {
    @Test("A change that somebody was quicker with is a conflict, said as one")
    func conflict() throws {
        let error = try #require(WebError(WorkspaceError.conflict(code: "RISK-1", mine: nil, theirs: nil)))
        #expect(error.status == .conflict)
        #expect(error.message.contains("RISK-1 was changed by someone else"))
    }

    @Test("An error takes one line of the log, whatever it says")
    func logLine() {
        struct Told: Error, CustomStringConvertible { let description: String }
        let told = Told(description: "a\r\n2026-03-01T08:00:00+0000 notice annex: signed in\u{2028}\u{1B}[31mb")
        let line = LogLine.of(told)
        #expect(line == "a  2026-03-01T08:00:00+0000 notice annex: signed in  [31mb")
        #expect(LogLine.of(Told(description: String(repeating: "x", count: 5000))).count == 2000)
    }
}
