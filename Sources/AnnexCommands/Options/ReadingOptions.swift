import ArgumentParser
import ISMS
import RecordStore
import Operations
import Phrases
import Registers

/// How something is read: at which point of the history, and in which form.
struct ReadingOptions: ParsableArguments {
    @Option(help: .says("As it stood on a day or at a commit.", valueName: "date|sequence"))
    var asOf: String?

    @Flag(help: .says("Print JSON."))
    var json = false

    /// The point asked for; nil for now. A day ends by the organization's clocks.
    func point(in zone: TimeZoneRules) throws -> Point? {
        guard let asOf else { return nil }
        if let sequence = Int(asOf), sequence >= 0 { return .sequence(sequence) }
        if let day = Day(asOf) { return .time(zone.lastInstant(of: day)) }
        throw CommandError("“\(asOf)” is neither a date (YYYY-MM-DD) nor the number of a commit")
    }

    /// The snapshot asked for, and the day to judge it on: the day asked for; for a commit the day it was made; else today.
    func snapshot(of viewing: Viewing) async throws -> (isms: ISMS, day: Day) {
        let present = try await viewing.snapshot()
        let zone = present.timeZone
        guard let point = try point(in: zone) else { return (present, present.today) }
        let isms = try await viewing.snapshot(at: point)
        switch point {
        case .time(let instant): return (isms, zone.day(of: instant))
        case .sequence: return (isms, isms.commit.time.map { zone.day(of: $0) } ?? present.today)
        }
    }
}

extension ISMS {
    /// Today by the organization's clocks.
    var today: Day { timeZone.day(of: Clock.system.now()) }
}
