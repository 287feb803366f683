import Accounts
import Frameworks
import HTTPTypes
import ISMS
import RecordFormat
import Registers
import Testing
import Operations

@testable import Serving
@testable import WebPages

@Suite("Rating, accepting and proposing, as a browser does it")
struct RiskAssessmentFlowTests {
    private func risk(_ site: TestSite, _ code: String = "RISK-1") async throws -> Entry<Risk> {
        try #require(try await site.workspace.snapshot().item(code: code) as? Entry<Risk>)
    }

    private func rating(_ version: Int, _ more: [(String, String)] = []) -> [(String, String)] {
        [
            ("version", String(version)), ("affects", "availability"), ("inherent.likelihood", "5"),
            ("inherent.availability", "5"), ("current.likelihood", "2"), ("current.availability", "4"),
            ("residual.likelihood", "1"), ("residual.availability", "4"), ("ratingReason", "Restore tested"),
        ] + more
    }

    @Test("The owner rates by choosing steps, and the record says when, why and under which criteria")
    func rate() async throws {
        let site = try await TestSite()
        let form = try await site.get("/o/acme/risk/RISK-1/rate", as: .owner)
        #expect(form.status == .ok)
        // Each step with its words, and the one that stands ticked.
        #expect(form.text.contains("Has happened here or nearly so; about once a year."))
        #expect(
            form.text.contains(#"type="radio" name="current.likelihood" value="3" checked"#))
        let saved = try await site.post(
            "/o/acme/risk/RISK-1/rate", as: .owner, rating(try await risk(site).provenance.version))
        #expect(saved.status == .seeOther)
        #expect(saved.location.hasPrefix("/o/acme/risk/RISK-1?done=rated"))
        let risk = try await risk(site)
        #expect(risk.current == Rating(likelihood: 2, availability: 4))
        #expect(risk.ratingReason == "Restore tested")
        #expect(risk.ratedOn == site.server.today)
        #expect(risk.criteria != nil)
    }

    @Test("A choice is answered with its level alone, and writes nothing")
    func live() async throws {
        let site = try await TestSite()
        let before = try await risk(site).provenance.version
        let query = "affects=availability&current.likelihood=5&current.availability=5"
        var headers = HTTPFields()
        headers[HeaderNames.htmxRequest] = "true"
        let part = try await site.get("/o/acme/risk/RISK-1/rate?\(query)", as: .owner, headers: headers)
        #expect(part.text.hasPrefix(#"<div id="rating-levels""#))
        #expect(part.text.contains("very high"))
        #expect(!part.text.contains("<html"))
        let stages = try await site.get("/o/acme/risk/RISK-1/rate?\(query)&part=stages", as: .owner, headers: headers)
        #expect(stages.text.hasPrefix(#"<div id="rating-stages""#))
        #expect(stages.text.contains("How bad if availability is lost?"))
        #expect(!stages.text.contains("How bad if integrity is lost?"))
        #expect(try await risk(site).provenance.version == before)
    }

    @Test("A form begun before somebody else's change is not saved, and its choices stay")
    func conflict() async throws {
        let site = try await TestSite()
        let answer = try await site.post("/o/acme/risk/RISK-1/rate", as: .owner, rating(99))
        #expect(answer.status == .conflict)
        #expect(answer.text.contains(#"name="current.likelihood" value="2" checked"#))
        #expect(try await risk(site).current.likelihood == 3)
    }

    @Test("Without a script another property is asked for by a button, and nothing is saved yet")
    func withoutScript() async throws {
        let site = try await TestSite()
        let answer = try await site.post(
            "/o/acme/risk/RISK-1/rate", as: .owner,
            rating(try await risk(site).provenance.version, [("affects", "integrity"), ("then", "ask")]))
        #expect(answer.status == .ok)
        #expect(answer.text.contains("How bad if integrity is lost?"))
        #expect(try await risk(site).current.likelihood == 3)
    }

    @Test("Only the owner of a risk accepts it, whatever the role of the others")
    func onlyTheOwner() async throws {
        let site = try await TestSite()
        let version = String(try await risk(site).provenance.version)
        for role in Role.allCases where role != .owner {
            let page = try await site.get("/o/acme/risk/RISK-1/accept", as: role)
            #expect([.forbidden, .notFound].contains(page.status), "\(role)")
            let answer = try await site.post(
                "/o/acme/risk/RISK-1/accept", as: role,
                [
                    ("version", version), ("level", "5"), ("acceptanceReason", "It is fine"),
                    ("acceptedUntil", "2026-12-31"),
                ])
            #expect([.forbidden, .notFound].contains(answer.status), "\(role)")
        }
        #expect(try await risk(site).acceptedBy == nil)
    }

    @Test("The owner accepts what remains, in their own name, and takes it back")
    func accept() async throws {
        let site = try await TestSite()
        let page = try await site.get("/o/acme/risk/RISK-1/accept", as: .owner)
        #expect(page.text.contains("2027-03-01"), "a year from today")
        func fields(_ level: String, _ until: String) async throws -> [(String, String)] {
            [
                ("version", String(try await risk(site).provenance.version)), ("level", level),
                ("acceptanceReason", "Backups bound the loss"), ("acceptedUntil", until),
            ]
        }
        let path = "/o/acme/risk/RISK-1/accept"
        // A level that is not the one there is now was not seen.
        #expect(try await site.post(path, as: .owner, try await fields("9", "2026-12-31")).status == .conflict)
        let late = try await site.post(path, as: .owner, try await fields("5", "2030-01-01"))
        #expect(late.status == .unprocessableContent)
        #expect(late.text.contains("Backups bound the loss"), "what was typed stays")
        let done = try await site.post(path, as: .owner, try await fields("5", "2026-12-31"))
        #expect(done.location.contains("done=accepted"))
        let accepted = try await risk(site)
        #expect(accepted.acceptedLevel == 5)
        #expect(accepted.acceptedBy == accepted.owner)
        #expect(accepted.treatment == .mitigate)
        let back = try await site.post(
            path, as: .owner, [("version", String(accepted.provenance.version)), ("decision", "withdraw")])
        #expect(back.status == .seeOther)
        #expect(try await risk(site).acceptedBy == nil)
    }

    @Test("Ticked scenarios become risks in one commit, and are known the next time")
    func propose() async throws {
        let site = try await TestSite()
        let page = try await site.get("/o/acme/asset/AST-1/proposals", as: .ismsManager)
        let scenarios = Catalog.bundled.scenarios(forAssetType: .information)
        #expect(scenarios.allSatisfy { page.text.contains("value=\"\($0.id)\"") })
        let before = try await site.workspace.snapshot()
        let answer = try await site.post(
            "/o/acme/asset/AST-1/proposals", as: .ismsManager,
            [("scenario", scenarios[0].id), ("scenario", scenarios[1].id), ("owner", "PER-3"), ("scenario", "S-999")])
        #expect(answer.status == .seeOther)
        let after = try await site.workspace.snapshot()
        #expect(after[Risk.self].count == before[Risk.self].count + 2)
        #expect(after.commit.sequence == before.commit.sequence + 1)
        let created = try #require(after[Risk.self].entries.last)
        #expect(created.title == scenarios[1].event)
        #expect(created.affects == scenarios[1].affects)
        #expect(created.assets.map(\.id) == [after.item(code: "AST-1")?.id])
        #expect(after[created.owner]?.code == "PER-3")
        #expect(after[created.threat]?.catalogID == scenarios[1].threat)
        // A second time they are there, and cannot be added again.
        let again = try await site.post(
            "/o/acme/asset/AST-1/proposals", as: .ismsManager, [("scenario", scenarios[0].id)])
        #expect(again.status == .unprocessableContent)
        #expect(again.text.contains("already in the register"))
        #expect(try await site.workspace.snapshot()[Risk.self].count == after[Risk.self].count)
    }

    @Test("An owner proposes risks as their own, whoever the form names")
    func proposeAsOwner() async throws {
        let site = try await TestSite()
        let scenario = try #require(Catalog.bundled.scenarios(forAssetType: .information).first)
        let answer = try await site.post(
            "/o/acme/asset/AST-1/proposals", as: .owner, [("scenario", scenario.id), ("owner", "PER-1")])
        #expect(answer.status == .seeOther)
        let isms = try await site.workspace.snapshot()
        #expect(isms[isms[Risk.self].entries.last?.owner]?.email == "owner@acme.example")
        #expect(try await site.get("/o/acme/asset/AST-1/proposals", as: .reader).status == .forbidden)
    }

    @Test("A rated risk leads on to the next that waits")
    func next() async throws {
        let site = try await TestSite()
        let scenario = try #require(Catalog.bundled.scenarios(forAssetType: .information).first)
        _ = try await site.post("/o/acme/asset/AST-1/proposals", as: .owner, [("scenario", scenario.id)])
        let answer = try await site.post(
            "/o/acme/risk/RISK-1/rate", as: .owner,
            rating(try await risk(site).provenance.version, [("then", "next")]))
        #expect(answer.location.hasPrefix("/o/acme/risk/RISK-2/rate"))
        // Nothing is in force, and the new risk names no criteria: the page says what to do first.
        let page = try await site.get("/o/acme/risk/RISK-2/rate", as: .owner)
        #expect(page.text.contains("No risk criteria in force"))
    }

    @Test("On a day in the past nothing is rated, accepted or proposed")
    func past() async throws {
        let site = try await TestSite()
        site.clock.advance(seconds: 3 * 86_400)
        // Three days later one signs in anew.
        let token = try await site.token(of: "owner@acme.example")
        for path in ["risk/RISK-1/rate", "risk/RISK-1/accept", "asset/AST-1/proposals"] {
            let answer = try await site.post("/o/acme/as-of/2026-03-01/\(path)", token: token, rating(1))
            #expect(answer.status == .forbidden, "\(path)")
        }
        let page = try await site.send(.get, "/o/acme/as-of/2026-03-01/risk-workshop", token: token)
        #expect(page.status == .ok)
        #expect(page.text.contains("The database is lost"))
        #expect(!page.text.contains("/risk/RISK-1/rate"))
    }

    @Test("The workshop answers htmx with its part, and lists a place")
    func workshop() async throws {
        let site = try await TestSite()
        var headers = HTTPFields()
        headers[HeaderNames.htmxRequest] = "true"
        let part = try await site.get("/o/acme/risk-workshop?at=3x5", as: .reader, headers: headers)
        #expect(part.text.hasPrefix(#"<div id="workshop""#))
        #expect(part.text.contains("possible × critical, now"))
        #expect(!part.text.contains(">Rate<"), "an auditor rates nothing")
        #expect(try await site.get("/o/acme/risk-workshop", as: .member).status == .notFound)
        for query in ["at=9x9", "at=x", "stage=never", "criteria=CRIT-99", "risk=RISK-99&ways=all", "list=all"] {
            #expect(try await site.get("/o/acme/risk-workshop?\(query)", as: .reader).status == .ok, "\(query)")
        }
    }
}
