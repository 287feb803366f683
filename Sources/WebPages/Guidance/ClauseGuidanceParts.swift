import Frameworks
import HTML
import Phrases

/// What Annex tells about a clause, part by part; nothing in it depends on the organization.
struct ClauseGuidanceParts: Component {
    let guidance: ClauseGuidance

    @MarkupBuilder var body: Markup {
        part("What it asks") {
            p { MarkedText(guidance.whatItAsks) }
            if !guidance.amendment.isEmpty {
                h4 { "Amendment 1:2024" }
                for text in guidance.amendment { p { MarkedText(text) } }
            }
        }
        part("What satisfies it here") { list(guidance.satisfiedBy) }
        part("Documented information") { list(guidance.documentedInformation) }
        part("An auditor's questions") {
            ul {
                for question in guidance.questions {
                    li {
                        MarkedText(question.question)
                        p(.class("faint")) {
                            "A weak answer:"
                            " "
                            MarkedText(question.weakAnswer + ".")
                        }
                    }
                }
            }
        }
        part("Common nonconformities") { list(guidance.nonconformities) }
    }

    private func list(_ items: [String]) -> Markup { ul { for item in items { li { MarkedText(item) } } } }

    private func part(_ title: Phrase, @MarkupBuilder _ content: () -> Markup) -> Markup {
        section {
            h3 { title }
            content()
        }
    }
}

/// On the pages of a register, its records and their forms: what its clause or control asks, folded up until somebody
/// wants to know.
struct StandardPanel: Component {
    /// The clause or control a kind of record answers, as its declaration names it.
    let number: String
    let links: Links

    var body: Markup {
        if let clause = Clause.ID(number), let guidance = WrittenContent.guidance(of: clause) {
            details(.class("card standard")) {
                summary {
                    "What the standard asks"
                    span(.class("clause")) { guidance.clause.written }
                }
                div(.class("standard-parts")) { WrittenContent.panel(of: guidance) }
                p {
                    a(.href(links(.clauseGuidance(guidance.clause)))) { "All about clause \(guidance.clause.written)" }
                }
            }
        } else if links.opensControls, let control = ReferenceControl.ID(number),
            let guidance = WrittenContent.guidance(of: control)
        {
            details(.class("card standard")) {
                summary {
                    "What the standard asks"
                    span(.class("clause")) { control.description }
                }
                div(.class("guidance")) { GuidancePanel(guidance: guidance, links: links) }
            }
        }
    }
}

/// The number of a clause or control as a link to what we say about it; as words where there
/// is nothing, or nothing the viewer may open.
struct StandardLink: Component {
    let number: String
    let links: Links

    init(_ number: String, links: Links) {
        self.number = number
        self.links = links
    }

    var body: Markup {
        if let clause = Clause.ID(number), let guidance = WrittenContent.guidance(of: clause) {
            a(.href(links(.clauseGuidance(guidance.clause)))) { clause.written }
        } else if links.opensControls, let control = ReferenceControl.ID(number) {
            a(.href(links(.statementLine(control.description)))) { control.description }
        } else {
            number
        }
    }
}

/// Clauses and controls as the entries of a list: each number as a link, with its title.
struct StandardEntries: Component {
    let clauses: [Clause.ID]
    let controls: [ReferenceControl.ID]
    let links: Links

    @MarkupBuilder var body: Markup {
        for id in clauses { entry(id.description, (Catalog.bundled.clauses[id: id]?.title).map { .data($0) }) }
        for id in controls { entry(id.description, (Catalog.bundled.controls[id: id]?.title).map { .data($0) }) }
    }

    private func entry(_ number: String, _ title: Phrase?) -> Markup {
        li {
            StandardLink(number, links: links)
            if let title { " \(title)" }
        }
    }
}
