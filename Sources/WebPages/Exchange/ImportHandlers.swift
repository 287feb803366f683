import Accounts
import Foundation
import HTML
import HTTPTypes
import ISMS
import Interchange
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// The import of a file into a register in steps: choose the file, say which column goes where, look at what would
/// happen, do it. Between the steps the file waits on the server; nothing is written before the last.
struct ImportHandlers: Sendable {
    let visit: PageVisit
    let uploads: UploadShelf
    let importing: ImportWorker

    func importForm(_ kind: Kind) async throws -> WebResponse {
        try mayImport(kind)
        return try await importForm(kind, problem: nil, status: .ok)
    }

    private func mayImport(_ kind: Kind) throws {
        try visit.may(.importRecords)
        guard visit.links.asOf == nil else { throw WebError.importOnPastDay }
        guard visit.principal.reach(of: .create, on: kind) == .all, kind.isMadeBy == nil, kind.shelf == nil else {
            throw WebError.notImported(kind)
        }
    }

    private func importForm(_ kind: Kind, problem: Phrase?, status: HTTPResponse.Status) async throws -> WebResponse {
        let page = ImportFilePage(chrome: try await visit.chrome(), kind: kind, problem: problem)
        return .page(page.page, status: status)
    }

    private func uploadOwner(_ kind: Kind) throws -> UploadShelf.Owner {
        UploadShelf.Owner(
            account: try visit.signedIn().account.id, organization: visit.organization.id, kind: kind)
    }

    /// Takes the file, reads it once to see that it can be read, and goes on to its columns.
    func receiveImport(_ kind: Kind) async throws -> WebResponse {
        try mayImport(kind)
        let form = try await visit.checkedUpload(.init(fileBytesMax: UploadShelf.bytesMax))
        var upload: UploadShelf.Upload?
        while let part = try await form.next() {
            guard part.name == "file", let name = part.fileName, upload == nil else { continue }
            upload = try await spool(form, named: name, for: kind)
        }
        guard let upload, upload.byteCount > 0 else {
            return try await importForm(
                kind, problem: "Choose a file with something in it.", status: .unprocessableContent)
        }
        do {
            _ = try await importing.run { try ImportReading(upload) }
        } catch let error as TabularError {
            return try await importForm(
                kind, problem: error.sentence.capitalizedFirst, status: .unprocessableContent)
        }
        let id = Token.random().text
        uploads.put(upload, id: id)
        return .seeOther(visit.links.route(.importStep(kind, .columns)), [("upload", id)])
    }

    private func spool(_ form: MultipartForm, named name: String, for kind: Kind) async throws -> UploadShelf.Upload {
        let folder = FileManager.default.temporaryDirectory.appending(path: "annex-import-").path
        let file = try SpoolFile(prefix: folder)
        var byteCount = 0
        while let bytes = try await form.chunk() {
            guard byteCount + bytes.count <= UploadShelf.bytesMax else {
                throw WebError.tooLarge(UploadShelf.bytesMax)
            }
            try file.write(bytes, at: byteCount)
            byteCount += bytes.count
        }
        return UploadShelf.Upload(
            owner: try uploadOwner(kind), fileName: name.isEmpty ? "file" : name, byteCount: byteCount, file: file,
            at: visit.server.clock.now())
    }

    private func find(_ id: String?, _ kind: Kind) throws -> (id: String, upload: UploadShelf.Upload)? {
        guard let id,
            let upload = uploads.find(id, of: try uploadOwner(kind), at: visit.server.clock.now())
        else { return nil }
        return (id, upload)
    }

    private func uploadIsGone(_ kind: Kind) async throws -> WebResponse {
        try await importForm(
            kind,
            problem:
                "The file is no longer kept: it was imported, or half an hour passed. Choose it again; nothing was lost.",
            status: .gone)
    }

    func importStep(_ kind: Kind, _ step: OrganizationRoute.ImportStep) async throws -> WebResponse {
        try mayImport(kind)
        guard let (id, upload) = try find(visit.request.query["upload"], kind) else {
            return try await uploadIsGone(kind)
        }
        if let outcome = upload.outcome {
            guard step == .done else { return .seeOther(visit.links.route(.importStep(kind, .done)), [("upload", id)]) }
            let page = ImportDonePage(
                chrome: try await visit.chrome(), kind: kind, fileName: upload.fileName, summary: outcome)
            return .page(page.page)
        }
        switch step {
        case .columns:
            var choices = upload.choices
            ImportColumnsForm.takeReading(visit.request.query, into: &choices)
            return try await columnsPage(kind, id, upload, choices, problems: [], status: .ok)
        case .preview: return try await previewPage(kind, id, upload, status: .ok)
        case .done: return .seeOther(visit.links.route(.importStep(kind, .preview)), [("upload", id)])
        }
    }

    func takeImportStep(_ kind: Kind, _ step: OrganizationRoute.ImportStep) async throws -> WebResponse {
        try mayImport(kind)
        let sent = try await visit.checkedForm()
        guard let (id, upload) = try find(sent["upload"], kind) else { return try await uploadIsGone(kind) }
        if upload.outcome != nil { return .seeOther(visit.links.route(.importStep(kind, .done)), [("upload", id)]) }
        switch step {
        case .columns: return try await takeColumns(kind, id, upload, sent)
        case .preview: return try await runImport(kind, id, upload, reason: sent["reason"] ?? "")
        case .done: throw WebError.methodNotAllowed
        }
    }

    // MARK: Columns

    private func columnsPage(
        _ kind: Kind, _ id: String, _ upload: UploadShelf.Upload, _ choices: ImportChoices, problems: [Phrase],
        status: HTTPResponse.Status
    ) async throws -> WebResponse {
        let day = visit.today
        let reading: ImportReading
        do {
            reading = try await importing.run { try ImportReading(upload, choices) }
        } catch let error as TabularError {
            return try await importForm(
                kind, problem: error.sentence.capitalizedFirst, status: .unprocessableContent)
        }
        // What is not chosen yet is proposed by the headings.
        var proposing = choices.options
        var columns: [ImportSummary.Column] = []
        var ignored: [ImportSummary.IgnoredColumn] = []
        var problems = problems
        do throws(ImportError) {
            if choices.fields == nil { proposing.defaults = [] }
            let plan = try RegisterImport(reading.sheet, as: kind, options: proposing, on: day)
            (columns, ignored) = (plan.columns, plan.ignored)
        } catch {
            if problems.isEmpty, case .columns(let sentences) = error { problems = sentences }
        }
        let page = ImportColumnsPage(
            chrome: try await visit.chrome(), kind: kind, upload: id, fileName: upload.fileName, reading: reading,
            choices: choices, proposed: columns, ignored: ignored, problems: problems, isms: visit.isms)
        return .page(page.page, status: status)
    }

    private func takeColumns(_ kind: Kind, _ id: String, _ upload: UploadShelf.Upload, _ sent: FormData) async throws
        -> WebResponse
    {
        var choices = upload.choices
        ImportColumnsForm.takeReading(sent, into: &choices)
        ImportColumnsForm.takeColumns(sent, of: kind, into: &choices)
        let (chosen, day) = (choices, visit.today)
        var problems: [Phrase] = []
        do {
            try await importing.run {
                let reading = try ImportReading(upload, chosen)
                _ = try RegisterImport(reading.sheet, as: kind, options: chosen.options, on: day)
            }
        } catch ImportError.columns(let sentences) {
            problems = sentences
        } catch let error as TabularError {
            problems = [error.sentence.capitalizedFirst]
        }
        guard problems.isEmpty else {
            return try await columnsPage(kind, id, upload, choices, problems: problems, status: .unprocessableContent)
        }
        uploads.update(id, of: upload.owner) { $0.choices = chosen }
        return .seeOther(visit.links.route(.importStep(kind, .preview)), [("upload", id)])
    }

    // MARK: Preview and import

    private func previewPage(
        _ kind: Kind, _ id: String, _ upload: UploadShelf.Upload, status: HTTPResponse.Status
    ) async throws -> WebResponse {
        guard upload.choices.fields != nil else {
            return .seeOther(visit.links.route(.importStep(kind, .columns)), [("upload", id)])
        }
        let result = try await rowsImported(kind, upload, isRehearsal: true, reason: "")
        let page = ImportPreviewPage(
            chrome: try await visit.chrome(), kind: kind, upload: id, fileName: upload.fileName,
            outcome: result.outcome,
            warnings: result.warnings, day: visit.today)
        return .page(page.page, status: result.outcome.isRefused && status == .ok ? .unprocessableContent : status)
    }

    private func runImport(_ kind: Kind, _ id: String, _ upload: UploadShelf.Upload, reason: String) async throws
        -> WebResponse
    {
        guard upload.choices.fields != nil else {
            return .seeOther(visit.links.route(.importStep(kind, .columns)), [("upload", id)])
        }
        guard uploads.claim(id, of: upload.owner) else {
            throw WebError.importedAlready
        }
        defer { uploads.release(id, of: upload.owner) }
        let result = try await rowsImported(kind, upload, isRehearsal: false, reason: reason)
        guard case .summary(let summary) = result.outcome else {
            let page = ImportPreviewPage(
                chrome: try await visit.chrome(), kind: kind, upload: id, fileName: upload.fileName,
                outcome: result.outcome,
                warnings: result.warnings, day: visit.today)
            return .page(page.page, status: .unprocessableContent)
        }
        uploads.update(id, of: upload.owner) { upload in
            upload.outcome = summary
            upload.file = nil
        }
        return .seeOther(visit.links.route(.importStep(kind, .done)), [("upload", id)])
    }

    private func rowsImported(
        _ kind: Kind, _ upload: UploadShelf.Upload, isRehearsal: Bool, reason: String
    ) async throws -> (outcome: ImportPreviewPage.Outcome, warnings: [TabularWarning]) {
        let (workspace, principal, day) = (visit.workspace, visit.principal, visit.today)
        let given = reason.trimmed
        guard let file = upload.file else { throw WebError.notFound }
        return try await importing.run {
            let bytes = try file.read(upload.byteCount, at: 0)
            let reading = try ImportReading(bytes, named: upload.fileName, upload.choices)
            do throws(ImportError) {
                let work = try RegisterImport(reading.sheet, as: kind, options: upload.choices.options, on: day)
                let digest = String(HashChain.sha256(bytes).hexadecimal.prefix(12))
                let summary = try await work.run(
                    in: workspace, as: principal,
                    reason: "Import \(upload.fileName) (sha256 \(digest))" + (given.isEmpty ? "" : ": \(given)"),
                    from: upload.fileName, isRehearsal: isRehearsal)
                return (.summary(summary), reading.warnings)
            } catch {
                switch error {
                case .columns(let sentences): return (.refused(sentences), reading.warnings)
                case .cells(let problems): return (.problems(problems), reading.warnings)
                case .workspace(let error):
                    guard let web = WebError(error) else { throw error }
                    return (.refused([web.message]), reading.warnings)
                }
            }
        }
    }
}
