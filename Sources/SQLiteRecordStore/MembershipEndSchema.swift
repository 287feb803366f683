/// On which day a place in an organization ends. What stands here was run somewhere: it is never changed, only added to.
enum MembershipEndSchema {
    static let lastDays = SchemaMigration(
        number: 9, name: "last days of memberships",
        statements: [
            // Days since 1970-01-01 in the organization's own time zone. Null for places without an end.
            "ALTER TABLE membership ADD COLUMN last_day BIGINT", "ALTER TABLE invitation ADD COLUMN last_day BIGINT",
        ])
}
