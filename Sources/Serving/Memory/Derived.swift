package import ISMS
package import Operations
import RecordFormat
package import Registers
import Synchronization

/// A snapshot with what is derived from it, each made when first asked for and then kept.
///
/// The ISMS's own derivations and its check are here, for whichever application answers. What an application derives from
/// a snapshot besides, it keeps in a `DerivedPart`.
package final class Derived: Sendable {
    /// What the ISMS itself derives: statement, plan, risks.
    package let derivation: Derivation
    /// The newest erasure of the history that a snapshot of a past day was read after.
    let erasure: Int
    package let workspace: Workspace
    private let checking: Mutex<Checking>
    private let parts: Mutex<[ObjectIdentifier: any DerivedPart]>
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
            parts = Mutex([:])
            return
        }
        let derivation = derivation
        parts = Mutex(
            earlier.parts.withLock { parts in
                parts.compactMapValues { $0.carried(from: earlier.derivation, to: derivation, over: changes) }
            })
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

    package var isms: ISMS { derivation.isms }
    /// The day it is judged on.
    package var day: Day { derivation.day }
    package var statement: StatementOfApplicability { derivation.statement }
    package var plan: RiskTreatmentPlan { derivation.plan }
    package var evaluations: [RiskEvaluation] { derivation.evaluations }

    /// What was derived besides, by somebody who keeps it in a type of their own.
    package func part<Part: DerivedPart>(_ type: Part.Type) -> Part {
        parts.withLock { parts in
            if let known = parts[ObjectIdentifier(type)] as? Part { return known }
            let begun = Part()
            parts[ObjectIdentifier(type)] = begun
            return begun
        }
    }

    /// What does not conform at this moment.
    package func check() async throws(WorkspaceError) -> ConformityCheck {
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
        derivation.bytes + parts.withLock { $0.values.reduce(0) { $0 + $1.bytes } }
            + veiled.withLock { $0.values.reduce(0) { $0 + $1.bytes(besides: isms) } }
    }
}
