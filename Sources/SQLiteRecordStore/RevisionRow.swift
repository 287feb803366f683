import Foundation
import GRDB
import RecordFormat
import RecordStore

/// How revisions lie in their table.
enum RevisionRow {
    static let columns =
        "record, version, sequence, superseded_at, created_at, committed_at, kind, code, change, digest, salt, "
        + "reference_list, body, shelf, shelf_number"

    static func read(_ row: StatementColumns) throws(StoreError) -> StoredRevision {
        StoredRevision(
            record: try row.recordID(0), version: try row.integer(1), sequence: try row.integer(2),
            kind: try row.text(6), code: try row.text(7), change: try change(row),
            digest: row.isNull(9) ? nil : try row.bytes32(9), content: try content(row),
            shelf: try shelf(row),
            createdAt: try row.instant(4), committedAt: try row.instant(5), supersededAt: try row.integer(3))
    }

    /// Reads the same without a value for each text.
    static func read(_ row: StatementColumns, into batch: inout RevisionBatch) throws(StoreError) {
        let salt = row.value(10)
        let referenceList = row.value(11)
        let body = row.value(12)
        let hasContent = !salt.isNull || !referenceList.isNull || !body.isNull
        let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
        let references = hasContent ? try referenceList.buffer() : nothing
        guard references.count.isMultiple(of: 16) else { throw .corrupt("a revision's references are cut short") }
        let digest = row.value(9)
        let revision = RevisionBatch.Row(
            record: try row.recordID(0), version: try row.integer(1), sequence: try row.integer(2),
            change: try change(row), digest: digest.isNull ? nil : try digest.bytes32(),
            salt: hasContent ? try salt.bytes32() : nil,
            shelf: try shelf(row),
            createdAt: try row.instant(4),
            committedAt: try row.instant(5), supersededAt: try row.integer(3))
        batch.append(
            revision, kind: try row.textBuffer(6), code: try row.textBuffer(7), references: references,
            body: hasContent ? try body.buffer() : nothing)
    }

    /// The number is that of the code, kept once more for an index.
    private static func shelf(_ row: StatementColumns) throws(StoreError) -> RecordID? {
        let shelf = row.value(13)
        if shelf.isNull {
            guard row.isNull(14) else { throw .corrupt("a revision has a place, but lies on no shelf") }
            return nil
        }
        guard try row.integer(14) == CodeNumber.number(inUTF8: try row.textBuffer(7)) else {
            throw .corrupt("a revision lies on its shelf at another place")
        }
        return try shelf.recordID()
    }

    private static func change(_ row: StatementColumns) throws(StoreError) -> Revision.Change {
        let name = try row.textBuffer(8)
        // Without a string of its own for each row.
        for (change, bytes) in changes where name.elementsEqual(bytes) { return change }
        throw .corrupt("a revision's change is none that there is")
    }

    private static let changes = [Revision.Change.created, .updated, .deleted, .erased].map {
        ($0, Array($0.rawValue.utf8))
    }

    /// All three are there or none is; anything between is damage.
    private static func content(_ row: StatementColumns) throws(StoreError) -> StoredRevision.Content? {
        if row.isNull(10) && row.isNull(11) && row.isNull(12) { return nil }
        return StoredRevision.Content(
            salt: try row.bytes32(10), body: try row.bytes(12), references: try row.recordIDs(11))
    }

    static func values(_ revision: StoredRevision, in organization: OrganizationID) -> StatementArguments {
        let references = revision.content.map { content in
            content.references.reduce(into: Data(capacity: 16 * content.references.count)) { $0.append($1.data) }
        }
        return [
            organization.data, revision.record.data, revision.version, revision.sequence, revision.supersededAt,
            revision.createdAt.milliseconds, revision.committedAt.milliseconds, revision.kind, revision.code,
            revision.change.rawValue, revision.digest?.data, revision.content?.salt.data, references,
            revision.content.map { Data($0.body) }, revision.shelf?.data,
            revision.shelf.flatMap { _ in CodeNumber.number(in: revision.code) },
        ]
    }
}

enum OrganizationRow {
    static let columns = "organization, handle, created_at"

    static func read(_ row: StatementColumns) throws(StoreError) -> StoredOrganization {
        StoredOrganization(id: try row.recordID(0), handle: try row.text(1), createdAt: try row.instant(2))
    }

    static func find(_ organization: OrganizationID, in database: Database) throws -> StoredOrganization {
        let rows = try StatementRows(
            database, "SELECT \(columns) FROM organization WHERE organization = ?", [organization.data])
        guard let row = try rows.next() else { throw StoreError.organizationMissing(organization) }
        return try read(row)
    }
}
