import Catalogs
import RecordFormat

/// One item of the catalogue as labelled lines.
struct CatalogCard {
    typealias Line = (label: String, text: String)
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
            ("control", control.id.description), ("title", control.title), ("theme", control.theme.title),
            ("in 2013", control.isNewIn2022 ? "new in 2022" : control.predecessors2013.joined(separator: ", ")),
            ("type", list(control.controlTypes.map(\.rawValue))),
            ("preserves", list(control.properties.map(\.rawValue))),
            ("concepts", list(control.concepts.map(\.rawValue))),
            ("capabilities", list(control.capabilities.map(\.title))),
            ("domains", list(control.domains.map(\.title))),
            ("documents", control.asksForDocumentation ? "asks for something in writing" : ""),
            ("mapped to", mapped(RequirementID(control.id))),
            ("used in", list(Catalog.bundled.scenarios.filter { $0.controls.contains(control.id) }.map(\.id))),
        ] + (ControlGuidance.bundled(for: control.id).map(lines) ?? [])
    }

    private static func lines(_ guidance: ControlGuidance) -> [Line] {
        var lines: [Line] = [("purpose", guidance.purpose), ("when left out", guidance.whenLeftOut)]
        lines += guidance.whatGoodLooksLike.map { ("good, \($0.size)", $0.text) }
        lines += guidance.steps.enumerated().map { ("step \($0 + 1)", $1) }
        lines += guidance.evidence.map { ("evidence", "\($0.text) (\($0.freshness))") }
        lines += guidance.questions.map { ("auditor asks", "\($0.question) Weak: \($0.weakAnswer)") }
        lines += guidance.nonconformities.map { ("nonconformity", $0) }
        let threats = guidance.relatedThreats.map { "\($0) \(Catalog.bundled.threats[id: $0]?.name ?? "")" }
        return lines + [
            ("related", list(guidance.relatedControls.map(\.description) + guidance.relatedClauses.map(\.description))),
            ("threats", list(threats)), ("owner", guidance.owner), ("measure", list(guidance.measurements)),
        ]
    }

    private static func lines(_ clause: Clause) -> [Line] {
        [
            ("clause", clause.id.written), ("title", clause.title),
            ("documented", clause.documentedInformation.map { "\($0.name) (\($0.kind.rawValue))" } ?? ""),
            ("amendment", clause.amendment ?? ""),
            ("mapped to", mapped(.iso27001(clause.id.description))),
            (
                "parts",
                list(Catalog.bundled.clauses.filter { $0.parent == clause.id }.map { "\($0.id.written) \($0.title)" })
            ),
        ] + (ClauseGuidance.bundled(for: clause.id).map { lines($0, for: clause.id) } ?? [])
    }

    private static func lines(_ requirement: Requirement) -> [Line] {
        let framework = Catalog.bundled.frameworks[id: requirement.id.framework]
        return [
            ("requirement", requirement.id.written), ("title", requirement.title),
            ("framework", framework.map { "\($0.title), \($0.edition)" } ?? ""),
            ("notice", framework?.notice ?? ""), ("mapped to", mapped(requirement.id)),
        ]
    }

    private static func lines(_ threat: CatalogThreat) -> [Line] {
        [
            ("threat", threat.id), ("name", threat.name), ("category", threat.category.rawValue),
            ("origin", list(threat.origins.map(\.title))),
            ("BSI", list(threat.elementaryThreats)), ("ATT&CK", list(threat.attackTechniques)),
            ("notice", threat.attackTechniques.isEmpty ? "" : CatalogThreat.attackNotice),
            ("scenarios", list(Catalog.bundled.scenarios.filter { $0.threat == threat.id }.map(\.id))),
        ]
    }

    private static func lines(_ vulnerability: CatalogVulnerability) -> [Line] {
        [
            ("vulnerability", vulnerability.id), ("name", vulnerability.name),
            ("category", vulnerability.category.rawValue),
            ("used by", list(vulnerability.exampleThreats)),
            (
                "answered by",
                list(vulnerability.exampleControls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" })
            ),
        ]
    }

    private static func lines(_ scenario: Scenario) -> [Line] {
        [
            ("scenario", scenario.id), ("event", scenario.event), ("asset type", scenario.assetType.rawValue),
            ("threat", "\(scenario.threat) \(Catalog.bundled.threats[id: scenario.threat]?.name ?? "")"),
            (
                "weaknesses",
                list(scenario.vulnerabilities.map { "\($0) \(Catalog.bundled.vulnerabilities[id: $0]?.name ?? "")" })
            ),
            ("affects", list(scenario.affects.map(\.rawValue))),
            ("answered by", list(scenario.controls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" })),
            ("why", scenario.why),
            (
                "to start from",
                "likelihood \(scenario.likelihood) of 5, consequence \(scenario.consequence) of 5: \(scenario.ratingReason)"
            ),
            (
                "a year",
                "\(scenario.yearlyFrequency.lowerBound) to \(scenario.yearlyFrequency.upperBound) times, as a starting point"
            ),
            (
                "one event",
                "\(scenario.lossInEuros.lowerBound) to \(scenario.lossInEuros.upperBound) euros, as a starting point"
            ),
        ]
    }

    /// The lines by label; what has several lines of one label is a list.
    var json: JSON {
        var fields: JSON.Fields = []
        for (label, texts) in Dictionary(grouping: lines.enumerated(), by: \.element.label)
            .sorted(by: { ($0.value.first?.offset ?? 0) < ($1.value.first?.offset ?? 0) })
        {
            let values = texts.map { JSON.string($0.element.text) }
            fields.append((label, values.count == 1 ? values[0] : .array(values)))
        }
        return JSON(fields: fields)
    }

    static func mapped(_ item: RequirementID) -> String {
        list(
            Catalog.bundled.mappings(of: item).map { mapping in
                let other = mapping.source == item ? mapping.target : mapping.source
                return other.written
            })
    }

    static func list(_ words: [String]) -> String {
        var seen: Set<String> = []
        return words.filter { seen.insert($0).inserted }.joined(separator: ", ")
    }
}
