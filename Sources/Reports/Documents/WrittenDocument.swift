package import Frameworks
import ISMS
import Phrases
import Registers

extension ReportSource {
    /// Renders a policy or procedure of the catalogue with the organization's own records.
    ///
    /// What the document control says comes from the record that carries the template; without one the document is a
    /// draft from the template.
    /// - Parameter chosen: choices by name, before those of the record and the template's own.
    /// - Throws: ``ReportError``: a choice that does not exist or does not fit, or a placeholder that a record left.
    package func document(
        _ template: DocumentTemplate, choosing chosen: [String: String] = [:]
    ) throws(ReportError) -> ReportDocument {
        do throws(CatalogError) {
            try template.check(against: .ofRegisters)
        } catch {
            throw .templateBroken(document: template.id, problem: .data(error.description))
        }
        let record = isms.document(carrying: template.id)
        let choices = try choices(in: template, record: record, chosen: chosen)
        let values = TemplateValues(of: isms, on: day).values(choices: choices)
        let text = try TemplateText(template, values: values)
        let blocks = try MarkdownBlocks(text.markdown, document: template.id, prefix: template.prefix).blocks
        let isAsRecorded = chosen.allSatisfy { name, value in recorded(name, in: template, record) == value }
        let document = ReportDocument(
            title: .data(record?.title ?? template.title), subtitle: .data(record.flatMap(summary) ?? template.summary),
            organization: organizationName, control: control(of: template, record: record, isAsRecorded: isAsRecorded)
        ) {
            blocks
            WrittenDocumentEnd(template: template, record: record, source: self).blocks
        }
        try DocumentCompleteness.check(document, named: template.id)
        return document
    }

    private func summary(_ record: Entry<Document>) -> String? { record.summary.isEmpty ? nil : record.summary }

    /// What holds for a choice by the record, or else by the template.
    private func recorded(_ name: String, in template: DocumentTemplate, _ record: Entry<Document>?) -> String? {
        record?.choices.first { $0.name == name }?.value ?? template.choice(named: name)?.standard
    }

    private func choices(
        in template: DocumentTemplate, record: Entry<Document>?, chosen: [String: String]
    ) throws(ReportError) -> [String: TemplateValue] {
        let made = chosen.sorted { $0.key < $1.key }.map { Document.ChosenValue($0.key, $0.value) }
        if let problem = Document.problems(with: made, in: template).first {
            throw .invalidChoice(document: template.id, problem: problem)
        }
        // A record of an earlier program may hold a choice that has gone since, or a value no longer within its range.
        if let record, let problem = Document.problems(with: record.choices, in: template).first {
            throw .invalidChoice(document: template.id, problem: "in \(record.code) the choice \(problem)")
        }
        return Dictionary(
            uniqueKeysWithValues: template.choices.map { choice in
                let value = chosen[choice.name] ?? recorded(choice.name, in: template, record) ?? choice.standard
                return (choice.name, choice.kind == .yesNo ? .flag(value == "yes") : .text(value))
            })
    }

    private func control(
        of template: DocumentTemplate, record: Entry<Document>?, isAsRecorded: Bool
    ) -> DocumentControl {
        guard let record else {
            return control(
                type: .data(template.category.rawValue.capitalizedFirst),
                status: ReportStatus("Draft from the template, not adopted", tone: .caution),
                owner: holder(of: template.owner), approver: nil,
                classification: Classification(rawValue: template.classification.rawValue))
        }
        let status =
            switch record.status {
            case .retired: ReportStatus("Retired", tone: .neutral)
            case .approved where isAsRecorded: ReportStatus("Approved", tone: .positive)
            case .approved: ReportStatus("Draft: choices differ from those approved", tone: .caution)
            case .draft: ReportStatus("Draft", tone: .caution)
            }
        let isApproved = record.status == .approved && isAsRecorded
        return control(
            type: record.category.label.capitalizedFirst, code: record.code,
            version: record.version.isEmpty ? nil : record.version, status: status,
            owner: name(record.owner).map { .data($0) },
            author: name(record.author), approver: isApproved ? approver(record.approvedBy, record.approvalNotes) : nil,
            approvedOn: isApproved ? record.approvedOn : nil, reviewBy: record.reviewBy,
            classification: record.classification)
    }

    /// Who has a role, or what the role is called where nobody does.
    private func holder(of role: String) -> Phrase? {
        guard let role = RoleAssignment.Role(rawValue: role) else { return nil }
        return isms.holder(of: role, on: day).map { .data($0.title) } ?? role.phrase.capitalizedFirst
    }
}
