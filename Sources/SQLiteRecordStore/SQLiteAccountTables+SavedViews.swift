import Accounts
import GRDB
import RecordFormat
import RecordStore

/// The views of registers that accounts keep.
extension SQLiteAccountTables {
    func savedViews(of account: RecordID, register: String, in organization: RecordID) throws(AccountError)
        -> [SavedView]
    {
        try all(
            """
            SELECT name, query FROM saved_view WHERE organization = ? AND account = ? AND register = ? ORDER BY name
            """, [organization.data, account.data, register]
        ) { row throws(StoreError) in
            SavedView(
                organization: organization, account: account, register: register, name: try row.text(0),
                query: try row.text(1))
        }
    }

    func put(_ view: SavedView) throws(AccountError) {
        try run(
            """
            INSERT INTO saved_view (organization, account, register, name, query) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (organization, account, register, name) DO UPDATE SET query = excluded.query
            """, [view.organization.data, view.account.data, view.register, view.name, view.query])
    }

    func removeSavedView(_ name: String, of account: RecordID, register: String, in organization: RecordID)
        throws(AccountError)
    {
        try run(
            "DELETE FROM saved_view WHERE organization = ? AND account = ? AND register = ? AND name = ?",
            [organization.data, account.data, register, name])
    }
}
