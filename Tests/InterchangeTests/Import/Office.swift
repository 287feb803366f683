import Phrases
import ISMS
import RecordFormat
import RecordStore
import Registers
import Synchronization
import Operations

@testable import Interchange

/// A small organization to import into: Marta Lind, and criteria of five by five levels that she approved.
struct Office {
    static let day = Day(number: 20_500)
    let workspace: Workspace
    let marta: Reference<Person>
    private let author: CommitAuthor

    init(criteria: RiskCriteria? = .fiveByFive) async throws {
        let counter = Mutex<UInt64>(0)
        let source = IdentifierSource {
            let number = counter.withLock { count in
                count += 1
                return count
            }
            return RecordID(milliseconds: 1_800_000_000_000, random: (number, number))
        }
        author = CommitAuthor(principal: "marta", time: Office.day.firstInstant, reason: "Test", source: "import")
        workspace = try await Workspace.create(
            handle: "office", in: MemoryRecordStore(), clock: Clock { Office.day.firstInstant }, identifiers: source,
            by: author)
        var draft = try await workspace.draft()
        var person = Person()
        person.name = "Marta Lind"
        person.email = "marta@office.example"
        marta = draft.create(person)
        if var criteria {
            criteria.effectiveFrom = Office.day
            criteria.approvedBy = marta
            criteria.approvedOn = Office.day
            try draft.createApproved(criteria)
        }
        _ = try await workspace.commit(draft, by: author)
    }

    /// Adds records as if by hand.
    func add(_ records: any Record...) async throws {
        var draft = try await workspace.draft()
        for record in records { draft.createAny(record) }
        _ = try await workspace.commit(draft, by: author)
    }

    /// Imports CSV text; the options can be said in short.
    @discardableResult
    func take(
        _ text: String, as kind: Kind, map: [String] = [], set: [String] = [], creating: Bool = false,
        isRehearsal: Bool = false, configure: (inout ImportOptions) -> Void = { _ in }
    ) async throws -> ImportSummary {
        try await take(
            try TabularFile(reading: Array(text.utf8), named: "file.csv"), as: kind, map: map, set: set,
            creating: creating, isRehearsal: isRehearsal, configure: configure)
    }

    @discardableResult
    func take(
        _ file: TabularFile, as kind: Kind, map: [String] = [], set: [String] = [], creating: Bool = false,
        isRehearsal: Bool = false, configure: (inout ImportOptions) -> Void = { _ in }
    ) async throws -> ImportSummary {
        var options = ImportOptions()
        options.columns = map.compactMap { ImportOptions.Assignment($0) }
        options.defaults = set.compactMap { ImportOptions.Assignment($0) }
        options.createsMissing = creating
        configure(&options)
        return try await RegisterImport(file.sheets[0], as: kind, options: options, on: Office.day)
            .run(
                in: workspace, as: .commandLine(author.principal), reason: author.reason, from: "file.csv",
                isRehearsal: isRehearsal)
    }

    /// The lines of the refusal; nil where the import went through.
    func refusal(
        _ text: String, as kind: Kind, map: [String] = [], set: [String] = [], creating: Bool = false,
        isRehearsal: Bool = false, configure: (inout ImportOptions) -> Void = { _ in }
    ) async throws -> [String]? {
        do {
            try await take(
                text, as: kind, map: map, set: set, creating: creating, isRehearsal: isRehearsal, configure: configure)
            return nil
        } catch ImportError.cells(let problems) {
            return problems.lines.map(\.english)
        } catch ImportError.columns(let sentences) {
            return sentences.map(\.english)
        }
    }

    func isms() async throws -> ISMS { try await workspace.snapshot() }
    func risk(_ code: String = "RISK-1") async throws -> Risk? { try await isms().item(code: code)?.record as? Risk }
    func asset(_ code: String = "AST-1") async throws -> Asset? { try await isms().item(code: code)?.record as? Asset }
}
