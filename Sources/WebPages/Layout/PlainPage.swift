import HTML
import Phrases

/// A page outside any organization: small, in the middle, with nothing around it.
struct PlainPage: Sendable {
    let title: Phrase
    var lead: Phrase = ""
    /// Whether it holds lists rather than one form.
    var isWide = false
    /// Said once above everything, such as what was just done or why it could not be.
    var notice: Chrome.Notice?
    let content: Markup

    init(
        title: Phrase, lead: Phrase = "", isWide: Bool = false, notice: Chrome.Notice? = nil,
        @MarkupBuilder content: () -> Markup
    ) {
        self.title = title
        self.lead = lead
        self.isWide = isWide
        self.notice = notice
        self.content = content()
    }

    var page: Page {
        Page(title: "\(title) · Annex", head: { Chrome.head }) {
            main(.class("plain-page", isWide ? "wide" : nil), .id("content")) {
                p(.class("brand")) {
                    span(.class("mark"), .aria("hidden", "true")) { "A" }
                    "Annex"
                }
                h1 { title }
                if !lead.isEmpty { p(.class("lead")) { lead } }
                if let notice {
                    div(.class("notice", notice.tone.rawValue), .role(notice.tone == .bad ? "alert" : "status")) {
                        span { notice.text }
                    }
                }
                content
            }
        }
    }
}

/// A field of a form outside the registers: its label, help, what is wrong with it, and what was typed.
struct PlainField: Component {
    let name: String
    let label: Phrase
    let type: Attribute.InputType
    let autocomplete: StaticString
    var help: Phrase = ""
    var value = ""
    var problem: Phrase?
    var isRequired = true
    var isFocused = false
    var length: Int?
    var isNumeric = false
    /// Tells fields of one name in several forms of a page apart.
    var idPrefix = ""

    private var id: String { idPrefix + name }

    var body: Markup {
        div(.class("field", problem == nil ? nil : "wrong")) {
            HTML.label(.for(id)) { label }
            if !help.isEmpty { p(.class("help"), .id("help-\(id)")) { help } }
            if let problem { p(.class("problem"), .id("problem-\(id)")) { problem } }
            input(
                .id(id), .type(type), .name(name), .autocomplete(autocomplete), .required().when(isRequired),
                // What was typed comes back, but never a password.
                .value(value).when(type != .password && !value.isEmpty), .maxlength(length ?? 0).when(length != nil),
                .autofocus().when(isFocused || problem != nil), .custom("inputmode", "numeric").when(isNumeric),
                .custom("autocapitalize", "none").when(type != .text), .custom("spellcheck", "false"),
                .aria("invalid", "true").when(problem != nil),
                .aria("describedby", described).when(!described.isEmpty))
        }
    }

    private var described: String {
        [help.isEmpty ? nil : "help-\(id)", problem == nil ? nil : "problem-\(id)"].compactMap { $0 }
            .joined(separator: " ")
    }
}
