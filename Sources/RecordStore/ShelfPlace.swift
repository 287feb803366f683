package import RecordFormat

/// The shelf that one record has for the records of one kind: the comments on RISK-14.
///
/// What lies on a shelf is stored, chained, verified and erased like any record, but a reading of all records leaves it
/// out: it is read shelf by shelf, so that a hundred thousand of them cost nobody anything who does not look.
package struct ShelfPlace: Hashable, Sendable {
    /// The record whose shelf it is.
    package let parent: RecordID
    package let kind: String

    package init(parent: RecordID, kind: String) {
        self.parent = parent
        self.kind = kind
    }
}

/// What is known of a shelf without reading it. It is kept in the commit that changes the shelf, and a verification counts
/// anew.
package struct ShelfTally: Hashable, Sendable {
    package let shelf: ShelfPlace
    /// How many records lie there now.
    package let count: Int
    /// When a record was last put there, whatever became of it since; erased ones do not count.
    package let lastAddedAt: Instant

    package init(shelf: ShelfPlace, count: Int, lastAddedAt: Instant) {
        self.shelf = shelf
        self.count = count
        self.lastAddedAt = lastAddedAt
    }
}

/// A record on a shelf, and the commit that put it there.
package struct ShelvedRecord: Hashable, Sendable {
    package let record: StoredRecord
    /// The record on whose shelf it lies.
    package let parent: RecordID
    /// Who put it there, and when.
    package let added: CommitHeader

    package init(record: StoredRecord, parent: RecordID, added: CommitHeader) {
        self.record = record
        self.parent = parent
        self.added = added
    }
}

/// Some records of a shelf, the newest first.
package struct ShelfPage: Sendable {
    /// The head the reading belongs to.
    package let head: Head
    package let records: [ShelvedRecord]

    package init(head: Head, records: [ShelvedRecord]) {
        self.head = head
        self.records = records
    }
}

/// Where a history speaks of what lies, or lay, on some records' shelves.
package struct ShelfTraces: Hashable, Sendable {
    package var records: Set<RecordID> = []
    /// The sequences of the commits that put something there, changed it or took it away.
    package var commits: Set<Int> = []

    package init() {}
}
