import Accounts
import Foundation
import HTTPTypes
import ISMS
import RecordFormat
import Registers
import Testing

@testable import WebPages

@Suite("Settings")
struct SettingsPageTests {
    private static let pages = OrganizationRoute.SettingsPage.allCases

    @Test("Each role sees the pages that are for it, and links to no other", arguments: Role.allCases)
    func roles(role: Role) async throws {
        let site = try await TestSite()
        let first = try await site.get("/o/acme/settings", as: role)
        #expect(first.status == .ok)
        for page in Self.pages {
            let path = "/o/acme/settings/\(page.rawValue)"
            let isLinked = first.text.contains("href=\"\(path)\"")
            let answer = try await site.get(path, as: role)
            #expect(isLinked == (answer.status == .ok), "\(page)")
        }
    }

    @Test("Each page of the settings leads to all the others, and says which one it is")
    func tabs() async throws {
        let site = try await TestSite()
        for page in Self.pages {
            let text = try await site.get("/o/acme/settings/\(page.rawValue)", as: .administrator).text
            let tabs = text.components(separatedBy: #"<nav class="tabs""#).dropFirst().first?
                .components(separatedBy: "</nav>").first
            for other in Self.pages {
                let link =
                    "href=\"/o/acme/settings/\(other.rawValue)\"" + (other == page ? " aria-current=\"page\"" : "")
                #expect(try #require(tabs, "\(page)").contains(link + ">"), "\(page) to \(other)")
            }
        }
    }

    @Test("The organization is shown as reports name it, and edited by who may")
    func organization() async throws {
        let site = try await TestSite()
        let manager = try await site.get("/o/acme/settings/organization", as: .ismsManager)
        #expect(manager.text.contains("Acme"))
        #expect(manager.text.contains("/o/acme/organization/ORG-1/edit"))
        let auditor = try await site.get("/o/acme/settings/organization", as: .reader)
        #expect(auditor.text.contains("Acme") && !auditor.text.contains("ORG-1/edit"))
        let past = try await site.get("/o/acme/as-of/2026-02-28/settings/organization", as: .ismsManager)
        #expect(!past.text.contains("ORG-1/edit"))
    }

    @Test("Criteria say which are in force, and a version begins with a ready-made set")
    func criteria() async throws {
        let site = try await TestSite()
        let page = try await site.get("/o/acme/settings/criteria", as: .ismsManager)
        #expect(page.text.contains("CRIT-1") && page.text.contains("waits for approval"))
        #expect(page.text.contains("risk-criteria/new?template=4x4"))
        let form = try await site.get("/o/acme/risk-criteria/new?template=4x4", as: .ismsManager)
        #expect(form.text.contains("Four by four"))
        #expect(try await !site.get("/o/acme/settings/criteria", as: .reader).text.contains("template="))
    }

    @Test("What is kept as records is sent to no page of the settings")
    func records() async throws {
        let site = try await TestSite()
        for page in [OrganizationRoute.SettingsPage.organization, .criteria, .people] {
            #expect(
                try await site.post("/o/acme/settings/\(page.rawValue)", as: .administrator).status == .methodNotAllowed
            )
        }
    }
}
