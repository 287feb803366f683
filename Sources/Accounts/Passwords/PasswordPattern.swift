/// Passwords that are long but said in a breath: repetitions, and sequences of letters, digits or neighbouring keys.
enum PasswordPattern {
    private static let keyRows = [
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn",
        "12345678901",
    ]

    /// Longer pieces that repeat are words or sentences, which is what is asked for.
    private static let pieceLengthMax = 6

    /// Each key with the one beside it, in both directions.
    private static let neighbours: Set<String> = {
        var pairs: Set<String> = []
        for row in keyRows {
            for (left, right) in zip(row, row.dropFirst()) {
                pairs.insert("\(left)\(right)")
                pairs.insert("\(right)\(left)")
            }
        }
        return pairs
    }()

    /// Whether a password is nothing but runs of at least three, or one short piece again and again.
    static func explains(_ password: String) -> Bool {
        let characters = Array(password)
        return repeats(characters) || isRuns(characters)
    }

    private static func repeats(_ characters: [Character]) -> Bool {
        guard characters.count >= 3 else { return false }
        return (1...min(characters.count / 3, pieceLengthMax)).contains { period in
            characters.indices.dropFirst(period).allSatisfy { characters[$0] == characters[$0 - period] }
        }
    }

    private static func isRuns(_ characters: [Character]) -> Bool {
        var start = 0
        while start < characters.count {
            guard let length = Step.allCases.map({ run(of: $0, in: characters, from: start) }).max(), length >= 3 else {
                return false
            }
            start += length
        }
        return true
    }

    private enum Step: CaseIterable { case same, up, down, keys }

    private static func run(of step: Step, in characters: [Character], from start: Int) -> Int {
        var end = start + 1
        while end < characters.count, isStep(step, characters[end - 1], characters[end]) { end += 1 }
        return end - start
    }

    private static func isStep(_ step: Step, _ left: Character, _ right: Character) -> Bool {
        if step == .same { return left == right }
        if step == .keys { return neighbours.contains("\(left)\(right)") }
        guard left.isLetter == right.isLetter, let from = left.unicodeScalars.first?.value,
            let to = right.unicodeScalars.first?.value
        else { return false }
        return step == .up ? to == from + 1 : from == to + 1
    }
}
