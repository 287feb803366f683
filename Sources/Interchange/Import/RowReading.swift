import ISMS
import RecordFormat
import Operations
import Phrases
import Registers

/// Reads the rows of a sheet into a draft, in two passes: first what each row is about, so that rows can refer to each
/// other in any order, then what it says. Takes linear time.
struct RowReading {
    /// A row and the record it becomes.
    struct Row {
        let cells: TabularRow
        let id: RecordID
        /// The record as it is; nil where the row makes a new one.
        let existing: (any Item)?
        fileprivate var filling: RecordFilling
        /// False once a cell could not be read; what follows from that is not told as well.
        fileprivate var isSound: Bool
    }

    private let type: any Record.Type
    private let sheet: TabularSheet
    private let plan: ColumnPlan
    private let day: Day
    private let isms: ISMS
    private let clearsEmpty: Bool
    private let cellText: CellText
    private let advice: ImportAdvice
    private(set) var book: ReferenceBook
    private(set) var rows: [Row] = []
    private(set) var problems: ImportProblems
    private(set) var comparison = ComputedComparison()
    /// Numbers such as 5.1 that may have been 5.10 before a spreadsheet took them for numbers.
    private(set) var doubtfulControlNumbers = 0
    private var identities: RowIdentities
    private var wrongDefaults: Set<String> = []
    private var missing: Set<String> = []

    init(
        _ sheet: TabularSheet, type: any Record.Type, plan: ColumnPlan, options: ImportOptions, into draft: Draft,
        on day: Day
    ) {
        self.type = type
        self.sheet = sheet
        self.plan = plan
        self.day = day
        isms = draft.base
        clearsEmpty = options.clearsEmpty
        cellText = CellText(dateOrder: options.dateOrder, advice: options.advice)
        advice = options.advice
        book = ReferenceBook(draft, createsMissing: options.createsMissing, advice: options.advice)
        problems = ImportProblems(keptMax: options.problemsMax)
        identities = RowIdentities(type, in: draft.base, advice: options.advice)
        rows.reserveCapacity(sheet.recordRows.count)
    }

    // MARK: First pass

    /// Whether a field is read in the first pass: what stands by itself, and what tells records apart.
    private func isRead(first source: ColumnPlan.Source) -> Bool {
        source.target.readingOrder == 0 || type.identityFields.contains(source.target.name)
    }

    /// Finds out which record a row is about.
    mutating func identify(_ row: TabularRow) {
        var given = RecordFilling(type, on: day)
        var values: [(field: FieldDeclaration, value: JSON)] = []
        var isSound = true
        for source in plan.sources where isRead(first: source) {
            guard case .field(let field) = source.target else { continue }
            if let value = read(field, source, row, &given, &isSound) {
                given.set(field, to: value)
                values.append((field, value))
            }
        }
        let existing = identity(of: row, given, &isSound)
        var filling = given
        if let existing {
            filling = RecordFilling(type, body: existing.workingRecord.body, on: day)
            for (field, value) in values { filling.set(field, to: value) }
        }
        for source in plan.sources where isRead(first: source) { takeDefault(source, &filling, &isSound) }
        let record = (try? type.init(body: filling.body)) ?? type.init()
        let id = existing?.id ?? book.draft.createAny(record)
        book.add(id, called: record.title, kind: type.kind)
        for field in ISMS.otherNameFields {
            if let name = filling.body[field]?.stringValue { book.add(id, called: name, kind: type.kind) }
        }
        rows.append(Row(cells: row, id: id, existing: existing, filling: filling, isSound: isSound))
    }

    private mutating func identity(of row: TabularRow, _ given: RecordFilling, _ isSound: inout Bool) -> (any Item)? {
        var named = given
        for source in plan.sources where type.identityFields.contains(source.target.name) {
            takeDefault(source, &named, &isSound)
        }
        do throws(InvalidField) {
            let code = plan.code.flatMap { row[$0]?.trimmedText } ?? ""
            return try identities.item(forRow: row.number, code: code, body: named.body)
        } catch {
            add(error, in: row)
            isSound = false
            return nil
        }
    }

    /// Tells once, and not for each row, which fields new records lack.
    mutating func noteMissingFields() {
        let newCount = rows.count { $0.existing == nil }
        guard newCount > 0 else { return }
        for field in plan.missingFields(of: type) {
            missing.insert(field.name)
            let rows = Phrase.counted(
                newCount, one: "1 row is new and needs", other: "\(newCount) rows are new and need")
            problems.add(
                ImportProblem(
                    place: TabularPlace(), option: nil, value: nil,
                    problem:
                        "no column gives “\(field.label)”, which \(rows); \(advice.sayingColumn(of: field)), or \(advice.sayingValue(of: field))"
                ))
        }
    }

    // MARK: Second pass

    /// Reads the rest of a row and puts its record into the draft.
    mutating func complete(_ place: Int) {
        var row = rows[place]
        for source in plan.sources where !isRead(first: source) {
            switch source.target {
            case .field(let field): take(field, source, &row)
            case .shorthand(let shorthand):
                for field in row.filling.fields(of: shorthand) { take(field, source, &row) }
            case .computed: continue
            }
            takeDefault(source, &row.filling, &row.isSound)
        }
        guard row.isSound else { return }
        do throws(InvalidField) {
            let record = try row.filling.record(in: isms)
            let wrong = record.fieldProblems.filter { row.existing != nil || !missing.contains($0.field) }
            for problem in wrong { add(problem, in: row.cells) }
            guard wrong.isEmpty else { return }
            for (field, column) in plan.computed {
                if let cell = row.cells[column] {
                    comparison.compare(cell, with: record.computedTexts(of: field.name, in: isms))
                }
            }
            if let existing = row.existing {
                book.draft.replace(existing, with: record)
            } else {
                book.draft.replace(row.id, with: record)
            }
        } catch {
            add(error, in: row.cells)
        }
    }

    private mutating func take(_ field: FieldDeclaration, _ source: ColumnPlan.Source, _ row: inout Row) {
        if let value = read(field, source, row.cells, &row.filling, &row.isSound) { row.filling.set(field, to: value) }
    }

    // MARK: Cells

    /// The value of a field in a row; nil where its cells say nothing and it is to stay as it is.
    private mutating func read(
        _ field: FieldDeclaration, _ source: ColumnPlan.Source, _ row: TabularRow, _ filling: inout RecordFilling,
        _ isSound: inout Bool
    ) -> JSON? {
        var values: [JSON] = []
        for column in source.columns {
            guard let cell = row[column] else { continue }
            book.place = place(row: row.number, column: column)
            do throws(InvalidValue) {
                let text = try cellText.text(of: cell, for: field.type)
                let value = try filling.value(of: field, from: text, in: isms, finding: &book)
                if !value.isEmpty { values.append(value) }
                if cell.isDoubtfulControlNumber(in: field.type) { doubtfulControlNumbers += 1 }
            } catch {
                problems.add(
                    ImportProblem(
                        place: book.place, option: nil, value: cell.trimmedText, problem: error.problem))
                isSound = false
                return nil
            }
        }
        guard let first = values.first else { return clearsEmpty && !source.columns.isEmpty ? .null : nil }
        return values.dropFirst().reduce(first) { $0.united(with: $1) }
    }

    /// Fills what a row and its record leave empty with what --set gives.
    private mutating func takeDefault(
        _ source: ColumnPlan.Source, _ filling: inout RecordFilling, _ isSound: inout Bool
    ) {
        guard let text = source.defaultText else { return }
        let fields: [FieldDeclaration] =
            switch source.target {
            case .field(let field): [field]
            case .shorthand(let shorthand): filling.fields(of: shorthand)
            case .computed: []
            }
        book.place = TabularPlace()
        for field in fields where (filling.body[field.name] ?? .null).isEmpty {
            do throws(InvalidValue) {
                try filling.take(text, for: field, in: isms, finding: &book)
            } catch {
                isSound = false
                guard wrongDefaults.insert(source.target.name).inserted else { return }
                problems.add(
                    ImportProblem(
                        place: TabularPlace(), option: advice.option(source.target), value: text,
                        problem: error.problem))
                return
            }
        }
    }

    // MARK: Problems

    private func place(row: Int, column: Int) -> TabularPlace {
        var place = sheet.place(row: row, column: column)
        place.sheet = nil
        return place
    }

    /// Tells what is wrong with a record at the cell it comes from, or at the row where no column gives the field.
    private mutating func add(_ problem: InvalidField, in row: TabularRow) {
        problems.add(self.problem(problem, in: row))
    }

    func problem(_ problem: InvalidField, in row: TabularRow) -> ImportProblem {
        let column = problem.field == "code" ? plan.code : plan.column(of: problem.field)
        if let column {
            return ImportProblem(
                place: place(row: row.number, column: column), option: nil, value: row[column]?.trimmedText,
                problem: problem.problem)
        }
        var words = problem.problem
        if let field = type.declarations.first(where: { $0.name == problem.field }) {
            words = "\(field.label): \(words)\(advice.remark(on: field))"
        }
        return ImportProblem(place: TabularPlace(row: row.number), option: nil, value: nil, problem: words)
    }
}

extension JSON {
    /// Two columns' values for one field: lists united, texts one after the other.
    fileprivate func united(with other: JSON) -> JSON {
        switch (self, other) {
        case (.array(let mine), .array(let theirs)):
            let known = Set(mine)
            return .array(mine + theirs.filter { !known.contains($0) })
        case (.string(let mine), .string(let theirs)): return .string(mine == theirs ? mine : mine + "\n\n" + theirs)
        default: return self
        }
    }
}

extension TabularCell {
    fileprivate func isDoubtfulControlNumber(in type: FieldType) -> Bool {
        let isControl = type.isRequirement || type.element?.isRequirement == true
        // Themes 5, 7 and 8 have controls numbered 10, 20 or 30; the people controls, 6, end at 8.
        guard isControl, kind == .number else { return false }
        return ["5.1", "5.2", "5.3", "7.1", "8.1", "8.2", "8.3"].contains(text)
    }
}
