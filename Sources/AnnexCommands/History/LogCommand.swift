import ISMS
import ArgumentParser
import RecordFormat
import RecordStore
import Operations
import Phrases
import Registers

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration("log", "List the commits, the newest first.")

    @Option(help: .says("How many at the most."))
    var limit = 50

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        let workspace = try await database.workspace()
        let headers = try await headers(of: workspace)
        if reading.json { return Console.say(json: JSON.array(headers.map(\.json))) }
        for header in headers {
            let author = header.author
            let count = Phrase.counted(
                header.revisionCount, one: "1 record", other: "\(header.revisionCount) records")
            Console.say(
                Style.yellow(.data(String(header.sequence)))
                    + .data("  \(author.time.isoText)  \(author.principal)  ")
                    + Style.faint("\(count), \(author.source), \(header.hash.prefix(12))"))
            if !author.reason.isEmpty { Console.say(data: "    \(author.reason)") }
        }
    }

    private func headers(of workspace: Workspace) async throws -> [CommitHeader] {
        var before: Int?
        let viewing = try await database.viewing(workspace)
        if let point = try reading.point(in: try await viewing.snapshot().timeZone) {
            before = try await workspace.head(at: point).sequence + 1
        }
        return try await viewing.log(before: before, limit: max(1, limit))
    }
}

extension CommitHeader {
    var json: JSON {
        [
            "sequence": .integer(sequence), "hash": .string(hash), "previousHash": .string(previousHash),
            "by": .string(author.principal), "at": .string(author.time.isoText), "reason": .string(author.reason),
            "source": .string(author.source), "revisions": .integer(revisionCount),
        ]
    }
}
