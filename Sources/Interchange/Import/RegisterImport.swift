package import ISMS
import RecordFormat
package import RecordStore
package import Workspace

/// A sheet on its way into a register: all of it in one commit, or nothing.
///
/// ```swift
/// let file = try TabularFile(reading: bytes, named: "assets.xlsx")
/// let summary = try await RegisterImport(file.sheets[0], as: Asset.kind, on: today).run(in: workspace, by: author)
/// ```
///
/// A row changes the record it speaks of (see `RowIdentities`), in the fields its columns give, or adds one. Importing
/// the same sheet again therefore changes nothing.
package struct RegisterImport: Sendable {
    package let kind: Kind
    private let type: any Record.Type
    private let sheet: TabularSheet
    private let plan: ColumnPlan
    private let options: ImportOptions
    private let day: Day

    /// Matches the sheet's columns with the register's fields.
    ///
    /// - Parameter day: today; a risk's ratings are read on the scales in force on it.
    /// - Throws: `.columns` where nothing fits, or an option names what is not there.
    package init(_ sheet: TabularSheet, as kind: Kind, options: ImportOptions = ImportOptions(), on day: Day)
        throws(ImportError)
    {
        guard let type = Kind.type(named: kind.name) else { throw .columns(["there is no register \(kind.name)"]) }
        if kind == IssuedStatement.kind {
            throw .columns([options.advice.issuing])
        }
        self.kind = kind
        self.type = type
        self.sheet = sheet
        self.options = options
        self.day = day
        plan = try ColumnPlan(sheet, type: type, options: options)
    }

    /// How many rows there are below the headings.
    package var rowCount: Int { sheet.recordRows.count }

    /// The columns that go into fields.
    package var columns: [ImportSummary.Column] { plan.matched }
    /// The columns that are left out, and why.
    package var ignored: [ImportSummary.IgnoredColumn] { plan.ignored }

    /// Reads every row and commits what changes; nothing where any row is wrong.
    ///
    /// - Parameters:
    ///   - principal: who imports, where their roles decide; nil for whoever holds the database.
    ///   - isRehearsal: finds out what would happen, by the same checks, and writes nothing.
    ///   - progress: told how many of twice `rowCount` steps are done.
    package func run(
        in workspace: Workspace, by author: CommitAuthor, as principal: Principal? = nil, isRehearsal: Bool = false,
        progress: @Sendable (Int) -> Void = { _ in }
    ) async throws(ImportError) -> ImportSummary {
        let draft = try await asking { () throws(WorkspaceError) in try await workspace.draft() }
        var reading = RowReading(sheet, type: type, plan: plan, options: options, into: draft, on: day)
        for (place, row) in sheet.recordRows.enumerated() {
            reading.identify(row)
            if place.isMultiple(of: Self.progressStep) { progress(place) }
        }
        reading.noteMissingFields()
        for place in reading.rows.indices {
            reading.complete(place)
            if place.isMultiple(of: Self.progressStep) { progress(rowCount + place) }
        }
        guard reading.problems.isEmpty else { throw .cells(reading.problems) }
        let committed: Workspace.Committed
        let principal = principal ?? .operatorOfDatabase(author.principal)
        do throws(WorkspaceError) {
            committed =
                try await isRehearsal
                ? workspace.rehearse(reading.book.draft, by: author, as: principal)
                : workspace.commit(reading.book.draft, by: author, as: principal)
        } catch {
            throw located(error, in: reading)
        }
        return summary(of: committed, reading, isRehearsal: isRehearsal)
    }

    private static let progressStep = 64

    private func asking<Answer>(_ question: () async throws(WorkspaceError) -> Answer) async throws(ImportError)
        -> Answer
    {
        do throws(WorkspaceError) {
            return try await question()
        } catch {
            throw .workspace(error)
        }
    }

    /// Says of records that break a rule which rows they are.
    private func located(_ error: WorkspaceError, in reading: RowReading) -> ImportError {
        guard case .invalid(let records) = error else { return .workspace(error) }
        let rows = Dictionary(reading.rows.map { ($0.id, $0.cells) }, uniquingKeysWith: { first, _ in first })
        var problems = ImportProblems(keptMax: options.problemsMax)
        for record in records {
            for (problem, line) in zip(record.problems, record.lines) {
                if let row = rows[record.id] {
                    problems.add(reading.problem(problem, in: row))
                } else {
                    problems.add(
                        ImportProblem(
                            place: reading.book.places[record.id] ?? TabularPlace(), option: nil, value: record.title,
                            problem: "\(record.name): \(line)"))
                }
            }
        }
        return .cells(problems)
    }

    private func summary(of committed: Workspace.Committed, _ reading: RowReading, isRehearsal: Bool) -> ImportSummary {
        let rows = Dictionary(
            reading.rows.map { ($0.id, (number: $0.cells.number, before: $0.existing)) },
            uniquingKeysWith: { first, _ in first })
        func change(_ item: any Item) -> ImportSummary.Change {
            let row = rows[item.id]
            let fields = (row?.before).map { FieldChange.between($0.body, item.body, of: item.kind) } ?? []
            return ImportSummary.Change(
                kind: item.kind, code: item.code, title: item.title, row: row?.number,
                fields: fields.map(\.field.label))
        }
        var notes = reading.comparison.notes(in: sheet)
        if reading.doubtfulControlNumbers > 0 {
            notes.append(
                "\(reading.doubtfulControlNumbers) control numbers are kept as numbers, so that 5.10 cannot be told from "
                    + "5.1 and was read as A.5.1; write them as text, or as A.5.10")
        }
        let changed = committed.updated.map(change)
        return ImportSummary(
            kind: kind, sheet: sheet.name, isRehearsal: isRehearsal, rowCount: rowCount,
            created: committed.created.filter { rows[$0.id] != nil }.map(change), changed: changed,
            unchangedCount: reading.rows.count { $0.existing != nil } - changed.count,
            alsoCreated: committed.created.filter { rows[$0.id] == nil }.map(change), columns: plan.matched,
            ignored: plan.ignored, notes: notes, sequence: committed.isms.commit.sequence)
    }
}
