import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

/// The control by which a person fills in a field: chosen by the field's declared type, and usable without a script.
struct FieldEditor: Sendable {
    let field: FieldDeclaration
    /// What the control holds: the record's value in words, or what the person typed when it was refused.
    let texts: [String]
    /// The rows of a small table, each by column.
    let rows: [[String: String]]
    let problem: Phrase?
    let isms: ISMS
    let links: Links
    /// Words for whole numbers, such as the levels of a scale.
    let scale: [RiskCriteria.ScaleLevel]?
    /// Whether it may be left empty although a record must have it: where it stands for records that may have it already.
    var isOptional = false

    init(
        _ field: FieldDeclaration, texts: [String], rows: [[String: String]] = [], problem: Phrase? = nil,
        in isms: ISMS, links: Links, scale: [RiskCriteria.ScaleLevel]? = nil
    ) {
        self.field = field
        self.texts = texts
        self.rows = rows
        self.problem = problem
        self.isms = isms
        self.links = links
        self.scale = scale
    }

    /// The name of a field's control, apart from what else a form carries.
    static func name(of field: FieldDeclaration) -> String { "v.\(field.name)" }

    /// Whether a table's cell is room enough for the field's control.
    static func isInPlace(_ field: FieldDeclaration) -> Bool {
        switch field.type {
        case .text, .integer, .flag, .day, .choice, .reference, .requirement, .instant, .decimal,
            .money, .timeSpan:
            true
        case .longText, .attachment, .list, .rows, .file, .entries, .recurrence: false
        }
    }

    private var name: String { Self.name(of: field) }
    private var text: String { texts.first ?? "" }
    private var help: String { "help-\(field.name)" }
    private var described: Attribute {
        .aria("describedby", problem == nil ? help : "problem-\(field.name) \(help)")
    }
    private var invalid: Attribute { Attribute.aria("invalid", "true").when(problem != nil) }

    /// The field with its label, help and problem.
    var whole: Markup {
        div(.class("field", problem == nil ? nil : "wrong")) {
            if isGroup {
                fieldset(described) {
                    legend { labelText }
                    helpText
                    problemText
                    control
                }
            } else {
                label(.for(field.name)) { labelText }
                helpText
                problemText
                control
            }
        }
    }

    private var isGroup: Bool {
        switch field.type {
        case .flag, .rows, .entries: true
        case .list(of: .choice): true
        default: false
        }
    }

    @MarkupBuilder private var labelText: Markup {
        field.label
        if field.isRequired && !isOptional { span(.class("required")) { " required" } }
    }

    private var helpText: Markup { p(.class("help"), .id(help)) { field.help } }

    @MarkupBuilder private var problemText: Markup {
        if let problem { p(.class("problem"), .id("problem-\(field.name)")) { "\(field.label) \(problem)" } }
    }

    /// The control alone, as in a table's cell.
    var control: Markup {
        switch field.type {
        case .text(let max): line(max: max)
        case .longText(let max): area(max: max, rows: text.count > 400 ? 10 : 4)
        case .integer(let range): number(range)
        case .flag: flag
        case .day:
            input(.id(field.name), .type(.date), .name(name), .value(text), described, invalid)
        case .choice(let options): choice(options.map { ($0.name, $0.label) })
        case .reference(let kinds): reference(kinds)
        case .attachment, .file: p(.class("help")) { "Files are added on the record's page once it is saved." }
        case .entries: p(.class("help")) { "Entries are added on the record's page once it is saved." }
        case .instant: moment
        case .requirement(let choice): example(choice == .referenceControls ? "A.5.1" : "SOC 2 CC7.4")
        case .decimal: example("12.5", inputmode: "decimal")
        case .money: example("1250.00 EUR")
        case .timeSpan: example("1 d 4 h 30 min")
        case .recurrence: example("FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU", max: 300)
        case .list(let element): list(element)
        case .rows(let columns): rowsTable(columns)
        }
    }

    private func line(max: Int) -> Markup {
        input(
            .id(field.name), .type(.text), .name(name), .value(text), .maxlength(max), .autocomplete("off"),
            .required(field.isRequired && problem == nil && !isOptional), described, invalid)
    }

    /// A moment by the organization's clocks.
    private var moment: Markup {
        input(
            .id(field.name), .type(.datetimeLocal), .name(name), .value(text), .custom("step", "1"), described, invalid)
    }

    /// A line whose form an example shows.
    private func example(_ example: String, max: Int = 60, inputmode: String = "text") -> Markup {
        input(
            .id(field.name), .type(.text), .name(name), .value(text), .placeholder(example), .maxlength(max),
            .autocomplete("off"), .custom("inputmode", inputmode), described, invalid)
    }

    private func area(max: Int, rows: Int) -> Markup {
        textarea(.id(field.name), .name(name), .rows(rows), .maxlength(max), described, invalid, text: text)
    }

    private func number(_ range: ClosedRange<Int>) -> Markup {
        guard let scale else {
            return input(
                .id(field.name), .type(.number), .name(name), .value(text), .min(String(range.lowerBound)),
                .max(String(range.upperBound)), described, invalid)
        }
        return choice(scale.enumerated().map { place, level in (String(place + 1), "\(place + 1) · \(level.name)") })
    }

    private var flag: Markup {
        div(.class("choices")) {
            for (value, words) in [("yes", "Yes"), ("no", "No")] {
                label(.class("check")) {
                    input(.type(.radio), .name(name), .value(value), .checked((text == "yes") == (value == "yes")))
                    words
                }
            }
        }
    }

    private func choice(_ options: [(value: String, label: Phrase)]) -> Markup {
        select(.id(field.name), .name(name), described, invalid) {
            option(.value(""), .selected(text.isEmpty)) { "–" }
            for choice in options {
                option(.value(choice.value), .selected(choice.value == text)) { choice.label }
            }
        }
    }

    /// Few records are chosen from a list; of many, what is typed brings up suggestions.
    private func reference(_ kinds: [String]) -> Markup {
        let known = kinds.compactMap { Kind.type(named: $0)?.kind }
        let candidates = known.flatMap { isms.items(of: $0) }
        if candidates.count <= Self.listedMax {
            return choice(candidates.map { ($0.code, .data($0.title.isEmpty ? $0.code : "\($0.title) (\($0.code))")) })
        }
        return suggesting(known, isList: false)
    }

    private static let listedMax = 100

    private func suggesting(_ kinds: [Kind], isList: Bool) -> Markup {
        let source = kinds.first.map { links(.suggestions($0)).description } ?? ""
        return div(.class("suggest"), .data("suggest", source), .data("list", isList ? "yes" : "no")) {
            input(
                .id(field.name), .type(.text), .name(name), .value(text), .autocomplete("off"),
                .placeholder(
                    kinds.first.map { isList ? "\($0.code(1)), \($0.code(2))" : "Code or name, such as \($0.code(1))" }
                        ?? ""), described, invalid)
            if !text.isEmpty { p(.class("chosen-names")) { chosenNames(kinds) } }
        }
    }

    private func chosenNames(_ kinds: [Kind]) -> String {
        FieldType.parts(of: text).compactMap { isms.item(code: $0)?.title }.joined(separator: " · ")
    }

    private func list(_ element: FieldType) -> Markup {
        switch element {
        case .choice(let options):
            return div(.class("choices")) {
                for choice in options {
                    label(.class("check")) {
                        input(
                            .type(.checkbox), .name(name), .value(choice.name),
                            .checked(texts.contains(choice.name)))
                        choice.label
                    }
                }
                // Says that the field was on the form at all, where no box is ticked.
                input(.type(.hidden), .name(name), .value(""))
            }
        case .reference(let kinds): return suggesting(kinds.compactMap { Kind.type(named: $0)?.kind }, isList: true)
        case .requirement(let choice):
            let example = choice == .referenceControls ? "A.5.1, A.8.23" : "A.5.1, SOC 2 CC7.4"
            return input(
                .id(field.name), .type(.text), .name(name), .value(text), .placeholder(example), .autocomplete("off"),
                described, invalid)
        case .file: return p(.class("help")) { "Files are added on the record's page once it is saved." }
        default:
            return Markup {
                textarea(.id(field.name), .name(name), .rows(max(3, texts.count + 1)), described, invalid, text: text)
                p(.class("help")) { "One a line." }
            }
        }
    }

    private func rowsTable(_ columns: [FieldDeclaration]) -> Markup {
        div(.class("scroll")) {
            table(.class("inner edit")) {
                thead { tr { for column in columns { th(.scope(.column)) { column.label } } } }
                tbody {
                    for place in 0..<(rows.count + 3) {
                        tr {
                            for column in columns {
                                td { rowControl(column, place) }
                            }
                        }
                    }
                }
            }
            p(.class("help")) { "Rows left empty are not kept. Save to get more empty rows." }
        }
    }

    private func rowControl(_ column: FieldDeclaration, _ place: Int) -> Markup {
        let name = "r.\(field.name).\(place).\(column.name)"
        let value = place < rows.count ? rows[place][column.name] ?? "" : ""
        let label = Attribute.aria("label", "\(column.label), row \(place + 1)")
        switch column.type {
        case .longText: return textarea(.name(name), .rows(2), label, text: value)
        case .list(of: .text):
            // A field of one line would drop what parts the entries.
            let lineCount = value.split(separator: "\n").count
            return textarea(.name(name), .rows(max(2, lineCount)), label, .title("One a line."), text: value)
        default: break
        }
        return input(.type(.text), .name(name), .value(value), .autocomplete("off"), label)
    }
}
