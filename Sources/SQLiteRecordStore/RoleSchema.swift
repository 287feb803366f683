/// What roles are called. What stands here was run somewhere: it is never changed, only added to.
enum RoleSchema {
    /// Who reads everything and writes nothing was called an auditor before there were auditors from within and from outside.
    static let readers = SchemaMigration(
        number: 7, name: "auditors become readers",
        statements: [
            "UPDATE membership SET roles = REPLACE(roles, 'auditor', 'reader')",
            "UPDATE invitation SET roles = REPLACE(roles, 'auditor', 'reader')",
        ])
}
