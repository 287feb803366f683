import Phrases
import RecordFormat
package import Registers

/// A possible cause of harm. The catalogue's come with the database; an organization adds its own.
package struct Threat: Record {
    package var name = ""
    package var category = ""
    package var description = ""
    package var catalogID = ""

    package init() {}

    package var title: String { name }

    package static let register = RegisterDeclaration<Threat>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil, approvals: [],
        entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil,
        figures: [], offers: [], place: .entry(.do, title: "Threats", requirement: "A.5.7", rank: 70),
        likeness: .name,
        tags: .none,
        rules: [])

    package static let kind = Kind(
        "threat", prefix: "THR", singular: "threat", plural: "threats", answers: [.iso27001("6.1.2.c")],
        purpose: "What could cause harm.")

    package static let fields: FieldList<Threat> = [
        Field("name", \.name, "Name", help: "What could happen or who could act.", required: true, column: true),
        Field("category", \.category, "Category", help: "What sort of threat it is.", column: true),
        Field("description", \.description, "Description", help: "How it would act here.", type: .prose),
        Field(
            "catalogID", \.catalogID, "Catalogue", help: "Its number in the catalogue, where it is from there.",
            type: .text(max: 20), column: true),
    ]
}

/// A weakness that a threat can use.
package struct Vulnerability: Record {
    package var name = ""
    package var category = ""
    package var description = ""
    package var catalogID = ""

    package init() {}

    package var title: String { name }

    package static let register = RegisterDeclaration<Vulnerability>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil, approvals: [],
        entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil,
        figures: [], offers: [], place: .entry(.do, title: "Vulnerabilities", requirement: "A.8.8", rank: 80),
        likeness: .name,
        tags: .none,
        rules: [])

    package static let kind = Kind(
        "vulnerability", prefix: "VUL", singular: "vulnerability", plural: "vulnerabilities",
        answers: [.iso27001("6.1.2.c")],
        purpose: "Weaknesses that a threat can use.")

    package static let fields: FieldList<Vulnerability> = [
        Field("name", \.name, "Name", help: "The weakness.", required: true, column: true),
        Field("category", \.category, "Category", help: "Where it lies.", column: true),
        Field("description", \.description, "Description", help: "How it shows here.", type: .prose),
        Field(
            "catalogID", \.catalogID, "Catalogue", help: "Its number in the catalogue, where it is from there.",
            type: .text(max: 20), column: true),
    ]
}
