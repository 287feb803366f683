import Frameworks
import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// Rates a risk: for each stage the worded criteria to choose from, and the level they give.
struct RatingPage: Sendable {
    let chrome: Chrome
    let risk: Entry<Risk>
    /// The criteria it is rated under: those in force, or its own where none are.
    let criteria: Entry<RiskCriteria>
    let isInForce: Bool
    let form: RatingForm
    let version: Int
    let isms: ISMS
    let day: Day
    /// How many other risks wait to be rated by the viewer.
    let waitingCount: Int

    private var links: Links { chrome.links }
    private func mayAdd(_ kind: Kind) -> Bool {
        chrome.viewer.principal.reach(of: .create, on: kind) != .none
    }
    private var target: WebAddress { links(.rateRisk(code: risk.code)) }
    private var stages: [RatingStage] { RatingForm.stages(of: risk.value) }
    /// Whether the ratings that stand were made on other scales.
    private var isRatedOtherwise: Bool {
        risk.criteria != nil && risk.criteria?.id != criteria.id
            && RatingStage.allCases.contains { !risk.value.rating($0).isEmpty }
    }

    var page: Page {
        chrome.page(title: "Rate \(risk.code)", clause: "6.1.2", lead: .data(risk.title), wide: true) {
            if form.hasProblems { problemSummary }
            if isRatedOtherwise { otherCriteria }
            if !isInForce {
                div(.class("notice neutral"), .role("status")) {
                    p { "No risk criteria are in force. You rate under \(criteria.name), which this risk names." }
                }
            }
            div(.class("rating")) {
                HTML.form(
                    .class("rating-form"), .method(.post), .action(target), .custom("novalidate", ""),
                    .custom("hx-get", target.description), .custom("hx-trigger", "change target:input[type=radio]"),
                    .custom("hx-target", "#rating-levels"), .custom("hx-swap", "outerHTML"),
                    .custom("hx-params", "not \(FormToken.name),ratingReason,version")
                ) {
                    FormToken(chrome.viewer)
                    input(.type(.hidden), .name("version"), .value(String(version)))
                    if risk.owner == nil { ownerField }
                    affectsField
                    stageFields
                    reasonField
                    assessmentField
                    div(.class("form-actions")) {
                        button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) {
                            "Save the ratings"
                        }
                        if waitingCount > 0 {
                            button(.buttonType(.submit), .name("then"), .value("next")) { "Save, then rate the next" }
                        }
                        a(.class("button plain"), .href(links.record(risk))) { "Cancel" }
                    }
                }
                aside(.class("rating-side")) {
                    levels(isAside: false)
                    facts
                }
            }
        }
    }

    private var problemSummary: Markup {
        div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) {
            div {
                p { strong { "The ratings could not be saved. Nothing was changed." } }
                ul {
                    if let problem = form.ownerProblem {
                        li { a(.href(WebAddress(fragment: "owner"))) { "Risk owner \(problem)" } }
                    }
                    for stage in stages {
                        if let problem = form.problems[stage] {
                            li {
                                a(.href(WebAddress(fragment: "stage-\(stage.rawValue)"))) {
                                    "\(stage.label.capitalizedFirst): \(problem)"
                                }
                            }
                        }
                    }
                    for problem in form.generalProblems { li { problem } }
                }
            }
        }
    }

    private var otherCriteria: Markup {
        div(.class("notice neutral"), .role("status")) {
            p {
                "It was rated under "
                if let old = isms[risk.criteria] { a(.href(links.record(old))) { old.name } }
                ". In force are "
                a(.href(links.record(criteria))) { criteria.name }
                ", whose scales differ, so choose every rating anew. What was chosen then stands beside each question."
            }
        }
    }

    private var ownerField: Markup {
        let field = Risk.declarations.first { $0.name == "owner" }
        return div(.class("notice neutral")) {
            div {
                p { strong { "Nobody owns this risk yet. " } }
                if isms[Person.self].isEmpty {
                    p {
                        "There are no people in the register to name. "
                        if mayAdd(Person.kind) {
                            a(.href(links(.newRecord(Person.kind)))) { "Add a person" }
                            ", then come back."
                        } else {
                            "The ISMS manager or an administrator adds them."
                        }
                    }
                } else if let field {
                    FieldEditor(field, texts: [form.owner], problem: form.ownerProblem, in: isms, links: links).whole
                }
            }
        }
    }

    private var affectsField: Markup {
        fieldset(.class("affects")) {
            legend { "What would be lost" }
            p(.class("help")) { "You rate the consequence for each property the risk affects; the highest counts." }
            div(.class("choices")) {
                for property in SecurityProperty.allCases {
                    label(.class("check")) {
                        input(
                            .type(.checkbox), .name("affects"), .value(property.rawValue),
                            .checked(form.affects.contains(property)), .custom("hx-get", target.description),
                            .custom("hx-include", "closest form"), .custom("hx-target", "#rating-stages"),
                            .custom("hx-swap", "outerHTML"), .custom("hx-vals", #"{"part":"stages"}"#))
                        property.rawValue.capitalizedFirst
                    }
                }
                button(.class("small without-script"), .buttonType(.submit), .name("then"), .value("ask")) {
                    "Ask for these"
                }
            }
        }
    }

    /// The questions of every stage; htmx exchanges them when what is affected changes.
    var stageFields: Markup {
        div(.id("rating-stages")) { for stage in stages { self.stage(stage) } }
    }

    private func stage(_ stage: RatingStage) -> Markup {
        let rating = form.rating(stage)
        let problem = form.problems[stage]
        return fieldset(.class("rating-stage", problem == nil ? nil : "wrong"), .id("stage-\(stage.rawValue)")) {
            legend { stage.label.capitalizedFirst }
            p(.class("help")) {
                Self.help(stage)
                if let earlier = Self.earlier(than: stage) {
                    " "
                    button(
                        .class("small plain"), .buttonType(.button), .hidden(), .data("copy-from", earlier.rawValue),
                        .data("copy-to", stage.rawValue)
                    ) { "Take over what is chosen \(earlier.label)" }
                }
            }
            if let problem { p(.class("problem"), .role("alert")) { problem } }
            scale(
                stage, "likelihood", Self.likelihoodQuestion(stage), criteria.likelihoodScale,
                chosen: rating.likelihood, was: was(stage, { $0.likelihood }, scale: { $0.likelihoodScale }))
            for property in form.properties {
                scale(
                    stage, property.rawValue, "How bad if \(property.rawValue) is lost?", criteria.consequenceScale,
                    chosen: rating.consequence(for: property),
                    was: was(stage, { $0.consequence(for: property) }, scale: { $0.consequenceScale }))
            }
        }
    }

    private static func earlier(than stage: RatingStage) -> RatingStage? {
        switch stage {
        case .inherent: nil
        case .current: .inherent
        case .residual: .current
        }
    }

    private static func help(_ stage: RatingStage) -> Phrase {
        switch stage {
        case .inherent: "As if none of your controls were there: how much depends on them."
        case .current: "As it is today, with the controls that really work. This level counts."
        case .residual: "What you expect once the chosen treatment is done."
        }
    }

    private static func likelihoodQuestion(_ stage: RatingStage) -> Phrase {
        switch stage {
        case .inherent: "How likely would it be?"
        case .current: "How likely is it?"
        case .residual: "How likely will it be?"
        }
    }

    /// What was chosen under other criteria, in their words.
    private func was(
        _ stage: RatingStage, _ place: (Rating) -> Int?, scale: (RiskCriteria) -> [RiskCriteria.ScaleLevel]
    ) -> String? {
        guard isRatedOtherwise, let old = isms[risk.criteria], let number = place(risk.value.rating(stage)) else {
            return nil
        }
        let steps = scale(old.value)
        return steps.indices.contains(number - 1) ? "\(steps[number - 1].name) (\(number) of \(steps.count))" : nil
    }

    private func scale(
        _ stage: RatingStage, _ part: String, _ question: Phrase, _ steps: [RiskCriteria.ScaleLevel], chosen: Int?,
        was: String?
    ) -> Markup {
        let name = RatingForm.name(stage, part)
        return fieldset(.class("rating-scale")) {
            legend {
                question
                span(.class("hidden-visually")) { " (\(stage.label))" }
                if let was { span(.class("faint")) { " It was \(was)." } }
            }
            div(.class("rating-cards")) {
                for (place, step) in steps.enumerated() {
                    label(.class("rating-card")) {
                        span(.class("rating-name")) {
                            input(
                                .type(.radio), .name(name), .value(String(place + 1)), .checked(chosen == place + 1))
                            span(.class("figure")) { place + 1 }
                            " "
                            step.name
                        }
                        span(.class("rating-meaning")) { step.meaning }
                    }
                }
            }
            label(.class("check rating-none")) {
                input(.type(.radio), .name(name), .value(""), .checked(chosen == nil))
                "not rated"
            }
        }
    }

    private var reasonField: Markup {
        div(.class("field")) {
            label(.for("ratingReason")) { "Reason for the ratings" }
            p(.class("help"), .id("help-ratingReason")) {
                "What the choices rest on: incidents, tests, figures, who was asked. An auditor reads this first."
            }
            textarea(
                .id("ratingReason"), .name("ratingReason"), .rows(3), .maxlength(20_000),
                .aria("describedby", "help-ratingReason"), text: form.reason)
        }
    }

    private var assessmentField: Markup {
        let all = isms[RiskAssessment.self].entries
        return div(.class("field")) {
            label(.for("assessment")) { "Assessment" }
            p(.class("help"), .id("help-assessment")) {
                "The round it is rated in."
                if all.isEmpty {
                    if mayAdd(RiskAssessment.kind) {
                        " There is none yet; "
                        a(.href(links(.newRecord(RiskAssessment.kind)))) { "record one" }
                        " so that the ratings belong somewhere."
                    } else {
                        " There is none yet."
                    }
                }
            }
            if !all.isEmpty {
                select(.id("assessment"), .name("assessment"), .aria("describedby", "help-assessment")) {
                    option(.value(""), .selected(form.assessment.isEmpty)) { "–" }
                    for assessment in all.reversed() {
                        option(.value(assessment.code), .selected(assessment.code == form.assessment)) {
                            "\(assessment.title), \(assessment.status.label) (\(assessment.code))"
                        }
                    }
                }
            }
        }
    }

    // MARK: Beside the questions

    /// The level each stage has as chosen; htmx exchanges it with every choice.
    ///
    /// - Parameter isAside: whether it comes along with another part, and finds its place by its id.
    func levels(isAside: Bool) -> Markup {
        div(
            .id("rating-levels"), .class("rating-levels"), .role("status"),
            .custom("hx-swap-oob", "true").when(isAside)
        ) {
            for stage in stages {
                let level = form.rating(stage).level(under: criteria.value)
                div(.class("rating-level")) {
                    span(.class("stage-title")) { stage.label.capitalizedFirst }
                    LevelBadge(level)
                    if let level {
                        span(.class("faint")) {
                            level.isAcceptable
                                ? "within the limit of \(criteria.acceptableLevelMax)"
                                : "above the limit of \(criteria.acceptableLevelMax)"
                        }
                    }
                }
            }
            if let warning { p(.class("problem")) { warning } }
        }
    }

    /// What cannot be right about the choices together.
    private var warning: Phrase? {
        let levels = stages.map { form.rating($0).level(under: criteria.value)?.value }
        if let before = levels[0], let now = levels[1], now > before {
            return "The level now is above the one before controls. Controls cannot make a risk worse."
        }
        if levels.count > 2, let now = levels[1] ?? levels[0], let after = levels[2], after > now {
            return "The level after treatment is above the one now."
        }
        return nil
    }

    /// What one looks at to judge: the assets with their values, the controls with their state, what was written.
    private var facts: Markup {
        div(.class("rating-facts")) {
            if let scenario {
                fact(
                    "From the catalogue",
                    Markup {
                        p { scenario.why }
                        p { TypicalRating(scenario, under: criteria.value).words + "." }
                        p(.class("faint")) { scenario.ratingReason }
                    })
            }
            if !risk.description.isEmpty { fact("Description", Markup(risk.description)) }
            if !risk.causes.isEmpty { fact("Causes", Markup(risk.causes)) }
            if !risk.consequences.isEmpty { fact("Consequences", Markup(risk.consequences)) }
            let assets = isms[risk.assets]
            if !assets.isEmpty {
                fact(
                    "Strikes",
                    Markup(
                        assets.map { asset in
                            p {
                                RecordLink(asset, links: links)
                                let values = Self.values(of: asset)
                                if !values.isEmpty { span(.class("faint")) { " \(values)" } }
                            }
                        }))
            }
            let controls = isms[risk.controls]
            if !controls.isEmpty {
                fact(
                    "Controls",
                    Markup(
                        controls.map { control in
                            p {
                                RecordLink(control, links: links)
                                " "
                                span(.class("state state-\(control.status.rawValue)")) { control.status.label }
                            }
                        }))
            }
            let actions = isms.entries(TreatmentAction.self, referringTo: risk.id).filter { $0.status != .cancelled }
            if !actions.isEmpty {
                fact(
                    "Actions",
                    Markup(
                        actions.map { action in
                            p {
                                RecordLink(action, links: links)
                                span(.class("faint")) {
                                    " \(action.status.label)" + (action.due.map { ", due \($0)" } ?? "")
                                }
                            }
                        }))
            }
            if let ratedOn = risk.ratedOn { fact("Last rated", Markup(ratedOn.description)) }
            fact("Criteria", a(.href(links.record(criteria))) { criteria.name })
        }
    }

    /// The catalogue's scenario the risk was taken over from, as long as it says the same.
    private var scenario: Scenario? {
        let types = Set(isms[risk.assets].map(\.type.catalogName))
        return types.sorted().lazy.flatMap { Catalog.bundled.scenarios(forAssetType: $0) }
            .first { ScenarioProposal.isSame($0, risk) }
    }

    private static func values(of asset: Entry<Asset>) -> String {
        SecurityProperty.allCases.compactMap { property in
            asset.value.ownValue(of: property).map { "\(property.letter) \($0)" }
        }.joined(separator: ", ")
    }

    private func fact(_ title: Phrase, _ content: Markup) -> Markup {
        div(.class("rating-fact")) {
            h3 { title }
            content
        }
    }
}
