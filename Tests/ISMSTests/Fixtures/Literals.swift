import Frameworks
import RecordFormat

import ISMS
import Registers

/// Fixtures name records by their codes and days by their dates: `risk.owner = "PER-3"`, `risk.ratedOn = "2026-03-20"`.
extension Reference: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
{
    public init(stringLiteral code: String) { self.init(RecordID(code: code)) }
}

extension Day: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
{
    public init(stringLiteral text: String) {
        guard let day = Day(text[...]) else { preconditionFailure("\(text) is no day") }
        self = day
    }
}

extension ReferenceControlID: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
{
    public init(stringLiteral text: String) {
        guard let id = ReferenceControlID(text) else { preconditionFailure("\(text) is no Annex A control") }
        self = id
    }
}

extension RecordID {
    /// The identity of the record with a code such as RISK-14: the place of its kind and its number.
    init(code: String) {
        let parts = code.split(separator: "-")
        guard parts.count == 2, let number = UInt64(parts[1]),
            let place = Kind.all.firstIndex(where: { $0.prefix == parts[0] })
        else { preconditionFailure("\(code) is no code") }
        self.init(high: UInt64(place + 1), low: number)
    }
}
