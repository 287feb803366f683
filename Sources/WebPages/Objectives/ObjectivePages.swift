import ISMS
import Phrases
import Registers

extension RegisterPages {
    static let objectives: [RegisterPages] = [
        RegisterPages(
            of: Objective.self,
            advice:
                "Three to five, each with a measure, a target and a date someone will be asked about.")
    ]
}
