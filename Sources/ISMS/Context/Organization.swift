import Phrases
import RecordFormat
package import Registers

extension ISMS {
    /// The organization the ISMS belongs to; nil before it is set up.
    package var organization: Entry<Organization>? { self[Organization.self].entries.first }
}

/// The organization the ISMS belongs to: one record, made with the database.
package struct Organization: Record {
    package var name = ""
    package var legalName = ""
    package var description = ""
    package var sector = ""
    package var employeeCount: Int?
    package var website = ""
    package var country = ""
    /// Whose clocks it goes by; UTC where it does not say.
    package var timeZone: TimeZoneID?
    /// How reports are marked unless said otherwise.
    package var reportClassification = Classification.confidential

    package init() {}

    package var title: String { name }

    package static let register = RegisterDeclaration<Organization>(
        owned: .none, kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil, approvals: [],
        entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [], decisions: nil,
        figures: [], offers: [], place: .on(.settings), likeness: .none(because: "there is one"),
        tags: documentTags,
        rules: [.init("4.1 Organization", rank: 5, step: .leadership, Conformity.organizationRules)])

    package static let kind = Kind(
        "organization", prefix: "ORG", singular: "organization", plural: "organization", answers: [.iso27001("4.1")],
        purpose: "Who the management system belongs to, as reports name it.")

    package static let fields: FieldList<Organization> = [
        Field("name", \.name, "Name", help: "The name customers know.", required: true, column: true),
        Field("legalName", \.legalName, "Legal name", help: "The registered name, as a certificate would print it."),
        Field(
            "description", \.description, "What it does",
            help: "Products, services and customers, in a few sentences an auditor can start from.", type: .prose),
        Field("sector", \.sector, "Sector", help: "Such as software, health care, logistics.", column: true),
        Field(
            "employeeCount", \.employeeCount, "Employees",
            help: "People working under its control, contractors included.",
            type: .integer(0...10_000_000), column: true),
        Field("website", \.website, "Website", help: "Its public address."),
        Field("country", \.country, "Country", help: "Where it is registered."),
        Field(
            "timeZone", \.timeZone, "Time zone",
            help: "By whose clocks its days begin and end and moments are shown; UTC where none is given."),
        Field(
            "reportClassification", \.reportClassification, "Report classification",
            help: "The marking that reports carry."),
    ]
}
