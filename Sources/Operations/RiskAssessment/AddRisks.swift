package import ISMS
import RecordFormat
package import Registers

/// Somebody takes over scenarios that usually strike an asset, as risks to be rated (ISO/IEC 27001:2022, 6.1.2 c).
package struct AddProposedRisks: Operation {
    package let asset: Reference<Asset>
    package let risks: [Risk]

    /// - Parameter risks: the scenarios as risks of the asset.
    package init(striking asset: Reference<Asset>, _ risks: [Risk]) {
        self.asset = asset
        self.risks = risks
    }

    package var purpose: String { "Take over proposed scenarios" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        _ = try draft.base.needed(asset)
        for risk in risks { draft.create(risk) }
    }
}
