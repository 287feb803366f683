import Phrases
package import Registers

extension Incident {
    package static let fields: FieldList<Incident> = [
        Field("name", \.name, "Incident", help: "What happened, in a few words.", required: true, column: true),
        Field(
            "severity", \.severity, "Severity", help: "1 low, 2 medium, 3 high.", type: .integer(1...3), required: true,
            column: true),
        Field("status", \.status, "Status", help: "Where it stands.", column: true),
        Field("description", \.description, "Description", help: "What is known of it.", type: .prose),
        Field(
            "detectedAt", \.detectedAt, "Detected at", help: "When it was noticed.", required: true, column: true,
            past: true),
        Field("owner", \.owner, "Owner", help: "Who answers for it being dealt with.", column: true),
        Field("lead", \.lead, "Lead", help: "Who leads the response; somebody else reviews it."),
        Field(
            "circle", \.circle, "Circle",
            help: "Who alone may know of it; nobody named means whoever reads the management system."),
        Field(
            "joinings", \.joinings, "Joined by themselves", help: "Who of top management joined the circle, and why."),
        Field("assets", \.assets, "Assets", help: "What it struck."),
        Field("suppliers", \.suppliers, "Suppliers", help: "Who of those outside has to do with it."),
        Field(
            "personalData", \.personalData, "Personal data", help: "Whether data about people are affected.",
            column: true
        ),
        Field(
            "part", \.part, "Acting as",
            help: "Whether the organization decides about the data, or handles them for others."),
        Field(
            "breachAwareAt", \.breachAwareAt, "Aware of the breach at",
            help: "When it was certain enough that personal data are affected: the term of the law begins then.",
            past: true),
        Field(
            "riskToPeople", \.riskToPeople, "Risk to people",
            help: "What it may mean for those the data are about; unlikely needs no notification."),
        Field(
            "authorityNotifiedAt", \.authorityNotifiedAt, "Authority notified at",
            help: "When the supervisory authority was told.", past: true),
        Field("effects", \.effects, "Effects", help: "What came of it, and for whom.", type: .prose),
        Field("remedy", \.remedy, "Remedy", help: "What was done about it.", type: .prose),
        Field("containedAt", \.containedAt, "Contained at", help: "When it could spread no further."),
        Field("recoveredAt", \.recoveredAt, "Recovered at", help: "When everything worked again."),
        Field(
            "reviewBy", \.reviewBy, "Lessons by",
            help: "By when the lessons are drawn; where left empty, as the procedure for incidents says."),
        Field("cause", \.cause, "Cause", help: "What let it happen.", type: .prose),
        Field("lessons", \.lessons, "Lessons", help: "What is done so that it does not happen again.", type: .prose),
        Field("reviewedAt", \.reviewedAt, "Reviewed at", help: "When somebody else had looked at it."),
        Field(
            "reviewedAloneBecause", \.reviewedAloneBecause, "Reviewed without a second person because",
            help: "Why whoever led it reviewed it too: nobody else could.", type: .longText(max: 1000)),
        Field("timeline", \.timeline, "Timeline", help: "What was seen and done, in order."),
        Field(
            "externalReference", \.externalReference, "External reference", help: "Its identifier elsewhere.",
            synonyms: ["ref_id", "id", "reference", "ticket"]),
    ]
}
