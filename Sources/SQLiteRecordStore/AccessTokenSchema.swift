/// The table of access tokens. What stands here was run somewhere: it is never changed, only added to.
enum AccessTokenSchema {
    static let accessTokens = SchemaMigration(
        number: 4, name: "access tokens",
        statements: [
            // Without `used_at`: it let nobody in yet.
            """
            CREATE TABLE access_token (
                organization BYTEA NOT NULL REFERENCES organization (organization),
                access_token BYTEA NOT NULL,
                account BYTEA NOT NULL REFERENCES account (account),
                digest BYTEA NOT NULL UNIQUE,
                name TEXT NOT NULL,
                ending TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                used_at BIGINT,
                PRIMARY KEY (organization, access_token)
            )
            """,
            "CREATE INDEX access_token_account ON access_token (account)",
        ])
}
