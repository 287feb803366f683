import HTML
import ISMS
import Phrases
import Registers
import Serving

/// A finding in a list: its severity in words, what is the case, and what to do about it.
struct FindingItem: Component {
    let finding: Finding
    /// Where its record is linked; nil on the record's own page.
    let links: Links?
    /// Where its clause is told about; nil for nowhere.
    let guidance: Links?

    /// - Parameter guidance: where its clause is told about, if elsewhere than its record is linked.
    init(_ finding: Finding, links: Links?, guidance: Links? = nil) {
        self.finding = finding
        self.links = links
        self.guidance = guidance ?? links
    }

    var body: Markup {
        li(.class("finding", finding.rule.severity.rawValue)) {
            p {
                span(.class("severity")) { finding.rule.severity.rawValue.capitalizedFirst }
                " "
                if let links, let record = finding.record, let address = links.record(code: record.code) {
                    a(.href(address)) { finding.message }
                } else {
                    finding.message
                }
            }
            p(.class("remedy")) {
                finding.remedy
                " "
                span(.class("faint")) {
                    "\(finding.rule.code), "
                    if let guidance {
                        StandardLink(finding.rule.clause, links: guidance)
                    } else {
                        finding.rule.clause
                    }
                }
            }
        }
    }
}
