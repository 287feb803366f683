import Accounts
import ArgumentParser
import ISMS
import Phrases
import RecordStore
import Registers

struct MakeToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "make", "Make an access token for an account, and print it this once.",
        discussion: """
            A script sends it as “Authorization: Bearer TOKEN” and reads what the account may read in the organization. \
            Only the token is written to standard output, so that it can go straight into a file.
            """)

    @Argument(help: .says("The address of the account."))
    var account: String

    @Option(help: .says("What it is for."))
    var name: String

    @Option(help: .says("How many days it lasts, 1 to \(AccountService.accessTokenDaysMax)."))
    var days = 90

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let office = try await TokenOffice(database)
        let known = try await CommandError.asking { () throws(AccountError) in
            try await office.accounts.account(email: account)
        }
        let new: NewAccessToken
        do throws(AccountError) {
            guard let known else { throw .notFound }
            new = try await office.accounts.makeAccessToken(
                named: name, days: days, in: office.organization.id, ofAccount: known.id)
        } catch .notFound {
            throw CommandError(
                "no account with the address \(account) can sign in to “\(office.organization.handle)”", .notFound)
        } catch {
            throw CommandError(error)
        }
        Console.say(data: new.secret.text)
        Console.tell(
            "“\(new.token.name)” reads \(office.organization.handle) until \(Day(of: new.token.expiresAt)); it is shown only now"
        )
    }
}
