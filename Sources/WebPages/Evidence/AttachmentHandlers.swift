import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Serving
import Synchronization
import Operations

/// Files of records: taken in and given out chunk by chunk, never held as a whole.
struct AttachmentHandlers: Sendable {
    let visit: PageVisit

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
        guard let wanted = visit.request.query["digest"],
            let file = field.type.files(in: item.value(of: name)).first(where: { $0.digest.hexadecimal == wanted })
        else { throw WebError.notFound }
        return (wanted, file.name)
    }

    /// Gives the file out, as a file to save whatever it holds.
    ///
    /// Every chunk is checked before it leaves. Should one not match, the connection breaks off: a length was promised,
    /// so that no browser takes what came for the whole.
    func attachment(_ kind: Kind, _ code: String, _ name: String) async throws -> WebResponse {
        let item = try await visit.anyItem(kind, code)
        let (digest, known) = try file(of: item, in: name)
        let (store, organization) = (visit.workspace.store, visit.workspace.organization.id)
        let attachment = try await store.attachment(digest, in: organization)
        let fileName = if let known { known } else { try await fileName(of: item, digest: digest) }
        return WebResponse(
            .ok,
            headers: [
                .contentType: AttachmentRules.mediaType(of: fileName),
                .contentDisposition: WebResponse.disposition(fileName),
                .contentSecurityPolicy: "sandbox; default-src 'none'; frame-ancestors 'none'",
            ],
            body: .stream(length: attachment.byteCount) { sink in
                do throws(StoreError) {
                    try await store.readAttachment(digest, in: organization) { try await sink.write($0) }
                } catch {
                    throw error
                }
            })
    }

    /// What the file was called; for records that do not keep that, the record's code and what its first bytes suggest.
    private func fileName(of item: any Item, digest: String) async throws -> String {
        if let name = item.value(of: "fileName").stringValue, !name.isEmpty { return name }
        let opening = Mutex<[UInt8]>([])
        struct Enough: Error {}
        do throws(StoreError) {
            try await visit.workspace.store.readAttachment(digest, in: visit.workspace.organization.id) { bytes in
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
        let item = try visit.item(kind, code)
        let field = try attachmentField(item, name)
        guard visit.principal.may(.change, item, in: visit.isms) else {
            throw WorkspaceError.mayNot(.change, item.name)
        }
        let form = try await visit.checkedUpload(.init(fileBytesMax: AttachmentRules.bytesMax))
        var version: Int?
        var file: UploadedAttachment?
        while let part = try await form.next() {
            if part.name == "version", part.fileName == nil {
                version = Int(try await form.text())
                // Known before the file comes, so that nobody sends 50 MB in vain.
                guard version == item.provenance.version else { break }
            } else if part.name == "file", let fileName = part.fileName, !fileName.isEmpty, file == nil {
                file = try await UploadedAttachment(form, named: fileName, in: visit.workspace)
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
        try await visit.perform(
            ChangeRecord(item.id, seen: version, to: record, purpose: "Add the file \(file.fileName)"))
        return visit.done(.uploaded, .record(kind, code: code), code: code)
    }

    private func attachmentForm(
        _ item: any Item, _ field: FieldDeclaration, _ problem: Phrase, status: HTTPResponse.Status
    ) async throws -> WebResponse {
        let page = try await visit.chrome().page(
            title: "A file for \(item.code)", clause: item.kind.requirement, lead: .data(item.title)
        ) {
            AttachmentForm(item: item, field: field, links: visit.links, viewer: visit.viewer, problem: problem)
            p { a(.class("button plain"), .href(visit.links.record(item))) { "Back to \(item.code)" } }
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
