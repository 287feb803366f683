/// What header format 2 adds to commits. What stands here was run somewhere: it is never changed, only added to.
enum CommitSealSchema {
    static let commitSeals = SchemaMigration(
        number: 5, name: "commits of format 2, last erasure",
        statements: [
            // The commits there are have format 1, and null in all that follows. In format 2 salts are null once erased,
            // and so is the account of whoever had none; principal and reason are empty once erased, never null.
            "ALTER TABLE commit_log ADD COLUMN format BIGINT NOT NULL DEFAULT 1",
            "ALTER TABLE commit_log ADD COLUMN account BYTEA",
            "ALTER TABLE commit_log ADD COLUMN name_salt BYTEA",
            "ALTER TABLE commit_log ADD COLUMN name_digest BYTEA",
            "ALTER TABLE commit_log ADD COLUMN reason_salt BYTEA",
            "ALTER TABLE commit_log ADD COLUMN reason_digest BYTEA",
            "ALTER TABLE commit_log ADD COLUMN root BYTEA",
            // Canonical JSON; null where the commit erased nothing.
            "ALTER TABLE commit_log ADD COLUMN erasures TEXT",
            "CREATE INDEX commit_erasure ON commit_log (organization, sequence) WHERE erasures IS NOT NULL",
            "ALTER TABLE head ADD COLUMN last_erasure BIGINT NOT NULL DEFAULT 0",
            """
            UPDATE head SET last_erasure = (
                SELECT COALESCE(MAX(r.sequence), 0) FROM revision r
                WHERE r.organization = head.organization AND r.change = 'erased'
            )
            """,
        ])
}
