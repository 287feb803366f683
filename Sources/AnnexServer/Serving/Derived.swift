import Catalogs
import ISMS
import RecordFormat
import Reports
import Synchronization
import Workspace

/// A snapshot with what pages derive from it, each made when first asked for and then kept.
final class Derived: Sendable {
    let isms: ISMS
    /// The day it is judged on.
    let day: Day
    /// Rows of registers' lists as they were written last.
    let rows: RegisterRows
    private let workspace: Workspace
    private let madeStatement = Lazily<StatementOfApplicability>()
    private let madePlan = Lazily<RiskTreatmentPlan>()
    private let madeEvaluations = Lazily<[RiskEvaluation]>()
    private let madeReadiness = Lazily<Readiness>()
    private let madeGuidedStart = Lazily<GuidedStart>()
    private let tables: Mutex<[Kind: Lazily<RegisterTable>]>
    private let check = Mutex(Check())
    private let madeIssued = Mutex<[Int: Workspace.DerivedStatement]>([:])
    private let madeDocuments = Mutex<[DocumentTemplate.ID: Result<ReportDocument, ReportError>]>([:])

    /// What does not conform, by itself and by what pages ask for.
    private struct Checked: Sendable {
        let findings: [Finding]
        let byRecord: [RecordID: [Finding]]
        let errorCount: Int

        init(_ findings: [Finding]) {
            self.findings = findings
            errorCount = findings.count { $0.rule.severity == .error }
            var byRecord: [RecordID: [Finding]] = [:]
            for finding in findings {
                if let record = finding.record { byRecord[record.id, default: []].append(finding) }
            }
            self.byRecord = byRecord
        }
    }

    private struct Check {
        var done: Checked?
        var underway: Task<Result<Checked, WorkspaceError>, Never>?
    }

    /// - Parameter earlier: what was derived from an earlier snapshot of the same organization, to take over from it
    ///   whatever nothing has changed of.
    init(_ isms: ISMS, on day: Day, workspace: Workspace, after earlier: Derived? = nil) {
        self.isms = isms
        self.day = day
        self.workspace = workspace
        guard let earlier, let differences = isms.differences(from: earlier.isms, limit: Self.carriedDifferencesMax)
        else {
            tables = Mutex([:])
            rows = RegisterRows()
            return
        }
        let items = differences.compactMap { $0.after ?? $0.before }
        let touched = Set(items.map(\.id))
        let kinds = Set(items.map(\.kind))
        tables = Mutex(
            earlier.tables.withLock { tables in
                tables.compactMapValues { table in
                    table.known.map {
                        Lazily($0.carried(to: isms, touched: touched, isSame: !kinds.contains($0.kind)))
                    }
                }
            })
        // Criteria decide the level of every risk.
        if day == earlier.day, !kinds.contains(RiskCriteria.kind) {
            var seen = touched
            for (before, after) in differences {
                seen.formUnion(before?.references ?? [])
                seen.formUnion(after?.references ?? [])
            }
            for id in touched { seen.formUnion(isms.items(referringTo: id).map(\.id)) }
            rows = earlier.rows.without(seen)
        } else {
            rows = RegisterRows()
        }
    }

    private static let carriedDifferencesMax = 200

    var statement: StatementOfApplicability {
        madeStatement.value { StatementOfApplicability(of: isms, on: day) }
    }
    var plan: RiskTreatmentPlan { madePlan.value { RiskTreatmentPlan(of: isms, on: day) } }
    var evaluations: [RiskEvaluation] { madeEvaluations.value { isms.riskEvaluations(on: day) } }

    func findings() async throws(WorkspaceError) -> [Finding] { try await checked().findings }

    /// How many of the findings are errors.
    func errorCount() async throws(WorkspaceError) -> Int { try await checked().errorCount }

    /// The findings about one record.
    func findings(about id: RecordID) async throws(WorkspaceError) -> [Finding] {
        try await checked().byRecord[id] ?? []
    }

    /// How many findings there are about each of these.
    func findingCounts(about items: [any Item]) async throws(WorkspaceError) -> [Int] {
        let byRecord = try await checked().byRecord
        return items.map { byRecord[$0.id]?.count ?? 0 }
    }

    /// Checks once, however many ask at the same time.
    private func checked() async throws(WorkspaceError) -> Checked {
        let known = check.withLock { check -> Check in
            if check.done == nil, check.underway == nil {
                check.underway = Task { [isms, day, workspace] in
                    do throws(WorkspaceError) {
                        return .success(Checked(try await workspace.findings(in: isms, on: day)))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return check
        }
        if let done = known.done { return done }
        guard let underway = known.underway else { return Checked([]) }
        let result = await underway.value
        check.withLock { check in
            check.underway = nil
            if case .success(let checked) = result { check.done = checked }
        }
        return try result.get()
    }

    /// An issued version of the Statement of Applicability, derived from the history again.
    ///
    /// What was issued never changes; two versions are kept, for comparing.
    func issued(version: Int) async throws(WorkspaceError) -> Workspace.DerivedStatement {
        if let known = madeIssued.withLock({ $0[version] }) { return known }
        let made = try await workspace.statement(version: version)
        madeIssued.withLock { issued in
            if issued.count >= 2, let oldest = issued.keys.min() { issued[oldest] = nil }
            issued[version] = made
        }
        return made
    }

    /// A policy or procedure rendered from the records, or why it cannot be.
    func document(_ template: DocumentTemplate) -> Result<ReportDocument, ReportError> {
        if let known = madeDocuments.withLock({ $0[template.id] }) { return known }
        let source = ReportSource(isms: isms, day: day, generatedBy: AnnexVersion.generator)
        let made = Result { () throws(ReportError) in try source.document(template) }
        madeDocuments.withLock { $0[template.id] = made }
        return made
    }

    func readiness(_ findings: [Finding]) -> Readiness {
        madeReadiness.value { Readiness(findings: findings, statement: statement) }
    }

    func guidedStart(_ findings: [Finding]) -> GuidedStart {
        madeGuidedStart.value {
            GuidedStart(isms, findings: findings, statement: statement, evaluations: evaluations, on: day)
        }
    }

    /// The register of a kind, with what its list searches and sorts by.
    func table(of kind: Kind) -> RegisterTable {
        let table = tables.withLock { tables in
            let table = tables[kind] ?? Lazily()
            tables[kind] = table
            return table
        }
        return table.value { RegisterTable(of: kind, in: isms) }
    }
}
