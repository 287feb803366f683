import GRDB
import RecordStore

extension StoreError {
    /// What SQLite's and GRDB's errors mean to an operator: the one place that says so.
    ///
    /// Statements and their values stay out of it; a body may hold what no log should.
    init(engine error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self = StoreError(sqlite: error)
        case is CancellationError: self = StoreError.cancelled
        default: self = .engine("\(error)")
        }
    }

    private static let cancelled = StoreError.engine("the work was cancelled before it was done; nothing was changed")

    private init(sqlite error: DatabaseError) {
        let detail = "SQLite says: \(error.message ?? "nothing") (code \(error.extendedResultCode.rawValue))"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .busy("another process holds the database; try again when it is done. \(detail)")
        case .SQLITE_NOTADB: self = .corrupt("the file is not an SQLite database. \(detail)")
        case .SQLITE_CORRUPT: self = .corrupt("the database file is damaged; restore a backup. \(detail)")
        case .SQLITE_FULL: self = .engine("the disk is full; make room and try again. \(detail)")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self = .engine(
                "the database cannot be written by this user; check the file's and folder's owner. \(detail)")
        case .SQLITE_CANTOPEN:
            self = .engine("the database cannot be opened; check that its folder exists and may be written. \(detail)")
        case .SQLITE_INTERRUPT, .SQLITE_ABORT: self = StoreError.cancelled
        case .SQLITE_IOERR: self = .engine("the disk failed to read or write; check it before going on. \(detail)")
        default: self = .engine(detail)
        }
    }
}
