import Registers

/// Fixtures name days by their dates: `loan.due = "2026-03-20"`.
extension Day: ExpressibleByStringLiteral, ExpressibleByUnicodeScalarLiteral,
    ExpressibleByExtendedGraphemeClusterLiteral
{
    public init(stringLiteral text: String) {
        guard let day = Day(text[...]) else { preconditionFailure("\(text) is no day") }
        self = day
    }
}
