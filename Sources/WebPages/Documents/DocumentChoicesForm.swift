import Frameworks
import ISMS
import Registers
import Serving
import Phrases

/// The choices a template leaves, as a form holds them: what stands in each control and what is wrong with it.
struct DocumentChoicesForm: Sendable {
    let template: DocumentTemplate
    /// By the choice's name.
    private(set) var texts: [String: String] = [:]
    private(set) var problems: [String: Phrase] = [:]

    /// The form as the record stands; where it chose nothing, the template's own value.
    init(_ document: Document, _ template: DocumentTemplate) {
        self.template = template
        for choice in template.choices {
            texts[choice.name] = document.choices.first { $0.name == choice.name }?.value ?? choice.standard
        }
    }

    /// The form as it was sent; a control left empty takes the template's own value.
    init(sent form: FormData, _ template: DocumentTemplate) {
        self.template = template
        for choice in template.choices {
            let text = (form[Self.control(of: choice)] ?? "").trimmed
            texts[choice.name] = text.isEmpty ? choice.standard : text
            problems[choice.name] = choice.problem(with: texts[choice.name] ?? "")
        }
    }

    /// The name of a choice's control, apart from what else the form carries.
    static func control(of choice: TemplateChoice) -> String { "c.\(choice.name)" }

    func text(of choice: TemplateChoice) -> String { texts[choice.name] ?? choice.standard }

    /// What a record keeps: only what differs from the template's own value, which holds where nothing was chosen.
    var chosen: [Document.ChosenValue] {
        template.choices.compactMap { choice in
            let text = text(of: choice)
            return text == choice.standard ? nil : Document.ChosenValue(choice.name, text)
        }
    }
}

/// What a document says differently with other choices, statement by statement.
struct StatementChange: Hashable, Sendable {
    let identifier: String
    let before: String
    let after: String

    static func between(_ before: [(String, String)], _ after: [(String, String)]) -> [StatementChange] {
        let old = Dictionary(before) { first, _ in first }
        let new = Dictionary(after) { first, _ in first }
        var seen: Set<String> = []
        return (after + before).map(\.0).filter { seen.insert($0).inserted }.compactMap { identifier in
            let (before, after) = (old[identifier] ?? "", new[identifier] ?? "")
            return before == after ? nil : StatementChange(identifier: identifier, before: before, after: after)
        }
    }
}
