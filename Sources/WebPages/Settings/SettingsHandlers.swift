import ISMS
import Operations
import Registers
import Serving

/// The pages of the settings, of which each has handlers of its own.
struct SettingsHandlers: Sendable {
    let visit: PageVisit

    func settings(_ page: OrganizationRoute.SettingsPage) async throws -> WebResponse {
        switch page {
        case .organization:
            let organization = visit.isms.organization.flatMap {
                visit.principal.may(.read, $0, in: visit.isms) ? $0 : nil
            }
            return .page(
                OrganizationSettingsPage(chrome: try await visit.chrome(), organization: organization, isms: visit.isms)
                    .page)
        case .criteria:
            try visit.reads(RiskCriteria.kind)
            let versions = visit.isms[RiskCriteria.self].entries.sorted {
                ($0.effectiveFrom?.number ?? .max, $0.number) > ($1.effectiveFrom?.number ?? .max, $1.number)
            }
            let page = CriteriaSettingsPage(
                chrome: try await visit.chrome(), versions: versions,
                inForce: visit.isms.riskCriteria(on: visit.derived.day),
                riskCounts: versions.map { visit.isms.entries(Risk.self, referringTo: $0.id).count },
                day: visit.derived.day,
                isms: visit.isms)
            return .page(page.page)
        case .people:
            try visit.reads(Person.kind)
            let page = PeopleSettingsPage(
                chrome: try await visit.chrome(), personCount: visit.isms[Person.self].entries.count,
                assignmentCount: visit.isms[RoleAssignment.self].entries.count)
            return .page(page.page)
        case .accounts: return try await AccountsHandlers(visit: visit).accountsPage()
        case .tokens: return try await TokenSettingsHandlers(visit: visit).tokenSettings()
        }
    }

    /// What the other pages show is edited as records.
    func saveSettings(_ page: OrganizationRoute.SettingsPage) async throws -> WebResponse {
        switch page {
        case .accounts: return try await AccountsHandlers(visit: visit).changeAccounts()
        case .tokens: return try await TokenSettingsHandlers(visit: visit).revokeTokenOfOrganization()
        case .organization, .criteria, .people: throw WebError.methodNotAllowed
        }
    }
}
