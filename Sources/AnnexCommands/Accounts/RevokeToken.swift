import Accounts
import ArgumentParser
import Phrases
import RecordFormat
import RecordStore

struct RevokeToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "revoke", "Revoke an access token; it opens nothing from the next request on.")

    @Argument(help: .says("Its identifier, or the four characters it ends in, as “annex token list” shows them."))
    var token: String

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let office = try await TokenOffice(database)
        let meant = try await office.tokens().map(\.token).filter { $0.id.description == token || $0.ending == token }
        guard let first = meant.first else {
            throw CommandError("there is no access token “\(token)”; “annex token list” shows them", .notFound)
        }
        guard meant.count == 1 else {
            throw CommandError("\(meant.count) access tokens end in “\(token)”; name one by its identifier")
        }
        try await CommandError.asking { () throws(AccountError) in
            _ = try await office.accounts.revokeAccessToken(first.id, in: office.organization.id, by: .operator)
        }
        Console.tell("“\(first.name)” was revoked")
    }
}
