import Frameworks
import Phrases
package import RecordFormat
package import Registers

/// That the organization is held to a framework, for a scope and a period: a SOC 2 examination, the GDPR, the certificate
/// of ISO/IEC 27001.
///
/// An organization is held to ISO/IEC 27001 without a programme. One of it says for which scope and how long, and the
/// Statement of Applicability says for its requirements what `excluded` says for those of other frameworks.
package struct Programme: Record {
    /// A requirement that the programme leaves out, and why.
    package struct Exclusion: FieldRow {
        package var requirement: RequirementID?
        package var why = ""

        package init() {}

        package static let fields: FieldList<Exclusion> = [
            Field("requirement", \.requirement, "Requirement", help: "What is left out.", required: true),
            Field("why", \.why, "Why", help: "Why it does not apply.", type: .prose, required: true),
        ]
    }

    package var name = ""
    package var framework: RequirementID.Framework?
    package var description = ""
    package var owner: Reference<Person>?
    package var scope: Reference<Scope>?
    package var from: Day?
    package var until: Day?
    package var excluded: [Exclusion] = []

    package init() {}

    package var title: String { name }

    package static let register = RegisterDeclaration<Programme>(
        owned: .by(\.owner, may: .change), kept: .byManagers, readBy: .everyReader, current: .until(\.until),
        workflow: nil, approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared,
        due: [DueDate("programme to end", by: \.until, aheadDays: 60) { _ in true }], lapses: [], decisions: nil,
        figures: [
            .count("@met", "Met by controls", column: true) { programme, derivation in
                ProgrammeCoverage(of: programme, in: derivation).met.count
            },
            .count("@open", "Not met", column: true) { programme, derivation in
                ProgrammeCoverage(of: programme, in: derivation).open.count
            },
        ], offers: [], place: .entry(.plan, title: "Programmes", requirement: "4.2", rank: 45), likeness: .name,
        tags: .none,
        rules: [.init("4.2 Programmes", rank: 35, step: .context, Conformity.programmeRules)])

    package static let kind = Kind(
        "programme", prefix: "PRG", singular: "programme", plural: "programmes", answers: [.iso27001("4.2.c")],
        purpose: "The frameworks that the organization is held to, each with its scope and period.")

    package static let fields: FieldList<Programme> = [
        Field("name", \.name, "Programme", help: "Such as SOC 2 type II 2027.", required: true, column: true),
        Field(
            "framework", \.framework, "Framework", help: "What the organization is held to.", required: true,
            column: true, synonyms: ["standard", "regulation"]),
        Field("description", \.description, "Description", help: "Who asks for it, and what for.", type: .prose),
        Field("owner", \.owner, "Owner", help: "Who answers for it.", column: true),
        Field("scope", \.scope, "Scope", help: "What it covers."),
        Field("from", \.from, "From", help: "The first day that it is about.", column: true),
        Field("until", \.until, "Until", help: "The last day that it is about; none while it goes on.", column: true),
        Field("excluded", \.excluded, "Left out", help: "Requirements that do not apply, each with the reason."),
    ]

    package func problems(in isms: ISMS, identity: RecordID, previous: Programme?) -> [InvalidField] {
        var problems: [InvalidField] = []
        if let from, let until, until < from { problems.append(InvalidField("until", "is before “From”, \(from)")) }
        let left = excluded.compactMap(\.requirement)
        if framework == .iso27001, !left.isEmpty {
            problems.append(
                InvalidField(
                    "excluded",
                    "is decided in the Statement of Applicability for ISO/IEC 27001; decide there, and leave this empty"
                ))
        } else if let foreign = left.first(where: { $0.framework != framework }) {
            problems.append(InvalidField("excluded", "names \(foreign.written), which is of another framework"))
        } else if Set(left).count < left.count {
            problems.append(InvalidField("excluded", "names the same requirement twice"))
        }
        return problems
    }
}

extension RequirementID.Framework: FieldRepresentable {
    package static var fieldType: FieldType { .choice(options) }
    package var json: JSON { .string(name) }

    private static let options = Catalog.bundled.frameworks.map { framework in
        ChoiceOption(framework.id.name, Phrase(words: framework.shortTitle), synonyms: [framework.title])
    }

    package init(json: JSON) throws(InvalidValue) {
        guard let name = json.stringValue, Self.options.contains(where: { $0.name == name }) else {
            throw InvalidValue("is not one of \(Self.options.map(\.name).joined(separator: ", "))")
        }
        self.init(name)
    }
}

extension ISMS {
    /// The frameworks that the organization is held to on a day: ISO/IEC 27001, and those of programmes that have begun and
    /// not ended.
    package func frameworks(on day: Day) -> Set<RequirementID.Framework> {
        self[Programme.self].entries.reduce(into: [.iso27001]) { frameworks, programme in
            guard programme.value.isCurrent(on: day), programme.from.map({ $0 <= day }) ?? true else { return }
            if let framework = programme.framework { frameworks.insert(framework) }
        }
    }
}
