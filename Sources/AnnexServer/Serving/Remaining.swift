import ISMS

// Pages that are still to be built; each moves to the folder of its slice.
extension OrganizationDispatcher {
    func guidedStart() async throws -> WebResponse { throw WebError.notFound }
    func reports() async throws -> WebResponse { throw WebError.notFound }
    func report(_ kind: String, _ format: String) async throws -> WebResponse { throw WebError.notFound }
    func job(_ id: String) async throws -> WebResponse { throw WebError.notFound }
    func exportRegister(_ kind: Kind, _ format: String) async throws -> WebResponse { throw WebError.notFound }
    func importForm(_ kind: Kind) async throws -> WebResponse { throw WebError.notFound }
    func importStep(_ kind: Kind, _ step: OrganizationRoute.ImportStep) async throws -> WebResponse {
        throw WebError.notFound
    }
    func attachment(_ kind: Kind, _ code: String, _ field: String) async throws -> WebResponse {
        throw WebError.notFound
    }
    func riskWorkshop() async throws -> WebResponse { throw WebError.notFound }
    func rateForm(_ code: String) async throws -> WebResponse { throw WebError.notFound }
    func acceptForm(_ code: String) async throws -> WebResponse { throw WebError.notFound }
    func proposals(_ asset: String) async throws -> WebResponse { throw WebError.notFound }
    func treatmentPlan(_ view: OrganizationRoute.PlanView) async throws -> WebResponse { throw WebError.notFound }
    func statement() async throws -> WebResponse { throw WebError.notFound }
    func statementLine(_ id: String) async throws -> WebResponse { throw WebError.notFound }
    func issueForm() async throws -> WebResponse { throw WebError.notFound }
    func issuedStatement(_ version: Int) async throws -> WebResponse { throw WebError.notFound }
    func compareStatements(_ old: Int, _ new: Int) async throws -> WebResponse { throw WebError.notFound }
    func settings(_ page: OrganizationRoute.SettingsPage) async throws -> WebResponse {
        switch page {
        case .accounts: return try await accountsPage()
        case .organization, .criteria, .people, .tokens: throw WebError.notFound
        }
    }
    func bulkEdit(_ kind: Kind) async throws -> WebResponse { throw WebError.notFound }
    func saveAttachment(_ kind: Kind, _ code: String, _ field: String) async throws -> WebResponse {
        throw WebError.notFound
    }
    func receiveImport(_ kind: Kind) async throws -> WebResponse { throw WebError.notFound }
    func takeImportStep(_ kind: Kind, _ step: OrganizationRoute.ImportStep) async throws -> WebResponse {
        throw WebError.notFound
    }
    func saveView(_ kind: Kind) async throws -> WebResponse { throw WebError.notFound }
    func saveRating(_ code: String) async throws -> WebResponse { throw WebError.notFound }
    func saveAcceptance(_ code: String) async throws -> WebResponse { throw WebError.notFound }
    func approvePlan(_ code: String) async throws -> WebResponse { throw WebError.notFound }
    func takeProposals(_ asset: String) async throws -> WebResponse { throw WebError.notFound }
    func saveStatementLine(_ id: String) async throws -> WebResponse { throw WebError.notFound }
    func issueStatement() async throws -> WebResponse { throw WebError.notFound }
    func approveStatement(_ version: Int) async throws -> WebResponse { throw WebError.notFound }
    func startReport(_ kind: String, _ format: String) async throws -> WebResponse { throw WebError.notFound }
    func saveSettings(_ page: OrganizationRoute.SettingsPage) async throws -> WebResponse {
        switch page {
        case .accounts: return try await changeAccounts()
        case .organization, .criteria, .people, .tokens: throw WebError.notFound
        }
    }
    func takeGuidedStep() async throws -> WebResponse { throw WebError.notFound }
}
