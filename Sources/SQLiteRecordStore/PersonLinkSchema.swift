/// Who linked an account to a person. What stands here was run somewhere: it is never changed, only added to.
enum PersonLinkSchema {
    static let personLinks = SchemaMigration(
        number: 6, name: "who linked an account to a person",
        statements: [
            // Null for links made before, and for those made on the command line.
            "ALTER TABLE membership ADD COLUMN person_linked_by BYTEA"
        ])
}
