import Accounts
import HTTPTypes
import ISMS
import RecordFormat
import Registers
import Testing
import Operations

@testable import WebPages

@Suite("Home")
struct HomePageTests {
    @Test("A new organization's home page says where to begin, and its button opens the step to begin with")
    func empty() async throws {
        let site = EmptySite()
        let browser = Browser(site.application)
        let link = try #require(try await site.accounts.issueFirstAccountLink())
        let form = try await browser.open("/first-account/\(link.text)")
        let named = try await browser.submit(
            form,
            [
                ("name", "Ada Founder"), ("email", "ada@harbour.example"), ("password", "seven quiet herons at dusk"),
                ("repeated", "seven quiet herons at dusk"),
            ])
        let home = try await browser.submit(named, [("name", "Harbour Instruments")])
        #expect(home.path == "/o/harbour-instruments")
        #expect(home.text.contains("Begin here") && home.text.contains("Nothing is recorded yet"))
        #expect(home.text.contains(#"href="/o/harbour-instruments/start#step-1""#))
        let start = try await browser.open("/o/harbour-instruments/start")
        #expect(start.text.contains(#"id="step-1""#))

        let page = try await browser.open("/o/harbour-instruments/asset/new")
        let saved = try await browser.submit(page, [("v.name", "Customer database")])
        #expect(saved.status == .ok)
        let later = try await browser.open("/o/harbour-instruments")
        #expect(!later.text.contains("Begin here"))
        #expect(later.text.contains("Go on with the guided start"))
    }

    @Test("Once a statement is issued, home says nothing more of the guided start")
    func issued() async throws {
        let site = try await TestSite()
        #expect(try await site.get("/o/acme", as: .reader).text.contains("Go on with the guided start"))
        // Members are not led to what they may not read.
        #expect(try await !site.get("/o/acme", as: .member).text.contains("guided start"))
        let head = try await site.workspace.snapshot().commit.sequence
        let issued = try await site.post(
            "/o/acme/soa/issue", as: .ismsManager,
            [("sequence", String(head)), ("reason", "First"), ("override", "Gaps are known")])
        #expect(issued.location.contains("/soa/version/1"))
        #expect(try await !site.get("/o/acme", as: .reader).text.contains("Go on with the guided start"))
    }
}
