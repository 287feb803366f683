import ArgumentParser
import Frameworks
import ISMS
import RecordFormat
import RecordStore
import Operations
import Phrases
import Registers

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "demo", "Make a complete demonstration organization, with its history.",
        discussion: "Its history ends in the week up to the day given; all its dates are moved with it, by whole weeks."
    )

    @Option(help: .says("The day its history leads up to; today where not given."))
    var endingOn: String?

    @Option(help: .says("What it is called in commands."))
    var handle = "demo"

    @Flag(help: .says("Also make accounts for several of its people, each in another role, and print how to sign in."))
    var accounts = false

    @Option(help: .says("The password of these accounts; one made by chance where not given."))
    var password: String?

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let last =
            try endingOn.map { text in
                guard let day = Day(text) else { throw CommandError("“\(text)” is not a day; write YYYY-MM-DD") }
                return day
            } ?? Clock.system.today
        let story = try Demonstration(endingOn: last)
        let bar = ProgressBar("Making the demonstration organization", total: story.commits.count)
        let store = try await database.store(creating: true)
        let teller = try await story.tell(
            handle: handle, in: store, progress: { bar.advance(to: $0) })
        bar.finish()
        let isms = try await teller.workspace.snapshot()
        let name = isms.organization?.title ?? handle
        Console.say(
            "\(name) is set up as “\(handle)” in \(try database.path()): \(isms.count) records, \(isms.commit.sequence) commits"
        )
        if accounts {
            let made = DemonstrationAccounts(teller: teller, store: store, password: password)
            for line in try await made.make() { Console.say(line) }
        }
    }
}
