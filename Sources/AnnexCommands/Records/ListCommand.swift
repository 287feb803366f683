import ArgumentParser
import ISMS
import RecordFormat
import RecordStore
import Operations
import Phrases
import Registers

struct ListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "list", "List the records of a register.",
        discussion: "Without a register, lists the registers. Filters are FIELD=TEXT (contains) or FIELD= (empty).")

    @Argument(help: .says("The register, such as asset, risk or control."))
    var register: String?

    @Argument(help: .says("Filters, such as status=planned or owner=."))
    var filters: [String] = []

    @Option(help: .says("The columns to show, by comma."))
    var columns: String?

    @Option(parsing: .unconditional, help: .says("The field to sort by; with - in front, falling."))
    var sort: String?

    @Option(help: .says("Text that must occur in the record."))
    var search: String?

    @Option(help: .says("How many at the most."))
    var limit = 1000

    @Option(help: .says("Of what lies with other records, such as comments: only what is older than this code."))
    var before: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let viewing = try await database.viewing(database.workspace())
        let (isms, _) = try await reading.snapshot(of: viewing)
        guard let register else { return listRegisters(isms) }
        let kind = try Kind(named: register)
        if kind.shelf != nil { return try await listShelf(kind, isms, viewing) }
        var listing = RecordListing(of: kind, in: isms)
        for filter in filters { try listing.filter(filter) }
        if let search { listing.search(search) }
        if let sort { try listing.sort(by: sort) }
        let items = Array(listing.items.prefix(max(0, limit)))
        try show(items, of: kind, in: isms)
        if reading.json { return }
        let rest = listing.items.count - items.count
        if rest > 0 { Console.tell("… and \(rest) more; raise --limit to see them") }
        if listing.items.isEmpty {
            Console.tell(filters.isEmpty && search == nil ? "no \(kind.plural) yet" : "no \(kind.plural) like that")
        }
    }

    private func show(_ items: [any Item], of kind: Kind, in isms: ISMS) throws {
        if reading.json { return Console.say(json: JSON.array(items.map { $0.json(in: isms) })) }
        let shown = RecordListing.declarations(of: kind).filter(\.isColumn)
        let fields = try columns.map { try RecordListing.fields(named: $0, of: kind) } ?? shown
        var table = TextTable(
            ["Code"] + fields.map(\.label), numbers: Set(fields.filter(\.isNumber).map(\.label)))
        for item in items {
            let body = item.body
            table.add([.data(item.code)] + fields.map { .data($0.text(of: body[$0.name] ?? .null, in: isms)) })
        }
        Console.say(table)
    }

    /// Lists what lies on shelves, the newest first: of one record where a filter names it, else of all.
    private func listShelf(_ kind: Kind, _ isms: ISMS, _ viewing: Viewing) async throws {
        guard search == nil, sort == nil else {
            throw CommandError("\(kind.plural) are listed newest first, and neither searched nor sorted")
        }
        let owner = try shelfOwner(kind, isms)
        var cursor = try before.map { code in
            guard let number = CodeNumber.number(in: code.trimmed) ?? Int(code.trimmed) else {
                throw CommandError("--before takes a code, such as \(kind.code(20))")
            }
            return number
        }
        var items: [any Item] = []
        var isMore = false
        while items.count < limit {
            let page = try await viewing.shelf(
                of: kind, on: owner?.id, before: cursor, limit: min(500, limit - items.count), in: isms)
            items += page.items.map(\.item)
            cursor = page.next
            isMore = cursor != nil
            if cursor == nil { break }
        }
        try show(items, of: kind, in: isms)
        if reading.json { return }
        if isMore, let last = items.last { Console.tell("… and older ones; --before \(last.code) goes on with them") }
        if items.isEmpty { Console.tell(owner == nil ? "no \(kind.plural) yet" : "no \(kind.plural) there") }
    }

    private func shelfOwner(_ kind: Kind, _ isms: ISMS) throws -> (any Item)? {
        guard let filter = filters.first else { return nil }
        let parts = filter.split(separator: "=", maxSplits: 1).map(String.init)
        guard filters.count == 1, parts.count == 2,
            try FieldName.declaration(parts[0], of: kind).name == kind.shelf?.parentField
        else {
            throw CommandError(
                "\(kind.plural) are filtered by the record they lie with only: \(kind.shelf?.parentField ?? "")=CODE")
        }
        return try isms.item(named: parts[1])
    }

    private func listRegisters(_ isms: ISMS) {
        let counts = Kind.all.map { kind in
            (kind: kind, count: kind.shelf == nil ? isms.items(of: kind).count : isms.shelvedCount(of: kind))
        }
        if reading.json {
            let registers = counts.map { kind, count -> JSON in
                [
                    "name": .string(kind.name), "prefix": .string(kind.prefix), "clause": .string(kind.requirement),
                    "count": .integer(count),
                ]
            }
            Console.say(json: JSON.array(registers))
            return
        }
        var table = TextTable(["Register", "Code", "Clause", "Records", "What it is for"], numbers: ["Records"])
        for (kind, count) in counts {
            table.add([
                .data(kind.name), .data(kind.prefix), .data(kind.requirement), .data(String(count)), kind.purpose,
            ])
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
