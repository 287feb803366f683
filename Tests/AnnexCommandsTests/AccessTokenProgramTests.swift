import Foundation
import RecordFormat
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The program serving, as a script meets it.
private struct Server {
    let running: Program.Running
    let address: String

    /// Runs the body while the program serves on a port of its own, then ends it as an operator does.
    static func run(_ annex: Program, _ body: (Server) async throws -> Void) async throws -> Program.Outcome {
        let running = try annex.start(["serve", "--port", "0", "--log-level", "debug"])
        do {
            try await body(Server(running: running, address: try await address(of: running)))
        } catch {
            running.process.terminate()
            _ = try running.outcome()
            throw error
        }
        running.process.terminate()
        return try running.outcome()
    }

    private static func address(of running: Program.Running) async throws -> String {
        for _ in 0..<600 where running.process.isRunning {
            let said = String(decoding: try Data(contentsOf: running.output), as: UTF8.self)
            if let found = said.firstMatch(of: #/running on (http://127\.0\.0\.1:\d+)\n/#) { return String(found.1) }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw ServerError.notRunning
    }

    enum ServerError: Error { case notRunning }

    func fetch(_ path: String, token: String?, cookie: String? = nil) async throws -> (
        answer: HTTPURLResponse, bytes: [UInt8]
    ) {
        var request = URLRequest(url: try #require(URL(string: address + path)))
        request.timeoutInterval = 60
        request.httpShouldHandleCookies = false
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        if let cookie { request.setValue(cookie, forHTTPHeaderField: "Cookie") }
        let (data, response) = try await URLSession.shared.data(for: request)
        return (try #require(response as? HTTPURLResponse), [UInt8](data))
    }
}

@Suite("Access tokens, with the program itself")
struct AccessTokenProgramTests {
    @Test("A token made on the command line fetches a register and the statement, until it is revoked")
    func wholeWay() async throws {
        try await Program.inFolder { annex in
            try annex.annex("demo", "--ending-on", "2026-11-20", "--accounts", "--password", "a moth in the relay 9")
            let email = try annex.annex("show", "PER-4", "--json").json()["fields"]?["email"]?.stringValue ?? ""
            let made = try annex.annex("token", "make", email, "--name", "Warehouse", "--days", "30")
            let token = try #require(made.lines.first)
            #expect(made.lines.count == 1 && token.wholeMatch(of: #/annex_[a-z2-7]{59}/#) != nil)
            #expect(made.error.contains("shown only now") && !made.error.contains(token))
            let listed = try annex.annex("token", "list")
            #expect(listed.text.contains("Warehouse") && listed.text.contains(email) && listed.text.contains("never"))
            #expect(!listed.text.contains(token))

            let outcome = try await Server.run(annex) { server in
                let register = try await server.fetch("/o/demo/risk/export/csv?c=name", token: token)
                #expect(register.answer.statusCode == 200)
                let rows = String(decoding: register.bytes, as: UTF8.self).split(separator: "\r\n")
                #expect(rows.count > 20 && rows[1].hasPrefix("RISK-1,"))

                let statement = try await server.fetch("/o/demo/reports/soa/xlsx", token: token)
                #expect(statement.answer.statusCode == 200)
                #expect(statement.bytes.starts(with: Array("PK".utf8)) && statement.bytes.count > 10_000)
                #expect(statement.answer.value(forHTTPHeaderField: "Cache-Control") == "private, no-store")
                #expect(statement.answer.value(forHTTPHeaderField: "Set-Cookie") == nil)

                let settings = try await server.fetch("/o/demo/settings", token: token)
                #expect(settings.answer.statusCode == 403)
                let wrong = try await server.fetch("/o/demo/risk/export/csv", token: String(token.dropLast()) + "a1")
                #expect(wrong.answer.statusCode == 401)
                #expect(wrong.answer.value(forHTTPHeaderField: "WWW-Authenticate")?.hasPrefix("Bearer") == true)
                #expect(try annex.annex("token", "list").text.contains("never") == false)

                // Another process revokes it; the server knows at the next request.
                try annex.annex("token", "revoke", String(token.suffix(4)))
                let after = try await server.fetch("/o/demo/risk/export/csv", token: token)
                #expect(after.answer.statusCode == 401)
            }
            #expect(outcome.status == 0)
            #expect(outcome.error.contains("access token"))
            #expect(!outcome.error.contains("annex_") && !outcome.text.contains("annex_"))
            #expect(!outcome.error.contains(token.dropFirst(6).prefix(20)))
            #expect(try annex.annex("token", "list", "--json").json() == JSON.array([]))
        }
    }

    @Test("What cannot be made or revoked is refused with its reason")
    func refusals() async throws {
        try await Program.inFolder { annex in
            try annex.annex("demo", "--ending-on", "2026-11-20", "--accounts", "--password", "a moth in the relay 9")
            let email = try annex.annex("show", "PER-4", "--json").json()["fields"]?["email"]?.stringValue ?? ""
            try annex.refuses(
                "token", "make", "nobody@nowhere.example", "--name", "x", status: 3, saying: "nobody@nowhere")
            try annex.refuses("token", "make", "nobody", "--name", "x", status: 2, saying: "e-mail address")
            try annex.refuses("token", "make", email, "--name", " ", status: 2, saying: "name")
            try annex.refuses(
                "token", "make", email, "--name", "x", "--days", "366", status: 2, saying: "1 to 365 days")
            try annex.refuses("token", "make", email, status: 64, saying: "--name")
            try annex.refuses("token", "revoke", "zzzz", status: 3, saying: "annex token list")
            try annex.refuses("token", "list", "--organization", "other", status: 3, saying: "other")
            #expect(try annex.annex("token").error.contains("annex token make"))
        }
    }
}
