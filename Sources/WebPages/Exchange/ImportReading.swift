import ISMS
import Interchange
import Phrases
import RecordStore
import Registers
import Serving

/// An uploaded file as a table, read in the way its sender chose.
struct ImportReading: Sendable {
    let sheet: TabularSheet
    /// The names of all sheets with something in them.
    let sheetNames: [String]
    /// What parts the cells; nil for a workbook.
    let delimiter: CSVDelimiter?
    let warnings: [TabularWarning]

    /// A web page waits for the answer, so less is taken on than the command line does.
    static let limits: TabularLimits = {
        var limits = TabularLimits()
        limits.fileBytes = UploadShelf.bytesMax
        limits.partBytes = 100_000_000
        limits.inflatedBytes = 150_000_000
        limits.rows = 20_000
        limits.columns = 200
        limits.cells = 500_000
        limits.textBytes = 64_000_000
        limits.seconds = 10
        return limits
    }()

    /// - Throws: `TabularError` for what cannot be read, 400 for a choice that the file does not offer.
    init(_ bytes: [UInt8], named name: String, _ choices: ImportChoices) throws {
        var options = TabularFile.Options()
        options.delimiter = choices.delimiter
        let file = try TabularFile(reading: bytes, named: name, options: options, limits: Self.limits)
        let filled = file.sheets.filter { !$0.rows.isEmpty }
        sheetNames = filled.map(\.name)
        if case .csv(let delimiter, _) = file.format { self.delimiter = delimiter } else { delimiter = nil }
        let wanted = delimiter == nil ? choices.sheet : nil
        guard var chosen = wanted.map({ wanted in filled.first { $0.name == wanted } }) ?? filled.first else {
            throw WebError.noSuchSheet
        }
        if let row = choices.headingRow {
            guard let headed = chosen.withHeadings(inRow: row) else {
                throw WebError.blankHeadings(row: row)
            }
            chosen = headed
        }
        sheet = chosen
        warnings = file.warnings(countMax: 20).filter { $0.place.sheet == chosen.name || $0.place.sheet == nil }
    }

    /// Reads an upload from where it waits.
    init(_ upload: UploadShelf.Upload, _ choices: ImportChoices? = nil) throws {
        guard let file = upload.file else { throw WebError.notFound }
        try self.init(
            try file.read(upload.byteCount, at: 0), named: upload.fileName, choices ?? upload.choices)
    }
}
