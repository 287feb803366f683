/// A published set of requirements that an organization may be held to.
package struct Framework: Hashable, Sendable, Identifiable {
    package enum ID: String, Hashable, Sendable, CaseIterable {
        case iso27001 = "iso27001-2022"
        case soc2 = "soc2-2017"
        case gdpr = "gdpr"
        case csf = "nist-csf-2.0"
    }

    package let id: ID
    package let title: String
    package let edition: String
    package let publisher: String
    /// Whose the wording is, to be shown wherever the framework is.
    package let notice: String

    /// The frameworks that come with the program.
    package static let bundled: [Framework] = [
        Framework(
            id: .iso27001, title: "ISO/IEC 27001", edition: "2022 with Amendment 1:2024", publisher: "ISO and IEC",
            notice: "Identifiers and titles only. The text is copyrighted by ISO and IEC and has to be bought there."),
        Framework(
            id: .soc2, title: "SOC 2 Trust Services Criteria", edition: "2017, points of focus revised 2022",
            publisher: "AICPA",
            notice: "Identifiers only, with labels of our own. The text is copyrighted by the AICPA."),
        Framework(
            id: .gdpr, title: "General Data Protection Regulation", edition: "Regulation (EU) 2016/679",
            publisher: "European Union", notice: "Article titles; the Official Journal has the authentic text."),
        Framework(
            id: .csf, title: "NIST Cybersecurity Framework", edition: "2.0 (2024)", publisher: "NIST",
            notice: "Statements by the National Institute of Standards and Technology, in the public domain."),
    ]
}

/// One numbered item of a framework, such as clause 6.1.3 or CC6.1, as mappings name it.
package struct RequirementReference: Hashable, Sendable, CustomStringConvertible {
    package let framework: Framework.ID
    /// In the framework's own spelling: “A.5.1”, “6.1.3.d”, “CC6.1”, “32” (an article), “PR.AA-01”.
    package let number: String

    package init(_ framework: Framework.ID, _ number: String) {
        self.framework = framework
        self.number = number
    }

    package var description: String { "\(framework.rawValue) \(number)" }
}
