import ISMS
import RecordFormat
import Registers
import Reports
import Operations
import Phrases
import Serving

/// A document that somebody asks for: which, as of which day or in which issued version.
struct ReportChoice: Hashable, Sendable {
    let kind: ReportKind
    /// The version issued, of a Statement of Applicability; nil for what the records say.
    var version: Int?

    /// - Returns: nil where there is no such document.
    init?(_ name: String, version text: String?) throws {
        guard let kind = ReportKind(rawValue: name) else { return nil }
        self.kind = kind
        guard let text, !text.isEmpty else { return }
        guard kind == .statementOfApplicability, let version = Int(text), version > 0 else {
            throw WebError.noVersions
        }
        self.version = version
    }

    init(_ kind: ReportKind, version: Int? = nil) {
        self.kind = kind
        self.version = version
    }

    var title: Phrase { version.map { "\(kind.title), version \($0)" } ?? kind.title }
    var query: [(name: String, value: String)] { version.map { [("version", String($0))] } ?? [] }

    /// What is derived for it.
    func source(_ derived: Derived, _ workspace: Workspace) async throws -> ReportSource {
        guard let version else {
            return ReportSource(isms: derived.isms, day: derived.day, generatedBy: AnnexVersion.generator)
        }
        // A version that was issued later than the day looked at is not known on it.
        guard derived.isms[IssuedStatement.self].contains(where: { $0.version == version }) else {
            throw WebError.notFound
        }
        let statement = try await workspace.statement(version: version)
        return ReportSource(
            isms: statement.isms, day: statement.statement.day, generatedBy: AnnexVersion.generator,
            issued: statement.issued, knownBy: derived.isms)
    }
}

extension ReportKind {
    /// What the document answers, in a sentence.
    var purpose: Phrase {
        switch self {
        case .statementOfApplicability:
            "Every Annex A control with its decision, the reasons, and how far it is put into effect."
        case .riskTreatmentPlan: "Every risk to be treated, with what is done, by whom, until when, and what remains."
        case .riskRegister: "All risks with their levels before, now and after treatment, and the heat maps."
        case .assetRegister: "What is worth protecting, with owners, classification and values."
        case .obligations: "Laws, contracts and standards that bind, and whether they are met."
        case .criteria: "The scales, bands and the limit of acceptance that risks are rated by."
        }
    }

    /// The clause or control it answers.
    var clause: String {
        switch self {
        case .statementOfApplicability: "6.1.3 d"
        case .riskTreatmentPlan: "6.1.3 e"
        case .riskRegister: "6.1.2"
        case .assetRegister: "A.5.9"
        case .obligations: "A.5.31"
        case .criteria: "6.1.2 a"
        }
    }
}

extension ReportFormat {
    /// Whether another program makes it, which takes seconds.
    var isSlow: Bool {
        switch self {
        case .pdf, .docx: true
        case .html, .xlsx, .csv, .markdown, .json: false
        }
    }

    var name: Phrase {
        switch self {
        case .html: "Web page"
        case .pdf: "PDF"
        case .docx: "Word"
        case .xlsx: "Excel"
        case .csv: "CSV"
        case .markdown: "Markdown"
        case .json: "JSON"
        }
    }
}
