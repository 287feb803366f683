import RecordFormat

/// Rows of a record that are entered one by one, each with an identity, its author and the moment: a timeline.
///
/// They are added by the operation `AddEntry` alone, so that nobody enters what somebody else is said to have seen.
package struct EntryList: Hashable, Sendable {
    /// The field that holds the rows.
    package let field: String
    /// Whether a row, once entered, stays as it is; a mistake is put right by another.
    package let isAppendOnly: Bool
    /// Whether files may be given with a row.
    package let takesFiles: Bool

    package init(_ field: String, appendOnly isAppendOnly: Bool, files takesFiles: Bool) {
        self.field = field
        self.isAppendOnly = isAppendOnly
        self.takesFiles = takesFiles
    }
}

extension Record {
    /// The fields of entries that records of the register have.
    package static var entryLists: [EntryList] { register.entries }
}
