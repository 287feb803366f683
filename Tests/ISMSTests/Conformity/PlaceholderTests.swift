import RecordFormat
import Registers
import Testing

@testable import ISMS

@Suite("Placeholder text")
struct PlaceholderTests {
    @Test(
        "What stands where something was to be written is found",
        arguments: [
            ("TBD", "TBD"), ("Owner: tbd.", "tbd"), ("TODO ask Ben", "TODO"), ("(TODO)", "TODO"),
            ("Lorem ipsum dolor sit amet", "Lorem ipsum"), ("Version xxx", "xxx"), ("XXXX", "XXXX"),
            ("The [Company Name] protects", "[Company Name]"), ("by [your role]", "[your role]"),
            ("Approved by <name>", "<name>"), ("[…]", "[…]"), ("see [...] below", "[...]"),
            ("<insert date>", "<insert date>"),
            ("Fill in", "Fill in"), ("Please fill in the scope", "Please fill in"),
            ("Roles are to be defined.", "to be defined"),
            ("to be determined", "to be determined"), ("FIXME: which region?", "FIXME"), ("größe: tbd", "tbd"),
        ])
    func found(text: String, placeholder: String) { #expect(Placeholder.first(in: text) == placeholder) }

    @Test(
        "What only looks alike is left alone",
        arguments: [
            "", "todo el equipo", "The to-do list is kept in the tracker", "Roles are to be defined by the board",
            "To be decided in May", "She fills in for Ben", "may fill in for the owner", "filling in forms",
            "See [the plan](https://example.org)", "[1], [2]", "[ ] and [x]", "less than < 5 and > 3",
            "<b@example.org>",
            "<https://example.org/name-list>", "xx", "xxl shirts", "exxxample", "maxxx1", "tbdelta", "Ätbd",
            "Autobahn TODOs",
            "[ISO 27001:2022]", "array[index]", "Quality placeholder", "[name]: https://example.org",
        ])
    func leftAlone(text: String) { #expect(Placeholder.first(in: text) == nil) }

    @Test("It is found in lists and rows too")
    func nested() {
        #expect(Placeholder.first(in: ["fine", "TBD"]) == "TBD")
        #expect(Placeholder.first(in: [["what": "Canteen", "reason": "[name]"]]) == "[name]")
        #expect(Placeholder.first(in: 7) == nil)
    }
}
