/// A requirement of some framework: ISO/IEC 27001's clause 6.1.2, SOC 2's CC7.4.
///
/// The frameworks are open: whatever a catalogue brings has requirements, and records, mappings, rules and terms of the law
/// name them alike.
package struct RequirementID: Hashable, Sendable {
    /// A framework by its name in the catalogue, such as `iso27001-2022`.
    package struct Framework: Hashable, Sendable {
        package let name: String

        package init(_ name: String) { self.name = name }

        /// Those that the program itself speaks of; a catalogue may bring others.

        package static let iso27001 = Framework("iso27001-2022")
        package static let soc2 = Framework("soc2-2017")
        package static let gdpr = Framework("gdpr")
        package static let csf = Framework("nist-csf-2.0")
    }

    package let framework: Framework
    /// As the framework itself writes it: `6.1.3.d`, `A.5.26`, `CC7.4`, `33`.
    package let number: String

    package init(_ framework: Framework, _ number: String) {
        self.framework = framework
        self.number = number
    }

    /// A clause or an Annex A control of ISO/IEC 27001:2022.
    package static func iso27001(_ number: String) -> RequirementID { RequirementID(.iso27001, number) }
    /// A trust services criterion.
    package static func soc2(_ number: String) -> RequirementID { RequirementID(.soc2, number) }
    /// An article of the General Data Protection Regulation.
    package static func gdpr(_ number: String) -> RequirementID { RequirementID(.gdpr, number) }
    /// An outcome of the NIST Cybersecurity Framework.
    package static func csf(_ number: String) -> RequirementID { RequirementID(.csf, number) }
}

extension RequirementID: LosslessStringConvertible {
    /// How records store it and commands write it: `soc2-2017:CC7.4`, and `A.5.26` for what is ISO/IEC 27001's own, the
    /// standard that every organization here works by.
    package var description: String {
        framework == .iso27001 ? number : "\(framework.name):\(number)"
    }

    /// Reads what `description` writes, and ISO/IEC 27001's own with its framework too; nil where the text is anything else.
    ///
    /// That there is such a requirement is not said: the catalogue knows.
    package init?(_ description: String) {
        guard description.utf8.count <= Self.lengthMax, description.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        let parts = description.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, !first.isEmpty, let last = parts.last, !last.isEmpty else { return nil }
        self.init(parts.count == 2 ? Framework(String(first)) : .iso27001, String(last))
    }

    /// In bytes; no framework has numbers half as long.
    private static let lengthMax = 100
}

extension RequirementID: ExpressibleByStringLiteral {
    /// A requirement named in the program's own text; tests see that the catalogue has it.
    package init(stringLiteral text: String) {
        self = RequirementID(text) ?? .iso27001(text)
    }
}
