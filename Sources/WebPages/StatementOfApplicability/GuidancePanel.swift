import Frameworks
import HTML
import ISMS
import Phrases
import Registers

/// What Annex tells about a control, beside the fields it helps to fill in.
struct GuidancePanel: Component {
    let guidance: ControlGuidance
    let links: Links

    @MarkupBuilder var body: Markup {
        part("What it is for") { p { guidance.purpose } }
        part("When it can be left out") { p { guidance.whenLeftOut } }
        part("What good looks like", isOpen: false) {
            for picture in guidance.whatGoodLooksLike {
                h4 { picture.size }
                p { picture.text }
            }
        }
        part("Steps") { ol { for step in guidance.steps { li { step } } } }
        part("Evidence an auditor accepts") {
            ul {
                for idea in guidance.evidence {
                    li {
                        idea.text
                        span(.class("faint")) { " Fresh: \(idea.freshness)." }
                    }
                }
            }
        }
        part("An auditor's questions", isOpen: false) {
            ul {
                for question in guidance.questions {
                    li {
                        question.question
                        p(.class("faint")) { "A weak answer: \(question.weakAnswer)." }
                    }
                }
            }
        }
        part("Common nonconformities", isOpen: false) { ul { for text in guidance.nonconformities { li { text } } } }
        part("Who owns it, and what to measure", isOpen: false) {
            p { guidance.owner }
            ul { for text in guidance.measurements { li { text } } }
        }
        if !guidance.relatedControls.isEmpty {
            part("Related controls", isOpen: false) {
                ul(.class("reason-list")) {
                    for id in guidance.relatedControls {
                        li {
                            ControlLink(id, links: links)
                            " \(Catalog.bundled.controls[id: id]?.title ?? "")"
                        }
                    }
                }
            }
        }
    }

    private func part(_ title: Phrase, isOpen: Bool = true, @MarkupBuilder _ content: () -> Markup) -> Markup {
        details(.open(isOpen)) {
            summary { h2 { title } }
            content()
        }
    }
}
