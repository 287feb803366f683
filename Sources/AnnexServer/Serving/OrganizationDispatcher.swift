import HTML
import ISMS
import RecordFormat
import RecordStore
import Operations

/// A request for a page of an organization that the viewer belongs to.
struct OrganizationDispatcher: Sendable {
    let dispatcher: Dispatcher
    let space: OrganizationSpace
    let derived: Derived
    let links: Links
    let route: OrganizationRoute
    let viewer: Viewer

    var request: WebRequest { dispatcher.request }
    var application: WebApplication { dispatcher.application }
    var workspace: Workspace { space.workspace }
    /// What the viewer may read of the organization besides what this page stands on.
    var viewing: Viewing { Viewing(workspace, as: principal) }
    var isms: ISMS { derived.isms }
    var principal: Principal { viewer.principal }
    /// Today by the organization's clocks.
    var today: Day { space.today }

    func answer() async throws -> WebResponse {
        if request.method == .post {
            // The past is only looked at.
            if links.asOf != nil { throw WebError.forbidden("Nothing can be changed on a day in the past.") }
            return try await answerToForm()
        }
        return try await answerToReading()
    }

    private func answerToReading() async throws -> WebResponse {
        switch route {
        case .home: return try await home()
        case .guidedStart: return try await guidedStart()
        case .findings: return try await findingsPage()
        case .search: return try await search()
        case .history: return try await history()
        case .commit(let sequence): return try await commitPage(sequence)
        case .reports: return try await reports()
        case .report(let kind, let format): return try await report(kind, format)
        case .job(let id): return try await job(id)
        case .register(let kind): return try await register(kind)
        case .newRecord(let kind): return try await newRecordForm(kind)
        case .bulkEdit(let kind): return .seeOther(links.route(.register(kind)))
        case .exportRegister(let kind, let format): return try await exportRegister(kind, format)
        case .importRegister(let kind): return try await importForm(kind)
        case .importStep(let kind, let step): return try await importStep(kind, step)
        case .suggestions(let kind): return try await suggestions(kind)
        case .record(let kind, let code): return try await recordPage(kind, code)
        case .editRecord(let kind, let code): return try await editForm(kind, code)
        case .field(let kind, let code, let field): return try await fieldEditor(kind, code, field)
        case .removeRecord(let kind, let code), .restoreRecord(let kind, let code), .approveRecord(let kind, let code),
            .comment(let kind, let code):
            return .seeOther(links.route(.record(kind, code: code)))
        case .withdrawComment(let code): return .seeOther(links.route(.record(Comment.kind, code: code)))
        case .attachment(let kind, let code, let field): return try await attachment(kind, code, field)
        case .advance(let kind, let code), .addEntry(let kind, let code, _):
            return .seeOther(links.route(.record(kind, code: code)))
        case .riskWorkshop: return try await riskWorkshop()
        case .rateRisk(let code): return try await rateForm(code)
        case .acceptRisk(let code): return try await acceptForm(code)
        case .approvePlan(let code): return .seeOther(links.route(.record(Risk.kind, code: code)))
        case .proposals(let asset): return try await proposals(asset)
        case .treatmentPlan(let view): return try await treatmentPlan(view)
        case .statement: return try await statement()
        case .statementLine(let id): return try await statementLine(id)
        case .issueStatement: return try await issueForm()
        case .issuedStatement(let version): return try await issuedStatement(version)
        case .readStatement(let code): return try readStatement(code)
        case .approveStatement(let version): return .seeOther(links.route(.issuedStatement(version)))
        case .compareStatements(let old, let new): return try await compareStatements(old, new)
        case .readDocument(let code): return try await readDocument(code)
        case .documentFile(let code, let format): return try await documentFile(code, format)
        case .documentChoices(let code): return try await documentChoices(code)
        case .documentTemplates: return try await documentTemplates()
        case .documentTemplate(let id): return try await documentTemplate(id)
        case .guidance: return try await guidance()
        case .clauseGuidance(let clause): return try await clauseGuidance(clause)
        case .lessons: return try await lessons()
        case .lesson(let id): return try await lesson(id)
        case .customerQuestions: return try await customerQuestions()
        case .settings(let page): return try await settings(page)
        }
    }

    private func answerToForm() async throws -> WebResponse {
        switch route {
        case .newRecord(let kind): return try await createRecord(kind)
        case .editRecord(let kind, let code): return try await saveRecord(kind, code)
        case .field(let kind, let code, let field): return try await saveField(kind, code, field)
        case .removeRecord(let kind, let code): return try await removeRecord(kind, code)
        case .restoreRecord(let kind, let code): return try await restoreRecord(kind, code)
        case .approveRecord(let kind, let code): return try await approveRecord(kind, code)
        case .comment(let kind, let code): return try await addComment(kind, code)
        case .withdrawComment(let code): return try await withdrawComment(code)
        case .bulkEdit(let kind): return try await bulkEdit(kind)
        case .attachment(let kind, let code, let field): return try await saveAttachment(kind, code, field)
        case .advance(let kind, let code): return try await advance(kind, code)
        case .addEntry(let kind, let code, let field): return try await addEntry(kind, code, field)
        case .importRegister(let kind): return try await receiveImport(kind)
        case .importStep(let kind, let step): return try await takeImportStep(kind, step)
        case .register(let kind): return try await saveView(kind)
        case .rateRisk(let code): return try await saveRating(code)
        case .acceptRisk(let code): return try await saveAcceptance(code)
        case .approvePlan(let code): return try await approvePlan(code)
        case .proposals(let asset): return try await takeProposals(asset)
        case .statement: return try await decideSeveral()
        case .statementLine(let id): return try await saveStatementLine(id)
        case .issueStatement: return try await issueStatement()
        case .approveStatement(let version): return try await approveStatement(version)
        case .report(let kind, let format): return try await startReport(kind, format)
        case .documentFile(let code, let format): return try await startDocumentFile(code, format)
        case .documentChoices(let code): return try await saveDocumentChoices(code)
        case .documentTemplates: return try await adoptTemplates()
        case .settings(let page): return try await saveSettings(page)
        case .guidedStart: return try await takeGuidedStep()
        case .home, .findings, .search, .history, .commit, .reports, .job, .exportRegister, .suggestions, .record,
            .riskWorkshop, .treatmentPlan, .issuedStatement, .readStatement, .compareStatements, .readDocument,
            .documentTemplate,
            .guidance, .clauseGuidance, .lessons, .lesson, .customerQuestions:
            throw WebError.methodNotAllowed
        }
    }

    // MARK: What handlers share

    /// What surrounds this page.
    func chrome(_ notice: Chrome.Notice? = nil) async throws -> Chrome {
        let errors =
            principal.reach(of: .read, on: Risk.kind) == .all
            ? try await derived.check().errorCount : nil
        return Chrome(
            organizationName: isms.organization?.title ?? links.handle, links: links, route: route, today: today,
            viewer: viewer, notice: notice ?? self.notice, errorCount: errors)
    }

    /// What a page says once after a form: carried in the address by name, never as text.
    private var notice: Chrome.Notice? {
        guard let name = request.query["done"] else { return nil }
        return DoneNotice(rawValue: name)?.notice(code: request.query["code"], isms: isms, links: links)
    }

    func reads(_ kind: Kind) throws {
        if principal.reach(of: .read, on: kind) == .none { throw WebError.notFound }
    }

    func may(_ duty: AccessPolicy.Duty) throws {
        guard principal.may(duty) else { throw WebError.forbidden("Your role does not allow this.") }
    }

    /// The record of a code, if it is of that kind and the viewer may read it.
    func item(_ kind: Kind, _ code: String) throws -> any Item {
        guard let item = isms.item(code: code), item.kind == kind, principal.may(.read, item, in: isms) else {
            throw WebError.notFound
        }
        return item
    }

    /// Does something as the viewer: the one way by which pages change anything.
    @discardableResult
    func perform(_ operation: some Operations.Operation, reason: String = "") async throws(WorkspaceError)
        -> Workspace.Committed
    {
        try await workspace.perform(operation, as: principal, reason: String(reason.trimmed.prefix(500)))
    }

    func done(
        _ notice: DoneNotice, _ route: OrganizationRoute, code: String? = nil,
        query: [(name: String, value: String)] = []
    )
        -> WebResponse
    {
        var query = query
        query.append(("done", notice.rawValue))
        if let code { query.append(("code", code)) }
        return .seeOther(links.route(route), query)
    }
}

/// What was just done, as the next page says it.
enum DoneNotice: String, Sendable {
    case added, saved, drafted, withdrawn, discarded, unchanged, removed, restored, approved, commented, imported,
        issued, rated,
        accepted, uploaded, advanced, entered
    case proposed, adopted
    /// A decision of the owner went with the change.
    case savedAndWithdrawn = "saved-withdrawn"
    case commentWithdrawn = "comment-withdrawn"
    case planApproved = "plan-approved"
    case bulkDrafted = "bulk-drafted"
    case addedUnseen = "added-unseen"
    case savedUnseen = "saved-unseen"
    case viewSaved = "view-saved"
    case viewRemoved = "view-removed"
    case bulkSaved = "bulk-saved"

    func notice(code: String?, isms: ISMS, links: Links) -> Chrome.Notice? {
        let item = code.flatMap { isms.item(code: $0) }
        let name = item?.code ?? code.flatMap { Self.isCode($0) ? $0 : nil } ?? "It"
        let text =
            switch self {
            case .added: "\(name) was added."
            case .saved: "\(name) was saved."
            case .drafted:
                "\(name) was saved as a draft. What is approved stays in force until the draft is approved too."
            case .discarded: "The draft of \(name) was discarded. What is approved is unchanged."
            case .savedAndWithdrawn:
                "\(name) was saved. What its owner had decided no longer covers it and was withdrawn; it waits for them again."
            case .planApproved: "The plan for \(name) was approved."
            case .bulkDrafted:
                "The selected records were changed, in one commit. Of those that are approved, drafts were begun; they wait for approval."
            case .withdrawn: "The approval of \(name) was taken back."
            case .unchanged: "Nothing was changed, so nothing was saved."
            case .removed: "\(name) was removed. Its history stays."
            case .restored: "\(name) is back."
            case .approved: "\(name) was approved."
            case .commented: "Your comment was added."
            case .commentWithdrawn: "The comment was withdrawn. Its history still has what it said."
            case .addedUnseen: "It was added. You are not in its circle, so you do not see it."
            case .savedUnseen: "It was saved. You are not in its circle any more, so you do not see it."
            case .advanced: "\(name) went on a step."
            case .entered: "Your entry was added."
            case .imported: "The file was imported."
            case .issued: "The Statement of Applicability was issued."
            case .rated: "\(name) was rated."
            case .accepted: "\(name) was accepted."
            case .proposed: "The risks were added. They wait to be rated."
            case .adopted:
                "The documents were added as drafts. Read each, choose what it leaves open, then have it approved."
            case .uploaded: "The file was added to \(name)."
            case .viewSaved: "The view was saved."
            case .viewRemoved: "The view was removed. No record changed."
            case .bulkSaved: "The selected records were changed, in one commit."
            }
        var undo: WebAddress?
        if self == .removed, let code, Self.isCode(code),
            let kind = Kind.all.first(where: { code.hasPrefix($0.prefix + "-") })
        {
            undo = links(.restoreRecord(kind, code: code))
        }
        return Chrome.Notice(tone: self == .unchanged ? .neutral : .good, text: text, undo: undo)
    }

    private static func isCode(_ text: String) -> Bool {
        text.utf8.count <= 20
            && text.utf8.allSatisfy { byte in
                (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
