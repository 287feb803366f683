import Frameworks
import HTML
import Phrases

/// The lessons everybody in a company should have had.
struct LessonsPage {
    let chrome: Chrome
    let lessons: [Lesson]

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: "Awareness lessons", clause: "7.3",
            lead:
                "\(lessons.count) lessons of a few minutes on what everybody must know, each with five questions to check oneself by. Have new people read them in their first weeks, and one a month after that."
        ) {
            ol(.class("lesson-list")) {
                for (place, lesson) in lessons.enumerated() {
                    li(.class("card")) {
                        span(.class("lesson-number"), .aria("hidden", "true")) { place + 1 }
                        div {
                            a(.href(links(.lesson(lesson.id)))) { lesson.title }
                            p(.class("faint")) {
                                "\(lesson.minutes) minutes, \(lesson.questions.count) questions; \(lesson.controls.map(\.description).joined(separator: ", "))"
                            }
                        }
                    }
                }
            }
            p(.class("help")) {
                "Keep evidence that people had them: a list with names and days. It shows A.6.3 at work, and clause "
                StandardLink("7.3", links: links)
                "."
            }
        }
    }
}

/// One lesson: a story, what to do, what to remember, and questions whose answers unfold.
struct LessonPage {
    let chrome: Chrome
    let lessons: [Lesson]
    let place: Int

    private var links: Links { chrome.links }
    private var lesson: Lesson { lessons[place] }

    var page: Page {
        chrome.page(title: .data(lesson.title), clause: "7.3") {
            p(.class("crumbs")) {
                a(.href(links(.lessons))) { "Awareness lessons" }
                " / Lesson \(place + 1) of \(lessons.count), \(lesson.minutes) minutes"
            }
            article(.class("document lesson")) {
                h2 { "Why it matters" }
                for text in lesson.whyItMatters { p { MarkedText(text) } }
                h2 { "What to do" }
                for section in lesson.whatToDo {
                    h3 { section.heading }
                    lines(section.lines)
                }
                h2 { "Remember" }
                ul { for text in lesson.remember { li { MarkedText(text) } } }
                h2(.id("questions")) { "Check yourself" }
                p(.class("faint")) { "Answer for yourself first, then unfold. Nothing is recorded." }
                ol(.class("quiz")) { for question in lesson.questions { self.question(question) } }
            }
            p(.class("faint")) {
                "It belongs to "
                for (place, id) in lesson.controls.enumerated() {
                    if place > 0 { ", " }
                    StandardLink(id.description, links: links)
                }
                " and clause "
                for (place, id) in lesson.clauses.enumerated() {
                    if place > 0 { ", " }
                    StandardLink(id.description, links: links)
                }
                "."
            }
            nav(.class("turning"), .aria("label", "Lessons")) {
                if place > 0 { turn(lessons[place - 1], "prev") } else { span() }
                if place + 1 < lessons.count { turn(lessons[place + 1], "next") }
            }
        }
    }

    private func turn(_ lesson: Lesson, _ rel: StaticString) -> Markup {
        a(.href(links(.lesson(lesson.id))), .rel(rel)) { lesson.title }
    }

    /// Paragraphs and items as they come; items that follow one another are one list.
    private func lines(_ lines: [String]) -> Markup {
        var pieces: [Markup] = []
        var items: [String] = []
        func closeList() {
            if items.isEmpty { return }
            let texts = items
            pieces.append(ul { for text in texts { li { MarkedText(text) } } })
            items = []
        }
        for line in lines {
            if line.hasPrefix("- ") {
                items.append(String(line.dropFirst(2)))
            } else {
                closeList()
                pieces.append(p { MarkedText(line) })
            }
        }
        closeList()
        return Markup(pieces)
    }

    private func question(_ question: Lesson.Question) -> Markup {
        li {
            p(.class("question")) { MarkedText(question.question) }
            ol(.class("options")) { for option in question.options { li { MarkedText(option.text) } } }
            details {
                summary { "Show the answer" }
                for (place, option) in question.options.enumerated() where option.isRight {
                    p {
                        strong { "\(Self.letter(place)). " }
                        MarkedText(option.text)
                    }
                }
                p { MarkedText(question.reason) }
            }
        }
    }

    /// As the list of options numbers them.
    private static func letter(_ place: Int) -> String { String("ABCD".dropFirst(place).prefix(1)) }
}
