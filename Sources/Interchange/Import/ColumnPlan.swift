import ISMS
import Phrases
import RecordFormat
import Registers

/// Which column of a sheet goes into which field of a register.
struct ColumnPlan: Sendable {
    /// A field or shorthand with the columns it is read from and the value for rows that leave it empty.
    struct Source: Sendable {
        let target: FieldTarget
        /// Numbers of columns, from 1, in the order of the sheet; empty where only a default is given.
        var columns: [Int]
        var defaultText: String?
    }

    /// The column with the records' codes.
    private(set) var code: Int?
    /// In reading order.
    private(set) var sources: [Source] = []
    private(set) var computed: [(field: ComputedField, column: Int)] = []
    private(set) var matched: [ImportSummary.Column] = []
    private(set) var ignored: [ImportSummary.IgnoredColumn] = []
    private var columnsByField: [String: Int] = [:]

    /// - Throws: every reason why the columns do not make records.
    init(_ sheet: TabularSheet, type: any Record.Type, options: ImportOptions) throws(ImportError) {
        var matching = ColumnMatching(sheet, type: type, options: options)
        matching.match()
        if !matching.problems.isEmpty { throw .columns(matching.problems) }
        code = matching.code
        sources = matching.sources.sorted { $0.target.readingOrder < $1.target.readingOrder }
        computed = matching.computed
        matched = matching.matched.sorted { $0.number < $1.number }
        ignored = matching.ignored.sorted { $0.number < $1.number }
        for source in sources {
            guard let column = source.columns.first else { continue }
            switch source.target {
            case .field(let field): columnsByField[field.name] = column
            case .shorthand(let shorthand):
                for field in shorthand.fields where columnsByField[field] == nil { columnsByField[field] = column }
            case .computed: continue
            }
        }
    }

    /// The fields that a new record must have and that nothing here gives.
    func missingFields(of type: any Record.Type) -> [FieldDeclaration] {
        let given = Set(sources.map(\.target.name))
        let made = type.init().body
        return type.declarations.filter { field in
            field.isRequired && !given.contains(field.name) && (made[field.name] ?? .null).isEmpty
        }
    }

    /// The column a field is read from, its own or a shorthand's.
    func column(of field: String) -> Int? { columnsByField[field] }
}

/// The work of matching: options first, then names and labels, then other words.
private struct ColumnMatching {
    let sheet: TabularSheet
    let type: any Record.Type
    let options: ImportOptions
    let names: FieldNames
    let headings: [(column: Int, text: String)]
    var problems: [Phrase] = []
    var code: Int?
    var sources: [ColumnPlan.Source] = []
    var computed: [(field: ComputedField, column: Int)] = []
    var matched: [ImportSummary.Column] = []
    var ignored: [ImportSummary.IgnoredColumn] = []

    init(_ sheet: TabularSheet, type: any Record.Type, options: ImportOptions) {
        self.sheet = sheet
        self.type = type
        self.options = options
        names = FieldNames(of: type)
        headings = (sheet.headingRow?.cells ?? []).compactMap { cell in
            cell.trimmedText.isEmpty ? nil : (cell.column, cell.trimmedText)
        }
    }

    private var kind: Kind { type.kind }

    mutating func match() {
        if let chosen = options.chosenFields {
            for heading in headings { takeChoice(chosen[heading.column] ?? "", heading) }
        } else {
            matchHeadings()
        }
        noteColumnsWithoutHeading()
        for assignment in options.defaults { takeDefault(assignment) }
        check()
    }

    private mutating func takeChoice(_ field: String, _ heading: (column: Int, text: String)) {
        if field.isEmpty {
            ignore(heading.column, heading.text, "left out")
        } else if isCode(field) {
            if let code {
                problems.append(
                    "columns \(ColumnLetters.letters(of: code)) and \(ColumnLetters.letters(of: heading.column)) cannot both hold the codes"
                )
            } else {
                takeCode(heading)
            }
        } else if let match = names[field] {
            add(match.target, heading.column, heading.text, isGiven: true)
        } else {
            problems.append("\(kind.plural) have no field “\(field)”")
        }
    }

    private mutating func takeCode(_ heading: (column: Int, text: String)) {
        code = heading.column
        matched.append(
            ImportSummary.Column(number: heading.column, heading: heading.text, field: "code", label: "Code"))
    }

    private mutating func matchHeadings() {
        var given: Set<Int> = []
        for assignment in options.columns { takeOption(assignment, &given) }
        let rest = headings.filter { !given.contains($0.column) }
        // A column named exactly as the field comes before one that merely means the same.
        for isSynonym in [false, true] {
            for heading in rest { takeHeading(heading, asSynonym: isSynonym) }
        }
        for heading in rest where names[heading.text] == nil && !isCode(heading.text) {
            let nearest = names.nearest(to: heading.text)
            ignore(heading.column, heading.text, "no field is called that", nearest: nearest)
        }
    }

    private func isCode(_ heading: String) -> Bool { heading.wordsFolded == "code" && names["code"] == nil }

    private mutating func takeOption(_ assignment: ImportOptions.Assignment, _ given: inout Set<Int>) {
        let wanted = assignment.left.wordsFolded
        var columns = headings.filter { $0.text.wordsFolded == wanted && !wanted.isEmpty }
        if columns.isEmpty {
            columns = headings.filter { ColumnLetters.letters(of: $0.column) == assignment.left }
        }
        if columns.isEmpty {
            let there = headings.map(\.text.excerpt).joined(separator: ", ")
            problems.append("--map: no column is headed “\(assignment.left)”; there are \(there)")
            return
        }
        let field = assignment.right.trimmed
        for (column, text) in columns {
            given.insert(column)
            if field.isEmpty {
                ignore(column, text, "left out by --map")
            } else if isCode(field) {
                takeCode((column, text))
            } else if let match = names[field] {
                add(match.target, column, text, isGiven: true)
            } else {
                let nearest = names.nearest(to: field)
                let hint: Phrase =
                    nearest.isEmpty
                    ? "“annex add \(kind.name)” lists them" : "perhaps \(nearest.joined(separator: ", "))"
                problems.append("--map: \(kind.plural) have no field “\(field)”; \(hint)")
            }
        }
    }

    private mutating func takeHeading(_ heading: (column: Int, text: String), asSynonym isSynonym: Bool) {
        if isCode(heading.text) {
            if !isSynonym, code == nil { takeCode(heading) }
            return
        }
        guard let match = names[heading.text], match.isSynonym == isSynonym else { return }
        add(match.target, heading.column, heading.text, isGiven: false)
    }

    private mutating func add(_ target: FieldTarget, _ column: Int, _ heading: String, isGiven: Bool) {
        switch target {
        case .computed(let field):
            computed.append((field, column))
            ignore(column, heading, "\(field.label.lowercased) is computed here, and only compared")
            return
        case .field(let field) where field.type == .attachment:
            ignore(column, heading, options.advice.attaching(field))
            return
        case .field, .shorthand: break
        }
        if let place = sources.firstIndex(where: { $0.target == target }) {
            guard target.takesSeveralColumns else {
                let first = ColumnLetters.letters(of: sources[place].columns.first ?? 0)
                if isGiven {
                    problems.append(options.advice.joining(first, ColumnLetters.letters(of: column), in: target))
                } else {
                    ignore(column, heading, "\(target.label.lowercased) is read from column \(first)")
                }
                return
            }
            sources[place].columns = (sources[place].columns + [column]).sorted()
        } else {
            sources.append(ColumnPlan.Source(target: target, columns: [column]))
        }
        matched.append(
            ImportSummary.Column(number: column, heading: heading, field: target.name, label: target.label))
    }

    private mutating func ignore(_ column: Int, _ heading: String, _ reason: Phrase, nearest: [String] = []) {
        ignored.append(
            ImportSummary.IgnoredColumn(number: column, heading: heading, reason: reason, nearest: nearest))
    }

    private mutating func noteColumnsWithoutHeading() {
        let known = Set(headings.map(\.column))
        var found: Set<Int> = []
        for row in sheet.recordRows {
            for cell in row.cells where !known.contains(cell.column) { found.insert(cell.column) }
        }
        for column in found { ignore(column, "", "it has no heading") }
    }

    private mutating func takeDefault(_ assignment: ImportOptions.Assignment) {
        guard let target = names[assignment.left]?.target else {
            let nearest = names.nearest(to: assignment.left)
            problems.append(
                "--set: \(kind.plural) have no field “\(assignment.left)”"
                    + (nearest.isEmpty ? "" : "; perhaps \(nearest.joined(separator: ", "))" as Phrase))
            return
        }
        if case .computed = target {
            problems.append("--set: \(target.label.lowercased) is computed and cannot be given")
        } else if let place = sources.firstIndex(where: { $0.target == target }) {
            sources[place].defaultText = assignment.right
        } else {
            sources.append(ColumnPlan.Source(target: target, columns: [], defaultText: assignment.right))
        }
    }

    /// Whether records can be made of this at all.
    private mutating func check() {
        guard problems.isEmpty else { return }
        if matched.isEmpty {
            let there = headings.map(\.text.excerpt).joined(separator: ", ")
            let fields = type.declarations.map { options.advice == .commandLine ? .data($0.name) : $0.label }.joined(
                separator: ", ")
            problems.append(
                "no column fits \(kind.plural): the headings are \(there); the fields are \(fields); \(options.advice.sayingColumns)"
            )
        }
    }
}

extension FieldTarget {
    /// Whether several columns can go into it together: lists are united, longer texts follow each other.
    fileprivate var takesSeveralColumns: Bool {
        guard case .field(let field) = self else { return false }
        return switch field.type {
        case .list, .longText: true
        default: false
        }
    }
}
