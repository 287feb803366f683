package import Phrases
package import RecordFormat

/// That somebody joined the circle of a confidential record by a right of their own, and not because those in it named
/// them. Those in it are told.
package struct CircleJoining: FieldRow {
    /// Who joined, by the name they had.
    package var name = ""
    package var at: Instant?
    package var reason = ""

    package init() {}

    package init(_ name: String, at moment: Instant, reason: String) {
        self.name = name
        at = moment
        self.reason = reason
    }

    package static let fields: FieldList<CircleJoining> = [
        Field("name", \.name, "Who", help: "Who joined.", required: true, sensitive: true),
        Field("at", \.at, "When", help: "When they joined."),
        Field("reason", \.reason, "Why", help: "Why they had to know.", type: .text(max: 1000)),
    ]
}
