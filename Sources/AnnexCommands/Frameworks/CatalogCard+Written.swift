import Frameworks
import Phrases
import ISMS
import Registers

/// The cards of what we wrote ourselves: guidance on clauses, documents, customers' questions, lessons.
extension CatalogCard {
    static func lines(_ guidance: ClauseGuidance, for clause: Clause.ID) -> [Line] {
        // An item such as 6.1.3 d is spoken of by the subclause it is part of.
        var lines: [Line] =
            guidance.clause == clause ? [] : [Line("guidance", "on \(guidance.clause), which it is part of")]
        lines.append(Line("what it asks", data: guidance.whatItAsks))
        lines += guidance.satisfiedBy.map { Line("satisfied by", data: $0) }
        lines += guidance.documentedInformation.map { Line("in writing", data: $0) }
        lines += guidance.questions.map { Line("auditor asks", "\($0.question) Weak: \($0.weakAnswer)") }
        lines += guidance.nonconformities.map { Line("nonconformity", data: $0) }
        lines += guidance.amendment.map { Line("Amendment 1:2024", data: $0) }
        return lines + [
            Line(
                "related",
                list(guidance.relatedControls.map(\.description) + guidance.relatedClauses.map(\.description)))
        ]
    }

    static func lines(_ template: DocumentTemplate) -> [Line] {
        var lines: [Line] = [
            Line("document", data: template.id), Line("title", data: template.title),
            Line("category", data: template.category.rawValue),
            Line("summary", data: template.summary), Line("statements", data: String(template.statementCount)),
            Line("owner", data: template.owner.wordsFolded), Line("approver", data: template.approver.wordsFolded),
            Line("review", "every \(template.reviewMonths) months"),
            Line("marked", data: template.classification.rawValue),
            Line(
                "clauses",
                list(template.clauses.map { "\($0.written) \(Catalog.bundled.clauses[id: $0]?.title ?? "")" })),
            Line("controls", list(template.controls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" })),
            Line("related", list(template.related)),
        ]
        lines += template.choices.map { choice in
            Line("choice", "\(choice.name) = \(choice.standard) (\(choice.kind.written)): \(choice.meaning)")
        }
        return lines
    }

    static func lines(_ question: CustomerQuestion) -> [Line] {
        [
            Line("question", data: question.id), Line("topic", data: question.topic.rawValue),
            Line("asks", data: question.question),
            Line("answer from", list(question.sources.map(\.description))), Line("how", data: question.answerFrom),
            Line("behind it", data: question.askedFor),
            Line("controls", list(question.controls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" })),
            Line("clauses", list(question.clauses.map(\.written))),
        ]
    }

    static func lines(_ lesson: Lesson) -> [Line] {
        var lines: [Line] = [
            Line("lesson", data: lesson.id), Line("title", data: lesson.title),
            Line("takes", "\(lesson.minutes) minutes"),
        ]
        lines += lesson.whyItMatters.map { Line("why it matters", data: $0) }
        for section in lesson.whatToDo {
            lines.append(Line(.data(section.heading), data: section.lines.joined(separator: "\n")))
        }
        lines += lesson.remember.map { Line("remember", data: $0) }
        for question in lesson.questions {
            lines.append(Line("question", data: question.question))
            lines += question.options.map { Line($0.isRight ? "right" : "wrong", data: $0.text) }
            lines.append(Line("because", data: question.reason))
        }
        return lines + [Line("controls", list(lesson.controls.map(\.description)))]
    }
}
