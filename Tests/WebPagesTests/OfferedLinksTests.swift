import Accounts
import Frameworks
import Foundation
import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Testing
import Operations

@testable import WebPages

/// Follows the links of pages as a reader does, with each role.
@Suite("The links that are offered")
struct OfferedLinksTests {
    /// What acme also has: an approved document that answers controls and clauses, and one that only its writers read.
    private func furnish(_ site: TestSite) async throws {
        var draft = try await site.workspace.draft()
        let people = draft.base[Person.self].entries
        let author = try #require(people.first { $0.email.hasPrefix("ismsManager") })
        let approver = try #require(people.first { $0.email.hasPrefix("approver") })
        for (name, status) in [("Rules of use", Document.Status.approved), ("Rules to come", .draft)] {
            var document = Document()
            document.name = name
            document.author = Reference(author.id)
            document.owner = Reference(author.id)
            document.status = status
            if status == .approved {
                document.approvedBy = Reference(approver.id)
                document.approvedOn = Day(year: 2026, month: 2, day: 1)
            }
            document.clauses = ["7.5.1"]
            document.referenceControls = [ReferenceControlID("A.5.1")].compactMap(\.self)
            try draft.createApproved(document)
        }
        _ = try await site.workspace.commit(
            draft,
            by: CommitAuthor(principal: "set-up", time: site.clock.now, reason: "Add documents", source: "test"))
    }

    /// The addresses within acme that a page's links lead to, without their fragments. Files are left out: they cost
    /// work to write, and are walked by role elsewhere.
    private func links(_ text: String) -> [String] {
        text.components(separatedBy: "href=\"/o/acme").dropFirst().compactMap { part in
            let rest = part.prefix { $0 != "\"" && $0 != "#" }.replacing("&amp;", with: "&")
            let isFile = rest.contains("/export/") || rest.contains("/html") || rest.contains("/read/")
            return isFile ? nil : "/o/acme" + rest
        }
    }

    @Test("Nobody is offered a link that refuses them", arguments: Role.allCases)
    func offers(role: Role) async throws {
        let site = try await TestSite()
        try await furnish(site)
        var waiting = ["/o/acme"]
        var seen = Set(waiting)
        // One of many pages that differ only in what they are about.
        var walked: [String: Int] = [:]
        while let path = waiting.popLast() {
            let page = try await site.get(path, as: role)
            #expect(page.status == .ok || page.status == .seeOther, "\(role.rawValue) \(path): \(page.status)")
            for link in links(page.text) where seen.insert(link).inserted {
                let shape = String(link.prefix { $0 != "?" }).replacing(/[0-9][0-9.]*/, with: "N")
                walked[shape, default: 0] += 1
                if walked[shape, default: 0] <= 4 { waiting.append(link) }
            }
        }
        #expect(seen.contains("/o/acme/document"))
        #expect(seen.count > (role == .member ? 10 : 60))
    }

    @Test("Who does not see the statement reads a control's number, and nothing leads there")
    func controls() async throws {
        let site = try await TestSite()
        try await furnish(site)
        let statement = "/soa/line/A.5.1"
        let document = try #require(
            try await site.workspace.snapshot()[Document.self].first { $0.title == "Rules of use" })
        let path = "/o/acme/document/\(document.code)"
        let member = try await site.get(path, as: .member)
        #expect(member.status == .ok)
        #expect(member.text.contains("A.5.1") && !member.text.contains(statement))
        #expect(try await site.get(path, as: .reader).text.contains(statement))
    }

    @Test("A record the viewer may not read is named by its code, though others of its kind are open")
    func records() async throws {
        let site = try await TestSite()
        try await furnish(site)
        let isms = try await site.workspace.snapshot()
        let documents = isms[Document.self].entries
        let open = try #require(documents.first { $0.title == "Rules of use" })
        let closed = try #require(documents.first { $0.title == "Rules to come" })
        let member = Principal(name: "member", door: .account(TestSite.identity), roles: [.member], person: nil)
        let links = Links(handle: "acme", asOf: nil, reading: Links.Reading(member, of: isms))
        #expect(links.opens(Document.kind) && !links.opens(Risk.kind))
        #expect(links.opens(open) && !links.opens(closed))
        #expect(RecordLink(open, links: links).body.text.contains("href"))
        let named = RecordLink(closed, links: links).body.text
        #expect(named.contains(closed.code) && !named.contains("href") && !named.contains("Rules to come"))
    }

    @Test("What was written for those who read everything is not shown to one who reads some")
    func audience() async throws {
        let site = try await TestSite()
        let isms = try await site.workspace.snapshot()
        func audience(_ role: Role, _ name: String) -> Links.Audience {
            let principal = Principal(name: name, door: .account(TestSite.identity), roles: [role], person: nil)
            return Links(handle: "acme", asOf: nil, reading: Links.Reading(principal, of: isms)).audience
        }
        #expect(audience(.reader, "a") == audience(.administrator, "b"))
        #expect(audience(.reader, "a") == Links(handle: "acme", asOf: nil).audience)
        #expect(audience(.member, "a") != audience(.reader, "a"))
        #expect(audience(.member, "a") != audience(.member, "b"))
    }

    @Test("A search says nothing of what the searcher may not read, not even how much there is")
    func searching() async throws {
        let site = try await TestSite()
        try await furnish(site)
        let member = try await site.get("/o/acme/search?q=Rules", as: .member)
        #expect(member.text.contains("Rules of use") && !member.text.contains("Rules to come"))
        #expect(member.text.contains(#"Documents<span class="count">1</span>"#))
        let auditor = try await site.get("/o/acme/search?q=Rules", as: .reader)
        #expect(auditor.text.contains(#"Documents<span class="count">2</span>"#))
    }
}
