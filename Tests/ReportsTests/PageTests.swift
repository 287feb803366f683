import Reports
import Phrases
import Testing

@Suite("HTML")
struct PageTests {
    @Test("The page loads nothing and runs nothing, whatever the document says")
    func selfContained() async throws {
        let hostile =
            "\"><script src=//evil></script><img src=x onerror=alert(1)> url(file:///etc/passwd) @import 'x' \0"
        let html = try await SmallReport.document(holding: hostile, title: .data(hostile)).text(as: .html)
        let style = try #require(html.split(separator: "<style>").last?.split(separator: "</style>").first)
        for word in ["url(", "@import", "expression(", "</"] { #expect(!style.contains(word)) }
        // What is left of the page once its escaped texts are taken out is markup of our own.
        let names = html.split(separator: "<").dropFirst().map { $0.prefix { $0.isLetter || $0.isNumber } }
        let loading: Set<Substring> = ["script", "img", "link", "iframe", "object", "embed", "video", "audio", "base"]
        #expect(loading.isDisjoint(with: names))
        for tag in html.split(separator: "<").compactMap({ $0.split(separator: ">").first }) {
            // Every other piece between quotes is a value; the rest are names.
            let pieces = tag.split(separator: "\"", omittingEmptySubsequences: false)
            let outside = pieces.enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
            for attribute in [" src=", " onerror=", " style=", " srcset="] { #expect(!outside.contains(attribute)) }
        }
        #expect(!html.contains("\0"))
    }

    @Test("A mention links to the row of its record, and only where there is one")
    func links() async throws {
        let html = try await SmallReport.document.text(as: .html)
        #expect(html.contains(#"<tr id="record-R-1">"#))
        #expect(html.contains(##"see <a class="code" href="#record-R-2">R-2</a>"##))
        #expect(html.contains(#"<span class="code">R-9</span>"#))
        #expect(html.contains(#"<td class="codes"><span class="code">R-1</span></td>"#))
    }

    @Test("Each link inside a page leads to an element of that page")
    func anchors() async throws {
        let html = try await SampleReport.document.text(as: .html)
        let ids = Set(html.split(separator: " id=\"").dropFirst().compactMap { $0.split(separator: "\"").first })
        let targets = html.split(separator: "href=\"#").dropFirst().compactMap { $0.split(separator: "\"").first }
        #expect(targets.count > 100)
        #expect(Set(targets).isSubset(of: ids))
    }

    @Test("A band is named, and its colour has a rule of its own")
    func bands() async throws {
        let html = try await SmallReport.document.text(as: .html)
        #expect(html.contains(#"<span class="band color-d9713c"><span class="figure">12</span>High</span>"#))
        #expect(html.contains(".color-d9713c{background:#d9713c;color:#16191d}"))
    }

    @Test("What a narrow window scrolls sideways has a name and a place among what the keyboard reaches")
    func scrolling() async throws {
        let html = try await SampleReport.document.text(as: .html)
        let scrolling = html.split(separator: "<").filter { tag in
            ["div class=\"table", "figure class=\"heat-map\"", "figure class=\"coverage\""].contains {
                tag.hasPrefix($0)
            }
        }
        #expect(scrolling.count > 2)
        for tag in scrolling {
            #expect(tag.contains(" tabindex=\"0\""), "\(tag)")
            #expect(tag.contains(" aria-label=\"") && !tag.contains(" aria-label=\"\""), "\(tag)")
        }
    }

    @Test("A table without rows says so")
    func emptyTable() async throws {
        let document = ReportDocument(title: "T", organization: "O", control: SmallReport.control) {
            ReportTable("E", columns: [ReportTable.Column("A", .text)], groups: [], emptyNote: "No risk is open.")
        }
        let html = try await document.text(as: .html)
        #expect(html.contains("No risk is open."))
        #expect(!html.contains("<table"))
        #expect(try await document.text(as: .csv) == "\u{FEFF}A\r\n")
    }
}
