extension ReferenceControl {
    /// The four groups Annex A is divided into.
    package enum Theme: String, Hashable, Sendable, CaseIterable {
        case organizational, people, physical, technological

        /// The number that leads its controls': 5 to 8.
        package var number: Int {
            switch self {
            case .organizational: 5
            case .people: 6
            case .physical: 7
            case .technological: 8
            }
        }

        /// How many controls it has in the 2022 edition; 93 together.
        package var controlCount: Int {
            switch self {
            case .organizational: 37
            case .people: 8
            case .physical: 14
            case .technological: 34
            }
        }

        package var title: String {
            switch self {
            case .organizational: "Organizational controls"
            case .people: "People controls"
            case .physical: "Physical controls"
            case .technological: "Technological controls"
            }
        }

        package init?(number: Int) {
            guard let theme = Self.allCases.first(where: { $0.number == number }) else { return nil }
            self = theme
        }
    }
}

/// When a control acts on a risk: before an incident, while it happens, or after it.
package enum ControlType: String, Hashable, Sendable, CaseIterable {
    case preventive, detective, corrective
}

/// What information security preserves.
package enum SecurityProperty: String, Hashable, Sendable, CaseIterable {
    case confidentiality, integrity, availability

    /// C, I or A.
    package var letter: Character {
        switch self {
        case .confidentiality: "C"
        case .integrity: "I"
        case .availability: "A"
        }
    }

    package init?(letter: Character) {
        guard let property = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
        self = property
    }
}

/// The cybersecurity concepts of ISO/IEC TS 27110.
package enum CybersecurityConcept: String, Hashable, Sendable, CaseIterable {
    case identify, protect, detect, respond, recover
}

/// What a practitioner would call the field a control belongs to.
package enum OperationalCapability: String, Hashable, Sendable, CaseIterable {
    case governance
    case assetManagement = "asset_management"
    case informationProtection = "information_protection"
    case humanResourceSecurity = "human_resource_security"
    case physicalSecurity = "physical_security"
    case systemAndNetworkSecurity = "system_and_network_security"
    case applicationSecurity = "application_security"
    case secureConfiguration = "secure_configuration"
    case identityAndAccessManagement = "identity_and_access_management"
    case threatAndVulnerabilityManagement = "threat_and_vulnerability_management"
    case continuity
    case supplierRelationshipsSecurity = "supplier_relationships_security"
    case legalAndCompliance = "legal_and_compliance"
    case informationSecurityEventManagement = "information_security_event_management"
    case informationSecurityAssurance = "information_security_assurance"

    /// “Asset management”.
    package var title: String { sentence(rawValue) }
}

package enum SecurityDomain: String, Hashable, Sendable, CaseIterable {
    case governanceAndEcosystem = "governance_and_ecosystem"
    case protection, defence, resilience

    /// “Governance and ecosystem”.
    package var title: String { sentence(rawValue) }
}

private func sentence(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst().replacing("_", with: " ")
}
