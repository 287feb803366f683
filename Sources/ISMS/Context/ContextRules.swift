import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let ctx01 = RuleCode("CTX-01")
    package static let ctx02 = RuleCode("CTX-02")
    package static let ctx03 = RuleCode("CTX-03")
    package static let ctx04 = RuleCode("CTX-04")
    package static let ctx05 = RuleCode("CTX-05")
    package static let ctx06 = RuleCode("CTX-06")
}

/// Clause 4.1: what bears on the ISMS from outside and inside, climate change included.
extension Conformity {
    static let organizationRules: [Rule] = [
        Rule(
            .ctx01, .error, "4.1", "No organization",
            remedy: "Record the organization with its “Name” and “What it does”."
        ) { context in
            context.finding("No organization is recorded", if: context.isms[Organization.self].isEmpty)
        }
    ]

    static let contextRules: [Rule] = [
        Rule(
            .ctx02, .error, "4.1", "External or internal issues missing",
            remedy: "Record context issues of both origins: what outside and what inside bears on information security."
        ) { context in
            let origins = Set(context.isms[ContextIssue.self].lazy.filter(\.isRelevant).map(\.origin))
            switch (origins.contains(.external), origins.contains(.internal)) {
            case (true, true): return []
            case (true, false): return [context.finding("No internal issue is recorded")]
            case (false, true): return [context.finding("No external issue is recorded")]
            case (false, false): return [context.finding("No issue is recorded, neither external nor internal")]
            }
        },
        Rule(
            .ctx03, .error, "4.1", "No decision on climate change",
            remedy:
                "Record a context issue with the topic climate change, say under “Relevant” whether it bears on the ISMS, and “Why”."
        ) { context in
            context.finding(
                "Nothing is recorded on whether climate change is a relevant issue",
                if: !context.isms[ContextIssue.self].contains { $0.topic == .climateChange })
        },
        Rule(
            .ctx04, .warning, "4.1", "Climate decision without a reason", reads: .neighbours,
            remedy: "Say in “Why” what the decision rests on."
        ) { context in
            context.findings(ContextIssue.self) { issue in
                guard issue.topic == .climateChange, issue.relevanceReason.isBlank else { return nil }
                return "does not say why climate change is \(issue.isRelevant ? "" : "not ")relevant"
            }
        },
        Rule(
            .ctx05, .warning, "6.1.1", "Relevant issue without a response", reads: .neighbours,
            remedy: "Say in “Response” what the ISMS does about it, or that it is only watched and by whom."
        ) { context in
            context.findings(ContextIssue.self) { issue in
                issue.isRelevant && issue.response.isBlank ? "is relevant, and nothing says what is done about it" : nil
            }
        },
        Rule(
            .ctx06, .note, "4.1", "Issue not looked at for a year", reads: .neighbours,
            remedy: "Check whether it still holds and set “Reviewed on”."
        ) { context in
            context.findings(ContextIssue.self) { context.yearOld($0, reviewedOn: $0.reviewedOn) }
        },
    ]
}
