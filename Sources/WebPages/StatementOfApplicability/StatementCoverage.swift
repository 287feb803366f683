import HTML
import ISMS
import Phrases
import Registers

/// How far the statement has come: for each theme how many controls are decided and how many of those in are in place.
struct StatementCoverage: Sendable {
    struct Theme: Sendable {
        let group: StatementQuery.Group
        let count: Int
        let included: Int
        let excluded: Int
        let implemented: Int
        let partial: Int
        let planned: Int

        var undecided: Int { count - included - excluded }

        init(_ group: StatementQuery.Group, _ lines: [StatementOfApplicability.Line]) {
            self.group = group
            let inside = lines.filter { $0.applicability == .included }
            count = lines.count
            included = inside.count
            excluded = lines.count { $0.applicability == .excluded }
            implemented = inside.count { $0.status == .implemented }
            partial = inside.count { $0.status == .partial }
            planned = inside.count { $0.status == .planned }
        }
    }

    let themes: [Theme]
    let contradictionCount: Int
    /// How many undecided controls a risk or an obligation leads to.
    let proposedCount: Int

    init(of statement: StatementOfApplicability) {
        let byGroup = Dictionary(grouping: statement.lines, by: \.group)
        themes = StatementQuery.Group.all.compactMap { group in
            guard let lines = byGroup[group] else { return nil }
            return Theme(group, lines)
        }
        contradictionCount = statement.lines.reduce(0) { count, line in
            // What is only undecided is counted as that.
            count + line.contradictions.count { if case .undecided = $0 { false } else { true } }
        }
        proposedCount = statement.lines.count(where: \.isProposed)
    }

    var annex: [Theme] { themes.filter { $0.group != .own } }
    var decidedCount: Int { annex.reduce(0) { $0 + $1.included + $1.excluded } }
    var allCount: Int { annex.reduce(0) { $0 + $1.count } }
    var includedCount: Int { annex.reduce(0) { $0 + $1.included } }
    var excludedCount: Int { annex.reduce(0) { $0 + $1.excluded } }
}

/// The coverage as bars and figures above the table.
struct CoverageBars: Component {
    static let id = "statement-coverage"
    let coverage: StatementCoverage
    let links: Links
    /// Sent beside a changed row, htmx puts it in the place of the old one.
    var isBesideRow = false

    var body: Markup {
        div(.id(Self.id), .class("coverage"), Attribute.custom("hx-swap-oob", "true").when(isBesideRow)) {
            p(.class("coverage-figures")) {
                strong { "\(coverage.decidedCount) of \(coverage.allCount)" }
                " decided: \(coverage.includedCount) in, \(coverage.excludedCount) out"
                if coverage.decidedCount < coverage.allCount {
                    ", "
                    a(.href(links(.statement, [("decision", "undecided")]))) {
                        "\(coverage.allCount - coverage.decidedCount) undecided"
                    }
                }
                ". "
                if coverage.contradictionCount > 0 {
                    a(.class("contradiction-count"), .href(links(.statement, [("contradictions", "yes")]))) {
                        Phrase.counted(
                            coverage.contradictionCount, one: "1 contradiction",
                            other: "\(coverage.contradictionCount) contradictions")
                    }
                } else if coverage.decidedCount > 0 {
                    span(.class("state state-valid")) { "no contradictions" }
                }
            }
            div(.class("coverage-themes")) { for theme in coverage.themes { bar(theme) } }
            p(.class("coverage-key")) {
                span(.class("state state-implemented")) { "implemented" }
                span(.class("state state-partial")) { "partial" }
                span(.class("state state-planned")) { "planned" }
                span(.class("state")) { "not started, or not in" }
            }
        }
    }

    private func bar(_ theme: StatementCoverage.Theme) -> Markup {
        let whole = Double(max(1, theme.count))
        let words: Phrase =
            "\(theme.group.title): \(theme.implemented) of \(theme.included) applicable controls are implemented, \(theme.partial) in part, \(theme.planned) planned; \(theme.excluded) are out, \(theme.undecided) undecided"
        return a(.class("coverage-theme"), .href(links(.statement, [("theme", theme.group.name)]))) {
            span(.class("coverage-title")) {
                if !theme.group.number.isEmpty { span(.class("clause")) { theme.group.number + " " } }
                theme.group.title
                span(.class("figure")) { "\(theme.implemented)/\(theme.included)" }
            }
            Bar(
                parts: [
                    (.good, Double(theme.implemented) / whole), (.partial, Double(theme.partial) / whole),
                    (.planned, Double(theme.planned) / whole),
                ], label: words)
        }
    }
}
