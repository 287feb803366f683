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
    case auditor
    /// Sees their own tasks and the published documents.
    case member

    /// The role as a person reads it.
    package var label: String {
        switch self {
        case .administrator: "Administrator"
        case .ismsManager: "ISMS manager"
        case .owner: "Risk and control owner"
        case .approver: "Approver"
        case .auditor: "Auditor"
        case .member: "Member"
        }
    }

    /// What the role may do, in a sentence for whoever gives it.
    package var meaning: String {
        switch self {
        case .administrator: "Keeps accounts, roles and settings, and every register."
        case .ismsManager: "Keeps every register and issues documents; approves nothing."
        case .owner: "Reads everything; edits the risks, controls, assets and actions that are theirs."
        case .approver: "Top management: reads everything and approves what others wrote."
        case .auditor: "Reads everything, history included; writes nothing."
        case .member: "Sees their own tasks and the approved documents."
        }
    }
}
