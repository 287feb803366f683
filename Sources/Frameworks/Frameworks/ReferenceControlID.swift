extension ReferenceControl {
    /// The number of a control of Annex A to ISO/IEC 27001:2022: “A.5.1” to “A.8.34”.
    ///
    /// An ID names one of the 93 controls; another number cannot be made. Ordered as the annex is: A.5.2 before A.5.10.
    package struct ID: Hashable, Sendable, Comparable {
        package let theme: Theme
        /// Within the theme, from 1.
        package let number: Int

        package init?(theme: Theme, number: Int) {
            guard (1...theme.controlCount).contains(number) else { return nil }
            self.theme = theme
            self.number = number
        }

        package static func < (left: ID, right: ID) -> Bool {
            (left.theme.number, left.number) < (right.theme.number, right.number)
        }
    }
}

extension ReferenceControl.ID: LosslessStringConvertible {
    /// Reads the canonical spelling and no other.
    package init?(_ text: String) {
        self.init(parsing: text)
        guard description == text else { return nil }
    }

    package var description: String { "A.\(theme.number).\(number)" }

    /// Reads a control's number as people write it: “5.1”, “a5.1”, “A.5.01”, “A 5.1”, “Annex A 5.1: Policies …”.
    ///
    /// Nil where the text names none of the 93 controls, such as “A.9.2.1” of the 2013 edition. The clauses 5.1 to 8.3
    /// look like controls written without their A, so call this only where a control is meant.
    package init?(parsing text: String) {
        var rest = text.lowercased().utf8[...]
        func skip(_ characters: String) { rest = rest.drop { characters.utf8.contains($0) } }
        func number() -> Int? {
            let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
            guard (1...2).contains(digits.count) else { return nil }
            rest = rest.dropFirst(digits.count)
            return Int(String(decoding: digits, as: UTF8.self))
        }

        skip(" \t\n")
        if rest.starts(with: "annex".utf8) {
            rest = rest.dropFirst("annex".utf8.count)
            skip(" .-\t")
        }
        if rest.first == UInt8(ascii: "a") {
            rest = rest.dropFirst()
            skip(" .-\t")
        }
        guard let themeNumber = number(), let theme = ReferenceControl.Theme(number: themeNumber) else { return nil }
        guard rest.first == UInt8(ascii: ".") else { return nil }
        rest = rest.dropFirst()
        guard let controlNumber = number() else { return nil }
        // What follows may be the title, but not more of a number: “5.1.1” is a control of another edition.
        if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
        if let next = rest.first, next < 0x80, !" \t\r\n:;,)-".utf8.contains(next) { return nil }
        self.init(theme: theme, number: controlNumber)
    }
}
