import ArgumentParser
import Frameworks
import Phrases
import RecordFormat

struct CatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "catalog",
        "Browse what the program knows: clauses, Annex A, threats, documents, lessons.",
        subcommands: [ListCatalog.self, ShowCatalog.self, CountCatalog.self], defaultSubcommand: ListCatalog.self)
}

/// A part of the catalogue that can be listed.
enum CatalogPart: String, CaseIterable, ExpressibleByArgument {
    case controls, clauses, documents, threats, vulnerabilities, scenarios, templates, questions, lessons, soc2, gdpr,
        csf

    /// The part's items: identifier, title and what else a list shows.
    var rows: [[Phrase]] {
        let catalog = Catalog.bundled
        switch self {
        case .controls:
            return catalog.controls.map {
                Self.data($0.id.description, $0.title, $0.theme.title) + [$0.isNewIn2022 ? "new" : ""]
            }
        case .clauses:
            return catalog.clauses.map {
                Self.data($0.id.description, $0.title, $0.documentedInformation?.name ?? "", $0.amendment ?? "")
            }
        case .documents:
            return catalog.documentedInformation.map { Self.data($0.clause.description, $0.name, $0.kind.rawValue) }
        case .threats:
            return catalog.threats.map {
                Self.data($0.id, $0.name, $0.category.rawValue, $0.attackTechniques.joined(separator: " "))
            }
        case .vulnerabilities:
            return catalog.vulnerabilities.map {
                Self.data(
                    $0.id, $0.name, $0.category.rawValue, $0.exampleControls.map(\.description).joined(separator: " "))
            }
        case .scenarios:
            return catalog.scenarios.map {
                Self.data($0.id, $0.event, $0.assetType.rawValue, $0.controls.map(\.description).joined(separator: " "))
            }
        case .templates:
            return DocumentTemplate.allBundled().map {
                Self.data($0.id, $0.title, $0.category.rawValue, $0.controls.map(\.description).joined(separator: " "))
            }
        case .questions:
            return CustomerQuestion.bundled.map {
                Self.data($0.id, $0.question, $0.topic.rawValue, $0.sources.map(\.description).joined(separator: " "))
            }
        case .lessons:
            return Lesson.allBundled().map {
                Self.data($0.id, $0.title, "\($0.minutes)", $0.controls.map(\.description).joined(separator: " "))
            }
        case .soc2: return Self.requirements(.soc2)
        case .gdpr: return Self.requirements(.gdpr)
        case .csf: return Self.requirements(.csf)
        }
    }

    var titles: [Phrase] {
        switch self {
        case .controls: ["Control", "Title", "Theme", "2022"]
        case .clauses: ["Clause", "Title", "Documented information", "Amendment 1:2024"]
        case .documents: ["Clause", "Documented information", "Kind"]
        case .threats: ["Threat", "Name", "Category", "ATT&CK"]
        case .vulnerabilities: ["Vulnerability", "Name", "Category", "Controls"]
        case .scenarios: ["Scenario", "Event", "Asset type", "Controls"]
        case .templates: ["Document", "Title", "Category", "Controls"]
        case .questions: ["Question", "What is asked", "Topic", "Answer from"]
        case .lessons: ["Lesson", "Title", "Minutes", "Controls"]
        case .soc2, .gdpr, .csf: ["Item", "Title"]
        }
    }

    private static func requirements(_ framework: RequirementID.Framework) -> [[Phrase]] {
        Catalog.bundled.requirements.filter { $0.id.framework == framework }.map { data($0.id.number, $0.title) }
    }

    private static func data(_ cells: String...) -> [Phrase] { cells.map { .data($0) } }
}

struct ListCatalog: AsyncParsableCommand {
    static let configuration = CommandConfiguration("list", "List a part of the catalogue.")

    @Argument(help: .says("The part: \(CatalogPart.allCases.map(\.rawValue).joined(separator: ", "))."))
    var part: CatalogPart = .controls

    @Option(help: .says("Text that must occur."))
    var search: String?

    @Flag(help: .says("Print JSON.")) var json = false

    func run() async throws {
        let wanted = search?.lowercased()
        let rows = part.rows.filter { row in
            wanted.map { row.joined(separator: " ").english.lowercased().contains($0) } ?? true
        }
        if json {
            let titles = part.titles.map { $0.english.lowercased() }
            let objects = rows.map { row in JSON(fields: zip(titles, row).map { ($0, .string($1.english)) }) }
            return Console.say(json: JSON.array(objects))
        }
        var table = TextTable(part.titles)
        for row in rows { table.add(row) }
        Console.say(table)
        if part == .threats { Console.tell("ATT&CK technique numbers: \(CatalogThreat.attackNotice)") }
    }
}

struct ShowCatalog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "show",
        "Show one item: A.8.23, 6.1.3, CC7.4, T-12, V-07, S-014, Q-001, access-control or lesson 01.")

    @Argument(help: .says("The item's identifier."))
    var id: String

    @Flag(help: .says("Print JSON.")) var json = false

    func run() async throws {
        guard let card = CatalogCard(id) else {
            throw CommandError(
                "the catalogue has no “\(id)”; “annex catalog list controls” and its neighbours show what it has",
                .notFound)
        }
        if json { return Console.say(json: card.json) }
        let width = card.lines.map(\.label.text.count).max() ?? 0
        for line in card.lines where !line.text.isEmpty {
            let space = String(repeating: " ", count: width - line.label.text.count)
            Console.say("\(Style.faint(line.label + .data(space)))  \(line.text)")
        }
    }
}

struct CountCatalog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "statistics", "Count what we wrote: files, items and words.")

    @Flag(help: .says("Print JSON.")) var json = false

    func run() async throws {
        let lines = CatalogStatistics().lines
        if json {
            let objects = lines.map { line -> JSON in
                [
                    "name": .string(line.name.english), "files": .integer(line.files), "items": .integer(line.items),
                    "itemName": .string(line.itemName.english), "words": .integer(line.words),
                ]
            }
            return Console.say(json: JSON.array(objects))
        }
        var table = TextTable(["What", "Files", "Items", "Counted", "Words"], numbers: ["Files", "Items", "Words"])
        for line in lines {
            table.add([
                line.name, .data(String(line.files)), .data(String(line.items)), line.itemName,
                .data(String(line.words)),
            ])
        }
        table.add([
            "together", .data(String(lines.reduce(0) { $0 + $1.files })), "", "",
            .data(String(lines.reduce(0) { $0 + $1.words })),
        ])
        Console.say(table)
    }
}
