/// Where records lie that the snapshot leaves out. What stands here was run somewhere: it is never changed, only added to.
enum ShelfSchema {
    static let shelves = SchemaMigration(
        number: 8, name: "records on shelves",
        statements: [
            // Null for records of the snapshot, and in all revisions of what was erased.
            "ALTER TABLE revision ADD COLUMN shelf BYTEA",
            // The number in the code, by which a shelf is read; null where the shelf is.
            "ALTER TABLE revision ADD COLUMN shelf_number BIGINT",
            // What lies on shelves is not in it, so that reading the snapshot does not even step over it.
            "DROP INDEX revision_state",
            """
            CREATE INDEX revision_state ON revision (organization, superseded_at, sequence) WHERE shelf IS NULL
            """,
            """
            CREATE INDEX revision_shelf ON revision (
                organization, shelf, kind, shelf_number, superseded_at, sequence, created_at
            ) WHERE shelf IS NOT NULL
            """,
            """
            CREATE INDEX revision_shelf_kind ON revision (organization, kind, shelf_number, superseded_at, sequence)
            WHERE shelf IS NOT NULL
            """,
            """
            CREATE TABLE shelf_tally (
                organization BYTEA NOT NULL REFERENCES organization (organization),
                shelf BYTEA NOT NULL,
                kind TEXT NOT NULL,
                record_count BIGINT NOT NULL,
                last_added_at BIGINT NOT NULL,
                PRIMARY KEY (organization, shelf, kind)
            )
            """,
        ])
}
