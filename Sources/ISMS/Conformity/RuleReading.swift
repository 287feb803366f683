import Phrases
import Registers

/// How far a rule reads to find what it finds, and so when that stands after a change.
///
/// A rule says it where it is declared. One that says nothing reads everything: it is asked anew at each check, which is
/// slow and never wrong. A debug build watches what a rule reads, and stops at one that reads further than it says
/// (`ReadingWatch`).
enum RuleReading: Sendable {
    /// To judge a record: the record, those it is linked with in either direction, and `Rule.Facts.kindsForAll`.
    case neighbours
    /// To judge a record: everything in its own register, and `Rule.Facts.kindsForAll`. A rule about several registers
    /// judges each by what that one holds.
    case ownRegister
    /// Everything in the registers of these kinds, and `Rule.Facts.kindsForAll`.
    case registers(Set<Kind>)
    case everything
}

extension RuleReading {
    /// As messages say it: "is declared to read …".
    var words: String {
        switch self {
        case .neighbours: "a record and its neighbours"
        case .ownRegister: "the register it judges"
        case .registers(let kinds):
            "the registers of \(kinds.map(\.plural.english).sorted().listed(atMost: .max).english)"
        case .everything: "everything"
        }
    }
}
