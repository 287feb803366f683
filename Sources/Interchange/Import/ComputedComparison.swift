import ISMS
import Phrases
import Registers

/// Compares what a file says of a computed field, such as the level of a risk, with what is computed here.
struct ComputedComparison {
    private struct Tally {
        var count = 0
        var differing = 0
        var firstRow = 0
        var firstText = ""
        var firstComputed = ""
    }

    private var tallies: [Int: Tally] = [:]

    /// - Parameter texts: the ways to write what is computed, none where it cannot be.
    mutating func compare(_ cell: TabularCell, with texts: [String]) {
        guard let computed = texts.last, !cell.trimmedText.wordsFolded.isEmpty else { return }
        let stated = cell.trimmedText.wordsFolded
        var tally = tallies[cell.column] ?? Tally()
        tally.count += 1
        if !texts.contains(where: { $0.wordsFolded == stated }) {
            if tally.differing == 0 {
                (tally.firstRow, tally.firstText, tally.firstComputed) = (cell.row, cell.trimmedText, computed)
            }
            tally.differing += 1
        }
        tallies[cell.column] = tally
    }

    /// A sentence for each column that contradicts what is computed.
    func notes(in sheet: TabularSheet) -> [Phrase] {
        tallies.sorted { $0.key < $1.key }.compactMap { column, tally in
            guard tally.differing > 0 else { return nil }
            let heading = sheet.heading(ofColumn: column) ?? ColumnLetters.letters(of: column)
            return
                "“\(heading.excerpt)” differs from what is computed here in \(tally.differing) of \(tally.count) rows, first in row \(tally.firstRow): “\(tally.firstText.excerpt)” there, \(tally.firstComputed) here"
        }
    }
}
