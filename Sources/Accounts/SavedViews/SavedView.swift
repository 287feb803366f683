package import RecordFormat

/// A view of a register that somebody keeps: a name for what the address of the list asks for.
///
/// It belongs to one account in one organization, and nobody else sees it.
package struct SavedView: Hashable, Sendable {
    package let organization: RecordID
    package let account: RecordID
    /// The kind of record the register holds, by name.
    package let register: String
    package let name: String
    /// The query of the address, without the question mark.
    package let query: String

    package init(organization: RecordID, account: RecordID, register: String, name: String, query: String) {
        self.organization = organization
        self.account = account
        self.register = register
        self.name = name
        self.query = query
    }
}

/// The saved views inside a transaction. `put` replaces the view of the same name.
///
/// Every function may throw `AccountError.unavailable`.
package protocol SavedViewTables {
    /// By name.
    func savedViews(of account: RecordID, register: String, in organization: RecordID) throws(AccountError)
        -> [SavedView]
    func put(_ view: SavedView) throws(AccountError)
    func removeSavedView(_ name: String, of account: RecordID, register: String, in organization: RecordID)
        throws(AccountError)
}
