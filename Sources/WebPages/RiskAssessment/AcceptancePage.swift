import HTML
import ISMS
import Operations
import Phrases
import Registers

/// The page on which a risk's owner accepts it, in their own name.
struct AcceptancePage: Sendable {
    let chrome: Chrome
    let risk: Entry<Risk>
    let evaluation: RiskEvaluation
    let acceptance: Acceptance
    /// The level an acceptance would be of; nil while the risk is not rated.
    let level: RiskLevel?
    let version: Int
    let isms: ISMS
    let day: Day
    var problems: [Phrase] = []

    private var links: Links { chrome.links }
    private var target: WebAddress { links(.acceptRisk(code: risk.code)) }

    var page: Page {
        chrome.page(title: "Accept \(risk.code)", clause: "6.1.3", lead: .data(risk.title)) {
            if acceptance.hasProblems || !problems.isEmpty { summary }
            levels
            if let previous { previous }
            if let level {
                form(level)
            } else {
                div(.class("empty")) {
                    h2 { "Rate it first" }
                    p { "Only a level can be accepted, and this risk has none yet." }
                    p(.class("actions")) {
                        a(.class("button primary"), .href(links(.rateRisk(code: risk.code)))) { "Rate \(risk.code)" }
                    }
                }
            }
        }
    }

    private var summary: Markup {
        div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) {
            div {
                p { strong { "The acceptance could not be saved. Nothing was changed." } }
                ul {
                    if let problem = acceptance.reasonProblem {
                        li { a(.href(WebAddress(fragment: "acceptanceReason"))) { "The reason \(problem)" } }
                    }
                    if let problem = acceptance.untilProblem {
                        li { a(.href(WebAddress(fragment: "acceptedUntil"))) { "The last day \(problem)" } }
                    }
                    for problem in problems { li { problem } }
                }
            }
        }
    }

    private var levels: Markup {
        div(.class("stages")) {
            for (title, level) in [
                ("Before controls", evaluation.inherent), ("Now", evaluation.current),
                ("After treatment", evaluation.residual),
            ] {
                div(.class("stage")) {
                    span(.class("stage-title")) { title }
                    LevelBadge(level)
                    if let level {
                        span(.class("faint")) { level.isAcceptable ? "within the limit" : "above the limit" }
                    }
                }
            }
        }
    }

    /// The acceptance that stands, and why it is worth nothing any more where that is so.
    private var previous: Markup? {
        guard let by = risk.acceptedBy else { return nil }
        let who = isms[by]?.title ?? "someone"
        let words =
            "\(who) accepted level \(risk.acceptedLevel.map { String($0) } ?? "?")"
            + (risk.acceptedOn.map { " on \($0)" } ?? "") + (risk.acceptedUntil.map { ", until \($0)" } ?? "") + "."
        return div(.class("card previous-acceptance")) {
            h2 { evaluation.acceptance.isValid ? "Accepted already" : "Accepted before" }
            p { words }
            if !risk.acceptanceReason.isEmpty { p(.class("faint")) { "“\(risk.acceptanceReason)”" } }
            if case .stale(let reasons) = evaluation.acceptance {
                p {
                    span(.class("state state-stale")) { "It no longer holds" }
                    ": \(reasons.map(\.words).joined(separator: "; "))."
                }
            }
            HTML.form(.method(.post), .action(target)) {
                FormToken(chrome.viewer)
                input(.type(.hidden), .name("version"), .value(String(version)))
                button(.class("small"), .buttonType(.submit), .name("decision"), .value("withdraw")) {
                    "Take the acceptance back"
                }
            }
        }
    }

    private func form(_ level: RiskLevel) -> Markup {
        let last = AcceptRisk.lastDay(for: level, from: day)
        return HTML.form(.class("record-form"), .method(.post), .action(target), .custom("novalidate", "")) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("version"), .value(String(version)))
            // Whoever accepts must have seen the level that is accepted.
            input(.type(.hidden), .name("level"), .value(String(level.value)))
            div(.class("accept-statement")) {
                p {
                    "I, "
                    strong { isms[risk.owner]?.title ?? chrome.viewer.name }
                    ", owner of this risk, accept "
                    switch risk.treatment {
                    case .accept: "it as it is, at level "
                    case nil: "it as it is and without treatment, at level "
                    case .mitigate, .avoid, .transfer: "what remains after its treatment, at level "
                    }
                    LevelBadge(level)
                    "."
                }
                if !level.isAcceptable {
                    p(.class("problem")) {
                        "That is above the acceptance limit of \(evaluation.criteria?.acceptableLevelMax ?? 0). An auditor will ask for the reason."
                    }
                }
            }
            field(
                "acceptanceReason", "Why living with it is right",
                "What it would cost to treat it further, what speaks against that, and what you watch instead.",
                acceptance.reasonProblem.map { "The reason \($0)" }
            ) { described in
                textarea(
                    .id("acceptanceReason"), .name("acceptanceReason"), .rows(4), .maxlength(20_000), described,
                    .aria("invalid", "true").when(acceptance.reasonProblem != nil), text: acceptance.reason)
            }
            field(
                "acceptedUntil", "Until",
                "Then you decide again. At most until \(last)"
                    + (level.isAcceptable ? "." : ", since it lies above the limit."),
                acceptance.untilProblem.map { "The last day \($0)" }
            ) { described in
                input(
                    .id("acceptedUntil"), .type(.date), .name("acceptedUntil"), .value(acceptance.until),
                    .min(day.description), .max(last.description), described,
                    .aria("invalid", "true").when(acceptance.untilProblem != nil))
            }
            div(.class("form-actions")) {
                button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) {
                    "Accept level \(level.value)"
                }
                a(.class("button plain"), .href(links.record(risk))) { "Cancel" }
            }
        }
    }

    private func field(
        _ name: String, _ words: Phrase, _ help: Phrase, _ problem: Phrase?, control: (Attribute) -> Markup
    ) -> Markup {
        let described = Attribute.aria("describedby", (problem == nil ? "" : "problem-\(name) ") + "help-\(name)")
        return div(.class("field", problem == nil ? nil : "wrong")) {
            label(.for(name)) { words }
            p(.class("help"), .id("help-\(name)")) { help }
            if let problem { p(.class("problem"), .id("problem-\(name)")) { problem } }
            control(described)
        }
    }
}
