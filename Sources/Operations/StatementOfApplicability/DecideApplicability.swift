package import ISMS
import RecordFormat
package import Registers

/// Somebody decides which Annex A controls are applicable, and why (ISO/IEC 27001:2022, 6.1.3 c and d).
package struct DecideApplicability: Operation {
    /// The decision there was, and the one that takes its place.
    package let decisions: [(before: Entry<ApplicabilityDecision>?, after: ApplicabilityDecision)]
    package let purpose: String

    package init(
        _ decisions: [(before: Entry<ApplicabilityDecision>?, after: ApplicabilityDecision)], purpose: String
    ) {
        self.decisions = decisions
        self.purpose = purpose
    }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        for (before, after) in decisions {
            if let before { draft.replace(before, with: after) } else { draft.create(after) }
        }
    }
}
