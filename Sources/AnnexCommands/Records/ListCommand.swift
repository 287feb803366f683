import ArgumentParser
import ISMS
import RecordFormat
import Operations
import Phrases

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the records of a register.",
        discussion: "Without a register, lists the registers. Filters are FIELD=TEXT (contains) or FIELD= (empty).")

    @Argument(help: "The register, such as asset, risk or control.")
    var register: String?

    @Argument(help: "Filters, such as status=planned or owner=.")
    var filters: [String] = []

    @Option(help: "The columns to show, by comma.")
    var columns: String?

    @Option(parsing: .unconditional, help: "The field to sort by; with - in front, falling.")
    var sort: String?

    @Option(help: "Text that must occur in the record.")
    var search: String?

    @Option(help: "How many at the most.")
    var limit = 1000

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let (isms, _) = try await reading.snapshot(of: database.viewing(database.workspace()))
        guard let register else { return listRegisters(isms) }
        let kind = try Kind(named: register)
        var listing = RecordListing(of: kind, in: isms)
        for filter in filters { try listing.filter(filter) }
        if let search { listing.search(search) }
        if let sort { try listing.sort(by: sort) }
        let items = listing.items.prefix(max(0, limit))
        if reading.json {
            Console.say(JSON.array(items.map { $0.json(in: isms) }).readableText)
            return
        }
        let fields = try columns.map { try RecordListing.fields(named: $0, of: kind) } ?? listing.columns
        var table = TextTable(["Code"] + fields.map(\.label.text), numbers: Set(fields.filter(\.isNumber).map(\.label.text)))
        for item in items {
            let body = item.body
            table.add([item.code] + fields.map { $0.text(of: body[$0.name] ?? .null, in: isms) })
        }
        Console.say(table)
        let rest = listing.items.count - items.count
        if rest > 0 { Console.tell("… and \(rest) more; raise --limit to see them") }
        if listing.items.isEmpty {
            Console.tell("no \(kind.plural)\(filters.isEmpty && search == nil ? " yet" : " like that")")
        }
    }

    private func listRegisters(_ isms: ISMS) {
        let counts = Kind.all.map { (kind: $0, count: isms.items(of: $0).count) }
        if reading.json {
            let registers = counts.map { kind, count -> JSON in
                [
                    "name": .string(kind.name), "prefix": .string(kind.prefix), "clause": .string(kind.requirement),
                    "count": .integer(count),
                ]
            }
            Console.say(JSON.array(registers).readableText)
            return
        }
        var table = TextTable(["Register", "Code", "Clause", "Records", "What it is for"], numbers: ["Records"])
        for (kind, count) in counts {
            table.add([kind.name, kind.prefix, kind.requirement, String(count), kind.purpose.text])
        }
        Console.say(table)
    }
}

extension Kind {
    /// Reads a kind's name as given on the command line.
    init(named text: String) throws {
        guard let kind = Kind(text) else {
            let names = Kind.all.map(\.name).joined(separator: ", ")
            throw CommandError("there is no register “\(text)”; there are \(names)", .notFound)
        }
        self = kind
    }
}

extension FieldDeclaration {
    var isNumber: Bool { if case .integer = type { true } else { false } }
}
