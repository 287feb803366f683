import ArgumentParser
import Foundation
import ISMS
import Interchange
import RecordFormat
import RecordStore
import Operations
import Phrases
import Registers

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "import", "Import a CSV or XLSX file into a register, all of it or nothing.",
        discussion: """
            Columns are matched with fields by name, label and common other words; --map decides where that does not \
            fit, and columns that fit nothing are left out and named. A row changes the record it speaks of, by the \
            column “Code”, else by its external reference, else by its name, and adds one where there is none: the \
            same file imported twice changes nothing. Look first with --dry-run. docs/import.md tells the rest.
            """)

    @Argument(help: .says("The file."), completion: .file(extensions: ["csv", "xlsx", "tsv", "txt"]))
    var file: String

    @Option(name: .customLong("as"), help: .says("The register, such as asset, risk or control."))
    var register: String

    @Option(
        name: .customLong("map"),
        help: .says(
            "Which field a column goes into, by heading or letters; no field to leave it out. Repeatable.",
            valueName: "column=field"))
    var columns: [String] = []

    @Option(
        name: .customLong("set"),
        help: .says("A value for rows that leave a field empty. Repeatable.", valueName: "field=value"))
    var defaults: [String] = []

    @Flag(help: .says("Make the records that cells name and that are not there, by name alone."))
    var createMissing = false

    @Flag(help: .says("Let empty cells clear fields of records that are there already."))
    var clearEmpty = false

    @Flag(help: .says("Show what would happen, and write nothing."))
    var dryRun = false

    @Option(help: .says("The workbook's sheet, where it has several."))
    var sheet: String?

    @Option(help: .says("The number of the row with the headings, where it is not found by itself."))
    var headingRow: Int?

    @Option(help: .says("What stands between the cells of a CSV file: , ; or tab."))
    var delimiter: String?

    @Option(help: .says("How dates with slashes are written: day-first or month-first."))
    var dates: ImportOptions.DateOrder?

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions
    @Flag(help: .says("Print JSON.")) var json = false

    func run() async throws {
        let kind = try Kind(named: register)
        let bytes = try ImportFile.bytes(of: file)
        let name = URL(fileURLWithPath: file).lastPathComponent
        let (sheet, warnings) = try chosenSheet(bytes, named: name)
        do throws(ImportError) {
            let (workspace, today) = try await opened()
            let work = try RegisterImport(sheet, as: kind, options: try options(), on: today)
            let bar = ProgressBar("Reading \(name)", total: 2 * work.rowCount)
            let digest = HashChain.sha256(bytes).hexadecimal.prefix(12)
            let summary = try await work.run(
                in: workspace, as: author.principal(database),
                reason: author.reason.isEmpty ? "Import \(name) (sha256 \(digest))" : author.reason, from: name,
                isRehearsal: dryRun,
                progress: { bar.advance(to: $0) })
            bar.finish()
            if json { return Console.say(json: summary.json) }
            ImportReport(summary, file: name, warnings: warnings).print()
        } catch {
            try fail(error, name)
        }
    }

    /// The organization, and today by its clocks.
    private func opened() async throws(ImportError) -> (Workspace, Day) {
        do {
            let workspace = try await database.workspace()
            return (workspace, try await database.viewing(workspace).snapshot().today)
        } catch let error as WorkspaceError {
            throw .workspace(error)
        } catch {
            throw .workspace(.importNotBegun((error as? CommandError)?.message ?? .data(error.localizedDescription)))
        }
    }

    private func fail(_ error: ImportError, _ name: String) throws -> Never {
        if json { Console.say(json: error.json) }
        if case .workspace(let error) = error { throw error }
        throw CommandError("\(name): \(error.sentence)")
    }

    private func options() throws(ImportError) -> ImportOptions {
        var options = ImportOptions()
        options.columns = try assignments(columns, of: "--map", form: "COLUMN=FIELD")
        options.defaults = try assignments(defaults, of: "--set", form: "FIELD=VALUE")
        options.createsMissing = createMissing
        options.clearsEmpty = clearEmpty
        options.dateOrder = dates
        return options
    }

    private func assignments(_ texts: [String], of option: String, form: String) throws(ImportError)
        -> [ImportOptions.Assignment]
    {
        var assignments: [ImportOptions.Assignment] = []
        for text in texts {
            guard let assignment = ImportOptions.Assignment(text) else {
                throw .columns(["\(option) “\(text)” is not written \(form)"])
            }
            assignments.append(assignment)
        }
        return assignments
    }

    private func chosenSheet(_ bytes: [UInt8], named name: String) throws -> (TabularSheet, [TabularWarning]) {
        var options = TabularFile.Options()
        options.includesHiddenSheets = sheet != nil
        if let delimiter { options.delimiter = try ImportFile.delimiter(delimiter) }
        let table: TabularFile
        do throws(TabularError) {
            table = try TabularFile(reading: bytes, named: name, options: options)
        } catch {
            throw CommandError("\(name): \(error.sentence)")
        }
        let filled = table.sheets.filter { !$0.rows.isEmpty }
        let names = filled.map { "“\($0.name)”" as Phrase }.joined(separator: ", ")
        var chosen = filled.first
        if let sheet {
            chosen = filled.first { $0.name.trimmed.lowercased() == sheet.trimmed.lowercased() }
            if chosen == nil { throw CommandError("\(name) has no sheet “\(sheet)”; there are \(names)", .notFound) }
        } else if filled.count > 1 {
            throw CommandError("\(name) has several sheets; choose with --sheet: \(names)")
        }
        guard var found = chosen else { throw CommandError("\(name) has nothing in it") }
        if let headingRow {
            guard let headed = found.withHeadings(inRow: headingRow) else {
                throw CommandError("row \(headingRow) of \(name) is blank and cannot hold the headings")
            }
            found = headed
        }
        return (found, found.warnings(countMax: 20))
    }
}

extension ImportOptions.DateOrder: ExpressibleByArgument {}

/// The file to import, looked at before it is loaded.
enum ImportFile {
    static func bytes(of path: String) throws -> [UInt8] {
        let sizeMax = TabularLimits().fileBytes
        guard let facts = try? FileManager.default.attributesOfItem(atPath: (path as NSString).resolvingSymlinksInPath)
        else { throw CommandError("there is no file \(path)", .notFound) }
        guard facts[.type] as? FileAttributeType == .typeRegular else {
            throw CommandError("\(path) is not a file")
        }
        let size = (facts[.size] as? NSNumber)?.intValue ?? 0
        guard size <= sizeMax else {
            throw CommandError(
                "\(path) has \(size / 1_000_000) MB; up to \(sizeMax / 1_000_000) are read. Split it, and import the pieces one after another"
            )
        }
        // One byte more than allowed, in case the file grows meanwhile: the reader refuses it then.
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: sizeMax + 1)
        else { throw CommandError("\(path) cannot be read", .unavailable) }
        return Array(data)
    }

    static func delimiter(_ text: String) throws -> CSVDelimiter {
        switch text {
        case ",", "comma": .comma
        case ";", "semicolon": .semicolon
        case "\t", "\\t", "tab": .tab
        case "|": .verticalBar
        default: throw CommandError("“\(text)” cannot part cells; choose , ; or tab")
        }
    }
}

/// What an import did, in words.
struct ImportReport {
    let summary: ImportSummary
    let file: String
    let warnings: [TabularWarning]

    init(_ summary: ImportSummary, file: String, warnings: [TabularWarning]) {
        self.summary = summary
        self.file = file
        self.warnings = warnings
    }

    func print() {
        for warning in warnings { Console.tell("warning: \(warning.sentence)") }
        for line in summary.ignoredLines { Console.tell("left out: \(line)") }
        for note in summary.notes { Console.tell("note: \(note)") }
        for column in summary.columns where summary.isRehearsal {
            Console.say("  \(column.letters) “\(column.heading)” → \(column.label)")
        }
        if summary.isRehearsal { listChanges() }
        let rows = Phrase.counted(summary.rowCount, one: "1 row", other: "\(summary.rowCount) rows")
        if summary.isEmpty { return Console.say("\(file): \(rows), nothing to change") }
        let added = count(summary.created.count, summary.kind)
        let others = summary.alsoCreatedCounts.map { count($0.count, $0.kind) }.joined(separator: ", ")
        let (changed, unchanged) = (summary.changed.count, summary.unchangedCount)
        if summary.isRehearsal {
            Console.say(
                "\(file): \(rows): \(added) would be added, \(changed) would be changed, \(unchanged) as they were")
            if !others.isEmpty { Console.say("would be added because cells name them: \(others)") }
            Console.say("nothing was written")
        } else {
            Console.say("\(file): \(rows): \(added) added, \(changed) changed, \(unchanged) as they were")
            if !others.isEmpty { Console.say("added because cells name them: \(others)") }
            Console.say("commit \(summary.sequence)")
        }
    }

    private static let listedMax = 50

    private func listChanges() {
        let lines =
            summary.created.map { "  add \($0.kind.singular) “\($0.title)”" as Phrase }
            + summary.alsoCreated.map { "  add \($0.kind.singular) “\($0.title)”, which a cell names" as Phrase }
            + summary.changed.map {
                "  change \($0.code) (\($0.title)): \($0.fields.joined(separator: ", "))" as Phrase
            }
        lines.prefix(Self.listedMax).forEach { Console.say($0) }
        if lines.count > Self.listedMax { Console.say("  … and \(lines.count - Self.listedMax) more") }
    }

    private func count(_ number: Int, _ kind: Kind) -> Phrase {
        .counted(number, one: "\(number) \(kind.singular)", other: "\(number) \(kind.plural)")
    }
}
