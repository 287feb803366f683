import HTML
import Phrases
import Testing

@Suite("Escaping")
struct EscapingTests {
    @Test(
        "A text cannot become a tag",
        arguments: [
            ("</script><script>alert(1)</script>", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("a & b", "a &amp; b"),
            ("&lt;", "&amp;lt;"),
            ("\"quoted\" 'n'", "&#34;quoted&#34; &#39;n&#39;"),
            ("Zürich – 東京 👩‍💻", "Zürich – 東京 👩‍💻"),
            ("", ""),
        ])
    func text(text: String, expected: String) {
        #expect(p { text }.text == "<p>\(expected)</p>")
    }

    @Test("Control characters become the replacement character, except tab and line ends")
    func controlCharacters() {
        #expect(p { "a\u{0}b\u{1B}c\u{7F}d\u{C}e" }.text == "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e</p>")
        #expect(p { "a\tb\nc\rd" }.text == "<p>a\tb\nc&#13;d</p>")
    }

    @Test("An attribute's value cannot end early")
    func attributes() {
        #expect(
            a(.title("\"><img onerror='x'>\0\n")).text
                == #"<a title="&#34;&gt;&lt;img onerror=&#39;x&#39;&gt;"# + "\u{FFFD}&#10;\"></a>")
    }

    @Test("Every text of every byte below 128 comes back from what was written")
    func roundTrip() {
        let text = String(String.UnicodeScalarView((32..<127).compactMap(Unicode.Scalar.init)))
        var written = String(p(.title(text)) { text }.text.dropFirst(#"<p title=""#.count).prefix { $0 != "\"" })
        for (spelling, character) in [("&#34;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
            written = written.split(separator: spelling, omittingEmptySubsequences: false).joined(separator: character)
        }
        #expect(written == text)
    }

    @Test("A style sheet cannot end early")
    func styleSheet() {
        #expect(
            embeddedStylesheet("a::after { content: '</style><script>' }").text
                == #"<style>a::after { content: '<\/style><script>' }</style>"#)
    }

    @Test("Only HTML that is vouched for is written as it stands")
    func trusted() {
        #expect(Markup(TrustedHTML("<b>&amp;</b>")).text == "<b>&amp;</b>")
        let made = "<i>" + "x" + "</i>"
        #expect(p { made }.text == "<p>&lt;i&gt;x&lt;/i&gt;</p>")
        #expect(p { TrustedHTML(vouchedForByCaller: made) }.text == "<p><i>x</i></p>")
    }

    @Test("Boolean attributes are there or not, and empty class lists are not")
    func presence() {
        #expect(option(.selected(false), .class(nil, "")) { "x" }.text == "<option>x</option>")
        #expect(option(.selected(), .class("a", nil, "b")) { "x" }.text == #"<option selected class="a b">x</option>"#)
        #expect(td(.colspan(1), .title("t").when(false)).text == "<td></td>")
    }
}

@Suite("Addresses")
struct WebAddressTests {
    @Test(
        "An address from outside that could run code or read a file is refused",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
            "\u{1}javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example",
            "/relative", "x", "", "https:", "https://a b", "http:\\\\evil", "https://a\u{85}b",
        ])
    func refused(text: String) {
        #expect(WebAddress(external: text) == nil)
    }

    @Test(
        "Addresses of the web, mail and telephone are taken as they are",
        arguments: ["https://example.org/a?b=c&d#e", "HTTP://example.org", "mailto:a@example.org", "tel:+41443334455"])
    func taken(text: String) {
        #expect(WebAddress(external: text)?.description == text)
    }

    @Test("Data in a path, a query or a fragment stays inside its part")
    func parts() {
        let address = WebAddress(
            path: ["risks", "a/b?c#d", "..", "", "ü"], query: [("q", "x&y=z"), ("p", "1 2")], fragment: "s\"t")
        #expect(address.description == "/risks/a%2Fb%3Fc%23d/%C3%BC?q=x%26y%3Dz&p=1%202#s%22t")
        #expect(WebAddress(path: ["", "/evil.example"]).description == "/%2Fevil.example")
        #expect(WebAddress(path: []).description == "/")
    }
}
