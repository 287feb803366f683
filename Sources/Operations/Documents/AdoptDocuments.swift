package import Frameworks
package import ISMS
import RecordFormat
package import Registers

/// Somebody takes over documents of the catalogue as drafts (ISO/IEC 27001:2022, 5.2 and 7.5).
package struct AdoptDocuments: Operation {
    package let templates: [DocumentTemplate]
    /// Who keeps them; nil for whoever has the role that each template names.
    package let owner: Reference<Person>?

    package init(_ templates: [DocumentTemplate], owner: Reference<Person>? = nil) {
        self.templates = templates
        self.owner = owner
    }

    package var purpose: String { "Adopt documents of the catalogue" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        for template in templates {
            var document = Document(adopting: template, in: draft.base, on: setting.day)
            if let owner { document.owner = owner }
            draft.create(document)
        }
    }
}

/// Somebody lets a document that has no text yet, and is called the same, carry a document of the catalogue.
package struct CarryTemplate: Operation {
    package let document: Reference<Document>
    package let template: DocumentTemplate

    package init(_ template: DocumentTemplate, by document: Reference<Document>) {
        self.template = template
        self.document = document
    }

    package var purpose: String { "Let a document carry the text of the catalogue" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        draft.update(try draft.base.needed(document)) { $0.template = template.id }
    }
}

/// Somebody chooses what the template of a document leaves open; of an approved one, this begins its next revision.
package struct ChooseInDocument: Operation {
    package let document: Reference<Document>
    package let seen: Int?
    package let choices: [Document.ChosenValue]

    package init(_ choices: [Document.ChosenValue], in document: Reference<Document>, seen: Int?) {
        self.choices = choices
        self.document = document
        self.seen = seen
    }

    package var purpose: String { "Choose what a document says" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        let document = try draft.base.needed(document)
        try setting.checkSeen(seen, document)
        draft.update(document) { $0.choices = choices }
    }
}
