/// Rules in the order their findings come in: errors first, then chapter by chapter.
///
/// Compared by identity, since a check takes over from another only what the same rules found.
final class Rulebook: Sendable {
    let rules: [Rule]
    /// Where the rules that need the moment stand among them.
    let clockPlaces: [Int]
    private let places: [RuleCode: Int]

    init(_ rules: [Rule]) {
        self.rules = Finding.Severity.allCases.reversed().flatMap { severity in
            rules.filter { $0.header.severity == severity }
        }
        clockPlaces = self.rules.indices.filter { [rules = self.rules] in rules[$0].isClockRule }
        places = Dictionary(uniqueKeysWithValues: self.rules.enumerated().map { ($1.header.code, $0) })
    }

    func place(of finding: Finding) -> Int { places[finding.rule.code] ?? .max }
}
