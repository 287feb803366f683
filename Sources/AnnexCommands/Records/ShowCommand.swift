import ArgumentParser
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Operations
import Phrases
import Registers

struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "show", "Show a record: its fields, what links to it, what stands against it.")

    @Argument(help: .says("The record's code, such as RISK-14."))
    var code: String

    @Flag(help: .says("Show every version: who changed what, when and why."))
    var history = false

    @Option(help: .says("Write the record's file to this path."))
    var saveFile: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        if history { return try await showHistory(in: workspace) }
        let viewing = try await database.viewing(workspace)
        let (isms, day) = try await reading.snapshot(of: viewing)
        guard let item = try await viewing.item(code: code, in: isms) else {
            if let erased = isms.erasedCodes.values.first(where: { $0 == code.uppercased() }) {
                throw CommandError("\(erased) was erased; only that it existed is known", .notFound)
            }
            throw CommandError(
                "there is no record \(code.uppercased()); “annex show \(code) --history” also finds deleted ones",
                .notFound)
        }
        if let saveFile { return try await save(item, to: saveFile, from: workspace) }
        if reading.json { return Console.say(json: item.json(in: isms)) }
        RecordPrinter(isms: isms, day: day).print(item)
    }

    private func showHistory(in workspace: Workspace) async throws {
        let viewing = try await database.viewing(workspace)
        guard let (id, kind) = try await viewing.identity(ofCode: code) else {
            throw CommandError("there never was a record \(code.uppercased())", .notFound)
        }
        let isms = try await viewing.snapshot()
        var versions = try await viewing.history(of: id, kind: kind)
        if let point = try reading.point(in: isms.timeZone) {
            let head = try await workspace.head(at: point)
            versions.removeAll { $0.header.sequence > head.sequence }
            guard !versions.isEmpty else { throw CommandError("there was no \(code.uppercased()) yet", .notFound) }
        }
        if reading.json { return Console.say(json: JSON.array(versions.map { $0.json(in: isms) })) }
        for version in versions { RecordPrinter(isms: isms, day: isms.today).print(version) }
    }

    private func save(_ item: any Item, to path: String, from workspace: Workspace) async throws {
        guard let digest = item.body["file"]?.stringValue else {
            throw CommandError("\(item.code) has no file", .notFound)
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw CommandError("\(path) exists already; choose another path")
        }
        try await AttachmentFile.write(digest, to: path, from: workspace)
        Console.tell("\(item.body["fileName"]?.stringValue ?? digest) written to \(path), its digest checked")
    }
}

/// A record laid out for the terminal.
struct RecordPrinter {
    let isms: ISMS
    let day: Day

    func print(_ item: any Item) {
        Console.say(Style.bold(.data(item.name)))
        let provenance = item.provenance
        Console.say(
            Style.faint(
                "\(item.kind.singular) [\(item.kind.requirement)], version \(provenance.version), changed \(provenance.updatedAt.isoText)"
            ))
        printFields(item.body, of: item)
        if let draft = item.draftRecord {
            Console.say(Style.bold("Draft of the next revision, not approved yet"))
            for change in FieldChange.between(item.body, draft.body, of: item.kind)
            where !item.kind.isApprovalField(change.field.name) {
                let (before, after) = (
                    change.field.text(of: change.before, in: isms), change.field.text(of: change.after, in: isms)
                )
                Console.say("  \(change.field.label): \(Style.red(.data(before))) → \(Style.green(.data(after)))")
            }
        }
        printLevels(of: item)
        let referring = isms.items(referringTo: item.id)
        if !referring.isEmpty {
            Console.say(Style.bold("Referred to by"))
            for other in referring { Console.say(data: "  \(other.name)") }
        }
        for kind in Kind.shelved {
            let shelf = isms.shelf(of: kind, on: item.id)
            guard shelf.count > 0, let parent = kind.shelf?.parentField else { continue }
            Console.say(
                Style.bold(
                    .counted(shelf.count, one: "1 \(kind.singular)", other: "\(shelf.count) \(kind.plural)"))
                    + Style.faint(.data("  annex list \(kind.name) \(parent)=\(item.code)")))
        }
        let findings = Conformity.findings(in: isms, on: day, at: Clock.system.now())
            .filter { $0.record?.id == item.id }
        if !findings.isEmpty {
            Console.say(Style.bold("Findings"))
            for finding in findings { Console.say("  \(FindingPrinter.line(finding))") }
        }
    }

    private func printFields(_ body: JSONObject, of item: any Item) {
        let width = item.fields.map(\.label.text.count).max() ?? 0
        for field in item.fields {
            guard let value = body[field.name], !value.isEmpty else { continue }
            let lines = field.text(of: value, in: isms).split(separator: "\n", omittingEmptySubsequences: false)
            let label = field.label + .data(String(repeating: " ", count: width - field.label.text.count))
            let blank = Phrase.data(String(repeating: " ", count: width))
            for (place, line) in lines.enumerated() {
                Console.say("  \(place == 0 ? Style.faint(label) : blank)  \(line)")
            }
        }
    }

    private func printLevels(of item: any Item) {
        guard let risk = item as? Entry<Risk> else { return }
        let evaluation = RiskEvaluation(of: risk, in: isms, on: day)
        let levels: [(Phrase, RiskLevel?)] = [
            ("before controls", evaluation.inherent), ("now", evaluation.current),
            ("after treatment", evaluation.residual),
        ]
        let words = levels.compactMap { when, level -> Phrase? in
            guard let level else { return nil }
            return level.isAcceptable
                ? "\(when) \(level.value) (\(level.band), acceptable)" : "\(when) \(level.value) (\(level.band))"
        }
        if !words.isEmpty { Console.say("  \(Style.faint("Level"))  \(words.joined(separator: " → "))") }
    }

    func print(_ version: Workspace.RecordVersion) {
        let header = version.header
        let author = header.author
        let why = Phrase.data(author.reason.isEmpty ? "" : ": \(author.reason)")
        let what = Phrase(words: version.revision.change.rawValue)
        Console.say(
            "\(Style.bold("Version \(version.revision.version) \(what)")) by \(author.principal) at \(author.time.isoText) in commit \(header.sequence)\(why)"
        )
        if version.revision.body == nil, version.revision.change != .deleted {
            Console.say("  what it said was erased")
        }
        list(version.changes)
        if !version.draftChanges.isEmpty {
            Console.say(Style.faint("  in the draft of its next revision"))
            list(version.draftChanges)
        }
    }

    private func list(_ changes: [FieldChange]) {
        for change in changes {
            let before = change.field.text(of: change.before, in: isms)
            let after = change.field.text(of: change.after, in: isms)
            let (was, now) = (Style.red(.data(before)), after.isEmpty ? "(nothing)" : Style.green(.data(after)))
            Console.say(before.isEmpty ? "  \(change.field.label): \(now)" : "  \(change.field.label): \(was) → \(now)")
        }
    }
}

extension Workspace.RecordVersion {
    func json(in isms: ISMS) -> JSON {
        [
            "commit": .integer(header.sequence), "version": .integer(revision.version),
            "change": .string(revision.change.rawValue), "by": .string(header.author.principal),
            "at": .string(header.author.time.isoText), "reason": .string(header.author.reason),
            "source": .string(header.author.source), "hash": .string(header.hash),
            "isErased": .bool(revision.body == nil && revision.change != .deleted),
            "changes": .array(
                changes.map { ["field": .string($0.field.name), "before": $0.before, "after": $0.after] }),
            "draftChanges": .array(
                draftChanges.map { ["field": .string($0.field.name), "before": $0.before, "after": $0.after] }),
        ]
    }
}
