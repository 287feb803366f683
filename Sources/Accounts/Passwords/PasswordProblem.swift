package import Phrases

/// Why a password is refused. There are no rules of composition: length and being hard to guess is all.
package enum PasswordProblem: Hashable, Sendable {
    case tooShort
    case tooLong
    case common
    /// Made of the account's, the organization's or the product's name.
    case guessable
    /// A repetition, or a sequence of letters, digits or keys.
    case pattern
    /// The two entries differ.
    case mistyped

    package var sentence: Phrase {
        switch self {
        case .tooShort:
            "Use at least \(PasswordRules.characterCountMin) characters; a few words that do not belong together are best."
        case .tooLong: "Use at most \(PasswordRules.byteCountMax) characters."
        case .common: "This password is among those that are tried first. Choose another."
        case .guessable: "This password consists of your name, your address, your organization or this program's name."
        case .pattern: "This password is a repetition or a sequence, which is tried early. Choose another."
        case .mistyped: "The two passwords differ. Enter the same one twice."
        }
    }
}
