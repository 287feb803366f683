import ISMS
import Operations
import Registers

extension Navigation {
    /// The sections as a principal's roles open them: nobody is led to a page that refuses them.
    static func sections(for principal: Principal) -> [Section] {
        sections.compactMap { section in
            let entries = section.entries.filter { isOpen($0, to: principal) }
            return entries.isEmpty ? nil : Section(title: section.title, entries: entries)
        }
    }

    private static func isOpen(_ entry: Entry, to principal: Principal) -> Bool {
        func reads(_ kind: Kind) -> Bool { principal.reach(of: .read, on: kind) != .none }
        return switch entry.route {
        case .register(let kind): reads(kind)
        case .guidedStart, .findings, .riskWorkshop: reads(Risk.kind)
        case .treatmentPlan: principal.reach(of: .read, on: Risk.kind) == .all
        case .statement: reads(ApplicabilityDecision.kind)
        case .history: principal.may(.readHistory)
        case .reports: principal.may(.export)
        case .customerQuestions: reads(Control.kind)
        // What comes later is named to those who see the whole circle.
        case nil: reads(Risk.kind)
        default: true
        }
    }
}
