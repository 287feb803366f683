import WebPages
import Foundation
import RecordStore
import Synchronization
import Operations
import Phrases

/// Moving attachments between files and the database, in chunks.
enum AttachmentFile {
    private static let chunkSize = 256 * 1024

    /// Stores a file.
    /// - Throws: `CommandError` where it cannot be read, `WorkspaceError` where it is too large.
    static func store(_ path: String, in workspace: Workspace) async throws -> Attachment {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandError("the file \(path) cannot be read", .notFound)
        }
        let chunks = AsyncThrowingStream<[UInt8], any Error> {
            guard let data = try handle.read(upToCount: chunkSize), !data.isEmpty else { return nil }
            return Array(data)
        }
        return try await store(chunks, in: workspace)
    }

    static func store(_ bytes: [UInt8], in workspace: Workspace) async throws -> Attachment {
        try await store(
            AsyncThrowingStream { stream in
                stream.yield(bytes)
                stream.finish()
            }, in: workspace)
    }

    private static func store(_ chunks: AsyncThrowingStream<[UInt8], any Error>, in workspace: Workspace) async throws
        -> Attachment
    {
        do throws(StoreError) {
            return try await workspace.store.attach(
                chunks, sizeMax: AttachmentRules.bytesMax, in: workspace.organization.id)
        } catch {
            throw WorkspaceError.store(error)
        }
    }

    /// Writes an attachment to a new file; a file that turns out damaged is not left behind.
    static func write(_ digest: String, to path: String, from workspace: Workspace) async throws {
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else {
            throw CommandError("\(path) cannot be written", .unavailable)
        }
        do {
            try await workspace.store.readAttachment(digest, in: workspace.organization.id) {
                try handle.write(contentsOf: Data($0))
            }
            try handle.close()
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            if let error = error as? StoreError { throw WorkspaceError.store(error) }
            throw error
        }
    }
}
