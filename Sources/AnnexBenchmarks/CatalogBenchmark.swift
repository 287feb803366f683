import Frameworks
import Foundation
import RecordFormat

/// Loading the catalogues: what every start does, and everything we wrote besides, which is read only when asked for.
struct CatalogBenchmark {
    func run() async throws -> JSON {
        // The first use of the catalogue in this process, and of all the rest, with cold caches.
        let start = Self.microseconds { _ = Catalog.bundled.controls.count }
        let first = Self.microseconds { _ = Self.loadWritten() }
        var counts = (items: 0, questions: 0)
        let whole = try await Measurement(runs: 9) {
            counts.items = try Catalog(file: CatalogFile.embedded).controls.count + Self.loadWritten()
            guard let file = CatalogFile.embedded("questions.csv") else { return }
            counts.questions = try CustomerQuestion.all(in: file).count
        }
        return [
            "startMicroseconds": .integer(start), "writtenFirstMicroseconds": .integer(first),
            "everythingMicroseconds": .integer(whole.medianMicroseconds),
            "items": .integer(counts.items + counts.questions),
            "words": .integer(CatalogStatistics().lines.reduce(0) { $0 + $1.words }),
        ]
    }

    /// Reads guidance on controls and clauses, documents and lessons; returns how many files those are.
    private static func loadWritten() -> Int {
        Catalog.bundled.controls.compactMap { ControlGuidance.bundled(for: $0.id) }.count
            + Catalog.bundled.clauses.filter { $0.level != .item }.compactMap { ClauseGuidance.bundled(for: $0.id) }
            .count
            + DocumentTemplate.allBundled().count + Lesson.allBundled().count
    }

    private static func microseconds(_ work: () -> Void) -> Int {
        let time = ContinuousClock().measure(work)
        return Int(time.components.seconds) * 1_000_000 + Int(time.components.attoseconds / 1_000_000_000_000)
    }
}
