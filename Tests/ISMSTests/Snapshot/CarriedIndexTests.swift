import ISMS
import RecordFormat
import Registers
import Testing

/// What is carried along from snapshot to snapshot must be what building it anew would give.
@Suite("Carried indexes")
struct CarriedIndexTests {
    private static func entry<Value: Record>(_ value: Value, _ number: Int, version: Int) -> any Item {
        let instant = Instant(milliseconds: version)
        return Entry(
            id: Scenario.id(Value.self, number), number: number,
            provenance: Provenance(version: version, createdAt: instant, updatedAt: instant, sequence: version),
            value: value)
    }

    /// One commit's worth of changes: records made, changed and removed, referring to one another.
    private static func step(_ isms: ISMS, _ sequence: Int, _ random: inout SeededRandom) -> ISMS {
        func number() -> Int { Int.random(in: 1...12, using: &random) }
        var put: [any Item] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = number()
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                let controls = (0..<3).map { _ in Reference<Control>(Scenario.id(Control.self, number())) }
                put.append(entry(changed(Risk()) { $0.controls = controls }, place, version: sequence))
            case 1:
                let evidence = changed(Evidence()) { $0.controls = [Reference(Scenario.id(Control.self, number()))] }
                put.append(entry(evidence, place, version: sequence))
            default: put.append(entry(changed(Control()) { $0.name = "\(sequence)" }, place, version: sequence))
            }
        }
        let ids = Set(put.map(\.id))
        let remove = [Scenario.id(Risk.self, number()), Scenario.id(Evidence.self, number())].filter {
            !ids.contains($0) && Bool.random(using: &random)
        }
        return isms.applying(
            put: put, remove: remove, at: ISMS.CommitPoint(sequence: sequence, hash: "\(sequence)", time: nil))
    }

    @Test(
        "Who refers to whom is the same as if built anew, after any number of commits",
        arguments: 1...4 as ClosedRange<UInt64>)
    func referrers(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var isms = Scenario.conforming.isms
        for sequence in 20..<520 {
            // Now and then nobody asks, and there is nothing to carry.
            if !sequence.isMultiple(of: 7) { _ = isms.items(referringTo: Scenario.id(Control.self, 1)) }
            isms = Self.step(isms, sequence, &random)
            guard sequence.isMultiple(of: 9) else { continue }
            let anew = ISMS(Array(isms.items), at: isms.commit)
            for item in isms.items {
                let carried = isms.items(referringTo: item.id).map { "\($0.code) \($0.provenance.version)" }
                #expect(carried == anew.items(referringTo: item.id).map { "\($0.code) \($0.provenance.version)" })
                #expect(isms.item(code: item.code) === item)
            }
        }
    }

    @Test(
        "The differences between two snapshots are what was changed, and what they lead to",
        arguments: 1...4 as ClosedRange<UInt64>)
    func differences(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var isms = Scenario.conforming.isms
        for sequence in 20..<60 {
            let later = Self.step(Self.step(isms, sequence, &random), sequence + 100, &random)
            let found = try #require(later.differences(from: isms, limit: 100))
            let anew = isms.applying(
                put: found.compactMap(\.after), remove: found.filter { $0.after == nil }.compactMap { $0.before?.id },
                at: later.commit)
            #expect(anew.items.map(\.code) == later.items.map(\.code))
            #expect(zip(anew.items, later.items).allSatisfy { $0 === $1 })
            for (before, after) in found {
                #expect(before !== after)
                #expect(before.map { isms.item(id: $0.id) === $0 } ?? true)
            }
            isms = later
        }
    }

    @Test("A snapshot differs from itself in nothing, and past the limit the differences are not told")
    func limit() throws {
        let isms = Scenario.conforming.isms
        #expect(try #require(isms.differences(from: isms, limit: 0)).isEmpty)
        // As if read from the store again.
        let other = ISMS(
            isms.items.map { $0.record.boxed(id: $0.id, number: $0.number, provenance: $0.provenance) }, at: isms.commit
        )
        #expect(isms.differences(from: other, limit: 3) == nil)
        #expect(try #require(isms.differences(from: other, limit: 100_000)).count == isms.count)
    }
}
