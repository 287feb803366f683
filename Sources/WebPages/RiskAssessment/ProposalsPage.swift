import Frameworks
import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// What typically happens to assets of a type, to be taken over as risks.
struct ProposalsPage: Sendable {
    let chrome: Chrome
    let asset: Entry<Asset>
    let proposals: [ScenarioProposal]
    let isms: ISMS
    /// The scenarios ticked, as they were when the form was refused.
    var ticked: Set<String> = []
    /// The code of the owner chosen.
    let owner: String
    /// Owners who may only add what is their own are it themselves.
    let isOwnerFixed: Bool
    var problem: Phrase?

    private var links: Links { chrome.links }
    private var open: [ScenarioProposal] { proposals.filter { $0.known == nil } }

    var page: Page {
        chrome.page(
            title: "Risks proposed for \(asset.title)", clause: "6.1.2",
            lead:
                "What typically happens to assets of the type \(asset.type.label). Tick what could happen to you; each becomes a risk to be rated.",
            wide: true
        ) {
            if let problem {
                div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) { p { problem } }
            }
            if proposals.isEmpty {
                div(.class("empty")) {
                    h2 { "Nothing to propose" }
                    p { "The catalogue has no scenarios for this type of asset." }
                    p { a(.class("button"), .href(newRisk)) { "Write a risk yourself" } }
                }
            } else {
                form
            }
        }
    }

    private var newRisk: WebAddress { links(.newRecord(Risk.kind), [("assets", asset.code)]) }

    private var form: Markup {
        HTML.form(.class("proposals"), .method(.post), .action(links(.proposals(asset: asset.code)))) {
            FormToken(chrome.viewer)
            ownerField
            ul(.class("proposal-list")) { for proposal in proposals { item(proposal) } }
            div(.class("form-actions")) {
                if !open.isEmpty {
                    button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) {
                        "Add the ticked as risks"
                    }
                }
                a(.class("button"), .href(newRisk)) { "Write one yourself" }
                a(.class("button plain"), .href(links.record(asset))) { "Back to \(asset.code)" }
            }
        }
    }

    private var ownerField: Markup {
        let people = isms[Person.self].entries
        return div(.class("field proposal-owner")) {
            label(.for("owner")) { "Owner of the new risks" }
            p(.class("help"), .id("help-owner")) {
                if isOwnerFixed {
                    "You add what is your own."
                } else if asset.owner == nil {
                    "The asset has no owner; a risk needs one before it is rated."
                } else {
                    "By itself the asset's owner. Who may decide about the risk answers for it."
                }
            }
            select(.id("owner"), .name("owner"), .aria("describedby", "help-owner")) {
                if !isOwnerFixed { option(.value(""), .selected(owner.isEmpty)) { "– nobody yet" } }
                for person in people where !isOwnerFixed || person.code == owner {
                    option(.value(person.code), .selected(person.code == owner)) { "\(person.title) (\(person.code))" }
                }
            }
        }
    }

    private func item(_ proposal: ScenarioProposal) -> Markup {
        let scenario = proposal.scenario
        return li(.class("proposal", proposal.known == nil ? nil : "known")) {
            label(.class("proposal-event")) {
                input(
                    .type(.checkbox), .name("scenario"), .value(scenario.id),
                    .checked(ticked.contains(scenario.id)), .disabled(proposal.known != nil))
                span { scenario.event }
            }
            div(.class("proposal-detail")) {
                p(.class("proposal-why")) { scenario.why }
                p {
                    for property in scenario.affects {
                        abbr(.class("property"), .title(property.rawValue.capitalizedFirst)) { String(property.letter) }
                        " "
                    }
                    span(.class("faint")) { "Threat: " }
                    proposal.threat
                }
                p {
                    span(.class("faint")) {
                        Phrase.counted(proposal.vulnerabilities.count, one: "Weakness: ", other: "Weaknesses: ")
                    }
                    proposal.vulnerabilities.joined(separator: "; ")
                }
                p {
                    span(.class("faint")) { "Usually answered by " }
                    for (place, control) in proposal.controls.enumerated() {
                        if place > 0 { ", " }
                        ControlLink(control.id, links: links, title: .data(control.title))
                        " \(control.title)"
                    }
                }
                typical(scenario)
                if let known = proposal.known {
                    p {
                        span(.class("state state-valid")) { "already in the register" }
                        ": "
                        RecordLink(known, links: links, showsCode: true)
                    }
                } else {
                    if !proposal.ownControls.isEmpty {
                        p(.class("faint")) {
                            "Your controls that come with it: \(proposal.ownControls.prefix(5).map(\.title).joined(separator: ", "))\(proposal.ownControls.count > 5 ? " …" : "")"
                        }
                    }
                    if !proposal.similar.isEmpty {
                        p {
                            span(.class("faint")) { "The same threat already strikes it in " }
                            for (place, risk) in proposal.similar.prefix(3).enumerated() {
                                if place > 0 { ", " }
                                RecordLink(risk, links: links)
                            }
                        }
                    }
                }
            }
        }
    }

    /// What such a risk is typically rated, as a first thought and no more.
    private func typical(_ scenario: Scenario) -> Markup {
        details(.class("proposal-typical")) {
            summary { TypicalRating(scenario, under: criteria).words }
            p { scenario.ratingReason }
            p(.class("faint")) {
                "Expect it \(scenario.yearlyFrequency.lowerBound) to \(scenario.yearlyFrequency.upperBound) times a year, at \(scenario.lossInEuros.lowerBound.grouped) to \(scenario.lossInEuros.upperBound.grouped) euros an event: where to begin an estimate, no statistic."
            }
        }
    }

    private var criteria: RiskCriteria? { isms.riskCriteria(on: chrome.today)?.value }
}

/// The ratings the catalogue gives a scenario, in the words of the criteria where their scales have as many steps.
struct TypicalRating: Sendable {
    let words: Phrase

    init(_ scenario: Scenario, under criteria: RiskCriteria?) {
        func step(_ rating: Int, _ scale: [RiskCriteria.ScaleLevel]?) -> String {
            let count = Scenario.ratings.upperBound
            guard let scale, scale.count == count, scale.indices.contains(rating - 1) else {
                return "\(rating) of \(count)"
            }
            return "\(rating) \(scale[rating - 1].name)"
        }
        words =
            "Typically likelihood \(step(scenario.likelihood, criteria?.likelihoodScale)), consequence \(step(scenario.consequence, criteria?.consequenceScale))"
    }
}

extension Int {
    /// With a comma before each three digits.
    fileprivate var grouped: String {
        var text = ""
        let digits = String(magnitude)
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }
}
