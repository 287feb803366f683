/// The table of saved views. What stands here was run somewhere: it is never changed, only added to.
enum SavedViewSchema {
    static let savedViews = SchemaMigration(
        number: 3, name: "saved views",
        statements: [
            """
            CREATE TABLE saved_view (
                organization BYTEA NOT NULL REFERENCES organization (organization),
                account BYTEA NOT NULL REFERENCES account (account),
                register TEXT NOT NULL,
                name TEXT NOT NULL,
                query TEXT NOT NULL,
                PRIMARY KEY (organization, account, register, name)
            )
            """
        ])
}
