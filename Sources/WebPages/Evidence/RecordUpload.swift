import HTML
import ISMS
import Phrases
import RecordStore
import Operations
import Registers
import Serving

/// A new record's form with a file in it: evidence is most often exactly that.
struct RecordUpload: Sendable {
    let visit: PageVisit

    /// Reads the form of a new record, and puts its files into the store.
    func newRecordSent(_ kind: Kind) async throws -> (form: FormData, files: [UploadedField]) {
        guard visit.request.contentType.hasPrefix("multipart/form-data") else {
            return (try await visit.checkedForm(), [])
        }
        guard visit.principal.reach(of: .create, on: kind) != .none else {
            throw WorkspaceError.mayNotAdd(kind)
        }
        let fields = (Kind.type(named: kind.name)?.declarations ?? []).filter { $0.type == .attachment }
        let upload = try await visit.checkedUpload(.init(fileBytesMax: AttachmentRules.bytesMax))
        var pairs: [(name: String, value: String)] = []
        var files: [UploadedField] = []
        while let part = try await upload.next() {
            guard let fileName = part.fileName else {
                pairs.append((part.name, try await upload.text()))
                continue
            }
            let field = fields.first { FieldEditor.name(of: $0) == part.name }
            guard let field, !fileName.isEmpty, !files.contains(where: { $0.field == field }) else { continue }
            let file = try await UploadedAttachment(upload, named: fileName, in: visit.workspace)
            if file.attachment.byteCount > 0 { files.append(UploadedField(field: field, file: file)) }
        }
        return (FormData(pairs), files)
    }
}

/// A file that was taken in for a field of a record.
struct UploadedField: Sendable {
    let field: FieldDeclaration
    let file: UploadedAttachment
}

extension FieldEditor {
    /// The control by which a file is given to a new record.
    var fileChoice: Markup {
        div(.class("field")) {
            label(.for(field.name)) { field.label }
            p(.class("help"), .id("help-\(field.name)")) {
                "\(field.help) Up to \(AttachmentRules.bytesMax / 1_000_000) MB."
            }
            input(
                .id(field.name), .type(.file), .name(Self.name(of: field)), .aria("describedby", "help-\(field.name)"))
        }
    }
}
