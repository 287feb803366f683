package import Phrases

/// One attribute of an element. Names come from our own source only; values are escaped.
///
/// There is no `style` and no event handler here on purpose: neither is needed, and a page without them can be served
/// under a strict content security policy.
package struct Attribute: Hashable, Sendable {
    enum Value: Hashable, Sendable {
        /// The attribute is left out.
        case absent
        /// The name alone, as for `required`.
        case present
        case text(String)
        case phrase(Phrase)
    }

    let name: String
    let value: Value

    init(_ name: StaticString, _ value: Value) {
        self.name = name.description
        self.value = value
    }

    init(_ name: StaticString, text: String) { self.init(name, .text(text)) }
    init(_ name: StaticString, phrase: Phrase) { self.init(name, .phrase(phrase)) }
    init(_ name: StaticString, number: Int) { self.init(name, .text(String(number))) }
    init(_ name: StaticString, isPresent: Bool) { self.init(name, isPresent ? .present : .absent) }

    /// Any other attribute, such as those of htmx. Those that would run code or name an address are refused: they have
    /// checked spellings of their own.
    package static func custom(_ name: StaticString, _ value: String) -> Attribute {
        let text = name.description
        let checked = ["href", "xlink:href", "src", "srcset", "srcdoc", "action", "formaction", "style"]
        let isUnsafe = text.hasPrefix("on") || text.hasPrefix("hx-on") || checked.contains(text)
        precondition(!isUnsafe, "the attribute \(text) cannot be written unchecked")
        return Attribute(name, text: value)
    }

    /// The attribute where the condition holds, and otherwise nothing.
    package func when(_ condition: Bool) -> Attribute {
        condition ? self : Attribute(name: name, value: .absent)
    }

    private init(name: String, value: Value) {
        self.name = name
        self.value = value
    }
}

/// Attributes of any element.
extension Attribute {
    package static func id(_ value: String) -> Attribute { Attribute("id", text: value) }

    /// A list of classes; nil and empty ones are left out, and so is the attribute where none remains.
    package static func `class`(_ names: String?...) -> Attribute {
        let names = names.compactMap { $0 }.filter { !$0.isEmpty }
        return names.isEmpty ? Attribute("class", .absent) : Attribute("class", text: names.joined(separator: " "))
    }

    package static func title(_ phrase: Phrase) -> Attribute { Attribute("title", phrase: phrase) }
    @_disfavoredOverload
    package static func title(_ value: String) -> Attribute { Attribute("title", text: value) }
    package static func lang(_ value: String) -> Attribute { Attribute("lang", text: value) }
    package static func role(_ value: StaticString) -> Attribute { Attribute("role", text: value.description) }
    package static func tabindex(_ value: Int) -> Attribute { Attribute("tabindex", number: value) }
    package static func hidden(_ isHidden: Bool = true) -> Attribute { Attribute("hidden", isPresent: isHidden) }
    package static func data(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name: "data-" + name.description, value: .text(value))
    }
    /// What is spoken, such as a label; names of other elements and states are no phrases.
    package static func aria(_ name: StaticString, _ phrase: Phrase) -> Attribute {
        let isSpoken = ["label", "description", "valuetext", "roledescription"].contains(name.description)
        return Attribute(
            name: "aria-" + name.description, value: isSpoken ? .phrase(phrase) : .text(phrase.english))
    }
    @_disfavoredOverload
    package static func aria(_ name: StaticString, _ value: String) -> Attribute {
        Attribute(name: "aria-" + name.description, value: .text(value))
    }
}

/// Attributes of links and of what is loaded from elsewhere.
extension Attribute {
    package static func href(_ address: WebAddress) -> Attribute { Attribute("href", text: address.description) }
    package static func src(_ address: WebAddress) -> Attribute { Attribute("src", text: address.description) }
    package static func action(_ address: WebAddress) -> Attribute { Attribute("action", text: address.description) }
    package static func rel(_ value: StaticString) -> Attribute { Attribute("rel", text: value.description) }
    package static func target(_ value: StaticString) -> Attribute { Attribute("target", text: value.description) }
    package static func alt(_ phrase: Phrase) -> Attribute { Attribute("alt", phrase: phrase) }
    @_disfavoredOverload
    package static func alt(_ value: String) -> Attribute { Attribute("alt", text: value) }
    package static func datetime(_ value: String) -> Attribute { Attribute("datetime", text: value) }
}

/// Attributes of tables.
extension Attribute {
    package enum Scope: String { case column = "col", row = "row", columnGroup = "colgroup", rowGroup = "rowgroup" }

    package static func scope(_ scope: Scope) -> Attribute { Attribute("scope", text: scope.rawValue) }
    package static func colspan(_ count: Int) -> Attribute { Attribute("colspan", number: count).when(count > 1) }
    package static func rowspan(_ count: Int) -> Attribute { Attribute("rowspan", number: count).when(count > 1) }
}

/// Attributes of forms.
extension Attribute {
    package enum Method: String { case get, post }
    package enum InputType: String {
        case text, number, date, email, password, search, hidden, checkbox, radio, file, submit, url, tel
        case datetimeLocal = "datetime-local"
    }
    package enum ButtonType: String { case submit, button, reset }

    package static func method(_ method: Method) -> Attribute { Attribute("method", text: method.rawValue) }
    package static func type(_ type: InputType) -> Attribute { Attribute("type", text: type.rawValue) }
    package static func buttonType(_ type: ButtonType) -> Attribute { Attribute("type", text: type.rawValue) }
    package static func name(_ value: String) -> Attribute { Attribute("name", text: value) }
    package static func value(_ value: String) -> Attribute { Attribute("value", text: value) }
    package static func placeholder(_ phrase: Phrase) -> Attribute { Attribute("placeholder", phrase: phrase) }
    @_disfavoredOverload
    package static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", text: value) }
    package static func autocomplete(_ value: StaticString) -> Attribute {
        Attribute("autocomplete", text: value.description)
    }
    package static func `for`(_ id: String) -> Attribute { Attribute("for", text: id) }
    package static func required(_ isRequired: Bool = true) -> Attribute {
        Attribute("required", isPresent: isRequired)
    }
    package static func disabled(_ isDisabled: Bool = true) -> Attribute {
        Attribute("disabled", isPresent: isDisabled)
    }
    package static func readonly(_ isReadOnly: Bool = true) -> Attribute {
        Attribute("readonly", isPresent: isReadOnly)
    }
    package static func checked(_ isChecked: Bool = true) -> Attribute { Attribute("checked", isPresent: isChecked) }
    package static func selected(_ isSelected: Bool = true) -> Attribute {
        Attribute("selected", isPresent: isSelected)
    }
    package static func multiple(_ isMultiple: Bool = true) -> Attribute {
        Attribute("multiple", isPresent: isMultiple)
    }
    package static func autofocus(_ isFocused: Bool = true) -> Attribute {
        Attribute("autofocus", isPresent: isFocused)
    }
    package static func open(_ isOpen: Bool = true) -> Attribute { Attribute("open", isPresent: isOpen) }
    package static func maxlength(_ count: Int) -> Attribute { Attribute("maxlength", number: count) }
    package static func min(_ value: String) -> Attribute { Attribute("min", text: value) }
    package static func max(_ value: String) -> Attribute { Attribute("max", text: value) }
    package static func step(_ value: String) -> Attribute { Attribute("step", text: value) }
    /// The number of an ordered list's first item; nothing for 1, with which lists begin anyway.
    package static func start(_ number: Int) -> Attribute { Attribute("start", number: number).when(number != 1) }
    package static func rows(_ count: Int) -> Attribute { Attribute("rows", number: count) }
}
