import Frameworks
import HTML
import ISMS
import Phrases
import Registers
import Serving

/// Everything we have to say about the standard: its clauses, its 93 controls, and what else there is to read.
struct GuidancePage {
    let chrome: Chrome
    let seesQuestions: Bool

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: "Guidance", clause: "4–10, Annex A",
            lead:
                "What each clause and control of ISO/IEC 27001:2022 asks, what satisfies it here, and what an auditor will want to know. In our own words; the standard itself you need as well.",
            wide: true
        ) {
            div(.class("guidance-index")) {
                section(.id("clauses")) {
                    h2 { "Clauses 4 to 10" }
                    for chapter in WrittenContent.clauses where chapter.level == .clause { self.chapter(chapter) }
                }
                section(.id("controls")) {
                    h2 { "Annex A" }
                    for theme in ReferenceControl.Theme.allCases { controls(theme) }
                }
                aside(.aria("label", "More to read")) {
                    h2 { "More to read" }
                    ul(.class("plain-list")) {
                        li { a(.href(links(.lessons))) { "Awareness lessons, five minutes each" } }
                        if seesQuestions {
                            li { a(.href(links(.customerQuestions))) { "What customers ask, and where the answer is" } }
                            li { a(.href(links(.documentTemplates))) { "Policies and procedures to begin with" } }
                        }
                    }
                }
            }
        }
    }

    private func chapter(_ chapter: Clause) -> Markup {
        let parts = WrittenContent.clauses.filter { $0.id != chapter.id && $0.id.isWithin(chapter.id) }
        return section(.class("card")) {
            h3 { entry(chapter) }
            if !parts.isEmpty {
                ul(.class("index-list")) {
                    for part in parts {
                        li(.class(part.parent == chapter.id ? nil : "deeper")) { entry(part) }
                    }
                }
            }
        }
    }

    private func entry(_ clause: Clause) -> Markup {
        Markup {
            span(.class("index-number")) { clause.id.written }
            " "
            a(.href(links(.clauseGuidance(clause.id)))) { clause.title }
        }
    }

    private func controls(_ theme: ReferenceControl.Theme) -> Markup {
        section(.class("card")) {
            h3 { "A.\(theme.number) \(theme.rawValue.capitalizedFirst) controls" }
            ul(.class("index-list")) {
                for control in Catalog.bundled.controls where control.theme == theme {
                    li {
                        span(.class("index-number")) { control.id.description }
                        " "
                        if links.opensControls {
                            a(.href(links(.statementLine(control.id.description)))) { control.title }
                        } else {
                            control.title
                        }
                    }
                }
            }
        }
    }
}

/// What of the written content holds the words searched for.
struct GuidanceHit: Hashable, Sendable {
    let title: Phrase
    let route: OrganizationRoute

    static func all(holding words: [String], opensControls: Bool) -> [GuidanceHit] {
        let wanted = words.map { $0.lowercased() }
        func holds(_ text: String) -> Bool {
            let text = text.lowercased()
            return wanted.allSatisfy { text.contains($0) }
        }
        var hits: [GuidanceHit] = []
        for clause in WrittenContent.clauses where holds("\(clause.id.written) \(clause.title)") {
            hits.append(GuidanceHit(title: "\(clause.id.written) \(clause.title)", route: .clauseGuidance(clause.id)))
        }
        if opensControls {
            for control in Catalog.bundled.controls where holds("\(control.id) \(control.title)") {
                hits.append(
                    GuidanceHit(
                        title: "\(control.id) \(control.title)", route: .statementLine(control.id.description)))
            }
        }
        for lesson in WrittenContent.lessons where holds(lesson.title) {
            hits.append(GuidanceHit(title: "Lesson: \(lesson.title)", route: .lesson(lesson.id)))
        }
        return hits
    }
}
