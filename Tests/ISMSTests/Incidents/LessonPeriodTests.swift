import Frameworks
import RecordFormat
import Registers
import Testing

@testable import ISMS

/// The day follows from the procedure for incidents, which says in how many working days lessons are drawn.
@Suite("By when the lessons of an incident are drawn")
struct LessonPeriodTests {
    /// An incident recovered on Friday, 1 May 2026, whose owner is Ana.
    private func scenario(recoveredAt: String = "2026-05-01T09:00:00Z") throws -> Scenario {
        var scenario = Scenario()
        scenario[Person.self, 1].name = "Ana"
        scenario[Incident.self, 1].name = "Lost laptop"
        scenario[Incident.self, 1].owner = "PER-1"
        scenario[Incident.self, 1].status = .recovered
        scenario[Incident.self, 1].recoveredAt = try Instant(parsing: recoveredAt, in: .utc)
        return scenario
    }

    /// The procedure with a number of days of its own.
    private func procedure(_ days: String, _ status: Document.Status, approvedOn day: Day? = nil) -> Document {
        changed(Document()) {
            ($0.name, $0.status, $0.approvedOn) = ("Incidents", status, day)
            ($0.template, $0.choices) = ("incident-management", [Document.ChosenValue("lessonDays", days)])
        }
    }

    private func due(_ scenario: Scenario) throws -> Day? {
        let asked = Derivation(of: scenario.isms, on: "2026-05-02").asks(ofOwner: Scenario.id(Person.self, 1))
        #expect(asked.count == 1)
        return try #require(asked.first).matter.day
    }

    @Test("ten working days after recovery, where no procedure is approved")
    func standard() throws {
        #expect(try due(try scenario()) == "2026-05-15")
        let template = try #require(DocumentTemplate.bundled("incident-management"))
        #expect(template.choice(named: "lessonDays")?.standard == "10")
    }

    @Test("in as many as the approved procedure says, the newest where there are two; a draft says nothing")
    func chosen() throws {
        var scenario = try scenario()
        scenario[Document.self, 1] = procedure("5", .draft)
        #expect(try due(scenario) == "2026-05-15")
        scenario[Document.self, 1] = procedure("5", .approved, approvedOn: "2026-02-01")
        #expect(try due(scenario) == "2026-05-08")
        scenario[Document.self, 2] = procedure("20", .approved, approvedOn: "2026-03-01")
        #expect(try due(scenario) == "2026-05-29")
        scenario[Document.self, 2] = procedure("20", .retired, approvedOn: "2026-03-01")
        #expect(try due(scenario) == "2026-05-08")
    }

    @Test("as the approved procedure says while its next revision is written")
    func draft() throws {
        let scenario = try scenario()
        let provenance = Provenance(
            version: 2, createdAt: Instant(milliseconds: 0), updatedAt: Instant(milliseconds: 0), sequence: 2)
        let written = Entry(
            id: Scenario.id(Document.self, 1), number: 1, provenance: provenance,
            value: procedure("5", .approved, approvedOn: "2026-02-01"), draft: procedure("30", .draft))
        let isms = scenario.isms.applying(put: [written], remove: [RecordID](), at: scenario.commit)
        #expect(
            Derivation(of: isms, on: "2026-05-02").asks(ofOwner: Scenario.id(Person.self, 1)).first?.matter.day
                == "2026-05-08")
    }

    @Test("on the day that was set, whatever the procedure says")
    func set() throws {
        var scenario = try scenario()
        scenario[Document.self, 1] = procedure("5", .approved, approvedOn: "2026-02-01")
        scenario[Incident.self, 1].reviewBy = "2026-06-01"
        #expect(try due(scenario) == "2026-06-01")
    }

    @Test("counted from the day of recovery by the organization's own clocks")
    func zone() throws {
        // Late on Thursday in London's winter is Friday in Berlin.
        var scenario = try scenario(recoveredAt: "2026-04-30T22:30:00Z")
        #expect(try due(scenario) == "2026-05-14")
        scenario[Organization.self, 1].name = "Acme"
        scenario[Organization.self, 1].timeZone = TimeZoneID("Europe/Berlin")
        #expect(try due(scenario) == "2026-05-15")
    }
}
