import ArgumentParser
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers

struct WithdrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "withdraw", "Withdraw a comment; its history keeps what it said.")

    @Argument(help: .says("The comment's code, such as CMT-14."))
    var code: String

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let viewing = try await database.viewing(workspace)
        let item = try await viewing.item(named: code, in: try await viewing.snapshot())
        guard item.kind == Comment.kind else {
            throw CommandError("\(item.code) is no comment; to take an approval back, say “annex approve --withdraw”")
        }
        try await workspace.perform(
            WithdrawComment(item.id), as: author.principal(database), reason: author.reason)
        Console.say("withdrew \(item.code)")
    }
}
