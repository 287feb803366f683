import Registers
import Testing

import ISMS

/// A rule at work: a change of the conforming scenario that it finds fault with, and one it leaves alone.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let code: RuleCode
    /// The whole message of the finding.
    let message: String
    /// Other rules that have to speak up about the same change.
    let alongside: Set<RuleCode>
    let fires: @Sendable (inout Scenario) -> Void
    let silent: @Sendable (inout Scenario) -> Void

    init(
        _ code: RuleCode, _ message: String, alongside: Set<RuleCode> = [],
        fires: @escaping @Sendable (inout Scenario) -> Void, silent: @escaping @Sendable (inout Scenario) -> Void
    ) {
        self.code = code
        self.message = message
        self.alongside = alongside
        self.fires = fires
        self.silent = silent
    }

    var testDescription: String { code.text }

    static let all: [RuleCase] =
        context + scopeAndLeadership + risks + treatment + statement + operation + approvals + assetsAndControls
        + incidents + programmes
}
