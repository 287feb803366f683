/// A CSV file or an XLSX workbook as plain sheets of cells, read within limits.
///
/// Which of the two it is shows in its bytes, never in its name. Nothing is guessed about what the cells mean: that is
/// for whoever maps columns onto fields.
///
///     let file = try TabularFile(reading: bytes, named: "assets.xlsx")
///     for row in file.sheets[0].recordRows { … }
package struct TabularFile: Hashable, Sendable {
    package enum Format: Hashable, Sendable {
        case csv(CSVDelimiter, TextEncoding)
        case xlsx
    }

    /// What a caller may say about a file rather than have it detected.
    package struct Options: Hashable, Sendable {
        /// The delimiter of a CSV file; detected when nil.
        package var delimiter: CSVDelimiter?
        /// The encoding of a CSV file; detected when nil.
        package var encoding: TextEncoding?
        /// Whether hidden sheets of a workbook are read too.
        package var includesHiddenSheets = false

        package init() {}
    }

    package let format: Format
    /// The sheets in the workbook's order; of a CSV file, its one table.
    package let sheets: [TabularSheet]
    /// Names of hidden sheets that were not read.
    package let hiddenSheets: [String]

    /// Reads a file.
    ///
    /// Takes linear time, and memory in proportion to the filled cells. `name` stands in for a CSV file's sheet name.
    /// The clock is asked for `limits.seconds` only.
    package init(
        reading bytes: [UInt8], named name: String, options: Options = Options(),
        limits: TabularLimits = TabularLimits(), clock: some Clock<Duration> = ContinuousClock()
    ) throws(TabularError) {
        guard !bytes.isEmpty else { throw TabularError(.empty) }
        guard bytes.count <= limits.fileBytes else {
            throw TabularError(.limit(.fileBytes, allowed: limits.fileBytes))
        }
        if let foreign = ForeignFormat(openingOf: bytes) { throw TabularError(.foreign(foreign)) }
        let meter = TabularMeter(limits: limits, clock: clock)
        if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) || bytes.starts(with: Array("PK\u{5}\u{6}".utf8)) {
            format = .xlsx
            let workbook = try XLSXReader.read(
                bytes, includingHidden: options.includesHiddenSheets, meter: meter)
            sheets = workbook.sheets
            hiddenSheets = workbook.hiddenSheets
        } else {
            let text = try DecodedText(bytes, encoding: options.encoding)
            var reader = CSVReader(text.bytes, delimiter: options.delimiter, meter: meter)
            format = .csv(reader.delimiter, text.encoding)
            sheets = [try reader.sheet(named: name)]
            hiddenSheets = []
        }
        if sheets.allSatisfy(\.rows.isEmpty) {
            throw TabularError(format == .xlsx ? .noSheets : .empty)
        }
    }

    /// What a person should look at before importing, sheet by sheet.
    package func warnings(countMax: Int = 100) -> [TabularWarning] {
        var warnings: [TabularWarning] = []
        if case .csv(_, .windows1252) = format, let sheet = sheets.first {
            warnings.append(TabularWarning(.assumedEncoding, at: TabularPlace(sheet: sheet.name)))
        }
        for sheet in sheets { warnings += sheet.warnings(countMax: countMax - warnings.count) }
        return warnings
    }
}
