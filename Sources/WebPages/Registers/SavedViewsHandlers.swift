import Accounts
import ISMS
import RecordStore
import Operations
import Serving

extension OrganizationDispatcher {
    func savedViews(_ kind: Kind) async throws -> [RegisterPage.SavedView] {
        try await server.accounts.savedViews(
            of: try dispatcher.signedIn().account.id, register: kind.name, in: space.organization.id
        ).map { RegisterPage.SavedView(name: $0.name, query: $0.query) }
    }

    /// Keeps the list as it is narrowed, sorted and laid out under a name, or forgets one of that name.
    func saveView(_ kind: Kind) async throws -> WebResponse {
        try reads(kind)
        let sent = try await dispatcher.checkedForm()
        let account = try dispatcher.signedIn().account.id
        if let name = sent["remove"] {
            try await server.accounts.removeSavedView(
                name, of: account, register: kind.name, in: space.organization.id)
            return done(.viewRemoved, .register(kind))
        }
        // Read and written again, so that nothing but what a register understands is kept.
        let query = RegisterQuery(FormQuery.form(sent["query"] ?? ""), kind: kind).pairs(page: 1)
        let name = (sent["name"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        try await server.accounts.save(
            SavedView(
                organization: space.organization.id, account: account, register: kind.name, name: name,
                query: FormQuery.text(query)))
        return done(.viewSaved, .register(kind), query: query)
    }
}
