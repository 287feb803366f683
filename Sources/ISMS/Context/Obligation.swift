import Phrases
package import RecordFormat
package import Registers

/// A legal, regulatory or contractual requirement the organization must meet (ISO/IEC 27001:2022, A.5.31).
package struct Obligation: Record {
    package enum Source: String, Choice {
        case law, regulation, contract, standard, licence, internalCommitment
    }

    package var name = ""
    package var source = Source.law
    package var citation = ""
    package var jurisdiction = ""
    package var description = ""
    package var party: Reference<InterestedParty>?
    package var owner: Reference<Person>?
    package var referenceControls: [ReferenceControlID] = []
    package var controls: [Reference<Control>] = []
    package var since: Day?
    package var until: Day?
    package var reviewedOn: Day?
    package var reviewBy: Day?
    package var externalReference = ""

    package init() {}

    package var title: String { name }

    /// Whether it binds on a day.
    package func isInForce(on day: Day) -> Bool {
        (since.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }

    package func problems(in isms: ISMS, identity: RecordID, previous: Obligation?) -> [InvalidField] {
        guard let since, let until, until < since else { return [] }
        return [InvalidField("until", "\(until) is before it begins on \(since)")]
    }

    package static let register = RegisterDeclaration<Obligation>(
        owned: .by(\.owner, may: .change), kept: .byManagers, readBy: .everyReader, current: .until(\.until),
        workflow: nil, approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [],
        lapses: [Lapse("review by", on: \.reviewBy)], decisions: nil, figures: [], offers: [],
        place: .entry(.plan, title: "Obligations", requirement: "A.5.31", rank: 40), likeness: .name,
        tags: documentTags,
        rules: [.init("A.5.31 Obligations", rank: 30, step: .context, Conformity.obligationRules)])

    package static let kind = Kind(
        "obligation", prefix: "OBL", singular: "obligation", plural: "obligations", answers: [.iso27001("A.5.31")],
        purpose: "Laws, regulations, contracts and other commitments on information security, and what answers them.")

    package static let fields: FieldList<Obligation> = [
        Field(
            "name", \.name, "Obligation", help: "The law, contract or commitment, in a few words.", required: true,
            column: true),
        Field("source", \.source, "Source", help: "Where it comes from.", column: true, synonyms: ["type"]),
        Field("citation", \.citation, "Citation", help: "Article, section or clause.", column: true),
        Field("jurisdiction", \.jurisdiction, "Jurisdiction", help: "Where it applies."),
        Field(
            "description", \.description, "What it demands", help: "What must be done or not done, in your own words.",
            type: .prose),
        Field("party", \.party, "Interested party", help: "To whom it is owed."),
        Field("owner", \.owner, "Owner", help: "Who sees that it is met.", column: true),
        Field(
            "referenceControls", \.referenceControls, "Annex A controls",
            help: "The reference controls it makes necessary.", column: true),
        Field("controls", \.controls, "Controls", help: "The organization's controls that answer it.", column: true),
        Field("since", \.since, "Since", help: "When it began to bind."),
        Field("until", \.until, "Until", help: "When it ends, where it does."),
        Field("reviewedOn", \.reviewedOn, "Reviewed on", help: "When it was last checked to be complete and current."),
        Field("reviewBy", \.reviewBy, "Review by", help: "When to check it next.", column: true),
        Field(
            "externalReference", \.externalReference, "External reference", help: "Its identifier elsewhere.",
            synonyms: ["ref_id", "id", "reference"]),
    ]
}
