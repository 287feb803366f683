import Accounts
import ISMS
import RecordStore
import Operations
import Registers
import Serving

/// The lists of a register that somebody keeps under a name.
struct SavedViewHandlers: Sendable {
    let visit: PageVisit

    func savedViews(_ kind: Kind) async throws -> [RegisterPage.SavedView] {
        try await visit.accounts.savedViews(
            of: try visit.signedIn().account.id, register: kind.name, in: visit.organization.id
        ).map { RegisterPage.SavedView(name: $0.name, query: $0.query) }
    }

    /// Keeps the list as it is narrowed, sorted and laid out under a name, or forgets one of that name.
    func saveView(_ kind: Kind) async throws -> WebResponse {
        try visit.reads(kind)
        let sent = try await visit.checkedForm()
        let account = try visit.signedIn().account.id
        if let name = sent["remove"] {
            try await visit.accounts.removeSavedView(
                name, of: account, register: kind.name, in: visit.organization.id)
            return visit.done(.viewRemoved, .register(kind))
        }
        // Read and written again, so that nothing but what a register understands is kept.
        let query = RegisterQuery(FormQuery.form(sent["query"] ?? ""), kind: kind).pairs(page: 1)
        let name = (sent["name"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        try await visit.accounts.save(
            SavedView(
                organization: visit.organization.id, account: account, register: kind.name, name: name,
                query: FormQuery.text(query)))
        return visit.done(.viewSaved, .register(kind), query: query)
    }
}
