import ISMS
import Phrases
import Registers

extension RegisterPages {
    static let assets: [RegisterPages] = [
        RegisterPages(
            of: Asset.self,
            advice:
                "Begin with the information that would hurt to lose, then what carries it. Forty entries describe most companies; a spreadsheet imports well."
        )
    ]
}
