import Catalogs
import ISMS
import RecordFormat
import Reports
import Synchronization
import Operations

/// A snapshot with what pages derive from it, each made when first asked for and then kept.
final class Derived: Sendable {
    /// What the ISMS itself derives: statement, plan, risks.
    let derivation: Derivation
    /// Rows of registers' lists as they were written last.
    let rows: RegisterRows
    /// The newest erasure of the history that a snapshot of a past day was read after.
    let erasure: Int
    private let workspace: Workspace
    private let madeExpiring = Lazily<[Expiring]>()
    private let madeRiskMap = Lazily<HeatMapDrawing?>()
    private let madeReadiness = Lazily<Readiness>()
    private let madeGuidedStart = Lazily<GuidedStart>()
    private let tables: Mutex<[Kind: Lazily<RegisterTable>]>
    private let checking: Mutex<Checking>
    private let madeIssued = Mutex<[Int: (statement: Workspace.DerivedStatement, bytes: Int)]>([:])
    private let madeDocuments = Mutex<[DocumentTemplate.ID: Result<ReportDocument, ReportError>]>([:])
    /// What it does not share with a later snapshot, as it was asked for last.
    private let knownDifference = Mutex<(sequence: Int, bytes: Int)?>(nil)

    /// The same without what may not be known to some, by what that is.
    private let veiled: Mutex<[Set<RecordID>: Derived]>
    /// Those of an earlier snapshot, to take over from.
    private let veiledBefore: Mutex<[Set<RecordID>: Derived]>

    private enum Checking: Sendable {
        /// Not asked for yet; with the newest check of an earlier snapshot.
        case waiting(after: ConformityCheck?)
        case underway(Task<Result<ConformityCheck, WorkspaceError>, Never>, after: ConformityCheck?)
        case done(ConformityCheck)

        /// What the check of a later snapshot begins with.
        var standing: ConformityCheck? {
            switch self {
            case .waiting(let earlier), .underway(_, let earlier): earlier
            case .done(let check): check
            }
        }
    }

    /// - Parameters:
    ///   - earlier: what was derived from an earlier snapshot of the same organization, to take over from it whatever
    ///     nothing has changed of.
    ///   - erasure: the newest erasure of the history that a snapshot of a past day was read after.
    init(_ isms: ISMS, on day: Day, workspace: Workspace, after earlier: Derived? = nil, erasure: Int = 0) {
        self.erasure = erasure
        derivation = Derivation(of: isms, on: day, after: earlier?.derivation)
        self.workspace = workspace
        checking = Mutex(.waiting(after: earlier?.checking.withLock(\.standing)))
        veiled = Mutex([:])
        veiledBefore = Mutex(earlier?.veiled.withLock(\.self) ?? [:])
        guard let earlier, let changes = derivation.changes(since: earlier.isms) else {
            tables = Mutex([:])
            rows = RegisterRows()
            return
        }
        tables = Mutex(
            earlier.tables.withLock { tables in
                tables.compactMapValues { table in
                    table.known.map {
                        let isSame = !changes.kinds.contains($0.kind)
                        return Lazily($0.carried(to: isms, touched: changes.touched, isSame: isSame))
                    }
                }
            })
        // Criteria decide the level of every risk.
        let areLevelsSame = day == earlier.day && !changes.kinds.contains(RiskCriteria.kind)
        rows = areLevelsSame ? earlier.rows.without(changes.around) : RegisterRows()
    }

    /// The same as a principal may see it: for most it is this, and for others one that all of them share who may know as
    /// much.
    func seen(by principal: Principal) async throws(WorkspaceError) -> Derived {
        let veil = try await workspace.veil(for: principal)
        let hidden = veil.hidden(in: isms).filter { isms.item(id: $0) != nil || isms.erasedCodes[$0] != nil }
        if hidden.isEmpty { return self }
        if let known = veiled.withLock({ $0[hidden] }) { return known }
        let earlier = veiledBefore.withLock { $0.removeValue(forKey: hidden) ?? $0.popFirst()?.value }
        let made = Derived(isms.hiding(hidden), on: day, workspace: workspace, after: earlier, erasure: erasure)
        return veiled.withLock { veiled in
            if let known = veiled[hidden] { return known }
            if veiled.count >= Self.audiencesMax { veiled.removeAll() }
            veiled[hidden] = made
            return made
        }
    }

    private static let audiencesMax = 8

    var isms: ISMS { derivation.isms }
    /// The day it is judged on.
    var day: Day { derivation.day }
    var statement: StatementOfApplicability { derivation.statement }
    var plan: RiskTreatmentPlan { derivation.plan }
    var evaluations: [RiskEvaluation] { derivation.evaluations }

    /// What does not conform at this moment.
    func check() async throws(WorkspaceError) -> ConformityCheck {
        try await checkOfTheDay().judged(at: workspace.clock.now())
    }

    /// What does not conform on the day: checked once, however many ask at the same time.
    private func checkOfTheDay() async throws(WorkspaceError) -> ConformityCheck {
        let known = checking.withLock { checking -> Checking in
            if case .waiting(let earlier) = checking {
                let task = Task { [derivation, workspace] in
                    do throws(WorkspaceError) {
                        return Result<ConformityCheck, WorkspaceError>.success(
                            try await workspace.check(derivation, after: earlier))
                    } catch {
                        return Result<ConformityCheck, WorkspaceError>.failure(error)
                    }
                }
                checking = .underway(task, after: earlier)
            }
            return checking
        }
        switch known {
        case .done(let check): return check
        case .underway(let task, let earlier):
            let result = await task.value
            checking.withLock { checking in
                // What failed is tried again when it is asked for again.
                guard case .underway(let current, _) = checking, current == task else { return }
                if case .success(let check) = result {
                    checking = .done(check)
                } else {
                    checking = .waiting(after: earlier)
                }
            }
            return try result.get()
        case .waiting: return try await checkOfTheDay()
        }
    }

    /// An issued version of the Statement of Applicability, derived from the history again.
    ///
    /// What was issued never changes; two versions are kept, for comparing.
    func issued(version: Int) async throws(WorkspaceError) -> Workspace.DerivedStatement {
        if let known = madeIssued.withLock({ $0[version]?.statement }) { return known }
        let made = try await workspace.statement(version: version)
        // Its lines cost about as much again as its written form.
        let bytes = made.isms.bytes(besides: isms) + 2 * made.bytes.count
        madeIssued.withLock { issued in
            if issued.count >= 2, let oldest = issued.keys.min() { issued[oldest] = nil }
            issued[version] = (made, bytes)
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

    /// What loses its validity soon.
    var expiring: [Expiring] { madeExpiring.value { derivation.expiring } }

    /// The map of all open risks as they are now; nil where none has a place on it.
    func riskMap(_ links: Links) -> HeatMapDrawing? {
        var map = madeRiskMap.value { HeatMapDrawing(evaluations, links: links) }
        map?.links = links
        return map
    }

    func readiness(_ check: ConformityCheck) -> Readiness {
        check.changesWithTheClock ? Readiness(check) : madeReadiness.value { Readiness(check) }
    }

    func guidedStart(_ check: ConformityCheck) -> GuidedStart {
        check.changesWithTheClock ? GuidedStart(check) : madeGuidedStart.value { GuidedStart(check) }
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

// MARK: What it costs

extension Derived {
    /// What it costs in memory, by estimate: the snapshot, and what was derived from it so far.
    var bytes: Int { isms.bytes + bytesOfDerived }

    /// What it costs where a later snapshot of the organization is in memory anyway.
    func bytes(besides later: ISMS) -> Int {
        let sequence = later.commit.sequence
        let difference = knownDifference.withLock { known in
            if let known, known.sequence == sequence { return known.bytes }
            let bytes = isms.bytes(besides: later)
            known = (sequence, bytes)
            return bytes
        }
        return difference + bytesOfDerived
    }

    private var bytesOfDerived: Int {
        isms.count * Self.bytesOfRecord + isms[Risk.self].count * Self.bytesOfRisk + rows.bytes
            + tables.withLock { $0.values.reduce(0) { $0 + ($1.known?.bytes ?? 0) } }
            + madeIssued.withLock { $0.values.reduce(0) { $0 + $1.bytes } }
            + madeDocuments.withLock { $0.count } * Self.bytesOfDocument
            + veiled.withLock { $0.values.reduce(0) { $0 + $1.bytes(besides: isms) } }
    }

    // Found as the factors of `SnapshotBytes` were, by what the heap grew with the home page of 100 organizations. The
    // statement, the evaluations and the findings are counted from the beginning, since the first page makes them all.

    /// The statement's lines and findings, for each record of the snapshot.
    private static let bytesOfRecord = 100
    /// A risk's evaluation, its findings and its places in the statement and on the map.
    private static let bytesOfRisk = 2000
    /// A policy or procedure, rendered.
    private static let bytesOfDocument = 50_000
}
