import ISMS
import Operations
import Serving

extension OrganizationDispatcher {
    func settings(_ page: OrganizationRoute.SettingsPage) async throws -> WebResponse {
        switch page {
        case .organization:
            let organization = isms.organization.flatMap { principal.may(.read, $0, in: isms) ? $0 : nil }
            return .page(
                OrganizationSettingsPage(chrome: try await chrome(), organization: organization, isms: isms).page)
        case .criteria:
            try reads(RiskCriteria.kind)
            let versions = isms[RiskCriteria.self].entries.sorted {
                ($0.effectiveFrom?.number ?? .max, $0.number) > ($1.effectiveFrom?.number ?? .max, $1.number)
            }
            let page = CriteriaSettingsPage(
                chrome: try await chrome(), versions: versions, inForce: isms.riskCriteria(on: derived.day),
                riskCounts: versions.map { isms.entries(Risk.self, referringTo: $0.id).count }, day: derived.day,
                isms: isms)
            return .page(page.page)
        case .people:
            try reads(Person.kind)
            let page = PeopleSettingsPage(
                chrome: try await chrome(), personCount: isms[Person.self].entries.count,
                assignmentCount: isms[RoleAssignment.self].entries.count)
            return .page(page.page)
        case .accounts: return try await accountsPage()
        case .tokens: return try await tokenSettings()
        }
    }

    /// What the other pages show is edited as records.
    func saveSettings(_ page: OrganizationRoute.SettingsPage) async throws -> WebResponse {
        switch page {
        case .accounts: return try await changeAccounts()
        case .tokens: return try await revokeTokenOfOrganization()
        case .organization, .criteria, .people: throw WebError.methodNotAllowed
        }
    }
}
