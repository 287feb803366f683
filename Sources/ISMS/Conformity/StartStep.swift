import Phrases
import Registers

/// The steps of the guided start, from nothing to a certificate.
///
/// A register says which of them its rules belong to, so that what it finds shows where somebody can do something about it.
package enum StartStep: Int, CaseIterable, Hashable, Sendable {
    /// Leadership says yes.
    case leadership = 1
    /// Where the organization stands, and where the line is drawn.
    case context
    /// What matters.
    case assets
    /// What could happen, and how bad it is.
    case risks
    /// What is done about it.
    case treatment
    /// The Statement of Applicability.
    case declaration
    /// Living it, checking it, being certified.
    case operation
}

extension RuleChapter {
    /// Rules that an ISMS declares.
    /// - Parameter step: where their findings show in the guided start.
    init(_ title: Phrase, rank: Int, step: StartStep, _ rules: [Rule]) {
        self.init(title, rank: rank, step: step.rawValue, rules)
    }
}
