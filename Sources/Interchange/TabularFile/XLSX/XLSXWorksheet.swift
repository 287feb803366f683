/// Reads the cells of one worksheet, row by row.
final class XLSXWorksheet: XMLContentHandler {
    private let isHidden: Bool
    private let texts: [String]
    private let styles: XLSXStyles
    private let epoch: XLSXEpoch
    private let meter: TabularMeter
    private var builder: TabularSheetBuilder

    private var isInCells = false
    private var row = 0
    private var column = 0
    private var type = ""
    private var style = 0
    private var isFormula = false
    private var value: [UInt8]?
    private var isCollecting = false
    private var phoneticDepth = 0

    init(
        name: String, isHidden: Bool, texts: [String], styles: XLSXStyles, epoch: XLSXEpoch, meter: TabularMeter
    ) {
        self.isHidden = isHidden
        self.texts = texts
        self.styles = styles
        self.epoch = epoch
        self.meter = meter
        builder = TabularSheetBuilder(name: name, meter: meter)
    }

    var sheet: TabularSheet { builder.sheet(isHidden: isHidden) }

    func start(_ element: String, _ attributes: XMLAttributes) throws(TabularError) {
        guard isInCells else {
            if element == "sheetData" { isInCells = true }
            return
        }
        switch element {
        case "c": try startCell(attributes)
        case "v":
            guard value == nil || type == "inlineStr" else { throw invalidValue }
            isCollecting = type != "inlineStr"
            if isCollecting { value = [] }
        case "f": isFormula = true
        case "t":
            isCollecting = type == "inlineStr" && phoneticDepth == 0
            if isCollecting, value == nil { value = [] }
        case "rPh": phoneticDepth += 1
        case "row": try startRow(attributes)
        default: break
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(TabularError) {
        guard isCollecting else { return }
        value?.append(contentsOf: bytes)
        try meter.checkLength(utf8Count: value?.count ?? 0, at: place)
    }

    func end(_ element: String) throws(TabularError) {
        guard isInCells else { return }
        switch element {
        case "c": try endCell()
        case "v", "t": isCollecting = false
        case "rPh": phoneticDepth -= 1
        case "row": try builder.endRow(number: row, width: nil)
        case "sheetData": isInCells = false
        default: break
        }
    }

    private var place: TabularPlace { TabularPlace(sheet: builder.name, row: row, column: column) }

    private var invalidValue: TabularError {
        TabularError(.invalidValue(text: String(decoding: (value ?? []).prefix(100), as: UTF8.self)), at: place)
    }

    /// Rows ascend. One without a number is the next.
    private func startRow(_ attributes: XMLAttributes) throws(TabularError) {
        let stated = attributes["r"]
        let next = stated.map { Int($0) ?? 0 } ?? row + 1
        guard next > row, next <= TabularLimits.sheetRowLast else {
            throw TabularError(.misplacedCell(reference: stated ?? String(next)), at: TabularPlace(sheet: builder.name))
        }
        row = next
        column = 0
    }

    /// Cells ascend within their row. One without a reference is the next.
    private func startCell(_ attributes: XMLAttributes) throws(TabularError) {
        if let stated = attributes["r"] {
            guard let reference = CellReference(stated), reference.row == row, reference.column > column else {
                throw TabularError(
                    .misplacedCell(reference: stated), at: TabularPlace(sheet: builder.name, row: max(row, 1)))
            }
            column = reference.column
        } else {
            column += 1
            guard row > 0, column <= TabularLimits.sheetColumnLast else {
                throw TabularError(.misplacedCell(reference: ColumnLetters.letters(of: column)), at: place)
            }
        }
        type = attributes["t"] ?? "n"
        style = attributes["s"].flatMap { Int($0) } ?? 0
        isFormula = false
        value = nil
        isCollecting = false
        phoneticDepth = 0
    }

    private func endCell() throws(TabularError) {
        guard let value, !value.isEmpty || type == "str" else {
            if isFormula { try add("", .missingResult) }
            return
        }
        let stored = type == "s" ? "" : XLSXText.text(of: value)
        switch type {
        case "s":
            guard let index = Int(String(decoding: value, as: UTF8.self)), texts.indices.contains(index) else {
                throw invalidValue
            }
            if !texts[index].isEmpty { try add(texts[index], .text) }
        case "inlineStr", "str":
            if !stored.isEmpty { try add(stored, .text) }
        case "b":
            guard let isTrue = ["1": true, "true": true, "0": false, "false": false][stored] else {
                throw invalidValue
            }
            try add(isTrue ? "true" : "false", .boolean)
        case "e": try add(stored, .error)
        case "d": try addCalendarText(stored)
        case "n":
            guard let decimal = DecimalText.text(of: stored) else { throw invalidValue }
            let shown = styles[style].shown(decimal, epoch: epoch)
            try add(shown?.text ?? decimal, shown?.kind ?? .number)
        default: throw invalidValue
        }
    }

    private func add(_ text: String, _ kind: TabularCell.Kind) throws(TabularError) {
        try builder.add(TabularCell(text, kind: kind, isFormula: isFormula, row: row, column: column))
    }

    /// A date written as text (`t="d"`): a day, or a day and a time.
    private func addCalendarText(_ stored: String) throws(TabularError) {
        guard let match = stored.wholeMatch(of: /(\d{4}-[01]\d-[0-3]\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?/) else {
            throw invalidValue
        }
        let day = String(match.1)
        if let time = match.2, time != "00:00:00" {
            try add(day + "T" + time, .dateTime)
        } else {
            try add(day, .date)
        }
    }
}
