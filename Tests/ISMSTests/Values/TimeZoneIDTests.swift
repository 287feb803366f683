import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

@Suite("Names of time zones")
struct TimeZoneIDTests {
    @Test(
        "A name is read whatever its capitals, and is shown as the IANA writes it",
        arguments: [
            ("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"),
            (" AMERICA/NEW YORK ", "America/New_York"),
            ("utc", "UTC"), ("Asia/Calcutta", "Asia/Calcutta"),
            ("america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ])
    func reading(text: String, name: String) throws {
        let id = try TimeZoneID(parsing: text)
        #expect(id.description == name)
        #expect(try TimeZoneID(json: id.json) == id)
    }

    @Test(
        "An error says what to write instead, the zone where a city was written",
        arguments: [
            ("Berlin", "“Berlin” is not a time zone; write Europe/Berlin"),
            ("new york", "“new york” is not a time zone; write America/New_York"),
            ("CET", "“CET” is not a time zone; write its name of the IANA, such as Europe/Berlin"),
            ("", "“” is not a time zone; write its name of the IANA, such as Europe/Berlin"),
        ])
    func refused(text: String, problem: String) {
        #expect(throws: InvalidValue(Phrase(words: problem))) { try TimeZoneID(parsing: text) }
    }

    @Test(
        "Only a name as the IANA writes it is stored", arguments: ["europe/berlin", "Berlin", "", 1, .null] as [JSON])
    func stored(json: JSON) { #expect(throws: InvalidValue.self) { try TimeZoneID(json: json) } }

    @Test("Every zone that is offered has rules")
    func offered() {
        #expect(TimeZoneID.offered.contains(.utc))
        #expect(TimeZoneID.offered.allSatisfy { TimeZoneRules.named($0.name) != nil })
        #expect(TimeZoneID("Europe/Berlin")?.rules == TimeZoneRules.named("Europe/Berlin"))
    }
}
