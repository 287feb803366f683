import RecordFormat
import Registers
import Testing

import ISMS
import Phrases

/// The term of the GDPR's Article 33(1): 72 hours from becoming aware, counted as they elapse.
@Suite("The term to notify a personal data breach")
struct DeadlineTests {
    private func instant(_ text: String) throws -> Instant { try Instant(parsing: text, in: .utc) }

    private func standing(at now: String, in zone: TimeZoneRules = .utc, _ change: (inout Incident) throws -> Void)
        throws
        -> DeadlineStanding
    {
        var incident = Incident()
        incident.personalData = .yes
        try change(&incident)
        let standings = incident.deadlines(at: try instant(now), in: zone)
        return try #require(standings.first)
    }

    @Test("ends 72 hours later, whatever clocks and weekends do meanwhile")
    func end() throws {
        let berlin = try #require(TimeZoneRules.named("Europe/Berlin"))
        // Friday afternoon before clocks go forward.
        let standing = try standing(at: "2026-03-28T00:00:00Z", in: berlin) {
            $0.breachAwareAt = try instant("2026-03-27T16:10:00Z")
        }
        #expect(standing.due == (try instant("2026-03-30T16:10:00Z")))
        #expect(standing.due?.text(in: berlin) == "2026-03-30 18:10 +02:00")
        #expect(standing.state == .running)
    }

    @Test("has not begun while nobody is aware, and runs to the very moment")
    func states() throws {
        #expect(try standing(at: "2026-03-28T00:00:00Z") { _ in }.state == .notStarted)
        func state(at now: String, met: String? = nil) throws -> DeadlineStanding.State {
            try standing(at: now) {
                $0.breachAwareAt = try instant("2026-03-27T16:10:00Z")
                $0.authorityNotifiedAt = try met.map(instant)
            }.state
        }
        #expect(try state(at: "2026-03-30T16:10:00Z") == .running)
        #expect(try state(at: "2026-03-30T16:10:01Z") == .passed)
        #expect(try state(at: "2026-04-09T00:00:00Z", met: "2026-03-30T16:10:00Z") == .met)
        #expect(try state(at: "2026-04-09T00:00:00Z", met: "2026-03-30T16:10:01Z") == .late(minutes: 1))
        #expect(try state(at: "2026-04-09T00:00:00Z", met: "2026-03-30T18:10:00Z") == .late(minutes: 120))
    }

    @Test("does not apply without personal data, to a processor, or where a risk is unlikely, and says why")
    func waived() throws {
        let aware = try instant("2026-03-27T16:10:00Z")
        let changes: [(inout Incident) -> Void] = [
            { $0.personalData = .no }, { $0.part = .processor }, { $0.riskToPeople = .unlikely },
        ]
        for change in changes {
            let standing = try standing(at: "2026-05-01T00:00:00Z") {
                $0.breachAwareAt = aware
                change(&$0)
            }
            guard case .notApplicable(let why) = standing.state else {
                Issue.record("\(standing.state)")
                continue
            }
            #expect(!why.isEmpty && standing.due == nil)
        }
    }
}
