/// The tables of accounts. What stands here was run somewhere: it is never changed, only added to.
///
/// Accounts serve several organizations, so their own tables do not begin with one; memberships and invitations do.
enum AccountSchema {
    static let accounts = SchemaMigration(
        number: 2, name: "accounts",
        statements: [
            """
            CREATE TABLE account (
                account BYTEA NOT NULL PRIMARY KEY,
                email TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                is_disabled BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                password_hash TEXT NOT NULL,
                password_changed_at BIGINT NOT NULL,
                factor_secret BYTEA,
                factor_last_step BIGINT NOT NULL,
                recovery_salt BYTEA,
                pending_secret BYTEA
            )
            """,
            """
            CREATE TABLE recovery_code (
                account BYTEA NOT NULL REFERENCES account (account),
                digest BYTEA NOT NULL,
                PRIMARY KEY (account, digest)
            )
            """,
            """
            CREATE TABLE account_session (
                session BYTEA NOT NULL PRIMARY KEY,
                account BYTEA NOT NULL REFERENCES account (account),
                digest BYTEA NOT NULL UNIQUE,
                previous_digest BYTEA UNIQUE,
                previous_until BIGINT NOT NULL,
                is_complete BIGINT NOT NULL,
                is_replacement_due BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                address TEXT NOT NULL,
                user_agent TEXT NOT NULL
            )
            """,
            "CREATE INDEX account_session_account ON account_session (account)",
            """
            CREATE TABLE membership (
                organization BYTEA NOT NULL REFERENCES organization (organization),
                account BYTEA NOT NULL REFERENCES account (account),
                roles TEXT NOT NULL,
                person BYTEA,
                PRIMARY KEY (organization, account)
            )
            """,
            "CREATE INDEX membership_account ON membership (account)",
            // An organization without a row leaves the second factor to its members.
            """
            CREATE TABLE second_factor_requirement (
                organization BYTEA NOT NULL PRIMARY KEY REFERENCES organization (organization)
            )
            """,
            """
            CREATE TABLE invitation (
                organization BYTEA NOT NULL REFERENCES organization (organization),
                invitation BYTEA NOT NULL,
                digest BYTEA NOT NULL UNIQUE,
                email TEXT NOT NULL,
                roles TEXT NOT NULL,
                person BYTEA,
                invited_by BYTEA,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                PRIMARY KEY (organization, invitation)
            )
            """,
            // Without an account: the link to the first one.
            """
            CREATE TABLE account_link (
                digest BYTEA NOT NULL PRIMARY KEY,
                account BYTEA REFERENCES account (account),
                expires_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE failed_attempt (
                subject BYTEA NOT NULL PRIMARY KEY,
                failure_count BIGINT NOT NULL,
                failed_at BIGINT NOT NULL,
                next_try_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX failed_attempt_time ON failed_attempt (failed_at)",
            """
            CREATE TABLE familiar_address (
                account BYTEA NOT NULL REFERENCES account (account),
                address BYTEA NOT NULL,
                signed_in_at BIGINT NOT NULL,
                PRIMARY KEY (account, address)
            )
            """,
        ])
}
