import Frameworks
import ISMS
import Phrases
import Registers

/// What every document ends with: when it is reviewed, by whom, and what it answers.
struct WrittenDocumentEnd {
    let template: DocumentTemplate
    let record: Entry<Document>?
    let source: ReportSource

    var blocks: [ReportBlock] {
        let catalog = Catalog.bundled
        let clauses = template.clauses.sorted().map { "\($0.written) \(catalog.clauses[id: $0]?.title ?? "")".trimmed }
        let controls = template.controls.sorted().map { "\($0) \(catalog.controls[id: $0]?.title ?? "")".trimmed }
        let related = template.related.compactMap(title)
        func fact(_ name: Phrase, _ items: [String]) -> [Fact] {
            items.isEmpty ? [] : [Fact(name, .list(items.map { .data($0) }))]
        }
        return [
            .heading(Heading("Review and references")), .paragraph(Paragraph(review)),
            .facts(
                FactList(
                    fact("Clauses of ISO/IEC 27001:2022", clauses) + fact("Controls of Annex A", controls)
                        + fact("Related documents", related))),
        ]
    }

    private var review: RichText {
        let next = record?.reviewBy.map { ", next by \($0.longText)" as Phrase } ?? ""
        let months = Phrase.counted(
            template.reviewMonths, one: "every month", other: "every \(template.reviewMonths) months")
        return RichText(
            "The \(role(template.owner)) reviews this document at least \(months)\(next), and whenever what it rules on changes. A new version binds once \(approver) has approved it."
        )
    }

    private var approver: Phrase {
        let name = role(template.approver)
        return name == RoleAssignment.Role.topManagement.phrase.english ? .data(name) : "the \(name)"
    }

    private func role(_ name: String) -> String {
        let names = TemplateValues(of: source.isms, on: source.day).roleNames
        guard case .text(let words)? = names[name] else { return name }
        return words
    }

    /// A related document by its code, version and title; where no record carries it, by the template's title.
    private func title(_ id: DocumentTemplate.ID) -> String? {
        guard let record = source.isms.document(carrying: id), record.status != .retired else {
            return DocumentTemplate.bundled(id)?.title
        }
        return "\(record.code) \(record.title)"
    }
}
