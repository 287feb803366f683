extension Clause {
    /// The number of a clause of ISO/IEC 27001:2022, from 4 to 10, down to an item's item: “6.1.2.c.1”.
    ///
    /// Well formed, but not known to exist: ask ``Catalog/clauses``. Ordered as the standard is: 9 before 10.
    package struct ID: Hashable, Sendable, Comparable {
        /// Numbers as they are (below 64), letters as their lower-case ASCII code (above 96).
        private let places: [UInt8]

        package static func < (left: ID, right: ID) -> Bool {
            left.places.lexicographicallyPrecedes(right.places)
        }

        /// The clause that holds this one; nil for 4 to 10 themselves.
        package var parent: ID? { places.count > 1 ? ID(places: places.dropLast()) : nil }

        private init(places: some Sequence<UInt8>) { self.places = Array(places) }
    }
}

extension Clause.ID: LosslessStringConvertible {
    /// Reads the canonical spelling and no other.
    package init?(_ text: String) {
        self.init(parsing: text)
        guard description == text else { return nil }
    }

    /// “6.1.3.d”, as the catalogue and the records spell it.
    package var description: String { spelled(letterPrefix: ".") }

    /// “6.1.3 d”, as a person would write it.
    package var written: String { spelled(letterPrefix: " ") }

    private func spelled(letterPrefix: String) -> String {
        var text = ""
        for (index, place) in places.enumerated() {
            if place >= UInt8(ascii: "a") {
                text += letterPrefix + String(Unicode.Scalar(place))
            } else {
                text += (index == 0 ? "" : ".") + String(place)
            }
        }
        return text
    }
}

extension Clause.ID {
    /// Reads a clause number as people write it: “6.1.3 d)”, “6.1.3d”, “6.1.3(d)”, “Clause 9.2”, “4.1 Context”.
    ///
    /// Nil where the text is no clause number; “A.5.1” is a control's, so nil as well.
    package init?(parsing text: String) {
        var rest = text.lowercased().utf8.drop { $0 == UInt8(ascii: " ") }
        if rest.starts(with: "clause".utf8) {
            rest = rest.dropFirst("clause".utf8.count).drop { $0 == UInt8(ascii: " ") }
        }
        var places: [UInt8] = []
        while let first = rest.first {
            switch first {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
                guard let number = UInt8(String(decoding: digits, as: UTF8.self)), (1..<64).contains(number)
                else { return nil }
                places.append(number)
                rest = rest.dropFirst(digits.count)
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                let word = rest.prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 >= 0x80 }
                guard !places.isEmpty else { return nil }
                if word.count == 1 {
                    places.append(first)
                    rest = rest.dropFirst()
                } else {
                    rest = rest.suffix(0)
                }
            case UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: " "):
                guard !places.isEmpty else { return nil }
                rest = rest.dropFirst()
            default:
                guard !places.isEmpty, first == UInt8(ascii: ":") || first == UInt8(ascii: "-") || first >= 0x80
                else { return nil }
                rest = rest.suffix(0)
            }
        }
        guard let first = places.first, (4...10).contains(first) else { return nil }
        self.init(places: places)
    }
}
