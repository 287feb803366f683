/// What reading one file has used up so far, measured against its limits.
///
/// A class, since all readers of one file draw on the same account; it lives no longer than the reading.
final class TabularMeter {
    let limits: TabularLimits
    private let isOverdue: () -> Bool
    private var inflatedBytes = 0
    private var cells = 0
    private var textBytes = 0

    init(limits: TabularLimits, clock: some Clock<Duration>) {
        self.limits = limits
        let end = clock.now.advanced(by: .seconds(limits.seconds))
        isOverdue = { clock.now > end }
    }

    func checkTime(at place: @autoclosure () -> TabularPlace) throws(TabularError) {
        if isOverdue() { throw TabularError(.limit(.seconds, allowed: limits.seconds), at: place()) }
    }

    /// Counts bytes inflated from a part that takes up `packed` bytes and has given `total` so far, these included.
    func inflate(_ count: Int, total: Int, packed: Int, part: String) throws(TabularError) {
        let place = TabularPlace(part: part)
        inflatedBytes += count
        if inflatedBytes > limits.inflatedBytes {
            throw TabularError(.limit(.inflatedBytes, allowed: limits.inflatedBytes), at: place)
        }
        try checkClaim(total, packed: packed, at: place)
        try checkTime(at: place)
    }

    /// Checks that a part of `packed` bytes may inflate to `total`.
    func checkClaim(_ total: Int, packed: Int, at place: TabularPlace) throws(TabularError) {
        if total > TabularLimits.ratioGraceBytes, total / max(packed, 1) > limits.inflationRatio {
            throw TabularError(.limit(.inflationRatio, allowed: limits.inflationRatio), at: place)
        }
        if total > limits.partBytes { throw TabularError(.limit(.partBytes, allowed: limits.partBytes), at: place) }
    }

    /// Refuses a text by its bytes alone, before a string is made of them. No UTF-16 unit takes more than three.
    func checkLength(utf8Count: Int, at place: @autoclosure () -> TabularPlace) throws(TabularError) {
        if utf8Count / 3 > limits.cellCharacters {
            throw TabularError(.limit(.cellCharacters, allowed: limits.cellCharacters), at: place())
        }
    }

    /// Counts one filled cell.
    func add(_ cell: TabularCell, sheet: String) throws(TabularError) {
        func refusal(_ limit: TabularLimit, _ allowed: Int) -> TabularError {
            TabularError(
                .limit(limit, allowed: allowed), at: TabularPlace(sheet: sheet, row: cell.row, column: cell.column))
        }
        let length = cell.text.utf8.count
        cells += 1
        textBytes += length
        if length > limits.cellCharacters, cell.text.utf16.count > limits.cellCharacters {
            throw refusal(.cellCharacters, limits.cellCharacters)
        }
        if cell.column > limits.columns { throw refusal(.columns, limits.columns) }
        if cells > limits.cells { throw refusal(.cells, limits.cells) }
        if textBytes > limits.textBytes { throw refusal(.textBytes, limits.textBytes) }
    }
}

/// Collects a sheet cell by cell and row by row, in order.
struct TabularSheetBuilder {
    let name: String
    private let meter: TabularMeter
    private var rows: [TabularRow] = []
    private var cells: [TabularCell] = []

    init(name: String, meter: TabularMeter) {
        self.name = name
        self.meter = meter
    }

    mutating func add(_ cell: TabularCell) throws(TabularError) {
        try meter.add(cell, sheet: name)
        cells.append(cell)
    }

    /// Ends a row; one without a filled cell leaves no trace but the gap in the numbers.
    mutating func endRow(number: Int, width: Int?) throws(TabularError) {
        guard !cells.isEmpty else { return }
        guard rows.count < meter.limits.rows else {
            throw TabularError(
                .limit(.rows, allowed: meter.limits.rows), at: TabularPlace(sheet: name, row: number))
        }
        rows.append(TabularRow(number: number, cells: cells, width: width))
        cells.removeAll(keepingCapacity: true)
    }

    func sheet(isHidden: Bool) -> TabularSheet { TabularSheet(name: name, isHidden: isHidden, rows: rows) }
}
