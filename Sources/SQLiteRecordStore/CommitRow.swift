import Foundation
import GRDB
import RecordFormat
import RecordStore

/// How commits lie in their table.
enum CommitRow {
    static let columns =
        "sequence, previous_hash, hash, committed_at, principal, reason, source, revision_count, format, account, "
        + "name_salt, name_digest, reason_salt, reason_digest, root, erasures"

    static func read(_ row: StatementColumns) throws(StoreError) -> StoredCommit {
        StoredCommit(
            sequence: try row.integer(0),
            author: CommitAuthor(
                account: row.isNull(9) ? nil : try row.recordID(9), principal: try row.text(4),
                time: try row.instant(3), reason: try row.text(5), source: try row.text(6)),
            previousHash: try row.bytes32(1), hash: try row.bytes32(2), revisionCount: try row.integer(7),
            seal: try seal(row))
    }

    private static func seal(_ row: StatementColumns) throws(StoreError) -> CommitSeal? {
        switch HeaderFormat(rawValue: try row.integer(8)) {
        case .first:
            for column in 9...15 where !row.isNull(CInt(column)) {
                throw .corrupt("a commit of header format 1 has what only later formats know")
            }
            return nil
        case .second:
            return CommitSeal(
                name: TextSeal(salt: try optional(row, 10), digest: try row.bytes32(11)),
                reason: TextSeal(salt: try optional(row, 12), digest: try row.bytes32(13)),
                root: try optional(row, 14), erasures: row.isNull(15) ? nil : try erasures(row, 15))
        case nil: throw .corrupt("a commit has a header format that this program does not know")
        }
    }

    private static func optional(_ row: StatementColumns, _ column: CInt) throws(StoreError) -> Bytes32? {
        row.isNull(column) ? nil : try row.bytes32(column)
    }

    static func erasures(_ row: StatementColumns, _ column: CInt) throws(StoreError) -> Erasures {
        guard let erasures = Erasures(canonicalBytes: Array(try row.textBuffer(column))) else {
            throw .corrupt("a commit does not say in canonical form what it erased")
        }
        return erasures
    }

    static func values(_ commit: StoredCommit, in organization: OrganizationID) -> StatementArguments {
        let seal = commit.seal
        return [
            organization.data, commit.sequence, commit.previousHash.data, commit.hash.data,
            commit.author.time.milliseconds, commit.author.principal, commit.author.reason, commit.author.source,
            commit.revisionCount, commit.format.rawValue, commit.author.account?.data, seal?.name.salt?.data,
            seal?.name.digest.data, seal?.reason.salt?.data, seal?.reason.digest.data, seal?.root?.data,
            seal?.erasures.map { String(decoding: $0.canonicalBytes, as: UTF8.self) },
        ]
    }
}
