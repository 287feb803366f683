import Accounts
import ArgumentParser
import RecordStore
import Operations
import Phrases

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "token",
        "Access tokens, by which scripts read an organization from the server: list, make, revoke.",
        subcommands: [ListTokens.self, MakeToken.self, RevokeToken.self], defaultSubcommand: ListTokens.self)
}

/// The accounts of the database a command names, and the organization it is about.
struct TokenOffice {
    let accounts: AccountService
    let organization: StoredOrganization

    init(_ database: DatabaseOptions) async throws {
        let store = try await database.store()
        organization = try await Workspace.open(
            handle: database.organization, in: store, clock: .system, identifiers: .random(clock: .system)
        ).organization
        accounts = AccountService(store: store, now: Clock.system.now)
    }

    func tokens() async throws -> [OwnedAccessToken] {
        try await CommandError.asking { () throws(AccountError) in
            try await accounts.accessTokens(in: organization.id, seenBy: .operator)
        }
    }
}
