import HTML
import ISMS
import RecordFormat
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

    private let kept: Mutex<[Key: Markup]>
    /// Some two megabytes; a list shows a hundred.
    private static let keptMax = 1000

    init() { kept = Mutex([:]) }
    private init(_ rows: [Key: Markup]) { kept = Mutex(rows) }

    func row(_ key: Key, _ make: () -> Markup) -> Markup {
        if let known = kept.withLock({ $0[key] }) { return known }
        let made = make().written
        kept.withLock { rows in
            if rows.count >= Self.keptMax { rows.removeAll(keepingCapacity: true) }
            rows[key] = made
        }
        return made
    }

    /// The rows of another snapshot, without those of the records that look different there.
    func without(_ touched: Set<RecordID>) -> RegisterRows {
        RegisterRows(kept.withLock(\.self).filter { !touched.contains($0.key.record) })
    }
}
