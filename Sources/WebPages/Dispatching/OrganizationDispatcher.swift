import Accounts
import ISMS
import Phrases
import Registers
import Serving

/// Lets the handlers of the slice that a route of an organization belongs to answer.
struct OrganizationDispatcher: Sendable {
    let application: PagesApplication
    let visit: PageVisit

    func answer() async throws -> WebResponse {
        if visit.request.method == .post {
            // The past is only looked at.
            if visit.links.asOf != nil { throw WebError.pastDay }
            return try await answerToForm()
        }
        return try await answerToReading()
    }

    private func answerToReading() async throws -> WebResponse {
        switch visit.route {
        case .home: return try await home.home()
        case .guidedStart: return try await guided.guidedStart()
        case .findings: return try await home.findingsPage()
        case .search: return try await searching.search()
        case .history: return try await history.history()
        case .commit(let sequence): return try await history.commitPage(sequence)
        case .reports: return try await reports.reports()
        case .report(let kind, let format): return try await reports.report(kind, format)
        case .job(let id): return try await reports.job(id)
        case .register(let kind): return try await registers.register(kind)
        case .newRecord(let kind): return try await records.newRecordForm(kind)
        case .bulkEdit(let kind), .joinCircle(let kind): return .seeOther(visit.links.route(.register(kind)))
        case .exportRegister(let kind, let format): return try await exporting.exportRegister(kind, format)
        case .importRegister(let kind): return try await importing.importForm(kind)
        case .importStep(let kind, let step): return try await importing.importStep(kind, step)
        case .suggestions(let kind): return try await registers.suggestions(kind)
        case .record(let kind, let code): return try await records.recordPage(kind, code)
        case .editRecord(let kind, let code): return try await records.editForm(kind, code)
        case .field(let kind, let code, let field): return try await records.fieldEditor(kind, code, field)
        case .removeRecord(let kind, let code), .restoreRecord(let kind, let code), .approveRecord(let kind, let code),
            .comment(let kind, let code):
            return .seeOther(visit.links.route(.record(kind, code: code)))
        case .attachment(let kind, let code, let field): return try await attachments.attachment(kind, code, field)
        case .advance(let kind, let code), .addEntry(let kind, let code, _):
            return .seeOther(visit.links.route(.record(kind, code: code)))
        case .riskWorkshop: return try await risks.riskWorkshop()
        case .rateRisk(let code): return try await risks.rateForm(code)
        case .acceptRisk(let code): return try await risks.acceptForm(code)
        case .withdrawComment, .approvePlan: return .seeOther(visit.links.route(visit.route.recordPage ?? .home))
        case .proposals(let asset): return try await risks.proposals(asset)
        case .treatmentPlan(let view): return try await plan.treatmentPlan(view)
        case .statement: return try await statement.statement()
        case .statementLine(let id): return try await statement.statementLine(id)
        case .issueStatement: return try await issuing.issueForm()
        case .issuedStatement(let version): return try await issuing.issuedStatement(version)
        case .readStatement(let code): return try issuing.readStatement(code)
        case .approveStatement(let version): return .seeOther(visit.links.route(.issuedStatement(version)))
        case .compareStatements(let old, let new): return try await issuing.compareStatements(old, new)
        case .readDocument(let code): return try await documents.readDocument(code)
        case .documentFile(let code, let format): return try await documents.documentFile(code, format)
        case .documentChoices(let code): return try await choices.documentChoices(code)
        case .documentTemplates: return try await templates.documentTemplates()
        case .documentTemplate(let id): return try await documents.documentTemplate(id)
        case .guidance: return try await guidance.guidance()
        case .clauseGuidance(let clause): return try await guidance.clauseGuidance(clause)
        case .lessons: return try await guidance.lessons()
        case .lesson(let id): return try await guidance.lesson(id)
        case .customerQuestions: return try await guidance.customerQuestions()
        case .settings(let page): return try await settings.settings(page)
        }
    }

    private func answerToForm() async throws -> WebResponse {
        switch visit.route {
        case .newRecord(let kind): return try await records.createRecord(kind)
        case .editRecord(let kind, let code): return try await records.saveRecord(kind, code)
        case .field(let kind, let code, let field): return try await records.saveField(kind, code, field)
        case .removeRecord(let kind, let code): return try await records.removeRecord(kind, code)
        case .restoreRecord(let kind, let code): return try await records.restoreRecord(kind, code)
        case .approveRecord(let kind, let code): return try await records.approveRecord(kind, code)
        case .comment(let kind, let code): return try await comments.add(kind, code)
        case .withdrawComment(let code): return try await comments.withdraw(code)
        case .bulkEdit(let kind): return try await bulk.bulkEdit(kind)
        case .attachment(let kind, let code, let field): return try await attachments.saveAttachment(kind, code, field)
        case .advance(let kind, let code): return try await steps.advance(kind, code)
        case .joinCircle(let kind): return try await circles.join(kind)
        case .addEntry(let kind, let code, let field): return try await steps.addEntry(kind, code, field)
        case .importRegister(let kind): return try await importing.receiveImport(kind)
        case .importStep(let kind, let step): return try await importing.takeImportStep(kind, step)
        case .register(let kind): return try await views.saveView(kind)
        case .rateRisk(let code): return try await risks.saveRating(code)
        case .acceptRisk(let code): return try await risks.saveAcceptance(code)
        case .approvePlan(let code): return try await plan.approvePlan(code)
        case .proposals(let asset): return try await risks.takeProposals(asset)
        case .statement: return try await statement.decideSeveral()
        case .statementLine(let id): return try await statement.saveStatementLine(id)
        case .issueStatement: return try await issuing.issueStatement()
        case .approveStatement(let version): return try await issuing.approveStatement(version)
        case .report(let kind, let format): return try await reports.startReport(kind, format)
        case .documentFile(let code, let format): return try await documents.startDocumentFile(code, format)
        case .documentChoices(let code): return try await choices.saveDocumentChoices(code)
        case .documentTemplates: return try await templates.adoptTemplates()
        case .settings(let page): return try await settings.saveSettings(page)
        case .guidedStart: return try await guided.takeGuidedStep()
        case .home, .findings, .search, .history, .commit, .reports, .job, .exportRegister, .suggestions, .record,
            .riskWorkshop, .treatmentPlan, .issuedStatement, .readStatement, .compareStatements, .readDocument,
            .documentTemplate,
            .guidance, .clauseGuidance, .lessons, .lesson, .customerQuestions:
            throw WebError.methodNotAllowed
        }
    }

    // MARK: Handlers, each with what it needs

    private var home: HomeHandlers { HomeHandlers(visit: visit) }
    private var guided: GuidedStartHandlers { GuidedStartHandlers(visit: visit) }
    private var searching: SearchHandlers { SearchHandlers(visit: visit) }
    private var history: HistoryHandlers { HistoryHandlers(visit: visit) }
    private var registers: RegisterHandlers { RegisterHandlers(visit: visit) }
    private var views: SavedViewHandlers { SavedViewHandlers(visit: visit) }
    private var bulk: BulkEditHandlers { BulkEditHandlers(visit: visit) }
    private var records: RecordHandlers { RecordHandlers(visit: visit) }
    private var comments: CommentHandlers { CommentHandlers(visit: visit) }
    private var steps: StepHandlers { StepHandlers(visit: visit) }
    private var circles: CircleHandlers { CircleHandlers(visit: visit) }
    private var attachments: AttachmentHandlers { AttachmentHandlers(visit: visit) }
    private var exporting: ExportHandlers { ExportHandlers(visit: visit) }
    private var risks: RiskAssessmentHandlers { RiskAssessmentHandlers(visit: visit) }
    private var plan: TreatmentPlanHandlers { TreatmentPlanHandlers(visit: visit) }
    private var statement: StatementHandlers { StatementHandlers(visit: visit) }
    private var issuing: IssuingHandlers { IssuingHandlers(visit: visit) }
    private var choices: DocumentChoicesHandlers { DocumentChoicesHandlers(visit: visit) }
    private var templates: TemplateHandlers { TemplateHandlers(visit: visit) }
    private var guidance: GuidanceHandlers { GuidanceHandlers(visit: visit) }
    private var settings: SettingsHandlers { SettingsHandlers(visit: visit) }
    private var files: FileAnswers { FileAnswers(visit: visit, jobs: application.jobs) }
    private var reports: ReportHandlers { ReportHandlers(visit: visit, files: files) }
    private var documents: DocumentHandlers { DocumentHandlers(visit: visit, files: files) }
    private var importing: ImportHandlers {
        ImportHandlers(visit: visit, uploads: application.uploads, importing: application.importing)
    }
}
