import ArgumentParser
import Crypto
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Operations

struct MeasureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Measure loading, deriving, checking, committing and verifying; print JSON.")

    @Option(help: "Sizes of the snapshot, by comma.")
    var sizes = "1000,10000,100000"

    @Option(help: "How many records lie on the shelf that is measured.")
    var shelved = 100_000

    @Option(help: "How many commits to time.")
    var commits = 500

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("annex-bench-\(getpid())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        Self.tell("catalogue")
        var results: JSON.Fields = [("catalogue", try await CatalogBenchmark().run())]
        var snapshots: [JSON] = []
        for size in sizes.split(separator: ",").compactMap({ Int($0) }) {
            Self.tell("snapshot of \(size) records")
            snapshots.append(try await SnapshotBenchmark(size: size, folder: folder).run())
        }
        results.append(("snapshots", .array(snapshots)))
        Self.tell("statement of 1,000 risks")
        results.append(
            ("statementOf1000Risks", try await SnapshotBenchmark(size: 3334, folder: folder).statementOnly()))
        Self.tell("commits")
        results.append(("commits", try await CommitBenchmark(count: commits, folder: folder).run()))
        Self.tell("a shelf of \(shelved) records")
        results.append(("shelf", try await ShelfBenchmark(count: shelved, folder: folder).run()))
        results.append(("residentKilobytesAtEnd", .integer(Memory.residentKilobytes)))
        Swift.print(JSON(fields: results).readableText)
    }

    static func tell(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data("bench: \(text)\n".utf8)) }
}
