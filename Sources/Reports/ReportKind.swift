package import ISMS
import RecordFormat
package import Phrases
package import Registers

/// The documents Annex derives from the records.
package enum ReportKind: String, CaseIterable, Sendable {
    case statementOfApplicability = "soa"
    case riskTreatmentPlan = "rtp"
    case riskRegister = "risk-register"
    case assetRegister = "asset-register"
    case obligations
    case criteria

    package var title: Phrase {
        switch self {
        case .statementOfApplicability: "Statement of Applicability"
        case .riskTreatmentPlan: "Risk treatment plan"
        case .riskRegister: "Risk register"
        case .assetRegister: "Asset register"
        case .obligations: "Register of obligations"
        case .criteria: "Risk criteria"
        }
    }

    /// Derives the document from a snapshot.
    package func document(from source: ReportSource) -> ReportDocument {
        switch self {
        case .statementOfApplicability: source.statementOfApplicability()
        case .riskTreatmentPlan: source.riskTreatmentPlan()
        case .riskRegister: source.riskRegister()
        case .assetRegister: source.assetRegister()
        case .obligations: source.obligations()
        case .criteria: source.riskCriteria()
        }
    }
}

/// What a document is derived from: a snapshot, the day it speaks of, and the program that derives it.
package struct ReportSource: Sendable {
    package let isms: ISMS
    package let day: Day
    /// The program and its version.
    package let generatedBy: String
    /// The issued version a Statement of Applicability shows; nil for one as it derives now.
    package let issued: Entry<IssuedStatement>?
    /// The snapshot that knows who issued and approved it, which may be later than the one it shows.
    private let issuers: ISMS

    /// - Parameter now: where the names of who issued and approved a version are looked up; nil for in `isms`.
    package init(
        isms: ISMS, day: Day, generatedBy: String, issued: Entry<IssuedStatement>? = nil, knownBy now: ISMS? = nil
    ) {
        self.isms = isms
        self.day = day
        self.generatedBy = generatedBy
        self.issued = issued
        issuers = now ?? isms
    }

    var organizationName: Phrase {
        guard let organization = isms.organization else { return "Organization not set up" }
        return .data(organization.legalName.isEmpty ? organization.title : organization.legalName)
    }

    /// The control of a derived document, marked as the organization marks its reports.
    func control(
        _ kind: ReportKind, version: String? = nil, status: ReportStatus = ReportStatus("Derived", tone: .neutral),
        author: String? = nil, approver: Phrase? = nil, approvedOn: Day? = nil
    ) -> DocumentControl {
        control(
            type: kind.title, version: version, status: status, author: author, approver: approver,
            approvedOn: approvedOn, classification: isms.organization?.reportClassification)
    }

    /// - Parameter classification: nil for confidential, which errs on the safe side.
    func control(
        type: Phrase, code: String? = nil, version: String? = nil, status: ReportStatus, owner: Phrase? = nil,
        author: String? = nil, approver: Phrase? = nil, approvedOn: Day? = nil, reviewBy: Day? = nil,
        classification: Classification?
    ) -> DocumentControl {
        let point = isms.commit
        return DocumentControl(
            documentType: type, code: code, version: version, status: status, owner: owner, author: author,
            approver: approver, approvedOn: approvedOn, reviewBy: reviewBy,
            classification: (classification ?? .confidential).label.capitalizedFirst,
            asOf: DocumentControl.AsOf(
                sequence: point.sequence, hash: point.hash, instant: point.time ?? Instant(milliseconds: 0)),
            generatedBy: generatedBy)
    }

    /// The name of a person: as it was in the snapshot, or of one recorded since.
    func name(_ reference: Reference<Person>?) -> String? { (isms[reference] ?? issuers[reference])?.title }

    /// The name of who approved something, with what is special about the approval: that it was recorded, or given
    /// without a second person.
    func approver(_ reference: Reference<Person>?, _ notes: [ApprovalNote]) -> Phrase? {
        name(reference).map { name in notes.words.map { "\(name) (\($0))" } ?? .data(name) }
    }
}

extension ReportCell {
    static func person(_ entry: Entry<Person>?) -> ReportCell { .data(entry?.title) }

    static func level(_ level: RiskLevel?) -> ReportCell {
        guard let level else { return .empty }
        return .level(
            ReportLevel(
                .data(level.band.capitalizedFirst), color: ReportColor(level.colour) ?? ReportColor(0x808080),
                figure: level.value))
    }
}

extension RiskCriteria {
    /// What a heat map shows at a place, ratings counted from 1.
    func reportLevel(likelihood: Int, consequence: Int) -> ReportLevel {
        let level = level(likelihood: likelihood, consequence: consequence)
        return ReportLevel(
            level.map { .data($0.band.capitalizedFirst) } ?? "No band",
            color: level.flatMap { ReportColor($0.colour) } ?? ReportColor(0x808080), figure: level?.value)
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Control.Status {
    var report: ReportStatus {
        let tone: ReportTone =
            switch self {
            case .implemented: .positive
            case .partial: .progress
            case .planned: .caution
            case .notStarted: .critical
            }
        return ReportStatus(label.capitalizedFirst, tone: tone)
    }
}
