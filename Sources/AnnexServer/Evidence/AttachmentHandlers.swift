import HTML
import HTTPTypes
import Hummingbird
import ISMS
import NIOCore
import RecordFormat
import RecordStore
import Synchronization
import Operations

/// Files of records: taken in and given out chunk by chunk, never held as a whole.
extension OrganizationDispatcher {
    private func attachmentField(_ item: any Item, _ name: String) throws -> FieldDeclaration {
        guard let field = item.fields.first(where: { $0.name == name && $0.type == .attachment }) else {
            throw WebError.notFound
        }
        return field
    }

    /// The file that a field holds, or that of several which the address names by its digest; only what the record holds.
    private func file(of item: any Item, in name: String) throws -> (digest: String, name: String?) {
        guard let field = item.fields.first(where: { $0.name == name }) else { throw WebError.notFound }
        if field.type == .attachment {
            guard let digest = item.value(of: name).stringValue else { throw WebError.notFound }
            return (digest, nil)
        }
        guard let wanted = request.query["digest"],
            let file = field.type.files(in: item.value(of: name)).first(where: { $0.digest.hexadecimal == wanted })
        else { throw WebError.notFound }
        return (wanted, file.name)
    }

    /// Gives the file out, as a file to save whatever it holds.
    ///
    /// Every chunk is checked before it leaves. Should one not match, the connection breaks off: a length was promised,
    /// so that no browser takes what came for the whole.
    func attachment(_ kind: Kind, _ code: String, _ name: String) async throws -> WebResponse {
        let item = try await anyItem(kind, code)
        let (digest, known) = try file(of: item, in: name)
        let (store, organization) = (workspace.store, workspace.organization.id)
        let attachment = try await store.attachment(digest, in: organization)
        let fileName = if let known { known } else { try await fileName(of: item, digest: digest) }
        return WebResponse(
            .ok,
            headers: [
                .contentType: AttachmentRules.mediaType(of: fileName),
                .contentDisposition: WebResponse.disposition(fileName),
                .contentSecurityPolicy: "sandbox; default-src 'none'; frame-ancestors 'none'",
            ],
            body: .stream(length: attachment.byteCount) { writer in
                let sink = ResponseSink(writer)
                do throws(StoreError) {
                    try await store.readAttachment(digest, in: organization) { try await sink.write($0) }
                } catch {
                    throw error
                }
                try await sink.finish()
            })
    }

    /// What the file was called; for records that do not keep that, the record's code and what its first bytes suggest.
    private func fileName(of item: any Item, digest: String) async throws -> String {
        if let name = item.value(of: "fileName").stringValue, !name.isEmpty { return name }
        let opening = Mutex<[UInt8]>([])
        struct Enough: Error {}
        do throws(StoreError) {
            try await workspace.store.readAttachment(digest, in: workspace.organization.id) { bytes in
                opening.withLock { $0 = bytes }
                throw Enough()
            }
        } catch {
            // It was stopped on purpose; what is really wrong shows when the whole is read.
        }
        return "\(item.code).\(AttachmentRules.fileExtension(openingWith: opening.withLock(\.self)))"
    }

    /// Takes a file in.
    func saveAttachment(_ kind: Kind, _ code: String, _ name: String) async throws -> WebResponse {
        let item = try item(kind, code)
        let field = try attachmentField(item, name)
        guard principal.may(.change, item, in: isms) else {
            throw WebError.forbidden("You may not change \(item.name).")
        }
        let form = try await dispatcher.checkedUpload(.init(fileBytesMax: AttachmentRules.bytesMax))
        var version: Int?
        var file: UploadedAttachment?
        while let part = try await form.next() {
            if part.name == "version", part.fileName == nil {
                version = Int(try await form.text())
                // Known before the file comes, so that nobody sends 50 MB in vain.
                guard version == item.provenance.version else { break }
            } else if part.name == "file", let fileName = part.fileName, !fileName.isEmpty, file == nil {
                file = try await UploadedAttachment(form, named: fileName, in: workspace)
            }
        }
        guard version == item.provenance.version else {
            return try await attachmentForm(
                item, field,
                "Someone else changed \(item.code) in the meantime. Look at it, then choose the file again.",
                status: .conflict)
        }
        guard let file, file.attachment.byteCount > 0 else {
            return try await attachmentForm(
                item, field, "Choose a file with something in it.", status: .unprocessableContent)
        }
        guard let type = Kind.type(named: kind.name) else { throw WebError.notFound }
        let record: any Record
        do throws(InvalidField) {
            record = try type.init(body: file.body(on: item.workingRecord.body, field: field, of: type))
        } catch {
            return try await attachmentForm(
                item, field, "\(error.field) \(error.problem)", status: .unprocessableContent)
        }
        try await perform(
            ChangeRecord(item.id, seen: version, to: record, purpose: "Add the file \(file.fileName)"))
        return done(.uploaded, .record(kind, code: code), code: code)
    }

    private func attachmentForm(
        _ item: any Item, _ field: FieldDeclaration, _ problem: String, status: HTTPResponse.Status
    ) async throws -> WebResponse {
        let page = try await chrome().page(
            title: "A file for \(item.code)", clause: item.kind.requirement, lead: item.title
        ) {
            AttachmentForm(item: item, field: field, links: links, viewer: viewer, problem: problem)
            p { a(.class("button plain"), .href(links.record(item))) { "Back to \(item.code)" } }
        }
        return .page(page, status: status)
    }
}

/// A file that was taken in with a form.
struct UploadedAttachment: Sendable {
    let attachment: Attachment
    let fileName: String

    /// Streams the part that the form stands at into the store.
    init(_ form: MultipartForm, named fileName: String, in workspace: Workspace) async throws {
        self.fileName = fileName
        do throws(StoreError) {
            attachment = try await workspace.store.attach(
                form.chunks, sizeMax: AttachmentRules.bytesMax, in: workspace.organization.id)
        } catch {
            // What was wrong with the form, the store can only say that it was stopped by.
            throw form.failure ?? error
        }
    }

    /// The record with the file in it, and what it says of files where it does.
    func body(on body: JSONObject, field: FieldDeclaration, of type: any Record.Type) -> JSONObject {
        var body = body
        body[field.name] = .string(attachment.digest)
        let facts: [(String, JSON)] = [
            ("fileName", .string(fileName)), ("mediaType", .string(AttachmentRules.mediaType(of: fileName))),
            ("byteCount", .integer(attachment.byteCount)),
        ]
        for (name, value) in facts where type.declarations.contains(where: { $0.name == name }) { body[name] = value }
        return body
    }
}

/// A response's writer that chunks are handed to from a closure of the store's, one after the other.
private final class ResponseSink: @unchecked Sendable {
    // Only ever used by the one task that writes the response, which waits for each chunk before the next.
    private var writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    func write(_ bytes: [UInt8]) async throws { try await writer.write(ByteBuffer(bytes: bytes)) }
    func finish() async throws { try await writer.finish(nil) }
}
