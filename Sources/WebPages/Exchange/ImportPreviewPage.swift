import HTML
import ISMS
import Interchange
import Phrases
import Registers
import Serving

/// The third step of an import: what it would do, or every cell that stands in its way.
struct ImportPreviewPage: Sendable {
    enum Outcome: Sendable {
        case summary(ImportSummary)
        case problems(ImportProblems)
        case refused([Phrase])

        var isRefused: Bool { if case .summary = self { false } else { true } }
    }

    let chrome: Chrome
    let kind: Kind
    let upload: String
    let fileName: String
    let outcome: Outcome
    let warnings: [TabularWarning]
    let day: Day

    private var links: Links { chrome.links }
    private var columns: WebAddress { links(.importStep(kind, .columns), [("upload", upload)]) }

    var page: Page {
        chrome.page(title: "Import \(kind.plural)", clause: kind.requirement, lead: .data(fileName), wide: true) {
            ImportSteps(current: .preview)
            switch outcome {
            case .summary(let summary): preview(summary)
            case .problems(let problems): refusal(problems)
            case .refused(let sentences):
                div(.class("notice bad"), .role("alert")) {
                    div {
                        p { strong { "Nothing was imported." } }
                        for sentence in sentences { p { sentence } }
                    }
                }
                back
            }
        }
    }

    private var back: Markup {
        div(.class("form-actions")) {
            a(.class("button"), .href(columns)) { "Back to the columns" }
            a(.class("button"), .href(links(.importRegister(kind)))) { "Choose another file" }
        }
    }

    // MARK: What would happen

    private func preview(_ summary: ImportSummary) -> Markup {
        Markup {
            ImportCounts(summary: summary)
            if summary.isEmpty {
                div(.class("notice neutral"), .role("status")) {
                    "Every row says what the register says already. There is nothing to import."
                }
            }
            for warning in warnings { p(.class("warning-line")) { warning.sentence } }
            for note in summary.notes { p(.class("warning-line")) { note } }
            ImportChanges(summary: summary, links: links)
            leftOut(summary)
            form(.method(.post), .action(links(.importStep(kind, .preview)))) {
                FormToken(chrome.viewer)
                input(.type(.hidden), .name("upload"), .value(upload))
                if !summary.isEmpty {
                    div(.class("field")) {
                        label(.for("reason")) { "Why this change" }
                        p(.class("help"), .id("help-reason")) {
                            "Stands in the history beside the file’s name. May be left empty."
                        }
                        input(
                            .id("reason"), .type(.text), .name("reason"), .maxlength(300), .autocomplete("off"),
                            .aria("describedby", "help-reason"))
                    }
                }
                div(.class("form-actions")) {
                    if !summary.isEmpty {
                        button(.class("primary"), .buttonType(.submit), .data("shortcut", "Enter")) { verb(summary) }
                    }
                    a(.class("button"), .href(columns)) { "Back to the columns" }
                    a(.class("button plain"), .href(links(.register(kind)))) { "Cancel" }
                }
            }
        }
    }

    private func verb(_ summary: ImportSummary) -> Phrase {
        let added = summary.created.count + summary.alsoCreated.count
        let parts: [Phrase?] = [
            added > 0 ? "add \(added)" : nil, summary.changed.isEmpty ? nil : "change \(summary.changed.count)",
        ]
        return "Import: " + parts.compactMap(\.self).joined(separator: ", ")
    }

    @MarkupBuilder private func leftOut(_ summary: ImportSummary) -> Markup {
        if !summary.ignored.isEmpty {
            details {
                summaryLine("\(summary.ignored.count) columns are left out")
                ul {
                    for column in summary.ignored.prefix(100) {
                        li {
                            span(.class("code")) { column.letters }
                            column.heading.isEmpty ? "" : " “\(column.heading)”"
                            ": \(column.reason)"
                        }
                    }
                }
            }
        }
    }

    private func summaryLine(_ text: Phrase) -> Markup { HTML.summary { text } }

    // MARK: What stands in the way

    private func refusal(_ problems: ImportProblems) -> Markup {
        Markup {
            div(.class("notice bad"), .role("alert"), .tabindex(-1), .data("focus", "")) {
                div {
                    p {
                        strong {
                            Phrase.counted(
                                problems.count, one: "One cell or row cannot be taken.",
                                other: "\(problems.count) cells or rows cannot be taken.")
                        }
                        " Nothing was imported. Mend the file and choose it again, or go back to the columns."
                    }
                }
            }
            div(.class("scroll")) {
                table(.class("inner problems-table")) {
                    caption(.class("hidden-visually")) { "What cannot be taken, and where it stands" }
                    thead {
                        tr {
                            th(.scope(.column), .class("figure")) { "Row" }
                            th(.scope(.column)) { "Column" }
                            th(.scope(.column)) { "Value" }
                            th(.scope(.column)) { "What is wrong, and what was expected" }
                        }
                    }
                    tbody { for problem in problems.problems { row(problem) } }
                }
            }
            if problems.count > problems.problems.count {
                p(.class("faint")) { "and \(problems.count - problems.problems.count) more" }
            }
            back
        }
    }

    private func row(_ problem: ImportProblem) -> Markup {
        tr {
            td(.class("figure")) { problem.place.row.map(String.init) ?? "" }
            td {
                if let column = problem.place.column {
                    span(.class("code faint")) { ColumnLetters.letters(of: column) }
                    " \(problem.place.heading ?? "")"
                } else if let option = problem.option {
                    option
                }
            }
            td(.class("samples")) { problem.value.map { FieldValue.brief($0) } ?? "" }
            td { problem.problem.capitalizedFirst }
        }
    }
}

/// How many records an import adds, changes and leaves as they are.
struct ImportCounts: Component {
    let summary: ImportSummary

    var body: Markup {
        div(.class("stages")) {
            stage("Rows", summary.rowCount)
            stage(summary.isRehearsal ? "To be added" : "Added", summary.created.count)
            stage(summary.isRehearsal ? "To be changed" : "Changed", summary.changed.count)
            stage("As they were", summary.unchangedCount)
            for other in summary.alsoCreatedCounts {
                stage("Added because cells name them: \(other.kind.plural)", other.count)
            }
        }
    }

    private func stage(_ title: Phrase, _ count: Int) -> Markup {
        div(.class("stage")) {
            span(.class("stage-title")) { title }
            span(.class("stage-figure")) { count }
        }
    }
}

/// The records an import adds and changes, as far as they can be looked over.
struct ImportChanges: Component {
    let summary: ImportSummary
    let links: Links

    private static let listedMax = 200

    var body: Markup {
        list("Added", summary.created)
        list("Added because cells name them", summary.alsoCreated)
        list("Changed", summary.changed)
    }

    @MarkupBuilder private func list(_ title: Phrase, _ changes: [ImportSummary.Change]) -> Markup {
        if !changes.isEmpty {
            details(.open(changes.count <= 20)) {
                HTML.summary {
                    title
                    span(.class("count")) { changes.count }
                }
                div(.class("scroll")) {
                    table(.class("inner")) {
                        thead {
                            tr {
                                th(.scope(.column), .class("figure")) { "Row" }
                                th(.scope(.column)) { "Code" }
                                th(.scope(.column)) { "Record" }
                                th(.scope(.column)) { "What changes" }
                            }
                        }
                        tbody { for change in changes.prefix(Self.listedMax) { row(change) } }
                    }
                }
                if changes.count > Self.listedMax {
                    p(.class("faint")) { "and \(changes.count - Self.listedMax) more" }
                }
            }
        }
    }

    private func row(_ change: ImportSummary.Change) -> Markup {
        tr {
            td(.class("figure")) { change.row.map(String.init) ?? "" }
            td(.class("code")) {
                if summary.isRehearsal && change.fields.isEmpty {
                    span(.class("faint"), .title("Given when it is imported")) { "new" }
                } else {
                    a(.href(links(.record(change.kind, code: change.code)))) { change.code }
                }
            }
            td { change.title }
            td { change.fields.isEmpty ? "new \(change.kind.singular)" : change.fields.joined(separator: ", ") }
        }
    }
}
