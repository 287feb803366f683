import ISMS
import Phrases
import Registers
import Serving

/// The way through the application: the standard's own circle of plan, do, check and act (ISO/IEC 27001:2022, clauses
/// 4 to 10).
enum Navigation {
    struct Section: Sendable {
        let title: Phrase
        let entries: [Entry]
    }

    struct Entry: Sendable {
        let title: Phrase
        /// The clause or control it answers, small beside its name.
        let clause: String
        /// nil for what comes later: named, so that one sees the whole circle, and no link.
        let route: OrganizationRoute?

        init(_ title: Phrase, _ clause: String, _ route: OrganizationRoute?) {
            self.title = title
            self.clause = clause
            self.route = route
        }
    }

    /// A page of its own among the registers.
    private struct Page {
        let section: NavigationPlace.Section
        let rank: Int
        let entry: Entry

        init(
            _ section: NavigationPlace.Section, _ title: Phrase, _ requirement: String, rank: Int,
            _ route: OrganizationRoute?
        ) {
            self.section = section
            self.rank = rank
            entry = Entry(title, requirement, route)
        }
    }

    /// The pages that are no registers, each where it stands among them.
    private static let pages: [Page] = [
        Page(.plan, "Risk workshop", "6.1.2", rank: 130, .riskWorkshop),
        Page(.plan, "Treatment plan", "6.1.3", rank: 140, .treatmentPlan(.risk)),
        Page(.plan, "Statement of Applicability", "6.1.3", rank: 150, .statement),
        Page(.do, "Awareness lessons", "7.3", rank: 60, .lessons),
        Page(.check, "Reports", "9.1", rank: 10, .reports),
        Page(.check, "History", "7.5.3", rank: 20, .history),
        Page(.check, "Customer questions", "7.4", rank: 30, .customerQuestions),
        Page(.check, "Internal audit", "9.2", rank: 40, nil),
        Page(.check, "Management review", "9.3", rank: 50, nil),
        Page(.act, "Nonconformities", "10.2", rank: 20, nil),
        Page(.act, "Improvement", "10.1", rank: 30, nil),
    ]

    /// The registers where they declare to stand.
    private static let registers: [Page] = Kind.all.compactMap { kind in
        guard case .entry(let section, let title, let requirement, let rank) = kind.place else { return nil }
        return Page(section, title, requirement, rank: rank, .register(kind))
    }

    static let sections: [Section] = {
        let beginning = Section(
            title: "",
            entries: [
                Entry("Home", "", .home), Entry("Guided start", "", .guidedStart), Entry("Findings", "", .findings),
                Entry("Guidance", "", .guidance),
            ])
        let circle = NavigationPlace.Section.allCases.map { section in
            Section(
                title: Phrase(words: section.rawValue.capitalizedFirst),
                entries: (registers + pages).filter { $0.section == section }.sorted { $0.rank < $1.rank }.map(\.entry))
        }
        return [beginning] + circle
    }()

    /// The entry a page belongs to: its own, or that of its register.
    static func entry(of route: OrganizationRoute) -> OrganizationRoute {
        if let kind = route.kind { return home(of: kind) }
        return switch route {
        case .treatmentPlan: .treatmentPlan(.risk)
        case .statementLine, .issueStatement, .issuedStatement, .approveStatement, .compareStatements: .statement
        case .clauseGuidance: .guidance
        case .lesson: .lessons
        case .commit: .history
        case .report, .job: .reports
        default: route
        }
    }

    /// The page by which the records of a kind are found.
    static func home(of kind: Kind) -> OrganizationRoute {
        switch kind.place {
        case .on(.statementOfApplicability): .statement
        case .on(.settings): .settings(.organization)
        case .entry, .on, .none: .register(kind)
        }
    }
}
