import ArgumentParser
import ISMS
import RecordStore
import Operations

/// How something is read: at which point of the history, and in which form.
struct ReadingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("As it stood on a day or at a commit.", valueName: "date|sequence"))
    var asOf: String?

    @Flag(help: "Print JSON.")
    var json = false

    /// The point asked for; nil for now.
    func point() throws -> Point? {
        guard let asOf else { return nil }
        if let sequence = Int(asOf), sequence >= 0 { return .sequence(sequence) }
        if let day = Day(asOf) { return .time(day.lastInstant) }
        throw CommandError("“\(asOf)” is neither a date (YYYY-MM-DD) nor the number of a commit")
    }

    /// The snapshot asked for, and the day to judge it on.
    func snapshot(of viewing: Viewing) async throws -> (isms: ISMS, day: Day) {
        let point = try point()
        let isms = try await viewing.snapshot(at: point)
        return (isms, try day(of: isms))
    }

    /// The day asked for; for a commit the day it was made; else today.
    private func day(of isms: ISMS) throws -> Day {
        switch try point() {
        case nil: Clock.system.today
        case .time(let instant): Day(of: instant)
        case .sequence: isms.commit.time.map { Day(of: $0) } ?? Clock.system.today
        }
    }
}
