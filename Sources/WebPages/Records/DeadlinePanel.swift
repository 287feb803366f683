import Frameworks
import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

/// Deadlines of a record: what the law asks, until when, and how much of that is left.
struct DeadlinePanel: Component {
    let item: any Item
    let isms: ISMS
    let now: Instant

    var body: Markup {
        let standings = item.record.deadlines(at: now, in: isms.timeZone)
        if standings.isEmpty { return .nothing }
        return section(.class("card deadlines"), .id("deadlines")) {
            h2 { "Deadlines" }
            for standing in standings { one(standing) }
        }
    }

    private func one(_ standing: DeadlineStanding) -> Markup {
        div(.class("deadline")) {
            p {
                strong { standing.term.duty }
                " "
                span(.class("faint")) {
                    "\(standing.term.citation): \(standing.term.periodWords) from \(standing.term.start)"
                }
            }
            p { state(standing) }
        }
    }

    @MarkupBuilder
    private func state(_ standing: DeadlineStanding) -> Markup {
        switch standing.state {
        case .notStarted: span(.class("state state-planned")) { "not started" }
        case .notApplicable(let why): span(.class("state state-excluded")) { "does not apply: \(why)" }
        case .running:
            span(.class("state state-inProgress")) { "running" }
            " until "
            moment(standing.due)
            if let left = standing.left(at: now) { strong { " · \(Self.words(minutes: left / 60_000)) left" } }
        case .passed:
            span(.class("state state-missing")) { "passed" }
            " on "
            moment(standing.due)
            if let left = standing.left(at: now) { strong { " · \(Self.words(minutes: -left / 60_000)) ago" } }
        case .met:
            span(.class("state state-valid")) { "met" }
            " in time; it ran until "
            moment(standing.due)
        case .late(let minutes):
            span(.class("state state-stale")) { "met \(Self.words(minutes: minutes)) late" }
            "; it ran until "
            moment(standing.due)
        }
    }

    private func moment(_ instant: Instant?) -> Markup {
        guard let instant else { return .nothing }
        return HTML.time(.datetime(instant.isoText), .class("day")) { instant.longText(in: isms.timeZone) }
    }

    private static func words(minutes: Int) -> String {
        minutes < 60 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }
}
