import Phrases
import RecordFormat
package import Registers

/// Someone who can affect the ISMS, be affected by it, or believe so (ISO/IEC 27001:2022, 4.2 a).
package struct InterestedParty: Record {
    package enum Category: String, Choice {
        case customer, employee, owner, regulator, authority, supplier, insurer, partner, certificationBody, public_ =
            "public",
            other
    }

    package var name = ""
    package var category = Category.customer
    package var interest = ""
    package var contact = ""
    package var owner: Reference<Person>?
    package var reviewedOn: Day?

    package init() {}

    package var title: String { name }

    package static let register = RegisterDeclaration<InterestedParty>(
        owned: .by(\.owner, may: .change), kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil,
        approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [],
        decisions: nil, figures: [], offers: [],
        place: .entry(.plan, title: "Interested parties", requirement: "4.2", rank: 20), likeness: .name,
        tags: documentTags,
        rules: [.init("4.2 Interested parties", rank: 20, step: .context, Conformity.interestedPartyRules)])

    package static let kind = Kind(
        "interested-party", prefix: "PTY", singular: "interested party", plural: "interested parties",
        answers: [.iso27001("4.2")],
        purpose: "Who has a stake in the organization's information security.")

    package static let fields: FieldList<InterestedParty> = [
        Field(
            "name", \.name, "Name", help: "The party: a group, a company or an authority.", required: true, column: true
        ),
        Field("category", \.category, "Category", help: "What it is to the organization.", column: true),
        Field("interest", \.interest, "Interest", help: "What it has at stake.", type: .prose),
        Field("contact", \.contact, "Contact", help: "How it is reached.", sensitive: true),
        Field("owner", \.owner, "Owner", help: "Who keeps in touch with it.", column: true),
        Field("reviewedOn", \.reviewedOn, "Reviewed on", help: "When it was last looked at.", column: true),
    ]
}

/// What an interested party needs or demands, and whether the ISMS takes it up (ISO/IEC 27001:2022, 4.2 b and c).
package struct PartyRequirement: Record {
    package var statement = ""
    package var party: Reference<InterestedParty>?
    package var description = ""
    package var isAddressed = true
    package var response = ""
    package var obligation: Reference<Obligation>?

    package init() {}

    package var title: String { statement }

    package static var identityFields: [String] { ["statement", "party"] }

    package static let register = RegisterDeclaration<PartyRequirement>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil, approvals: [],
        entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil,
        figures: [], offers: [], place: .entry(.plan, title: "Requirements", requirement: "4.2", rank: 30),
        likeness: .name { $0.party?.id.description ?? "" },
        tags: .none,
        rules: [])

    package static let kind = Kind(
        "party-requirement", prefix: "REQ", singular: "requirement of a party", plural: "requirements of parties",
        answers: [.iso27001("4.2")],
        purpose: "What interested parties need or demand, and which of it the ISMS takes up.")

    package static let fields: FieldList<PartyRequirement> = [
        Field(
            "statement", \.statement, "Requirement", help: "What the party needs or demands.", required: true,
            column: true),
        Field("party", \.party, "Interested party", help: "Whose requirement it is.", required: true, column: true),
        Field(
            "description", \.description, "Details", help: "Where it is written, and what exactly it says.",
            type: .prose),
        Field(
            "isAddressed", \.isAddressed, "Addressed by the ISMS",
            help: "Whether the ISMS takes it up (4.2 c).", column: true),
        Field("response", \.response, "How", help: "How it is taken up, or why not.", type: .prose),
        Field(
            "obligation", \.obligation, "Obligation", help: "The obligation it became, where it binds.", column: true),
    ]
}
