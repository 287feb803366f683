import HTML
import ISMS
import Phrases
import Registers

/// Where a document's draft waits for approval: the way to the text as the draft has it.
struct DraftedText: Component {
    let document: Entry<Document>
    let links: Links

    var body: Markup {
        if document.draft?.template == document.template, document.value.catalogTemplate != nil {
            p {
                a(.href(links(.readDocument(code: document.code), [("revision", "draft")]))) {
                    "Read the text as the draft has it"
                }
            }
        }
    }
}
