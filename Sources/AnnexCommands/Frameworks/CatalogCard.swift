import Frameworks
import Phrases
import RecordFormat

/// One item of the catalogue as labelled lines.
struct CatalogCard {
    struct Line {
        let label: Phrase
        let text: Phrase

        init(_ label: Phrase, _ text: Phrase) {
            self.label = label
            self.text = text
        }

        init(_ label: Phrase, data: String) { self.init(label, .data(data)) }
    }

    let lines: [Line]

    /// - Returns: nil where the catalogue has no such item.
    init?(_ text: String) {
        let catalog = Catalog.bundled
        let id = text.uppercased()
        if let template = DocumentTemplate.bundled(text.lowercased()) {
            lines = Self.lines(template)
        } else if let lesson = Lesson.bundled(text.lowercased()) {
            lines = Self.lines(lesson)
        } else if let question = CustomerQuestion.bundled[id: id] {
            lines = Self.lines(question)
        } else if let threat = catalog.threats[id: id] {
            lines = Self.lines(threat)
        } else if let vulnerability = catalog.vulnerabilities[id: id] {
            lines = Self.lines(vulnerability)
        } else if let scenario = catalog.scenarios[id: id] {
            lines = Self.lines(scenario)
        } else if let clause = Clause.ID(parsing: text).flatMap({ catalog.clauses[id: $0] }) {
            lines = Self.lines(clause)
        } else if let control = ReferenceControl.ID(parsing: text).flatMap({ catalog.controls[id: $0] }) {
            lines = Self.lines(control)
        } else if let requirement = RequirementID(parsing: text).flatMap({ catalog.requirements[id: $0] }) {
            lines = Self.lines(requirement)
        } else {
            return nil
        }
    }

    private static func lines(_ control: ReferenceControl) -> [Line] {
        [
            Line("control", data: control.id.description), Line("title", data: control.title),
            Line("theme", data: control.theme.title),
            Line(
                "in 2013", control.isNewIn2022 ? "new in 2022" : .data(control.predecessors2013.joined(separator: ", "))
            ),
            Line("type", list(control.controlTypes.map(\.rawValue))),
            Line("preserves", list(control.properties.map(\.rawValue))),
            Line("concepts", list(control.concepts.map(\.rawValue))),
            Line("capabilities", list(control.capabilities.map(\.title))),
            Line("domains", list(control.domains.map(\.title))),
            Line("documents", control.asksForDocumentation ? "asks for something in writing" : ""),
            Line("mapped to", mapped(RequirementID(control.id))),
            Line("used in", list(Catalog.bundled.scenarios.filter { $0.controls.contains(control.id) }.map(\.id))),
        ] + (ControlGuidance.bundled(for: control.id).map(lines) ?? [])
    }

    private static func lines(_ guidance: ControlGuidance) -> [Line] {
        var lines: [Line] = [
            Line("purpose", data: guidance.purpose), Line("when left out", data: guidance.whenLeftOut),
        ]
        lines += guidance.whatGoodLooksLike.map { Line("good, \($0.size)", data: $0.text) }
        lines += guidance.steps.enumerated().map { Line("step \($0 + 1)", data: $1) }
        lines += guidance.evidence.map { Line("evidence", data: "\($0.text) (\($0.freshness))") }
        lines += guidance.questions.map { Line("auditor asks", "\($0.question) Weak: \($0.weakAnswer)") }
        lines += guidance.nonconformities.map { Line("nonconformity", data: $0) }
        let threats = guidance.relatedThreats.map { "\($0) \(Catalog.bundled.threats[id: $0]?.name ?? "")" }
        return lines + [
            Line(
                "related",
                list(guidance.relatedControls.map(\.description) + guidance.relatedClauses.map(\.description))),
            Line("threats", list(threats)), Line("owner", data: guidance.owner),
            Line("measure", list(guidance.measurements)),
        ]
    }

    private static func lines(_ clause: Clause) -> [Line] {
        [
            Line("clause", data: clause.id.written), Line("title", data: clause.title),
            Line("documented", clause.documentedInformation.map { .data("\($0.name) (\($0.kind.rawValue))") } ?? ""),
            Line("amendment", data: clause.amendment ?? ""),
            Line("mapped to", mapped(.iso27001(clause.id.description))),
            Line(
                "parts",
                list(Catalog.bundled.clauses.filter { $0.parent == clause.id }.map { "\($0.id.written) \($0.title)" })),
        ] + (ClauseGuidance.bundled(for: clause.id).map { lines($0, for: clause.id) } ?? [])
    }

    private static func lines(_ requirement: Requirement) -> [Line] {
        let framework = Catalog.bundled.frameworks[id: requirement.id.framework]
        return [
            Line("requirement", data: requirement.id.written), Line("title", data: requirement.title),
            Line("framework", framework.map { .data("\($0.title), \($0.edition)") } ?? ""),
            Line("notice", data: framework?.notice ?? ""), Line("mapped to", mapped(requirement.id)),
        ]
    }

    private static func lines(_ threat: CatalogThreat) -> [Line] {
        [
            Line("threat", data: threat.id), Line("name", data: threat.name),
            Line("category", data: threat.category.rawValue),
            Line("origin", list(threat.origins.map(\.title))),
            Line("BSI", list(threat.elementaryThreats)), Line("ATT&CK", list(threat.attackTechniques)),
            Line("notice", data: threat.attackTechniques.isEmpty ? "" : CatalogThreat.attackNotice),
            Line("scenarios", list(Catalog.bundled.scenarios.filter { $0.threat == threat.id }.map(\.id))),
        ]
    }

    private static func lines(_ vulnerability: CatalogVulnerability) -> [Line] {
        [
            Line("vulnerability", data: vulnerability.id), Line("name", data: vulnerability.name),
            Line("category", data: vulnerability.category.rawValue),
            Line("used by", list(vulnerability.exampleThreats)),
            Line(
                "answered by",
                list(vulnerability.exampleControls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" })),
        ]
    }

    private static func lines(_ scenario: Scenario) -> [Line] {
        [
            Line("scenario", data: scenario.id), Line("event", data: scenario.event),
            Line("asset type", data: scenario.assetType.rawValue),
            Line("threat", data: "\(scenario.threat) \(Catalog.bundled.threats[id: scenario.threat]?.name ?? "")"),
            Line(
                "weaknesses",
                list(scenario.vulnerabilities.map { "\($0) \(Catalog.bundled.vulnerabilities[id: $0]?.name ?? "")" })),
            Line("affects", list(scenario.affects.map(\.rawValue))),
            Line(
                "answered by", list(scenario.controls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" })),
            Line("why", data: scenario.why),
            Line(
                "to start from",
                "likelihood \(scenario.likelihood) of 5, consequence \(scenario.consequence) of 5: \(scenario.ratingReason)"
            ),
            Line(
                "a year",
                "\(scenario.yearlyFrequency.lowerBound) to \(scenario.yearlyFrequency.upperBound) times, as a starting point"
            ),
            Line(
                "one event",
                "\(scenario.lossInEuros.lowerBound) to \(scenario.lossInEuros.upperBound) euros, as a starting point"),
        ]
    }

    /// The lines by label; what has several lines of one label is a list.
    var json: JSON {
        var fields: JSON.Fields = []
        for (label, texts) in Dictionary(grouping: lines.enumerated(), by: \.element.label)
            .sorted(by: { ($0.value.first?.offset ?? 0) < ($1.value.first?.offset ?? 0) })
        {
            let values = texts.map { JSON.string($0.element.text.english) }
            fields.append((label.english, values.count == 1 ? values[0] : .array(values)))
        }
        return JSON(fields: fields)
    }

    static func mapped(_ item: RequirementID) -> Phrase {
        list(
            Catalog.bundled.mappings(of: item).map { mapping in
                let other = mapping.source == item ? mapping.target : mapping.source
                return other.written
            })
    }

    static func list(_ words: [String]) -> Phrase {
        var seen: Set<String> = []
        return .data(words.filter { seen.insert($0).inserted }.joined(separator: ", "))
    }
}
