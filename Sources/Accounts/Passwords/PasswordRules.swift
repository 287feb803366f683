import CommonPasswords
import Foundation

/// Which passwords are good enough (OWASP ASVS 5.0, 6.2).
package enum PasswordRules {
    package static let characterCountMin = 12
    /// From this length on a password is praised.
    package static let characterCountAdvised = 15
    /// Far beyond any password; it keeps a request from buying work with its length.
    package static let byteCountMax = 1024

    /// - Parameter names: what an attacker who knows the account would try: its name, address and organizations.
    /// - Throws: `AccountError.passwordRefused`
    package static func check(_ password: String, names: [String]) throws(AccountError) {
        guard password.utf8.count <= byteCountMax else { throw .passwordRefused(.tooLong) }
        guard password.unicodeScalars.count >= characterCountMin else { throw .passwordRefused(.tooShort) }
        let lowercased = password.lowercased()
        if isCommon(lowercased) { throw .passwordRefused(.common) }
        if PasswordPattern.explains(lowercased) { throw .passwordRefused(.pattern) }
        if consistsOfNames(lowercased, names) { throw .passwordRefused(.guessable) }
    }

    /// Whether it is among the most used passwords and long words, or one of them with digits or marks at its ends.
    private static func isCommon(_ password: String) -> Bool {
        let letters = trimmingNonLetters(password)
        return [password, letters].contains { candidate in
            guard candidate.utf8.count >= characterCountMin, !candidate.utf8.contains(0x0A) else { return false }
            return commonList.range(of: Data("\n\(candidate)\n".utf8)) != nil
        }
    }

    private static func trimmingNonLetters(_ text: String) -> String {
        let head = text.drop { !$0.isLetter }
        return String(String(head.reversed().drop { !$0.isLetter }).reversed())
    }

    /// The list lies in the program's own memory, which outlives everything.
    private static let commonList: Data = {
        var count = 0
        guard let start = commonPasswords(&count) else { return Data() }
        return Data(bytes: start, count: count)
    }()

    /// Whether nothing is left of a password without the names, digits and marks.
    private static func consistsOfNames(_ password: String, _ names: [String]) -> Bool {
        let words = Set((names + ["annex", "isms", "password", "passwort"]).flatMap(wordsOf))
        let letters = Array(password.filter(\.isLetter))
        guard !letters.isEmpty else { return false }
        // Whether the letters up to each place are names put together.
        var isExplained = [true] + [Bool](repeating: false, count: letters.count)
        for end in 1...letters.count {
            isExplained[end] = words.contains { word in
                word.count <= end && isExplained[end - word.count]
                    && letters[end - word.count..<end].elementsEqual(word)
            }
        }
        return isExplained[letters.count]
    }

    /// The words of a name, its first letters dropped in too: “Ada Lovelace” gives ada, lovelace and al.
    private static func wordsOf(_ name: String) -> [String] {
        let words = name.lowercased().split { !$0.isLetter }.map(String.init)
        return words.filter { $0.count >= 2 } + (words.count > 1 ? [String(words.compactMap(\.first))] : [])
    }
}
