import HTML
import ISMS
import Phrases
import RecordFormat
import Registers
import Synchronization

/// The rows of registers' lists as they were written last, for whoever may see and do the same.
///
/// A row is made from its record, those it names, the records that name it, and the day. After a commit all rows are kept
/// that this did not touch.
final class RegisterRows: Sendable {
    /// What decides how a row of one snapshot looks.
    struct Key: Hashable, Sendable {
        let record: RecordID
        let findings: Int
        /// The names of the columns shown.
        let columns: String
        /// The day its links lead to; nil for now.
        let asOf: Day?
        /// Those to whom the same links are open.
        let audience: Links.Audience
        let isSelectable: Bool
        let isEditable: Bool
    }

    private struct Kept {
        private(set) var rows: [Key: Markup] = [:]
        private(set) var bytes = 0

        mutating func put(_ row: Markup, for key: Key) {
            if rows.count >= RegisterRows.keptMax { self = Kept() }
            bytes += row.writtenBytes + RegisterRows.keyBytes
            if let replaced = rows.updateValue(row, forKey: key) {
                bytes -= replaced.writtenBytes + RegisterRows.keyBytes
            }
        }
    }

    private let kept: Mutex<Kept>
    /// A row's key with its texts, and its place, in bytes.
    private static let keyBytes = 300
    /// Some two megabytes; a list shows a hundred.
    private static let keptMax = 1000

    init() { kept = Mutex(Kept()) }

    /// What the rows cost in memory.
    var bytes: Int { kept.withLock(\.bytes) }

    func row(_ key: Key, _ make: () -> Markup) -> Markup {
        if let known = kept.withLock({ $0.rows[key] }) { return known }
        let made = make().written
        kept.withLock { $0.put(made, for: key) }
        return made
    }

    /// The rows of another snapshot, without those of the records that look different there.
    func without(_ touched: Set<RecordID>) -> RegisterRows {
        let others = RegisterRows()
        for (key, row) in kept.withLock(\.rows) where !touched.contains(key.record) {
            others.kept.withLock { $0.put(row, for: key) }
        }
        return others
    }
}
