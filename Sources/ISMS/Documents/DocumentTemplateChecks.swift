package import Frameworks
package import Phrases
package import RecordFormat
package import Registers

extension Document {
    /// The template whose text the document has; nil where it has none, or one this program does not carry.
    package var catalogTemplate: DocumentTemplate? { template.isEmpty ? nil : DocumentTemplate.bundled(template) }

    package func problems(in isms: ISMS, identity: RecordID, previous: Document?) -> [InvalidField] {
        // What was accepted stays as it is, also where a later program carries other templates.
        if let previous, previous.template == template, previous.choices == choices, previous.status == status {
            return []
        }
        if template.isEmpty {
            return choices.isEmpty ? [] : [InvalidField("choices", "are made in a template, and none is named")]
        }
        guard let catalogTemplate else {
            return [
                InvalidField(
                    "template",
                    "“\(template)” is none of the catalogue's documents; “annex document list” shows them")
            ]
        }
        if status != .retired, let other = isms.document(carrying: template), other.id != identity,
            other.status != .retired
        {
            return [InvalidField("template", "\(template) is carried by \(other.name) already")]
        }
        return Self.problems(with: choices, in: catalogTemplate).map { InvalidField("choices", $0) }
    }

    /// What is wrong with choices made in a template, in words.
    package static func problems(with choices: [ChosenValue], in template: DocumentTemplate) -> [Phrase] {
        var taken: Set<String> = []
        return choices.compactMap { choice -> Phrase? in
            guard let declared = template.choice(named: choice.name) else {
                let names = template.choices.map(\.name).joined(separator: ", ")
                return "“\(choice.name)” is no choice of \(template.id); there are \(names)"
            }
            guard taken.insert(choice.name).inserted else { return "\(choice.name) is chosen twice" }
            return declared.problem(with: choice.value).map { "\(choice.name) \($0)" }
        }
    }
}

extension ISMS {
    /// The document that has a template's text; of several the first, and a retired one only where no other does.
    package func document(carrying template: DocumentTemplate.ID) -> Entry<Document>? {
        let carriers = self[Document.self].entries.filter { $0.template == template }
        return carriers.first { $0.status != .retired } ?? carriers.first
    }
}
