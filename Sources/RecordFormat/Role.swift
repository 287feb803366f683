package import Phrases

/// What an account may do in one organization; an account may have several.
///
/// Which role may do what to which kind of record stands in one table: `AccessPolicy`.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Keeps accounts, roles and settings; may also do what the ISMS manager may.
    case administrator
    /// Keeps every register of the management system.
    case ismsManager
    /// Owns risks, controls, assets or actions, and edits what is theirs.
    case owner
    /// Top management: reads everything and approves.
    case approver
    /// Reads everything and writes nothing.
    case reader
    /// Sees their own tasks and the published documents.
    case member
    /// Audits the management system from within, and so keeps none of it.
    case internalAuditor
    /// Keeps the register of people, and what is between people and the organization.
    case humanResources
    /// Watches over personal data.
    case privacyOfficer
    /// Audits it from outside, for a certificate or a customer.
    case externalAuditor

    /// The role as a person reads it.
    package var label: Phrase {
        switch self {
        case .administrator: "Administrator"
        case .ismsManager: "ISMS manager"
        case .owner: "Risk and control owner"
        case .approver: "Approver"
        case .reader: "Reader"
        case .member: "Member"
        case .internalAuditor: "Internal auditor"
        case .humanResources: "Human resources"
        case .privacyOfficer: "Privacy officer"
        case .externalAuditor: "External auditor"
        }
    }

    /// What the role may do, in a sentence for whoever gives it.
    package var meaning: Phrase {
        switch self {
        case .administrator: "Keeps accounts, roles and settings, and every register."
        case .ismsManager: "Keeps every register and issues documents; approves nothing."
        case .owner: "Reads everything; edits the risks, controls, assets, actions and whatever else is theirs."
        case .approver: "Top management: reads everything and approves what others wrote."
        case .reader: "Reads everything, history included; writes nothing."
        case .member: "Sees their own tasks and the approved documents."
        case .internalAuditor: "Reads everything, history included; keeps nothing of what is audited."
        case .humanResources: "Reads everything and keeps the register of people."
        case .privacyOfficer: "Reads everything, history included; watches over personal data."
        case .externalAuditor: "From outside: reads everything, history included; writes nothing."
        }
    }
}
