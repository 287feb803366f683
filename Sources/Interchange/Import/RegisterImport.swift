import ISMS
package import Operations
import Phrases
import RecordFormat
package import Registers
import Synchronization

/// A sheet on its way into a register: all of it in one commit, or nothing.
///
/// ```swift
/// let file = try TabularFile(reading: bytes, named: "assets.xlsx")
/// let summary = try await RegisterImport(file.sheets[0], as: Asset.kind, on: today)
///     .run(in: workspace, as: principal, reason: "Import the assets", from: "assets.xlsx")
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
        if case .madeOnce = kind.keeping {
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
    ///   - principal: who imports.
    ///   - reason: what the history says of it.
    ///   - file: what the file is called, where the approvals in it were given as far as anybody knows.
    ///   - isRehearsal: finds out what would happen, by the same checks, and writes nothing.
    ///   - progress: told how many of twice `rowCount` steps are done.
    package func run(
        in workspace: Workspace, as principal: Principal, reason: String, from file: String, isRehearsal: Bool = false,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(ImportError) -> ImportSummary {
        let operation = ImportRows(self, from: file, purpose: reason, progress: progress)
        let committed: Workspace.Committed
        do throws(WorkspaceError) {
            committed =
                try await isRehearsal
                ? workspace.rehearse(operation, as: principal)
                : workspace.perform(operation, as: principal, source: "import")
        } catch {
            if let problems = operation.reading?.problems, !problems.isEmpty { throw .cells(problems) }
            guard let reading = operation.reading else { throw .workspace(error) }
            throw located(error, in: reading)
        }
        guard let reading = operation.reading else { throw .workspace(.nothingRead) }
        return summary(of: committed, reading, isRehearsal: isRehearsal)
    }

    /// Reads every row into a draft.
    fileprivate func read(into draft: Draft, progress: (Int) -> Void) -> RowReading {
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
        return reading
    }

    private static let progressStep = 64

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
            let fields =
                (row?.before).map {
                    FieldChange.between($0.workingRecord.body, item.workingRecord.body, of: item.kind)
                } ?? []
            return ImportSummary.Change(
                kind: item.kind, code: item.code, title: item.title, row: row?.number,
                fields: fields.map(\.field.label))
        }
        var notes = reading.comparison.notes(in: sheet)
        if reading.doubtfulControlNumbers > 0 {
            notes.append(
                "\(reading.doubtfulControlNumbers) control numbers are kept as numbers, so that 5.10 cannot be told from 5.1 and was read as A.5.1; write them as text, or as A.5.10"
            )
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

/// Somebody brings rows of a file into a register, with the approvals in it recorded as given elsewhere.
private final class ImportRows: Operation {
    let purpose: String
    private let work: RegisterImport
    private let file: String
    private let progress: @Sendable (Int) -> Void
    private let kept = Mutex<RowReading?>(nil)

    init(
        _ work: RegisterImport, from file: String, purpose: String, progress: @escaping @Sendable (Int) -> Void
    ) {
        self.work = work
        self.file = file
        self.purpose = purpose
        self.progress = progress
    }

    /// What was read, right or wrong; nil before.
    var reading: RowReading? { kept.withLock(\.self) }

    func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let reading = work.read(into: draft, progress: progress)
        kept.withLock { $0 = reading }
        guard reading.problems.isEmpty else { throw .unreadableCells }
        draft = reading.book.draft
        try await ImportedApprovals(from: file).record(in: &draft, setting)
    }
}
