import ISMS
import Phrases
import Registers

extension RegisterPages {
    static let evidence: [RegisterPages] = [
        RegisterPages(
            of: Evidence.self,
            advice:
                "A file or a link that shows a control at work, with the day it was collected and how long it counts.")
    ]
}
