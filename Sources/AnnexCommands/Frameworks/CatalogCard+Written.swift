import Catalogs
import ISMS
import Registers

/// The cards of what we wrote ourselves: guidance on clauses, documents, customers' questions, lessons.
extension CatalogCard {
    static func lines(_ guidance: ClauseGuidance, for clause: Clause.ID) -> [Line] {
        // An item such as 6.1.3 d is spoken of by the subclause it is part of.
        var lines: [Line] =
            guidance.clause == clause ? [] : [("guidance", "on \(guidance.clause), which it is part of")]
        lines.append(("what it asks", guidance.whatItAsks))
        lines += guidance.satisfiedBy.map { ("satisfied by", $0) }
        lines += guidance.documentedInformation.map { ("in writing", $0) }
        lines += guidance.questions.map { ("auditor asks", "\($0.question) Weak: \($0.weakAnswer)") }
        lines += guidance.nonconformities.map { ("nonconformity", $0) }
        lines += guidance.amendment.map { ("Amendment 1:2024", $0) }
        return lines + [
            ("related", list(guidance.relatedControls.map(\.description) + guidance.relatedClauses.map(\.description)))
        ]
    }

    static func lines(_ template: DocumentTemplate) -> [Line] {
        var lines: [Line] = [
            ("document", template.id), ("title", template.title), ("category", template.category.rawValue),
            ("summary", template.summary), ("statements", String(template.statementCount)),
            ("owner", template.owner.wordsFolded), ("approver", template.approver.wordsFolded),
            ("review", "every \(template.reviewMonths) months"), ("marked", template.classification.rawValue),
            ("clauses", list(template.clauses.map { "\($0.written) \(Catalog.bundled.clauses[id: $0]?.title ?? "")" })),
            ("controls", list(template.controls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" })),
            ("related", list(template.related)),
        ]
        lines += template.choices.map { choice in
            ("choice", "\(choice.name) = \(choice.standard) (\(choice.kind.written)): \(choice.meaning)")
        }
        return lines
    }

    static func lines(_ question: CustomerQuestion) -> [Line] {
        [
            ("question", question.id), ("topic", question.topic.rawValue), ("asks", question.question),
            ("answer from", list(question.sources.map(\.description))), ("how", question.answerFrom),
            ("behind it", question.askedFor),
            ("controls", list(question.controls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" })),
            ("clauses", list(question.clauses.map(\.written))),
        ]
    }

    static func lines(_ lesson: Lesson) -> [Line] {
        var lines: [Line] = [("lesson", lesson.id), ("title", lesson.title), ("takes", "\(lesson.minutes) minutes")]
        lines += lesson.whyItMatters.map { ("why it matters", $0) }
        for section in lesson.whatToDo { lines.append((section.heading, section.lines.joined(separator: "\n"))) }
        lines += lesson.remember.map { ("remember", $0) }
        for question in lesson.questions {
            lines.append(("question", question.question))
            lines += question.options.map { ($0.isRight ? "right" : "wrong", $0.text) }
            lines.append(("because", question.reason))
        }
        return lines + [("controls", list(lesson.controls.map(\.description)))]
    }
}
