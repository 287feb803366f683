import ArgumentParser
import Frameworks
import ISMS
import RecordFormat
import Operations
import Phrases
import Registers

struct ProposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "propose", "Propose risk scenarios for an asset, from its type.",
        discussion:
            "Each names a threat, the weaknesses it would use and the Annex A controls that usually answer it. --add makes risks of them, to be rated."
    )

    @Argument(help: .says("The asset's code or name."))
    var asset: String

    @Option(help: .says("The scenarios to add as risks, by comma, such as S-014,S-020."))
    var add: String?

    @OptionGroup var author: AuthorOptions
    @OptionGroup var database: DatabaseOptions
    @Flag(help: .says("Print JSON.")) var json = false

    func run() async throws {
        let workspace = try await database.workspace()
        let isms = try await database.viewing(workspace).snapshot()
        let item = try CommandError.wrapping { () throws(InvalidValue) in
            try isms.record(called: asset, kinds: [Asset.kind.name])
        }
        guard let asset = item as? Entry<Asset> else { throw CommandError("\(item.code) is not an asset") }
        let scenarios = Catalog.bundled.scenarios(forAssetType: asset.type.catalogName)
        if let add { return try await addRisks(add, among: scenarios, to: asset, in: workspace) }
        if json { return Console.say(json: JSON.array(scenarios.map(\.json))) }
        for scenario in scenarios {
            Console.say(Style.bold(.data("\(scenario.id)  \(scenario.event)")))
            let threat = Catalog.bundled.threats[id: scenario.threat]?.name ?? scenario.threat
            let weaknesses = scenario.vulnerabilities.map { Catalog.bundled.vulnerabilities[id: $0]?.name ?? $0 }
            Console.say(
                Style.faint(
                    "    \(scenario.affects.map { String($0.letter) }.joined()), threat: \(threat); weaknesses: \(weaknesses.joined(separator: "; "))"
                ))
            let controls = scenario.controls.map { "\($0) \(Catalog.bundled.controls[id: $0]?.title ?? "")" }
            Console.say(Style.faint("    usually answered by \(controls.joined(separator: ", "))"))
        }
        Console.tell("add some as risks: annex propose \(asset.code) --add \(scenarios.first?.id ?? "S-001")")
    }

    private func addRisks(_ list: String, among scenarios: [Scenario], to asset: Entry<Asset>, in workspace: Workspace)
        async throws
    {
        let isms = try await database.viewing(workspace).snapshot()
        var risks: [Risk] = []
        for id in list.split(separator: ",").map({ $0.trimmed.uppercased() }) {
            guard let scenario = scenarios.first(where: { $0.id == id }) else {
                throw CommandError(
                    "\(id) is not among the scenarios for \(asset.code); “annex propose \(asset.code)” lists them",
                    .notFound)
            }
            risks.append(Risk(scenario, striking: asset, in: isms))
        }
        let committed = try await workspace.perform(
            AddProposedRisks(striking: asset.reference, risks), as: author.principal(database), reason: author.reason)
        for risk in committed.created { Console.say("added \(risk.name); rate it with “annex set \(risk.code) …”") }
    }
}

extension Scenario {
    var json: JSON {
        [
            "id": .string(id), "assetType": .string(assetType.rawValue), "event": .string(event),
            "threat": .string(threat), "vulnerabilities": .array(vulnerabilities.map { .string($0) }),
            "affects": .array(affects.map { .string($0.rawValue) }),
            "controls": .array(controls.map { .string($0.description) }),
        ]
    }
}

extension CommandError {
    static func wrapping<Answer>(_ work: () throws(InvalidValue) -> Answer) throws -> Answer {
        do throws(InvalidValue) {
            return try work()
        } catch {
            throw CommandError(error.problem, .notFound)
        }
    }
}
