import HTML
import ISMS
import Phrases
import RecordStore
import Operations
import Registers
import Serving

/// What changed between two versions of the statement, line by line, and the commits that changed it.
struct ComparisonPage: Sendable {
    /// One side of the comparison: an issued version, or the records as they stand.
    struct Side: Sendable {
        /// nil for the records as they stand.
        let version: Int?
        let day: Day

        var name: String { version.map { "version \($0)" } ?? "now" }
    }

    /// A commit behind a change.
    struct Why: Hashable, Sendable {
        let sequence: Int
        let day: Day
        let who: String
        let codes: [String]
        let reason: String
    }

    /// A line that changed.
    struct Line: Sendable {
        let subject: StatementOfApplicability.Subject
        let title: Phrase
        let changes: [StatementDifference.Change]
        let why: [Why]
    }

    let chrome: Chrome
    let before: Side
    let after: Side
    let lines: [Line]
    let showsWhy: Bool
    /// The issued versions, for choosing others.
    let versions: [Int]

    private var links: Links { chrome.links }
    private static let linesMax = 300
    private static let whyMax = 6

    /// Joins a difference with the commits that touched the records behind it.
    static func lines(
        of difference: StatementDifference, from earlier: StatementOfApplicability,
        to later: StatementOfApplicability, commits: [Commit]
    ) -> [Line] {
        var titles: [StatementOfApplicability.Subject: String] = [:]
        for line in earlier.lines { titles[line.subject] = line.title }
        for line in later.lines { titles[line.subject] = line.title }
        var byCode: [String: [Int]] = [:]
        for (place, commit) in commits.enumerated() {
            for code in Set(commit.revisions.map(\.code)) { byCode[code, default: []].append(place) }
        }
        return difference.lines.map { line in
            var codes: [Int: [String]] = [:]
            for code in line.records { for place in byCode[code] ?? [] { codes[place, default: []].append(code) } }
            let why = codes.keys.sorted().map { place in
                let author = commits[place].header.author
                return Why(
                    sequence: commits[place].header.sequence, day: Day(of: author.time),
                    who: PrincipalName.short(author.principal), codes: codes[place] ?? [], reason: author.reason)
            }
            return Line(
                subject: line.subject, title: .data(titles[line.subject] ?? ""), changes: line.changes, why: why)
        }
    }

    var page: Page {
        chrome.page(
            title: "What changed in the statement", clause: "6.1.3 d",
            lead: "From \(before.name) (\(before.day)) to \(after.name) (\(after.day)).", wide: true
        ) {
            p(.class("crumbs")) {
                a(.href(links(.statement))) { "Statement of Applicability" }
                " / compare"
            }
            choice
            if lines.isEmpty {
                div(.class("empty")) {
                    h2 { "Nothing has changed" }
                    p { "Both say the same about every control: what is in, why, by what and with which evidence." }
                }
            } else {
                p {
                    .counted(
                        lines.count, one: "1 control says something else.",
                        other: "\(lines.count) controls say something else.")
                }
                for line in lines.prefix(Self.linesMax) { lineSection(line) }
                if lines.count > Self.linesMax {
                    p(.class("faint")) { "and \(lines.count - Self.linesMax) more" }
                }
            }
        }
    }

    /// Links to the neighbouring comparisons; there are seldom more than a dozen versions.
    private var choice: Markup {
        nav(.class("tabs"), .aria("label", "Compare")) {
            for pair in pairs {
                let isHere = pair.old == before.version && (pair.new == 0 ? nil : pair.new) == after.version
                a(
                    .href(links(.compareStatements(pair.old, pair.new))),
                    Attribute.aria("current", "page").when(isHere)
                ) { "\(pair.old) → \(pair.new == 0 ? "now" : String(pair.new))" }
            }
        }
    }

    private var pairs: [(old: Int, new: Int)] {
        var pairs: [(old: Int, new: Int)] = []
        let newestFirst = versions.sorted(by: >)
        for (place, version) in newestFirst.prefix(12).enumerated() {
            pairs.append((version, place == 0 ? 0 : newestFirst[place - 1]))
        }
        if let old = before.version, !pairs.contains(where: { $0.old == old && $0.new == after.version ?? 0 }) {
            pairs.append((old, after.version ?? 0))
        }
        return pairs
    }

    private func lineSection(_ line: Line) -> Markup {
        section(.class("card comparison")) {
            h2 {
                ControlLink(line.subject.id, links: links)
                " "
                line.title
            }
            dl(.class("changes")) {
                for change in line.changes {
                    dt { change.aspect.capitalizedFirst }
                    dd { words(change) }
                }
            }
            if showsWhy && !line.why.isEmpty {
                h3 { "Why" }
                ul(.class("why")) {
                    for why in line.why.suffix(Self.whyMax).reversed() {
                        li {
                            a(.href(links(.commit(why.sequence)))) { why.day.description }
                            " \(why.who) changed \(why.codes.joined(separator: ", "))"
                            if !why.reason.isEmpty { em { ": \(why.reason)" } }
                        }
                    }
                    if line.why.count > Self.whyMax {
                        li(.class("faint")) { "and \(line.why.count - Self.whyMax) earlier changes" }
                    }
                }
            }
        }
    }

    /// The aspects that are lists.
    private static let lists: Set<Phrase> = ["reasons", "controls", "owners", "evidence"]

    private static func parts(of list: Phrase) -> [String] {
        list.text.split(separator: ",").map { String($0).trimmed }
    }

    @MarkupBuilder private func words(_ change: StatementDifference.Change) -> Markup {
        if Self.lists.contains(change.aspect) {
            let before = Self.parts(of: change.before)
            let after = Self.parts(of: change.after)
            // What stayed is said once, so that what came and went stands out.
            for part in before where !after.contains(part) {
                del { part }
                " "
            }
            for part in after {
                before.contains(part) ? Markup(part) : ins { part }
                " "
            }
        } else if change.before.isEmpty {
            ins { change.after }
        } else if change.after.isEmpty {
            del { change.before }
        } else {
            TextDifference(change.before.text, change.after.text)
        }
    }
}
