extension Phrase {
    /// The English text with a number for each piece of data, and with both forms of what is counted.
    ///
    /// ```swift
    /// let lead: Phrase = "\(count) of \(all) controls are decided"
    /// lead.identity   // "%1 of %2 controls are decided"
    /// Phrase.counted(2, one: "1 row", other: "\(2) rows").identity   // "{%1, one: 1 row, other: %2 rows}"
    /// ```
    package var identity: String {
        var identity = ""
        var count = 0
        func append(_ pieces: [Piece]) {
            for piece in pieces {
                if piece.isData {
                    count += 1
                    identity += "%\(count)"
                } else {
                    identity += piece.text.replacing("%", with: "%%")
                }
            }
        }
        for part in parts {
            switch part {
            case .text(let text): append(Self.pieces(of: text))
            case .forms(let forms):
                count += 1
                identity += "{%\(count), one: "
                append(forms.one.pieces)
                identity += ", other: "
                append(forms.other.pieces)
                identity += "}"
            }
        }
        return identity
    }

    /// The pieces of data in it, as the identity numbers them.
    package var parameters: [String] {
        parts.flatMap { part -> [String] in
            switch part {
            case .text(let text): Self.data(in: Self.pieces(of: text))
            case .forms(let forms):
                [String(forms.count)] + Self.data(in: forms.one.pieces) + Self.data(in: forms.other.pieces)
            }
        }
    }

    private static func data(in pieces: [Piece]) -> [String] { pieces.filter(\.isData).map { String($0.text) } }
}
