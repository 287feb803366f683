import ArgumentParser
import ISMS
import Operations
import Phrases
import Registers

struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "init", "Make a database with an organization, or add one to a database.",
        discussion:
            "The organization begins with the catalogue's threats and vulnerabilities and a ready-made set of risk criteria to be adapted and approved."
    )

    @Option(help: .says("The organization's name."))
    var name: String

    @Option(help: .says("What it is called in commands; made from the name where not given."))
    var handle: String?

    @Option(help: .says("The risk criteria to begin with: 5x5, 4x4 or none."))
    var criteria: String = "5x5"

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let criteria = RiskCriteria.readyMade[criteria]
        guard criteria != nil || self.criteria == "none" else {
            throw CommandError("“\(self.criteria)” is no ready-made set of criteria; there are 5x5, 4x4 and none")
        }
        guard !name.trimmed.isEmpty else { throw CommandError("the organization needs a name: --name NAME") }
        let handle = handle ?? Self.handle(from: name)
        _ = try await Workspace.create(
            handle: handle, in: try await database.store(creating: true), clock: .system,
            identifiers: .random(clock: .system),
            by: author.principal(database).author(
                at: Clock.system.now(), reason: author.reason.isEmpty ? "Set up the organization" : author.reason)
        ) { draft in
            var organization = Organization()
            organization.name = name
            draft.create(organization)
            if var criteria {
                criteria.effectiveFrom = Clock.system.today
                draft.create(criteria)
            }
        }
        Console.say("\(name) is set up as “\(handle)” in \(try database.path())")
        Console.say("next: annex add person name=… ; annex add scope … ; annex check tells what is missing")
    }

    /// The name in lower-case letters, digits and hyphens.
    static func handle(from name: String) -> String {
        let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var handle = words.joined(separator: "-").prefix(40)
        while handle.last == "-" { handle.removeLast() }
        return handle.isEmpty ? "organization" : String(handle)
    }
}
