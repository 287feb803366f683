import ISMS
import RecordFormat
package import RecordStore
package import Registers

/// A record on a shelf, with the record it lies with.
package struct ShelvedItem: Sendable {
    package let item: any Item
    /// The record on whose shelf it lies.
    package let owner: any Item
    /// The commit that put it there; nil for what was made before its register lay on shelves.
    package let added: CommitHeader?

    /// Whether it was put there by the account that somebody signed in with.
    package func isAdded(by principal: Principal) -> Bool {
        guard let account = principal.account else { return false }
        return added?.author.account == account
    }
}

/// Some records of a shelf, the newest first.
package struct ShelfReading: Sendable {
    package let items: [ShelvedItem]
    /// Where those before them begin: the cursor to go on with; nil where there are none.
    package let next: Int?
}
