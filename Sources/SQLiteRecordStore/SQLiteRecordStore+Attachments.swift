import Foundation
import GRDB
package import RecordStore

extension SQLiteRecordStore {
    /// The bytes wait in a nameless file until all have come: a slow sender holds no lock, and what breaks off
    /// leaves nothing. Then all chunks are written in one transaction.
    package func attach(
        _ chunks: any AsyncSequence<[UInt8], any Error> & Sendable, sizeMax: Int, in organization: OrganizationID
    ) async throws(StoreError) -> Attachment {
        try await read { database in _ = try OrganizationRow.find(organization, in: database) }
        let spool = try SpoolFile(prefix: path + "-attachment-")
        var chunker = AttachmentChunker(sizeMax: sizeMax)
        var digests: [Bytes32] = []
        func setDown(_ chunk: AttachmentChunker.Chunk) throws(StoreError) {
            try spool.write(chunk.bytes, at: chunk.ordinal * AttachmentChunker.chunkSize)
            digests.append(chunk.digest)
        }
        do {
            for try await bytes in chunks {
                for chunk in try chunker.add(bytes) { try setDown(chunk) }
            }
        } catch {
            throw StoreError(stopping: "reading the attachment", error)
        }
        let (attachment, lastChunk) = chunker.finish()
        if let lastChunk { try setDown(lastChunk) }
        try await keep(attachment, digests, from: spool, in: organization)
        return attachment.attachment
    }

    private func keep(
        _ attachment: StoredAttachment, _ digests: [Bytes32], from spool: SpoolFile, in organization: OrganizationID
    ) async throws(StoreError) {
        try await write { database in
            try database.run(
                """
                INSERT INTO attachment (organization, digest, byte_count) VALUES (?, ?, ?)
                ON CONFLICT (organization, digest) DO NOTHING
                """, [organization.data, attachment.digest.data, attachment.byteCount])
            guard database.changesCount == 1 else { return }
            for (ordinal, digest) in digests.enumerated() {
                let offset = ordinal * AttachmentChunker.chunkSize
                let bytes = try spool.read(
                    min(AttachmentChunker.chunkSize, attachment.byteCount - offset), at: offset)
                try database.run(
                    "INSERT INTO attachment_chunk (organization, \(ChunkRow.columns)) VALUES (?, ?, ?, ?, ?)",
                    [organization.data, attachment.digest.data, ordinal, digest.data, Data(bytes)])
            }
        }
    }

    package func attachment(_ digest: String, in organization: OrganizationID) async throws(StoreError) -> Attachment {
        try await find(digest, in: organization).attachment
    }

    /// Each chunk is read on its own, since an attachment never changes: a slow receiver holds no reading open. It may be
    /// erased on the way.
    package func readAttachment(
        _ digest: String, in organization: OrganizationID, _ receive: @Sendable ([UInt8]) async throws -> Void
    ) async throws(StoreError) {
        let attachment = try await find(digest, in: organization)
        var check = AttachmentCheck(attachment)
        var ordinal = 0
        while let chunk = try await chunk(ordinal, of: attachment, in: organization) {
            if let problem = check.add(chunk) { throw .corrupt(problem) }
            do {
                try await receive(chunk.bytes)
            } catch {
                throw StoreError(stopping: "passing the attachment on", error)
            }
            ordinal += 1
        }
        if let problem = check.finish() {
            _ = try await find(digest, in: organization)
            throw .corrupt(problem)
        }
    }

    private func find(_ digest: String, in organization: OrganizationID) async throws(StoreError) -> StoredAttachment {
        guard let key = Bytes32(hexadecimal: digest) else { throw .attachmentMissing(digest: digest) }
        return try await read { database in
            _ = try OrganizationRow.find(organization, in: database)
            let rows = try StatementRows(
                database, "SELECT byte_count FROM attachment WHERE organization = ? AND digest = ?",
                [organization.data, key.data])
            guard let row = try rows.next() else { throw StoreError.attachmentMissing(digest: digest) }
            return StoredAttachment(digest: key, byteCount: try row.integer(0))
        }
    }

    private func chunk(
        _ ordinal: Int, of attachment: StoredAttachment, in organization: OrganizationID
    ) async throws(StoreError) -> StoredChunk? {
        try await read { database in
            let rows = try StatementRows(
                database,
                """
                SELECT \(ChunkRow.columns) FROM attachment_chunk
                WHERE organization = ? AND attachment = ? AND ordinal = ?
                """, [organization.data, attachment.digest.data, ordinal])
            guard let row = try rows.next() else { return nil }
            return try ChunkRow.read(row)
        }
    }
}

enum ChunkRow {
    static let columns = "attachment, ordinal, digest, bytes"

    static func read(_ row: StatementColumns) throws(StoreError) -> StoredChunk {
        StoredChunk(
            attachment: try row.bytes32(0), ordinal: try row.integer(1), digest: try row.bytes32(2),
            bytes: try row.bytes(3))
    }
}
