import Phrases
import RecordFormat
package import Registers

/// An external or internal issue that bears on what the ISMS can achieve (ISO/IEC 27001:2022, 4.1).
package struct ContextIssue: Record {
    package enum Origin: String, Choice { case external, `internal` }

    package enum Topic: String, Choice {
        case legal, market, technology, political, social, environmental, climateChange, organization, people, process,
            finance, suppliers
    }

    package enum Effect: String, Choice { case threat, opportunity, both }

    package var name = ""
    package var origin = Origin.external
    package var topic = Topic.market
    package var description = ""
    /// For climate change the standard asks for a decision either way (Amendment 1:2024).
    package var isRelevant = true
    package var relevanceReason = ""
    package var effect: Effect?
    package var response = ""
    package var owner: Reference<Person>?
    package var reviewedOn: Day?

    package init() {}

    package var title: String { name }

    package static let register = RegisterDeclaration<ContextIssue>(
        owned: .by(\.owner, may: .change), kept: .byManagers, readBy: .everyReader, current: .always, workflow: nil,
        approvals: [], entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [], lapses: [],
        decisions: nil, figures: [], offers: [],
        place: .entry(.plan, title: "Context", requirement: "4.1", rank: 10), likeness: .name,
        tags: documentTags,
        rules: [.init("4.1 Context", rank: 10, step: .context, Conformity.contextRules)])

    package static let kind = Kind(
        "context-issue", prefix: "CTX", singular: "context issue", plural: "context issues",
        answers: [.iso27001("4.1")],
        purpose: "What outside and inside the organization bears on its information security, climate change included.")

    package static let fields: FieldList<ContextIssue> = [
        Field("name", \.name, "Issue", help: "The issue in a few words.", required: true, column: true),
        Field("origin", \.origin, "Origin", help: "Whether it lies outside or inside the organization.", column: true),
        Field("topic", \.topic, "Topic", help: "What it is about.", column: true),
        Field(
            "description", \.description, "What it means",
            help: "What is the case, and how it touches information security.",
            type: .prose),
        Field(
            "isRelevant", \.isRelevant, "Relevant",
            help: "Whether it bears on the ISMS. For climate change, record the decision also when it is no.",
            column: true),
        Field(
            "relevanceReason", \.relevanceReason, "Why",
            help: "Why it is relevant, or why not.", type: .prose),
        Field("effect", \.effect, "Effect", help: "Whether it threatens the ISMS, helps it, or both."),
        Field("response", \.response, "Response", help: "What is done about it in the ISMS.", type: .prose),
        Field("owner", \.owner, "Owner", help: "Who watches it.", column: true),
        Field("reviewedOn", \.reviewedOn, "Reviewed on", help: "When it was last looked at.", column: true),
    ]
}
