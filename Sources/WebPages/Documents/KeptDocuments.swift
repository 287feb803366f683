import Frameworks
import ISMS
import Registers
import Reports
import Serving
import Synchronization

/// Policies and procedures as they are rendered from a snapshot.
final class KeptDocuments: DerivedPart {
    private let made = Mutex<[DocumentTemplate.ID: Result<ReportDocument, ReportError>]>([:])
    /// A policy or procedure, rendered; found as the factors of `Derived` were.
    private static let bytesOfDocument = 50_000

    init() {}

    func document(_ template: DocumentTemplate, of derived: Derived) -> Result<ReportDocument, ReportError> {
        if let known = made.withLock({ $0[template.id] }) { return known }
        let source = ReportSource(isms: derived.isms, day: derived.day, generatedBy: AnnexVersion.generator)
        let document = Result { () throws(ReportError) in try source.document(template) }
        made.withLock { $0[template.id] = document }
        return document
    }

    var bytes: Int { made.withLock(\.count) * Self.bytesOfDocument }
}

extension Derived {
    /// A policy or procedure rendered from the records, or why it cannot be.
    func document(_ template: DocumentTemplate) -> Result<ReportDocument, ReportError> {
        part(KeptDocuments.self).document(template, of: self)
    }
}
