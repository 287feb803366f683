import Phrases
import RecordFormat
package import Registers

/// Where the ISMS begins and ends (ISO/IEC 27001:2022, 4.3).
package struct Scope: Record {
    /// Something left out, and why.
    package struct Exclusion: FieldRow {
        package var what = ""
        package var reason = ""

        package init() {}

        package static let fields: FieldList<Exclusion> = [
            Field("what", \.what, "What", help: "What is left out.", required: true),
            Field("reason", \.reason, "Reason", help: "Why leaving it out does no harm.", type: .prose, required: true),
        ]
    }

    /// A place where the scope touches what lies outside it.
    package struct Interface: FieldRow {
        package var with = ""
        package var description = ""

        package init() {}

        package static let fields: FieldList<Interface> = [
            Field("with", \.with, "With", help: "The party or activity on the other side.", required: true),
            Field("description", \.description, "What passes", help: "What is exchanged or relied on.", type: .prose),
        ]
    }

    package var statement = ""
    package var description = ""
    package var inclusions: [String] = []
    package var exclusions: [Exclusion] = []
    package var locations: [Reference<Location>] = []
    package var interfaces: [Interface] = []
    package var dependencies: [Interface] = []
    package var version = ""
    package var approvedBy: Reference<Person>?
    package var approvedOn: Day?
    package var approvalNotes: [ApprovalNote] = []
    package var reviewBy: Day?

    package init() {}

    package var title: String { statement }

    package static var identityFields: [String] { ["statement"] }

    static let approval = ApprovalDeclaration(
        "approval", by: "approvedBy", on: "approvedOn", notes: "approvalNotes",
        covers: [
            "statement", "description", "inclusions", "exclusions", "locations", "interfaces", "dependencies",
            "version",
        ], whenChanged: .beginsDraft, advice: ApprovalDeclaration.approveAdvice)

    package static let register = RegisterDeclaration<Scope>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil,
        approvals: [approval], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [],
        lapses: [], decisions: nil, figures: [], offers: [],
        place: .entry(.plan, title: "Scope", requirement: "4.3", rank: 50), likeness: .none(because: "there is one"),
        tags: documentTags,
        rules: [.init("4.3 Scope", rank: 40, step: .context, Conformity.scopeRules)])

    package static let kind = Kind(
        "scope", prefix: "SCP", singular: "scope", plural: "scope", answers: [.iso27001("4.3")],
        purpose: "What the management system covers, what it leaves out and why.")

    package static let fields: FieldList<Scope> = [
        Field(
            "statement", \.statement, "Scope statement",
            help: "One sentence, as the certificate should print it.", type: .text(max: 500), required: true,
            column: true),
        Field(
            "description", \.description, "Description", help: "The activities, products and units it covers.",
            type: .prose),
        Field(
            "inclusions", \.inclusions, "Included", help: "Units, products, processes and systems inside, one an entry."
        ),
        Field("exclusions", \.exclusions, "Excluded", help: "What is left out, each with its reason."),
        Field("locations", \.locations, "Locations", help: "Where the work in scope is done.", column: true),
        Field("interfaces", \.interfaces, "Interfaces", help: "Where what is inside meets what is outside."),
        Field("dependencies", \.dependencies, "Dependencies", help: "What others do that the scope relies on."),
        Field("version", \.version, "Version", help: "Such as 2.0.", type: .text(max: 20), column: true),
        Field("approvedBy", \.approvedBy, "Approved by", help: "Who of top management approved it.", column: true),
        Field("approvedOn", \.approvedOn, "Approved on", help: "When.", column: true),
        Field("approvalNotes", \.approvalNotes, "About the approval", help: "What is special about it."),
        Field("reviewBy", \.reviewBy, "Review by", help: "When to look at it again."),
    ]
}

/// A place where work in scope is done.
package struct Location: Record {
    package enum Category: String, Choice { case office, dataCentre, home, cloudRegion, other }

    package var name = ""
    package var category = Category.office
    package var address = ""
    package var owner: Reference<Person>?

    package init() {}

    package var title: String { name }

    package static let register = RegisterDeclaration<Location>(
        owned: .by(\.owner, may: .change), kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil,
        approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [],
        decisions: nil, figures: [], offers: [],
        place: .entry(.plan, title: "Locations", requirement: "4.3", rank: 60), likeness: .name,
        tags: documentTags,
        rules: [])

    package static let kind = Kind(
        "location", prefix: "LOC", singular: "location", plural: "locations", answers: [.iso27001("4.3")],
        purpose: "Offices, data centres and cloud regions in the scope.")

    package static let fields: FieldList<Location> = [
        Field("name", \.name, "Name", help: "What it is called.", required: true, column: true),
        Field("category", \.category, "Category", help: "What kind of place it is.", column: true),
        Field("address", \.address, "Address", help: "Where it is.", type: .longText(max: 500), column: true),
        Field("owner", \.owner, "Owner", help: "Who answers for it.", column: true),
    ]
}
