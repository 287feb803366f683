import Accounts
import ArgumentParser
import ISMS
import RecordFormat
import RecordStore
import Operations
import Registers

struct ListTokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the access tokens that open the organization, the newest first.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let tokens = try await TokenOffice(database).tokens()
        if json { return Console.say(JSON.array(tokens.map(Self.json)).readableText) }
        let now = Clock.system.now()
        var table = TextTable(["Identifier", "Name", "Ends in", "Account", "Made", "Last used", "Expires"])
        for item in tokens {
            let token = item.token
            table.add([
                token.id.description, token.name, token.ending, item.owner.email, "\(Day(of: token.createdAt))",
                token.usedAt.map { "\(Day(of: $0))" } ?? "never",
                "\(Day(of: token.expiresAt))" + (token.expiresAt <= now ? " (expired)" : ""),
            ])
        }
        Console.say(table)
        if tokens.isEmpty { Console.tell("there is none; make one with “annex token make ADDRESS --name NAME”") }
    }

    private static func json(_ item: OwnedAccessToken) -> JSON {
        let token = item.token
        return [
            "id": .string(token.id.description), "name": .string(token.name), "endsIn": .string(token.ending),
            "account": .string(item.owner.email), "made": .string(token.createdAt.isoText),
            "lastUsed": token.usedAt.map { JSON.string("\(Day(of: $0))") } ?? .null,
            "expires": .string(token.expiresAt.isoText),
        ]
    }
}
