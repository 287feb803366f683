import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// The risk workshop: the heat map before, now and after treatment with the ways between them, and what is to be done.
struct RiskWorkshopPage: Sendable {
    let chrome: Chrome
    let workshop: RiskWorkshop
    let isms: ISMS

    private var links: Links { chrome.links }
    private var query: RiskWorkshopQuery { workshop.query }
    private var principal: Principal { chrome.viewer.principal }

    var page: Page {
        chrome.page(
            title: "Risk workshop", clause: "6.1.2",
            lead:
                "Where the risks lie before controls, now and after treatment, and which of them wait for a decision.",
            wide: true, actions: { actions }
        ) { part }
    }

    @MarkupBuilder private var actions: Markup {
        if !chrome.isReadOnly, principal.reach(of: .create, on: Risk.kind) != .none {
            a(.class("button"), .href(links(.register(Asset.kind)))) { "Propose risks from an asset" }
            a(.class("button primary"), .href(links(.newRecord(Risk.kind))), .data("shortcut", "n")) { "Add risk" }
        }
    }

    /// What htmx exchanges.
    var part: Markup {
        div(.id("workshop")) {
            if workshop.openCount == 0 {
                teaching
            } else {
                toolbar
                summary
                if let criteria = workshop.criteria {
                    map(criteria)
                    if query.place != nil { chosenPlace(criteria) }
                } else {
                    noCriteria
                }
                lists
            }
        }
    }

    private var teaching: Markup {
        div(.class("empty")) {
            h2 { "No risks yet" }
            p {
                "Begin with an asset that matters: it proposes what typically happens to assets of its type, and you take over what could happen to you. Then rate each risk by the worded criteria, and this page shows where they lie."
            }
            p(.class("actions")) {
                if !chrome.isReadOnly, principal.reach(of: .create, on: Risk.kind) != .none {
                    a(.class("button primary"), .href(links(.register(Asset.kind)))) { "Choose an asset" }
                    a(.class("button"), .href(links(.newRecord(Risk.kind)))) { "Write a risk yourself" }
                }
                a(.class("button plain"), .href(links(.guidedStart))) { "Guided start" }
            }
        }
    }

    private var noCriteria: Markup {
        div(.class("empty")) {
            h2 { "No risk criteria in force" }
            p {
                "Risks are rated by criteria that management has approved. Choose a ready-made set, make its words yours and have it approved."
            }
            p(.class("actions")) {
                a(.class("button primary"), .href(links(.register(RiskCriteria.kind)))) { "Risk criteria" }
            }
        }
    }

    // MARK: Narrowing

    private var toolbar: Markup {
        let target = links(.riskWorkshop)
        return form(
            .class("toolbar"), .method(.get), .action(target), .custom("hx-get", target.description),
            .custom("hx-target", "#workshop"), .custom("hx-swap", "outerHTML"), .custom("hx-push-url", "true"),
            .custom("hx-trigger", "submit, change"), .aria("label", "Narrow the risks")
        ) {
            if query.view != .stage(.current) { kept("stage", query.view.name) }
            if !query.risk.isEmpty { kept("risk", query.risk) }
            choice("owner", "Owner", owners, chosen: query.owner)
            choice("asset", "Asset", assets, chosen: query.asset)
            choice("assessment", "Assessment", assessments, chosen: query.assessment)
            if workshop.usedCriteria.count > 1 {
                choice(
                    "criteria", "Criteria", workshop.usedCriteria.map { ($0.code, $0.title) }, chosen: query.criteria)
            }
            label(.class("check")) {
                input(.type(.checkbox), .name("ways"), .value("all"), .checked(query.showsAllJourneys))
                "Show how they move"
            }
            button(.class("small without-script"), .buttonType(.submit)) { "Apply" }
            if query.isNarrowed || !query.risk.isEmpty || query.place != nil {
                a(.class("button small plain"), .href(target)) { "Clear" }
            }
            span(.class("count-line"), .role("status")) {
                workshop.evaluations.count == workshop.openCount
                    ? "\(workshop.openCount) open risks"
                    : "\(workshop.evaluations.count) of \(workshop.openCount) open risks"
            }
        }
    }

    private func kept(_ name: String, _ value: String) -> Markup {
        input(.type(.hidden), .name(name), .value(value))
    }

    private func choice(_ name: String, _ words: String, _ options: [(code: String, title: String)], chosen: String)
        -> Markup
    {
        label(.class("filter")) {
            span(.class("hidden-visually")) { words }
            select(.name(name), .class(chosen.isEmpty ? nil : "chosen")) {
                option(.value("")) { "\(words): any" }
                for choice in options {
                    option(.value(choice.code), .selected(choice.code == chosen)) { "\(words): \(choice.title)" }
                }
            }
        }
    }

    /// Only what some open risk names can narrow the list.
    private var owners: [(code: String, title: String)] {
        let ids = Set(workshop.evaluations.compactMap { $0.risk.owner?.id })
        return isms[Person.self].filter { ids.contains($0.id) || $0.code == query.owner }.map { ($0.code, $0.title) }
    }
    private var assets: [(code: String, title: String)] {
        let ids = Set(workshop.evaluations.flatMap { $0.risk.assets.map(\.id) })
        return isms[Asset.self].filter { ids.contains($0.id) || $0.code == query.asset }.map { ($0.code, $0.title) }
    }
    private var assessments: [(code: String, title: String)] {
        let ids = Set(workshop.evaluations.compactMap { $0.risk.assessment?.id })
        return isms[RiskAssessment.self].filter { ids.contains($0.id) || $0.code == query.assessment }
            .map { ($0.code, $0.title) }
    }

    // MARK: Figures

    private var summary: Markup {
        let figures: [(count: Int, words: Phrase, place: String)] = [
            (workshop.aboveLimit.count, "above the limit", "above-limit"),
            (workshop.notRated.count, "not rated yet", "not-rated"),
            (workshop.underOtherCriteria.count, "rated under other criteria than those in force", "superseded"),
            (workshop.staleAcceptances.count, "accepted, and the acceptance no longer holds", "stale"),
        ]
        return ul(.class("workshop-figures")) {
            for figure in figures where figure.count > 0 || figure.place == "above-limit" {
                li {
                    a(.href(WebAddress(fragment: figure.place))) {
                        strong { figure.count }
                        " \(figure.words)"
                    }
                }
            }
        }
    }

    // MARK: The map

    private static let stages: [(view: RiskWorkshopQuery.View, words: Phrase)] = [
        (.stage(.inherent), "Before controls"), (.stage(.current), "Now"), (.stage(.residual), "After treatment"),
        (.sideBySide, "Side by side"),
    ]

    private func map(_ criteria: Entry<RiskCriteria>) -> Markup {
        section(.class("card workshop-map"), .id("heat-map"), .aria("label", "Heat map")) {
            nav(.class("segments"), .aria("label", "Stage")) {
                for (view, words) in Self.stages {
                    let address = links(.riskWorkshop, showing(view).pairs(withPlace: false))
                    if view == query.view {
                        a(.href(address), .aria("current", "true")) { words }
                    } else {
                        exchangingLink(address) { Markup(words) }
                    }
                }
            }
            switch query.view {
            case .stage(let stage):
                div(.class("map-and-legend")) {
                    stageMap(stage, criteria, isLarge: true)
                    legend(criteria)
                }
            case .sideBySide:
                div(.class("three-maps")) {
                    for stage in RatingStage.allCases {
                        div {
                            h3 { stage.label.capitalizedFirst }
                            stageMap(stage, criteria, isLarge: false)
                        }
                    }
                }
                legend(criteria)
            }
        }
    }

    private func showing(_ view: RiskWorkshopQuery.View) -> RiskWorkshopQuery {
        var query = query
        query.view = view
        return query
    }

    /// - Parameter part: what is scrolled to, where the link stands far from what it changes.
    private func exchangingLink(_ address: WebAddress, showing part: String? = nil, content: () -> Markup) -> Markup {
        a(
            .href(address), .custom("hx-get", address.description), .custom("hx-target", "#workshop"),
            .custom("hx-swap", "outerHTML" + (part.map { " show:\($0):top" } ?? "")),
            .custom("hx-push-url", "true"), content: content)
    }

    private func stageMap(_ stage: RatingStage, _ criteria: Entry<RiskCriteria>, isLarge: Bool) -> Markup {
        var map = HeatMapDrawing(workshop.evaluations, under: criteria, stage: stage, links: links)
        map.size = .large
        map.query = query.filterPairs
        map.exchanged = "#workshop"
        if query.placeStage == stage { map.chosen = query.place }
        if isLarge {
            map.overlay = HeatMapOverlay(criteria, journeys: journeys(criteria), marks: marks(criteria)).body
        } else {
            map.overlay = HeatMapOverlay(criteria).body
        }
        let placed = workshop.evaluations.count - map.unplacedCount
        return div(.class("map-frame")) {
            map
            if placed == 0 {
                p(.class("faint")) {
                    stage == .residual
                        ? "No risk is rated after treatment yet."
                        : "No risk is rated \(stage.label) under these criteria."
                }
            } else if map.unplacedCount > 0 {
                p(.class("faint")) {
                    "\(map.unplacedCount) not on this map: not rated \(stage.label), or under other criteria."
                }
            }
        }
    }

    private func journeys(_ criteria: Entry<RiskCriteria>) -> [RiskJourney] {
        if let traced = workshop.traced { return RiskJourney.all(of: [traced], under: criteria) }
        return query.showsAllJourneys ? RiskJourney.all(of: workshop.evaluations, under: criteria) : []
    }

    private func marks(_ criteria: Entry<RiskCriteria>) -> [(place: HeatMapDrawing.Place, words: Phrase)] {
        workshop.traced.map { HeatMapOverlay.marks(of: $0, under: criteria) } ?? []
    }

    private func legend(_ criteria: Entry<RiskCriteria>) -> Markup {
        let journeys = query.view == .sideBySide ? [] : journeys(criteria)
        return div(.class("map-legend")) {
            ul {
                for band in criteria.bands.reversed() {
                    li {
                        span(.class("level")) {
                            ColourSwatch(band.colour)
                            "\(band.name) from \(band.floor)"
                        }
                    }
                }
                li { span(.class("limit-key")) { "acceptance limit, \(criteria.acceptableLevelMax)" } }
                if !journeys.isEmpty {
                    li { span(.class("journey-key by-controls")) { "by the controls in place" } }
                    li { span(.class("journey-key by-treatment")) { "by the treatment planned" } }
                }
            }
            p { a(.href(links.record(criteria))) { criteria.title } }
            if journeys.count == RiskJourney.drawnMax {
                p { "The \(RiskJourney.drawnMax) ways most risks take are drawn; narrow the risks to see the others." }
            }
            if let traced = workshop.traced { way(of: traced) }
        }
    }

    /// The way of one risk in words, for those who do not see the arrows.
    private func way(of evaluation: RiskEvaluation) -> Markup {
        div(.class("traced")) {
            p { a(.href(links.record(evaluation.risk))) { evaluation.risk.name } }
            dl(.class("facts")) {
                for (words, level) in [
                    ("before", evaluation.inherent), ("now", evaluation.current), ("after", evaluation.residual),
                ] {
                    dt { words }
                    dd { LevelBadge(level) }
                }
            }
        }
    }

    private func chosenPlace(_ criteria: Entry<RiskCriteria>) -> Markup {
        guard let place = query.place, criteria.likelihoodScale.indices.contains(place.likelihood - 1),
            criteria.consequenceScale.indices.contains(place.consequence - 1)
        else { return .nothing }
        let level = criteria.value.level(likelihood: place.likelihood, consequence: place.consequence)
        return section(.class("card"), .id("place")) {
            h2 {
                "\(criteria.likelihoodScale[place.likelihood - 1].name) × \(criteria.consequenceScale[place.consequence - 1].name), \(query.placeStage.label) "
                LevelBadge(level)
            }
            if workshop.chosen.isEmpty {
                p(.class("faint")) { "No risk lies here." }
            } else {
                table(workshop.chosen, heading: "Risks at this place")
            }
        }
    }

    // MARK: Lists

    @MarkupBuilder private var lists: Markup {
        section(.class("card"), .id("above-limit")) {
            h2 {
                "Above the limit"
                span(.class("count")) { workshop.aboveLimit.count }
            }
            if workshop.aboveLimit.isEmpty {
                p(.class("faint")) { "No risk lies above the acceptance limit now." }
            } else {
                table(workshop.aboveLimit, heading: "Risks above the limit")
            }
        }
        if !workshop.staleAcceptances.isEmpty {
            section(.class("card"), .id("stale")) {
                h2 {
                    "Acceptances that no longer hold"
                    span(.class("count")) { workshop.staleAcceptances.count }
                }
                table(workshop.staleAcceptances, heading: "Acceptances that no longer hold")
            }
        }
        if !workshop.notRated.isEmpty {
            section(.class("card"), .id("not-rated")) {
                h2 {
                    "Not rated yet"
                    span(.class("count")) { workshop.notRated.count }
                }
                table(workshop.notRated, heading: "Risks not rated yet")
            }
        }
        if !workshop.underOtherCriteria.isEmpty {
            section(.class("card"), .id("superseded")) {
                h2 {
                    "Rated under other criteria"
                    span(.class("count")) { workshop.underOtherCriteria.count }
                }
                p(.class("faint")) {
                    "In force are \(workshop.criteriaInForce?.name ?? ""). A level under other criteria cannot be compared with the limit of these; rate them again."
                }
                table(workshop.underOtherCriteria, heading: "Risks rated under other criteria")
            }
        }
    }

    private static let listedMax = 100

    private func table(_ evaluations: [RiskEvaluation], heading: Phrase) -> Markup {
        let shown = query.showsEverything ? evaluations[...] : evaluations.prefix(Self.listedMax)
        return div {
            div(.class("scroll")) {
                HTML.table(.class("register"), .data("keyboard", "rows")) {
                    caption(.class("hidden-visually")) { heading }
                    thead {
                        tr {
                            for words in ["Code", "Risk", "Owner", "Level now", "Treatment", "After", "Acceptance"] {
                                th(.scope(.column)) { words }
                            }
                            th(.scope(.column)) { span(.class("hidden-visually")) { "What can be done" } }
                        }
                    }
                    tbody { for evaluation in shown { row(evaluation) } }
                }
            }
            if shown.count < evaluations.count {
                p {
                    a(.href(links(.riskWorkshop, everything.pairs()))) { "Show all \(evaluations.count)" }
                }
            }
        }
    }

    private var everything: RiskWorkshopQuery {
        var query = query
        query.showsEverything = true
        return query
    }

    private func row(_ evaluation: RiskEvaluation) -> Markup {
        let risk = evaluation.risk
        return tr(.data("href", links.record(risk).description)) {
            td(.class("code")) { a(.href(links.record(risk))) { risk.code } }
            td(.class("title")) { a(.href(links.record(risk))) { risk.title } }
            td {
                if let owner = isms[risk.owner] {
                    RecordLink(owner, links: links)
                } else {
                    span(.class("state state-missing")) { "nobody" }
                }
            }
            td { LevelBadge(evaluation.level) }
            td { risk.treatment.map { $0.label } ?? (evaluation.isAboveLimit ? "none chosen" : "") }
            td { if let residual = evaluation.residual { LevelBadge(residual) } }
            td { acceptance(evaluation) }
            td(.class("row-actions")) { rowActions(evaluation) }
        }
    }

    @MarkupBuilder private func acceptance(_ evaluation: RiskEvaluation) -> Markup {
        switch evaluation.acceptance {
        case .missing:
            let isAboveAfterwards = evaluation.residual.map { !$0.isAcceptable } ?? false
            if evaluation.risk.treatment == .accept || isAboveAfterwards {
                span(.class("state state-missing")) { "missing" }
            }
        case .valid(let until): span(.class("state state-valid")) { until.map { "until \($0)" } ?? "valid" }
        case .stale(let reasons):
            span(.class("state state-stale")) { "no longer holds" }
            br()
            span(.class("faint")) { reasons.map(\.words).joined(separator: "; ") }
        }
    }

    @MarkupBuilder private func rowActions(_ evaluation: RiskEvaluation) -> Markup {
        let risk = evaluation.risk
        if !chrome.isReadOnly, principal.may(.change, risk, in: isms) {
            a(.href(links(.rateRisk(code: risk.code)))) {
                "Rate"
                span(.class("hidden-visually")) { " \(risk.code)" }
            }
        }
        if !chrome.isReadOnly, evaluation.isRated, let person = principal.person, risk.owner?.id == person {
            a(.href(links(.acceptRisk(code: risk.code)))) {
                "Accept"
                span(.class("hidden-visually")) { " \(risk.code)" }
            }
        }
        if evaluation.inherent != nil || evaluation.current != nil {
            exchangingLink(links(.riskWorkshop, tracing(risk.code).pairs(), fragment: "heat-map"), showing: "#heat-map")
            {
                Markup {
                    "Way"
                    span(.class("hidden-visually")) { " of \(risk.code) on the map" }
                }
            }
        }
    }

    private func tracing(_ code: String) -> RiskWorkshopQuery {
        var query = query
        query.risk = code
        if query.view == .sideBySide { query.view = .stage(.current) }
        return query
    }
}
