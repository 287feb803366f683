import ISMS
import RecordFormat
import Synchronization
import Workspace

/// A snapshot with what pages derive from it, each made when first asked for and then kept.
final class Derived: Sendable {
    let isms: ISMS
    /// The day it is judged on.
    let day: Day
    private let workspace: Workspace
    private let parts = Mutex(Parts())

    private struct Parts {
        var statement: StatementOfApplicability?
        var findings: [Finding]?
        var findingsByRecord: [RecordID: [Finding]]?
        var plan: RiskTreatmentPlan?
        var evaluations: [RiskEvaluation]?
        var readiness: Readiness?
        var tables: [Kind: RegisterTable] = [:]
        var issued: [Int: Workspace.DerivedStatement] = [:]
    }

    init(_ isms: ISMS, on day: Day, workspace: Workspace) {
        self.isms = isms
        self.day = day
        self.workspace = workspace
    }

    /// Two requests may make the same part at once; both results are equal, and one is kept.
    private func part<Part: Sendable>(_ path: any WritableKeyPath<Parts, Part?> & Sendable, _ make: () -> Part) -> Part
    {
        if let known = parts.withLock({ $0[keyPath: path] }) { return known }
        let made = make()
        parts.withLock { $0[keyPath: path] = made }
        return made
    }

    var statement: StatementOfApplicability {
        part(\.statement) { StatementOfApplicability(of: isms, on: day) }
    }
    var plan: RiskTreatmentPlan { part(\.plan) { RiskTreatmentPlan(of: isms, on: day) } }
    var evaluations: [RiskEvaluation] { part(\.evaluations) { isms.riskEvaluations(on: day) } }

    func findings() async throws(WorkspaceError) -> [Finding] {
        if let known = parts.withLock({ $0.findings }) { return known }
        let made = try await workspace.findings(in: isms, on: day)
        parts.withLock { $0.findings = made }
        return made
    }

    /// The findings about one record.
    func findings(about id: RecordID) async throws(WorkspaceError) -> [Finding] {
        if let known = parts.withLock({ $0.findingsByRecord }) { return known[id] ?? [] }
        var made: [RecordID: [Finding]] = [:]
        for finding in try await findings() {
            if let record = finding.record { made[record.id, default: []].append(finding) }
        }
        let result = made
        parts.withLock { $0.findingsByRecord = result }
        return result[id] ?? []
    }

    /// An issued version of the Statement of Applicability, derived from the history again.
    ///
    /// What was issued never changes; two versions are kept, for comparing.
    func issued(version: Int) async throws(WorkspaceError) -> Workspace.DerivedStatement {
        if let known = parts.withLock({ $0.issued[version] }) { return known }
        let made = try await workspace.statement(version: version)
        parts.withLock { parts in
            if parts.issued.count >= 2, let oldest = parts.issued.keys.min() { parts.issued[oldest] = nil }
            parts.issued[version] = made
        }
        return made
    }

    func readiness(_ findings: [Finding]) -> Readiness {
        part(\.readiness) { Readiness(findings: findings, statement: statement) }
    }

    /// The register of a kind, with what its list searches and sorts by.
    func table(of kind: Kind) -> RegisterTable {
        if let known = parts.withLock({ $0.tables[kind] }) { return known }
        let made = RegisterTable(of: kind, in: isms)
        parts.withLock { $0.tables[kind] = made }
        return made
    }
}
