import Accounts
import HTTPTypes
import ISMS
import Operations
import Phrases
import RecordFormat
import RecordStore
import Testing

@testable import Serving

@Suite("What is said of failures")
struct FailureTests {
    @Test("A change that somebody was quicker with is a conflict, said as one")
    func conflict() throws {
        let error = try #require(WebError(WorkspaceError.conflict(code: "RISK-1", mine: nil, theirs: nil)))
        #expect(error.status == .conflict)
        #expect(error.message.english.contains("RISK-1 was changed by someone else"))
    }

    @Test("A refusal of an operation has its status, its code and its sentence from one place")
    func refusal() throws {
        let cases: [(WorkspaceError, HTTPResponse.Status)] = [
            (.mayNotAdd(Asset.kind), .forbidden), (.gone(), .notFound),
            (.conflict(code: "A-1", mine: nil, theirs: nil), .conflict),
            (.store(.busy("locked")), .serviceUnavailable), (.invalid([]), .badRequest),
        ]
        for (error, status) in cases {
            let web = try #require(WebError(error))
            #expect(web.status == status)
            #expect(status == .notFound || web.code == error.code, "\(web.code)")
        }
        let told = try #require(WebError(WorkspaceError.mayNotAdd(Asset.kind)))
        #expect(told.code == "adding-not-permitted")
        #expect(told.message.english == "Your role may not add assets.")
        // What went wrong inside is for the operator.
        #expect(WebError(WorkspaceError.store(.engine("disk I/O error"))) == nil)
    }

    @Test("A script that accepts JSON is answered with problem details")
    func problemDetails() throws {
        let details = Failure(WebError(AccountError.deadAccessToken(known: nil)), unforeseen: "").problemDetails
        guard case .bytes(let bytes) = details.body else { throw WebError.notFound }
        let json = try #require(try JSON(parsing: bytes).objectValue)
        #expect(json["code"] == "dead-access-token" && json["status"] == 401)
        #expect(details.headers[.contentType] == "application/problem+json")
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
