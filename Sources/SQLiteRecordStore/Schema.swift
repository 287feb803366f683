/// The tables, migration by migration. What stands here was run somewhere: it is never changed, only added to.
///
/// Statements are kept to what SQLite ≥ 3.40 and PostgreSQL ≥ 15 both run. The organization leads every key.
/// Identities, digests and salts are raw bytes: each has one spelling only, so no change to one goes unnoticed.
enum Schema {
    static let migrations = [
        first, AccountSchema.accounts, SavedViewSchema.savedViews, AccessTokenSchema.accessTokens,
        CommitSealSchema.commitSeals, PersonLinkSchema.personLinks, RoleSchema.readers, ShelfSchema.shelves,
        MembershipEndSchema.lastDays,
    ]

    private static let first = SchemaMigration(
        number: 1, name: "records with history",
        statements: [
            """
            CREATE TABLE organization (
                organization BYTEA NOT NULL PRIMARY KEY,
                handle TEXT NOT NULL UNIQUE,
                created_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE head (
                organization BYTEA NOT NULL PRIMARY KEY REFERENCES organization (organization),
                sequence BIGINT NOT NULL,
                hash BYTEA NOT NULL
            )
            """,
            """
            CREATE TABLE commit_log (
                organization BYTEA NOT NULL REFERENCES organization (organization),
                sequence BIGINT NOT NULL,
                previous_hash BYTEA NOT NULL,
                hash BYTEA NOT NULL,
                committed_at BIGINT NOT NULL,
                principal TEXT NOT NULL,
                reason TEXT NOT NULL,
                source TEXT NOT NULL,
                revision_count BIGINT NOT NULL,
                PRIMARY KEY (organization, sequence)
            )
            """,
            // salt, reference_list and body are what an erasure removes; the longest value comes last.
            """
            CREATE TABLE revision (
                organization BYTEA NOT NULL,
                record BYTEA NOT NULL,
                version BIGINT NOT NULL,
                sequence BIGINT NOT NULL,
                superseded_at BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                committed_at BIGINT NOT NULL,
                kind TEXT NOT NULL,
                code TEXT NOT NULL,
                change TEXT NOT NULL,
                digest BYTEA,
                salt BYTEA,
                reference_list BYTEA,
                body BYTEA,
                PRIMARY KEY (organization, record, version),
                UNIQUE (organization, sequence, record),
                FOREIGN KEY (organization, sequence) REFERENCES commit_log (organization, sequence)
            )
            """,
            // A code is given once, by a record's first revision.
            "CREATE UNIQUE INDEX revision_code ON revision (organization, code) WHERE version = 1",
            // The states at a sequence: those superseded later, as far as they were made by then.
            "CREATE INDEX revision_state ON revision (organization, superseded_at, sequence)",
            """
            CREATE TABLE current_record (
                organization BYTEA NOT NULL,
                record BYTEA NOT NULL,
                version BIGINT NOT NULL,
                code TEXT NOT NULL,
                PRIMARY KEY (organization, record),
                FOREIGN KEY (organization, record, version) REFERENCES revision (organization, record, version)
            )
            """,
            """
            CREATE TABLE current_reference (
                organization BYTEA NOT NULL,
                source BYTEA NOT NULL,
                target BYTEA NOT NULL,
                PRIMARY KEY (organization, source, target),
                FOREIGN KEY (organization, source) REFERENCES current_record (organization, record),
                FOREIGN KEY (organization, target) REFERENCES current_record (organization, record)
            )
            """,
            "CREATE INDEX current_reference_target ON current_reference (organization, target)",
            """
            CREATE TABLE code_counter (
                organization BYTEA NOT NULL REFERENCES organization (organization),
                kind TEXT NOT NULL,
                last_number BIGINT NOT NULL,
                PRIMARY KEY (organization, kind)
            )
            """,
            """
            CREATE TABLE attachment (
                organization BYTEA NOT NULL REFERENCES organization (organization),
                digest BYTEA NOT NULL,
                byte_count BIGINT NOT NULL,
                PRIMARY KEY (organization, digest)
            )
            """,
            """
            CREATE TABLE attachment_chunk (
                organization BYTEA NOT NULL,
                attachment BYTEA NOT NULL,
                ordinal BIGINT NOT NULL,
                digest BYTEA NOT NULL,
                bytes BYTEA NOT NULL,
                PRIMARY KEY (organization, attachment, ordinal),
                FOREIGN KEY (organization, attachment) REFERENCES attachment (organization, digest)
            )
            """,
        ])
}
