import Phrases
import Testing

@testable import HTML

@Suite("Markup")
struct MarkupTests {
    @Test("Elements nest and keep their order")
    func nesting() {
        let list = ul(.class("plain")) {
            li { "one" }
            li {
                strong { "two" }
                " of "
                3
            }
        }
        #expect(list.text == #"<ul class="plain"><li>one</li><li><strong>two</strong> of 3</li></ul>"#)
    }

    @Test("Void elements have neither content nor an end tag")
    func voidElements() {
        #expect(
            Markup {
                "a"; br(); "b"; hr()
            }.text == "a<br>b<hr>")
        #expect(input(.type(.checkbox), .name("x"), .checked()).text == #"<input type="checkbox" name="x" checked>"#)
        #expect(img(.alt("")).text == #"<img alt="">"#)
    }

    @Test("An element without content keeps its end tag")
    func emptyElement() {
        #expect(div().text == "<div></div>")
        #expect(td(.class("empty")).text == #"<td class="empty"></td>"#)
    }

    @Test("Conditions and loops write what they yield", arguments: [(true, "<p>yes</p>12"), (false, "<p>no</p>12")])
    func controlFlow(condition: Bool, expected: String) {
        let markup = Markup {
            if condition { p { "yes" } } else { p { "no" } }
            if !condition, condition { "never" }
            for number in 1...2 { number }
            nil as String?
        }
        #expect(markup.text == expected)
    }

    @Test("A component is written as its body")
    func components() {
        struct Badge: Component {
            let name: String
            var body: Markup { span(.class("badge")) { name } }
        }
        #expect(p { Badge(name: "<High>") }.text == #"<p><span class="badge">&lt;High&gt;</span></p>"#)
    }

    @Test("What is kept in the form it is written in takes no more room than it needs, and says how much")
    func written() {
        let row = tr { td { "RISK-1" } }
        let written = row.written
        #expect(written.text == row.text)
        #expect(written.writtenBytes == row.bytes.count)
        #expect(row.writtenBytes == 0)
        guard case .written(let bytes) = written.node else {
            Issue.record("it is not in the form it is written in")
            return
        }
        #expect(bytes.capacity < bytes.count + 32)
    }

    @Test("Markup knows whether it would write anything")
    func emptiness() {
        #expect(
            Markup {
                nil as String?; ""
            }.isEmpty)
        #expect(!Markup { span() }.isEmpty)
    }

    @Test("A page has its doctype, language, character set and escaped title")
    func page() {
        let page = Page(title: "A < B", language: "de") {
            meta(name: "author", content: "\"Q\"")
        } body: {
            p { "x" }
        }
        #expect(
            page.text
                == "<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                + "content=\"width=device-width, initial-scale=1\"><title>A &lt; B</title>"
                + "<meta name=\"author\" content=\"&#34;Q&#34;\"></head><body><p>x</p></body></html>")
    }

    @Test("A text area does not lose a line break at its beginning")
    func textArea() {
        #expect(textarea(.name("note"), text: "\nx").text == "<textarea name=\"note\">\n\nx</textarea>")
    }

    @Test("Drawings are sized in exact short numbers")
    func drawings() {
        let drawing = SVG.drawing(width: 100, height: 8, label: "3 < 4") {
            SVG.rect(x: 0, y: 1.005, width: 100.0 / 3, height: 8, .fill("#123456"))
            SVG.line(from: (x: -0.5, y: .nan), to: (x: 2, y: 0.05))
        }
        #expect(
            drawing.text
                == #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 8" role="img" aria-label="3 &lt; 4">"#
                + ##"<rect x="0" y="1" width="33.33" height="8" fill="#123456"></rect>"##
                + #"<line x1="-0.5" y1="0" x2="2" y2="0.05"></line></svg>"#)
    }
}
