import ISMS
import Phrases
import Registers

extension RegisterPages {
    static let riskTreatment: [RegisterPages] = [
        RegisterPages(
            of: TreatmentAction.self,
            advice:
                "What has to be done so that a risk comes down: one owner, one date.")
    ]
}
