import Accounts
import ArgumentParser
import ISMS
import RecordFormat
import RecordStore
import Operations
import Phrases
import Registers

struct ListTokens: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "List the access tokens that open the organization, the newest first.")

    @Flag(help: .says("Print JSON."))
    var json = false

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let tokens = try await TokenOffice(database).tokens()
        if json { return Console.say(json: JSON.array(tokens.map(Self.json))) }
        let now = Clock.system.now()
        var table = TextTable(["Identifier", "Name", "Ends in", "Account", "Made", "Last used", "Expires"])
        for item in tokens {
            let token = item.token
            table.add([
                .data(token.id.description), .data(token.name), .data(token.ending), .data(item.owner.email),
                "\(Day(of: token.createdAt))",
                token.usedAt.map { "\(Day(of: $0))" as Phrase } ?? "never",
                token.expiresAt <= now ? "\(Day(of: token.expiresAt)) (expired)" : "\(Day(of: token.expiresAt))",
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
