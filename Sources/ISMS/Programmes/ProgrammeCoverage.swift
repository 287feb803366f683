import Frameworks
package import RecordFormat
package import Registers

/// Which requirements of a programme's framework the organization's controls meet.
///
/// A control meets what it names itself. That a catalogue maps a control of Annex A to a criterion helps to find what may
/// meet it, and says nothing about whether it does (NIST IR 8477), so it does not count.
///
/// For ISO/IEC 27001 the requirements are the controls of Annex A, and the Statement of Applicability says which apply.
package struct ProgrammeCoverage: Sendable {
    /// The requirements that apply and that a control meets which is planned or in place, in the framework's order.
    package private(set) var met: [RequirementID] = []
    /// Those that apply and that no such control meets.
    package private(set) var open: [RequirementID] = []
    /// Those that do not apply.
    package private(set) var excluded: [RequirementID] = []

    package init(of programme: Entry<Programme>, in derivation: Derivation) {
        guard let framework = programme.framework else { return }
        let claimed = Set(derivation.isms[Control.self].lazy.filter { $0.status != .notStarted }.flatMap(\.meets))
        if framework == .iso27001 {
            for line in derivation.statement.referenceLines {
                guard case .reference(let id) = line.subject else { continue }
                take(RequirementID(id), isExcluded: line.applicability == .excluded, isMet: claimed.contains)
            }
        } else {
            let left = Set(programme.excluded.compactMap(\.requirement))
            for requirement in Catalog.bundled.assessed(framework) {
                take(requirement.id, isExcluded: left.contains(requirement.id), isMet: claimed.contains)
            }
        }
    }

    private mutating func take(_ id: RequirementID, isExcluded: Bool, isMet: (RequirementID) -> Bool) {
        if isExcluded { excluded.append(id) } else if isMet(id) { met.append(id) } else { open.append(id) }
    }
}
