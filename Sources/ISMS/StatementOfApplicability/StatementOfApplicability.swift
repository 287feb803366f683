import Frameworks
package import Phrases
package import Registers

/// The Statement of Applicability, derived from the records as they stand (ISO/IEC 27001:2022, 6.1.3 c and d).
///
/// A control is in because of named risks, obligations, contracts and business reasons; when those change, so does
/// this. Work is proportional to the number of records.
package struct StatementOfApplicability: Sendable {
    package enum Applicability: String, Sendable { case included, excluded, undecided }

    /// What a line is about.
    package enum Subject: Hashable, Sendable {
        /// One of the 93 controls of Annex A.
        case reference(ReferenceControlID)
        /// A control of the organization's own that implements none of them; its code.
        case own(String)

        package var id: String {
            switch self {
            case .reference(let id): id.description
            case .own(let code): code
            }
        }
    }

    /// Why a control is in, as a link to the record that says so.
    package struct Reason: Sendable {
        package enum Ground: String, CaseIterable, Sendable {
            case risk, obligation, contract, requirement, objective, contextIssue, goodPractice

            package var label: Phrase {
                switch self {
                case .risk: "risk treated"
                case .obligation: "obligation"
                case .contract: "contract"
                case .requirement: "requirement of a party"
                case .objective: "objective"
                case .contextIssue: "business reason"
                case .goodPractice: "good practice"
                }
            }
        }

        package let ground: Ground
        package let record: any Item
    }

    package struct EvidenceState: Sendable {
        package let evidence: Entry<Evidence>
        package let isFresh: Bool
    }

    /// What cannot both be true of a line.
    package enum Contradiction: Sendable {
        case undecided
        case exclusionUnjustified
        case excludedThoughUsed(by: [any Item])
        case includedWithoutReason
        case implementedWithoutEvidence
        /// A reason the decision names has ended: an obligation lapsed, an objective was dropped.
        case reasonGone(any Item)
        /// Included, and no control of the organization implements it.
        case implementedByNothing
    }

    /// What the statement says about one control. Boxed, since one statement hands on to the next what has not changed.
    package final class Line: Sendable {
        package let subject: Subject
        package let decision: Entry<ApplicabilityDecision>?
        package let applicability: Applicability
        package let justification: String
        package let reasons: [Reason]
        package let status: Control.Status
        package let controls: [Entry<Control>]
        package let owners: [Entry<Person>]
        /// The last day a control of it is planned for, while it is not implemented.
        package let plannedFor: Day?
        /// Since when all of it is in place; nil where it is not, or not known.
        package let implementedOn: Day?
        package let evidence: [EvidenceState]
        package let contradictions: [Contradiction]

        init(
            _ subject: Subject, decision: Entry<ApplicabilityDecision>?,
            controls: [Entry<Control>], links: ApplicabilityLinks
        ) {
            self.subject = subject
            self.decision = decision
            self.controls = controls
            let isOwn = if case .own = subject { true } else { false }
            applicability =
                switch decision?.applicability {
                case .included: .included
                case .excluded: .excluded
                case nil: isOwn ? .included : .undecided
                }
            justification = decision?.justification ?? ""
            let derived = links.derivedReasons(for: subject, controls: controls)
            let (named, gone) = links.namedReasons(of: decision)
            let known = Set(derived.map(\.record.id))
            reasons = derived + named.filter { !known.contains($0.record.id) }
            status = Self.status(of: controls)
            owners = links.owners(of: controls)
            plannedFor = status == .implemented ? nil : controls.compactMap(\.plannedFor).max()
            implementedOn = status == .implemented ? controls.compactMap(\.implementedOn).max() : nil
            evidence = links.evidence(of: controls)
            contradictions = Self.contradictions(
                applicability, decision: decision, derived: derived, reasons: reasons, gone: gone, status: status,
                evidence: evidence, controls: controls)
        }
    }

    package let commit: ISMS.CommitPoint
    package let day: Day
    /// The 93 in the order of Annex A, then the organization's own by code.
    package let lines: [Line]

    package init(of isms: ISMS, on day: Day) {
        commit = isms.commit
        self.day = day
        let links = ApplicabilityLinks(of: isms, on: day)
        let reference = ReferenceControlID.all.map { id in
            Line(.reference(id), decision: links.decisions[id], controls: links.implementing[id] ?? [], links: links)
        }
        let own = isms[Control.self].entries.lazy.filter { $0.value.referenceControls.isEmpty }.map { control in
            Line(.own(control.code), decision: nil, controls: [control], links: links)
        }
        lines = reference + own
    }

    /// The same, with the lines of an earlier statement wherever nothing that they say was changed.
    ///
    /// - Parameters:
    ///   - earlier: the statement of an earlier snapshot, on the same day.
    ///   - changes: what was changed since that snapshot.
    init(of isms: ISMS, on day: Day, after earlier: StatementOfApplicability, _ changes: SnapshotChanges) {
        commit = isms.commit
        self.day = day
        let affected = ApplicabilityLinks.references(around: changes, in: isms)
        let links = ApplicabilityLinks(of: isms, on: day, for: affected, changes)
        let reference = zip(ReferenceControlID.all, earlier.referenceLines).map { id, line in
            affected.contains(id)
                ? Line(
                    .reference(id), decision: links.decisions[id], controls: links.implementing[id] ?? [], links: links)
                : line
        }
        // Both in the order of codes.
        let standing = earlier.ownLines
        var place = standing.startIndex
        let own = isms[Control.self].entries.lazy.filter { $0.value.referenceControls.isEmpty }.map { control in
            while place < standing.endIndex, standing[place].controls.first?.number ?? 0 < control.number { place += 1 }
            if place < standing.endIndex, standing[place].controls.first === control,
                !changes.around.contains(control.id)
            {
                return standing[place]
            }
            return Line(.own(control.code), decision: nil, controls: [control], links: links)
        }
        lines = reference + own
    }

    package subscript(id: String) -> Line? { lines.first { $0.subject.id == id } }

    /// The 93, in the order of Annex A.
    package var referenceLines: ArraySlice<Line> { lines.prefix(ReferenceControlID.all.count) }
    /// The organization's own controls that implement none of them, by code.
    package var ownLines: ArraySlice<Line> { lines.dropFirst(ReferenceControlID.all.count) }

    /// How many of the 93 are decided.
    package var decidedCount: Int { referenceLines.count { $0.applicability != .undecided } }
}

extension StatementOfApplicability.Line {
    package var isReference: Bool { if case .reference = subject { true } else { false } }
    package var hasFreshEvidence: Bool { evidence.contains(where: \.isFresh) }

    /// Implemented when every control is, not started when none has been begun, partial in between; planned where
    /// work is planned and nothing is in place yet.
    static func status(of controls: [Entry<Control>]) -> Control.Status {
        let statuses = Set(controls.map(\.status))
        if statuses.isEmpty || statuses == [.notStarted] { return .notStarted }
        if statuses == [.implemented] { return .implemented }
        if statuses.isSubset(of: [.notStarted, .planned]) { return .planned }
        return .partial
    }

    private static func contradictions(
        _ applicability: StatementOfApplicability.Applicability, decision: Entry<ApplicabilityDecision>?,
        derived: [StatementOfApplicability.Reason], reasons: [StatementOfApplicability.Reason], gone: [any Item],
        status: Control.Status, evidence: [StatementOfApplicability.EvidenceState], controls: [Entry<Control>]
    ) -> [StatementOfApplicability.Contradiction] {
        var found: [StatementOfApplicability.Contradiction] = []
        switch applicability {
        case .undecided: found.append(.undecided)
        case .excluded:
            if (decision?.justification ?? "").trimmed.isEmpty { found.append(.exclusionUnjustified) }
            if !derived.isEmpty { found.append(.excludedThoughUsed(by: derived.map(\.record))) }
        case .included:
            if reasons.isEmpty { found.append(.includedWithoutReason) }
            if controls.isEmpty { found.append(.implementedByNothing) }
            if status == .implemented, !evidence.contains(where: \.isFresh) {
                found.append(.implementedWithoutEvidence)
            }
        }
        return found + gone.map { .reasonGone($0) }
    }
}
