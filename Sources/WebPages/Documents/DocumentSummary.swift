import Frameworks
import HTML
import ISMS
import Phrases
import Registers

/// On the page of a document's record: the way to its text.
struct DocumentSummary: Component {
    let record: Entry<Document>
    let isms: ISMS
    let links: Links

    var body: Markup {
        if let template = record.value.catalogTemplate {
            let carrier = isms.document(carrying: template.id)
            div(.class("card document-card")) {
                if let carrier, carrier.id != record.id {
                    p { "Its text is carried by \(carrier.code) now." }
                } else {
                    div {
                        p {
                            strong { "\(template.statementCount) statements" }
                            ", \(template.prefix)-01 and following, rendered from your records"
                            record.choices.isEmpty
                                ? "."
                                : Phrase.counted(
                                    record.choices.count, one: " with 1 choice of your own.",
                                    other: " with \(record.choices.count) choices of your own.")
                        }
                        if !template.choices.isEmpty {
                            p(.class("faint")) {
                                Phrase.counted(
                                    template.choices.count, one: "It leaves 1 thing to choose.",
                                    other: "It leaves \(template.choices.count) things to choose.")
                            }
                        }
                    }
                    a(.class("button primary"), .href(links(.readDocument(code: record.code)))) { "Read it" }
                }
            }
        }
    }
}
