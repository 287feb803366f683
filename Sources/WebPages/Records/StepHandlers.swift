import HTML
import ISMS
import Operations
import Phrases
import RecordFormat
import RecordStore
import Registers
import Serving

/// Steps of a workflow and entries, by their forms on a record's page.
struct StepHandlers: Sendable {
    let visit: PageVisit

    func advance(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let item = try visit.item(kind, code)
        let sent = try await visit.checkedForm()
        guard let seen = Int(sent["version"] ?? ""), let state = sent["to"], !state.isEmpty else {
            throw WebError.stepElsewhere
        }
        do {
            let moment = try (sent["at"]?.trimmed).flatMap { text -> Instant? in
                text.isEmpty ? nil : try Instant(parsing: text, in: visit.isms.timeZone)
            }
            try await visit.perform(
                Advance(
                    item.id, to: state, seen: seen, at: moment, reason: sent["reason"] ?? "",
                    withoutSecondPerson: sent["withoutSecondPerson"] ?? ""))
            return visit.done(.advanced, .record(kind, code: code), code: code)
        } catch let error as WorkspaceError {
            guard let (problem, status) = RecordHandlers.refusal(error, of: code) else { throw error }
            return try await RecordHandlers(visit: visit).recordPage(kind, code, problem: problem, status: status)
                .failing(with: error.code)
        } catch let error as InvalidValue {
            return try await RecordHandlers(visit: visit).recordPage(
                kind, code, problem: error.problem.capitalizedFirst, status: .unprocessable)
        }
    }

    /// How the viewer stands towards the steps that lead on from where a record stands, in their order.
    func standings(of item: any Item) async throws -> [(step: AnyWorkflow.Step, standing: StepStanding)] {
        guard let workflow = item.kind.workflow, visit.links.asOf == nil else { return [] }
        var standings: [(step: AnyWorkflow.Step, standing: StepStanding)] = []
        for step in workflow.steps(from: item.body) {
            let standing = try await visit.workspace.standing(
                of: visit.principal, towards: step, of: item, in: visit.isms)
            standings.append((step, standing))
        }
        return standings
    }

    func addEntry(_ kind: Kind, _ code: String, _ name: String) async throws -> WebResponse {
        let item = try visit.item(kind, code)
        guard let list = kind.entryLists.first(where: { $0.field == name }),
            let columns = item.fields.first(where: { $0.name == name })?.type.columns
        else { throw WebError.notFound }
        guard visit.principal.may(.change, item, in: visit.isms) else {
            throw WorkspaceError.mayNot(.change, item.name)
        }
        if let workflow = kind.workflow, workflow.isSealed(item.body) {
            throw WorkspaceError.sealedAndKept(item.name)
        }
        var sent = FormData([])
        var row = JSONObject()
        do {
            let files: [StoredFile]
            (sent, files) = try await entrySent(columns, list)
            for column in columns.typed {
                var references = visit.isms
                let text = (sent[FieldEditor.name(of: column)] ?? "").trimmed
                do throws(InvalidValue) {
                    let value = try column.type.value(from: text, finding: &references)
                    if !value.isEmpty { row[column.name] = value }
                } catch {
                    throw WorkspaceError.badEntry(column.label, error)
                }
            }
            try await visit.perform(AddEntry(to: item.id, name, row, files: files))
            return visit.done(.entered, .record(kind, code: code), code: code)
        } catch let error as WorkspaceError {
            guard let (problem, status) = RecordHandlers.refusal(error, of: code) else { throw error }
            let texts = Dictionary(
                uniqueKeysWithValues: columns.typed.map { ($0.name, sent[FieldEditor.name(of: $0)] ?? "") })
            return try await entryForm(item, list, texts, problem, status).failing(with: error.code)
        }
    }

    private func entryForm(
        _ item: any Item, _ list: EntryList, _ texts: [String: String], _ problem: Phrase, _ status: WebStatus
    ) async throws -> WebResponse {
        let page = try await visit.chrome().page(
            title: "An entry for \(item.code)", clause: item.kind.requirement, lead: .data(item.title)
        ) {
            EntryForm(
                item: item, list: list, isms: visit.isms, links: visit.links, viewer: visit.viewer, texts: texts,
                problem: problem)
            p { a(.class("button plain"), .href(visit.links.record(item))) { "Back to \(item.code)" } }
        }
        return .page(page, status: status.http)
    }

    /// Reads the form of an entry, and puts its files into the store.
    private func entrySent(_ columns: [FieldDeclaration], _ list: EntryList) async throws
        -> (form: FormData, files: [StoredFile])
    {
        guard visit.request.contentType.hasPrefix("multipart/form-data") else {
            return (try await visit.checkedForm(), [])
        }
        let upload = try await visit.checkedUpload(.init(fileBytesMax: AttachmentRules.bytesMax))
        var pairs: [(name: String, value: String)] = []
        var files: [StoredFile] = []
        let filesName = columns.files.map { FieldEditor.name(of: $0) }
        while let part = try await upload.next() {
            guard let fileName = part.fileName else {
                pairs.append((part.name, try await upload.text()))
                continue
            }
            guard list.takesFiles, part.name == filesName, !fileName.isEmpty else { continue }
            guard files.count < Self.filesMax else {
                throw WorkspaceError.entryWithTooManyFiles(countMax: Self.filesMax)
            }
            let file = try await UploadedAttachment(upload, named: fileName, in: visit.workspace)
            guard file.attachment.byteCount > 0, let stored = file.stored else {
                throw WorkspaceError.emptyFile(StoredFile.plainName(fileName))
            }
            files.append(stored)
        }
        return (FormData(pairs), files)
    }

    private static let filesMax = 20
}

extension UploadedAttachment {
    /// The file as a record names it among several.
    fileprivate var stored: StoredFile? {
        AttachmentDigest(attachment.digest).map {
            StoredFile(
                digest: $0, name: StoredFile.plainName(fileName),
                mediaType: AttachmentRules.mediaType(of: fileName), byteCount: attachment.byteCount)
        }
    }
}
