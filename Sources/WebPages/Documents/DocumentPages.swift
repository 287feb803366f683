import HTML
import ISMS
import Phrases
import Registers
import Serving

extension RegisterPages {
    static let documents: [RegisterPages] = [
        RegisterPages(
            of: Document.self,
            advice:
                "Policies and procedures with owner, version and approval. The information security policy comes first.",
            otherWay: OtherWay(
                title: "From templates", titleWhenEmpty: "Begin with the templates", route: .documentTemplates),
            panel: { document, derived, links in
                DocumentSummary(record: document, isms: derived.isms, links: links).body
            },
            draftPanel: { document, links in DraftedText(document: document, links: links).body },
            // What a template leaves to decide has a form of its own, which knows what may be chosen.
            isChosenElsewhere: { field, document in
                field.name == "choices" || field.name == "template" && document?.value.catalogTemplate != nil
            })
    ]
}
