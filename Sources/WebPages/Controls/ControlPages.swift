import HTML
import ISMS
import Phrases
import Registers

extension RegisterPages {
    static let controls: [RegisterPages] = [
        RegisterPages(
            of: Control.self,
            advice:
                "What you operate in your own words, and which of the 93 Annex A controls it implements. One of yours may answer several.",
            panel: { control, _, links in ImplementedControls(control: control, links: links).body })
    ]
}
