import ISMS
import RecordFormat
import Registers

extension RuleCase {
    /// Noon of the scenario's day, so many hours back.
    private static func hours(before hours: Int) -> Instant {
        Instant(milliseconds: Scenario.day.firstInstant.milliseconds + (12 - hours) * 3_600_000)
    }

    /// An incident that nothing is to be said about: detected an hour ago, no personal data.
    private static func quiet(_ scenario: inout Scenario, _ change: (inout Incident) -> Void = { _ in }) {
        var incident = Incident()
        incident.name = "Lost laptop"
        incident.detectedAt = hours(before: 1)
        incident.personalData = .no
        change(&incident)
        scenario[Incident.self, 1] = incident
    }

    /// One whose breach somebody became aware of so many hours ago.
    private static func breach(
        _ scenario: inout Scenario, awareHours: Int, _ change: (inout Incident) -> Void = { _ in }
    ) {
        quiet(&scenario) { incident in
            incident.personalData = .yes
            incident.detectedAt = hours(before: awareHours)
            incident.breachAwareAt = hours(before: awareHours)
            change(&incident)
        }
    }

    static let incidents: [RuleCase] = [
        RuleCase(
            .irp01, "IR-1 (Lost laptop) was not notified within 72 hours (GDPR, Article 33(1))",
            fires: { breach(&$0, awareHours: 73) },
            silent: { breach(&$0, awareHours: 73) { $0.riskToPeople = .unlikely } }),
        RuleCase(
            .irp02,
            "IR-1 (Lost laptop) has less than a quarter of 72 hours left to be notified (GDPR, Article 33(1))",
            fires: { breach(&$0, awareHours: 55) }, silent: { breach(&$0, awareHours: 53) }),
        RuleCase(
            .irp03,
            "IR-1 (Lost laptop) was detected more than 24 hours ago, and nobody has said whether personal data are affected",
            fires: {
                quiet(&$0) {
                    $0.personalData = .unknown
                    $0.detectedAt = hours(before: 25)
                }
            },
            silent: {
                quiet(&$0) {
                    $0.personalData = .unknown
                    $0.detectedAt = hours(before: 24)
                }
            }),
        RuleCase(
            .irp04, "IR-1 (Lost laptop) is a breach and does not say what came of it and what was done",
            fires: {
                breach(&$0, awareHours: 5) {
                    $0.recoveredAt = hours(before: 1)
                    $0.description = "Left on a train."
                }
            },
            silent: { breach(&$0, awareHours: 5) { $0.description = "Left on a train." } }),
        RuleCase(
            .irp05, "IR-1 (Lost laptop) was to be learned from by 2026-06-12, and no lessons are drawn",
            fires: {
                quiet(&$0) {
                    $0.detectedAt = hours(before: 24 * 40)
                    $0.recoveredAt = hours(before: 24 * 32)
                }
            },
            silent: {
                quiet(&$0) {
                    $0.detectedAt = hours(before: 24 * 40)
                    $0.recoveredAt = hours(before: 24 * 32)
                    $0.lessons = "Disks are encrypted."
                }
            }),
        RuleCase(
            .irp06, "IR-1 (Lost laptop) has files that nobody is said to keep: image.dd",
            fires: { quiet(&$0) { $0.timeline = [line(keptBy: "")] } },
            silent: { quiet(&$0) { $0.timeline = [line(keptBy: ""), line(keptBy: "Ana")] } }),
    ]

    private static func line(keptBy keeper: String) -> TimelineEntry {
        var entry = TimelineEntry()
        entry.text = "Disk imaged"
        entry.custodyTo = keeper
        if let digest = AttachmentDigest(String(repeating: "ab", count: 32)) {
            entry.files = [
                StoredFile(digest: digest, name: "image.dd", mediaType: "application/octet-stream", byteCount: 9)
            ]
        }
        return entry
    }
}
