import Frameworks
import HTML
import ISMS
import Phrases
import Registers
import Serving

/// What customers ask in security questionnaires, and from which register or document each answer is drawn.
struct CustomerQuestionsPage {
    struct Query: Hashable, Sendable {
        let topic: CustomerQuestion.Topic?
        let text: String

        init(_ query: FormData) {
            topic = query["topic"].flatMap { CustomerQuestion.Topic(rawValue: $0) }
            text = String((query["q"] ?? "").trimmed.prefix(200))
        }

        func matches(_ question: CustomerQuestion) -> Bool {
            if let topic, question.topic != topic { return false }
            if text.isEmpty { return true }
            let whole =
                "\(question.id) \(question.question) \(question.answerFrom) \(question.controls.map(\.description).joined(separator: " "))"
                .lowercased()
            return text.lowercased().split(separator: " ").allSatisfy { whole.contains($0) }
        }
    }

    let chrome: Chrome
    let query: Query
    let isms: ISMS

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: "Customer questions", clause: "7.4",
            lead:
                "What buyers ask before they sign, in our words: where the honest answer stands in your records, and what worry is behind the question.",
            wide: true
        ) { list }
    }

    var list: Markup {
        let questions = CustomerQuestion.bundled.filter(query.matches)
        return div(.id("customer-questions")) {
            toolbar(shown: questions.count)
            if questions.isEmpty {
                div(.class("empty")) {
                    h2 { "Nothing matches" }
                    p { a(.class("button"), .href(links(.customerQuestions))) { "Show all questions" } }
                }
            }
            for topic in CustomerQuestion.Topic.allCases {
                let group = questions.filter { $0.topic == topic }
                if !group.isEmpty {
                    section(.class("question-group")) {
                        h2 {
                            topic.rawValue
                            span(.class("count")) { group.count }
                        }
                        for question in group { item(question) }
                    }
                }
            }
        }
    }

    private func toolbar(shown: Int) -> Markup {
        let target = links(.customerQuestions)
        return form(
            .class("toolbar"), .method(.get), .action(target), .role("search"),
            .aria("label", "Narrow the questions"), .custom("hx-get", target.description),
            .custom("hx-target", "#customer-questions"), .custom("hx-swap", "outerHTML"),
            .custom("hx-push-url", "true"),
            .custom("hx-trigger", "submit, change, input changed delay:250ms from:#q, search from:#q")
        ) {
            label(.class("hidden-visually"), .for("q")) { "Search the questions" }
            input(
                .id("q"), .type(.search), .name("q"), .value(query.text), .placeholder("Search the questions"),
                .autocomplete("off"), .data("shortcut", "/"))
            label(.class("filter")) {
                span(.class("hidden-visually")) { "Topic" }
                select(.name("topic"), .class(query.topic == nil ? nil : "chosen")) {
                    option(.value("")) { "Topic: any" }
                    for topic in CustomerQuestion.Topic.allCases {
                        option(.value(topic.rawValue), .selected(query.topic == topic)) { topic.rawValue }
                    }
                }
            }
            button(.class("small without-script"), .buttonType(.submit)) { "Apply" }
            if query.topic != nil || !query.text.isEmpty {
                a(.class("button small plain"), .href(target)) { "Clear" }
            }
            span(.class("count-line"), .role("status")) { "\(shown) of \(CustomerQuestion.bundled.count) questions" }
        }
    }

    private func item(_ question: CustomerQuestion) -> Markup {
        details(.class("question-item"), .id(question.id)) {
            summary {
                span(.class("code faint")) { question.id }
                " "
                question.question
            }
            dl(.class("facts")) {
                dt { "Draw the answer from" }
                dd {
                    for (place, source) in question.sources.enumerated() {
                        if place > 0 { ", " }
                        self.source(source)
                    }
                    p { question.answerFrom }
                }
                dt { "Why they ask" }
                dd { question.askedFor }
                dt { "It is about" }
                dd {
                    for (place, id) in question.controls.enumerated() {
                        if place > 0 { "; " }
                        StandardLink(id.description, links: links)
                        " \(Catalog.bundled.controls[id: id]?.title ?? "")"
                    }
                    if !question.clauses.isEmpty {
                        "; clause "
                        for (place, id) in question.clauses.enumerated() {
                            if place > 0 { ", " }
                            StandardLink(id.description, links: links)
                        }
                    }
                }
            }
        }
    }

    /// A register, or the document that carries the text; where none does, the template to take over.
    @MarkupBuilder private func source(_ source: CustomerQuestion.Source) -> Markup {
        switch source {
        case .register(let name):
            if let kind = Kind.type(named: name)?.kind {
                a(.href(links(Navigation.home(of: kind)))) { kind.plural.capitalizedFirst }
            } else {
                name
            }
        case .document(let id):
            if let record = isms.document(carrying: id) {
                a(.href(links(.readDocument(code: record.code)))) { record.title }
            } else if let template = WrittenContent.templates.first(where: { $0.id == id }) {
                a(.href(links(.documentTemplate(id)))) { template.title }
                " (not taken over yet)"
            }
        }
    }
}
