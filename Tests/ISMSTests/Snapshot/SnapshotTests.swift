import ISMS
import RecordFormat
import Registers
import Testing

@Suite("Snapshots")
struct SnapshotTests {
    private let isms = Scenario.conforming.isms

    private func entry<Value: Record>(_ value: Value, _ number: Int) -> Entry<Value> {
        let instant = Instant(milliseconds: 0)
        return Entry(
            id: Scenario.id(Value.self, number), number: number,
            provenance: Provenance(version: 2, createdAt: instant, updatedAt: instant, sequence: 11), value: value)
    }

    private let next = ISMS.CommitPoint(sequence: 11, hash: "cd", time: nil)

    @Test("A change makes a new snapshot and leaves the old one as it was")
    func applying() {
        let asset = changed(Asset()) { $0.name = "Laptop" }
        let later = isms.applying(
            put: [entry(asset, 3), entry(changed(asset) { $0.name = "Renamed" }, 1)] as [any Item],
            remove: [RecordID(code: "LOC-1")], at: next)
        #expect(later[Asset.self].map(\.title) == ["Renamed", "Database server", "Laptop"])
        #expect(later[Location.self].isEmpty)
        #expect(later.commit.sequence == 11)
        #expect(later.count == isms.count)
        #expect(isms[Asset.self].map(\.title) == ["Customer data", "Database server"])
        #expect(isms[Location.self].count == 1)
    }

    @Test("Indexes of the old snapshot do not leak into the new one")
    func indexes() {
        #expect(isms.item(code: "AST-1")?.title == "Customer data")
        #expect(isms.items(referringTo: RecordID(code: "CTL-3")).count == 1)
        let later = isms.applying(
            put: [entry(changed(Evidence()) { $0.controls = ["CTL-3"] }, 2)], remove: [RecordID(code: "AST-1")],
            at: next)
        #expect(later.item(code: "AST-1") == nil)
        #expect(later.items(referringTo: RecordID(code: "CTL-3")).map { $0.code } == ["EVD-1", "EVD-2"])
        #expect(later.items(of: Asset.kind, titled: "Customer data").isEmpty)
    }

    @Test("Removing what is not there changes nothing")
    func removeMissing() {
        let later = isms.applying(put: [] as [any Item], remove: [RecordID(code: "AST-99")], at: next)
        #expect(later.count == isms.count)
    }

    @Test("Records stand in the order of their numbers, not of their text")
    func order() {
        let later = isms.applying(
            put: [10, 2, 11, 9].map { number in entry(changed(Asset()) { $0.name = "\(number)" }, number) }, remove: [],
            at: next)
        #expect(later[Asset.self].map(\.code) == ["AST-1", "AST-2", "AST-9", "AST-10", "AST-11"])
    }

    @Test("What refers to a record is found, kind by kind")
    func backward() {
        let found = isms.items(referringTo: RecordID(code: "PER-4")).map { $0.code }
        #expect(found == ["ROL-3"])
        #expect(isms.items(referringTo: RecordID(code: "CTL-1")).map { $0.code } == ["RISK-1", "EVD-1"])
        #expect(isms.entries(Risk.self, referringTo: RecordID(code: "CTL-1")).map(\.code) == ["RISK-1"])
        #expect(isms.items(referringTo: RecordID(code: "SOA-1")).isEmpty)
    }

    @Test("A record is found by its code in any letter case", arguments: ["RISK-2", "risk-2", "Risk-2"])
    func byCode(code: String) { #expect(isms.item(code: code)?.title == "Stolen test account") }

    @Test("What is no code of a record finds none", arguments: ["RISK-99", "RISK", "RISK-02", "", "NOPE-1"])
    func noCode(code: String) { #expect(isms.item(code: code) == nil) }

    @Test("A record is found by its title, letter case and outer space aside, within its kind")
    func byTitle() {
        #expect(isms.items(of: Asset.kind, titled: "  customer DATA ").map { $0.code } == ["AST-1"])
        #expect(isms.items(of: Risk.kind, titled: "Customer data").isEmpty)
        let twice = isms.applying(put: [entry(changed(Asset()) { $0.name = "CUSTOMER DATA" }, 7)], remove: [], at: next)
        #expect(twice.items(of: Asset.kind, titled: "Customer data").map { $0.code } == ["AST-1", "AST-7"])
    }

    @Test("A reference that leads nowhere is nothing, and is left out of lists")
    func dangling() {
        let missing: Reference<Person> = "PER-99"
        #expect(isms[missing] == nil)
        #expect(isms[[missing, "PER-1"]].map(\.code) == ["PER-1"])
        #expect(isms[nil as Reference<Person>?] == nil)
    }

    @Test("A derived value shows its own day only")
    func day() {
        #expect(StatementOfApplicability(of: isms, on: "2026-01-01").day == "2026-01-01")
        #expect(isms.riskCriteria(on: "2024-01-01") == nil)
    }
}
