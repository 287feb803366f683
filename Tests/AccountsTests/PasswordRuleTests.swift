import Testing

@testable import Accounts

@Suite("Rules of passwords")
struct PasswordRuleTests {
    private func problem(_ password: String) -> PasswordProblem? {
        do throws(AccountError) {
            try PasswordRules.check(
                password, names: ["Ada Lovelace", "ada.lovelace@engine-works.example", "Engine Works Ltd"])
            return nil
        } catch {
            if case .passwordRefused(let problem) = error { return problem }
            return nil
        }
    }

    @Test(
        "Twelve characters are enough, whichever they are",
        arguments: [
            "kx7!fQ2#zz0p", "violet harbour", "    x    y z    ", "съешь ещё этих булок",
            "\u{1F600}\u{1F601}q8fjw6hp2z",
            "493028174650", String(repeating: "several words ", count: 10), "lovelace grows tulips",
        ])
    func accepted(password: String) {
        #expect(problem(password) == nil)
    }

    @Test("Fewer are not", arguments: ["", "kx7!fQ2#zz0", "\u{1F600}\u{1F601}\u{1F602}"])
    func short(password: String) {
        #expect(problem(password) == .tooShort)
    }

    @Test("A kilobyte is the most")
    func long() {
        let words = (0..<200).map { "w\($0 * 7919 % 1000)" }.joined(separator: " ")
        #expect(problem(String(words.utf8.prefix(1024)) ?? "") == nil)
        #expect(problem(words + words) == .tooLong)
    }

    @Test(
        "Those that are tried first are refused, also with capitals or with marks at their ends",
        arguments: [
            "q1w2e3r4t5y6", "1QAZ2wsx3edc", "Finalfantasy7!", "leavemealone", "communication2026", "111Justinbieber",
        ])
    func common(password: String) {
        #expect(problem(password) == .common)
    }

    @Test(
        "Repetitions and sequences are refused",
        arguments: [
            "aaaaaaaaaaaa", "abcabcabcabc", "123456789012", "abcdefghijklm", "zxcvbnmnbvcxz123", "zyxwvutsrqpon",
            "aaabbbcccddd", "qwertzuiop0987", "x7x7x7x7x7x7x7",
        ])
    func pattern(password: String) {
        #expect(problem(password) == .pattern)
    }

    @Test(
        "Names of the account, the organization and the program are refused, whatever marks surround them",
        arguments: [
            "AdaLovelace1815", "ada.lovelace!", "engineworks2026!", "Annex-Annex-2026!", "lovelace-annex",
            "annexpassword1", "engine-works.example",
        ])
    func guessable(password: String) {
        #expect(problem(password) == .guessable)
    }

    @Test("The list of common passwords is there, sorted, in lower case and of the length that counts")
    func list() throws {
        #expect(problem("contortionist") == .common)
        #expect(problem("contortionisty") == nil)
    }
}
