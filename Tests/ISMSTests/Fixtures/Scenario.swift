import RecordFormat

import ISMS
import Registers

/// An ISMS in the making, for tests: records are read and written by kind and number, and come to be when written.
///
/// ```swift
/// var scenario = Scenario.conforming
/// scenario[Risk.self, 1].owner = nil
/// scenario.remove(Scope.self, 1)
/// scenario.codes  // [.rsk06, …]
/// ```
struct Scenario {
    static let day: Day = "2026-06-30"

    private var items: [RecordID: any Item] = [:]
    var day = Scenario.day
    var sequence = 10
    /// The moment at which rules that need one are asked: noon.
    var now = Instant(milliseconds: Scenario.day.firstInstant.milliseconds + 12 * 3_600_000)
    /// Approvals of before that should not stand.
    var slips: [ApprovalSlip] = []

    subscript<Value: Record>(type: Value.Type, number: Int) -> Value {
        get { (items[Self.id(type, number)] as? Entry<Value>)?.value ?? Value() }
        set { put(newValue, number) }
    }

    /// Writes a record as a commit of a certain sequence and day would.
    mutating func put<Value: Record>(
        _ value: Value, _ number: Int, sequence: Int = 1, on day: Day = "2026-05-01"
    ) {
        let provenance = Provenance(
            version: 1, createdAt: day.firstInstant, updatedAt: day.firstInstant, sequence: sequence)
        let id = Self.id(Value.self, number)
        items[id] = Entry(id: id, number: number, provenance: provenance, value: value)
    }

    mutating func remove<Value: Record>(_ type: Value.Type, _ number: Int) { items[Self.id(type, number)] = nil }

    mutating func removeAll<Value: Record>(_ type: Value.Type) { items = items.filter { $0.value.kind != type.kind } }

    static func id<Value: Record>(_ type: Value.Type, _ number: Int) -> RecordID {
        RecordID(code: type.kind.code(number))
    }

    var isms: ISMS { ISMS(items.values, at: commit) }
    var commit: ISMS.CommitPoint {
        ISMS.CommitPoint(sequence: sequence, hash: String(repeating: "ab", count: 32), time: nil)
    }
    var allItems: [any Item] { Array(items.values) }

    var findings: [Finding] { Conformity.findings(in: isms, on: day, at: now, history: HistoryFacts(slips: slips)) }
    var codes: Set<RuleCode> { Set(findings.map(\.rule.code)) }

    func evaluation(_ number: Int) -> RiskEvaluation? {
        let isms = isms
        return isms[Risk.self][id: Self.id(Risk.self, number)].map { RiskEvaluation(of: $0, in: isms, on: day) }
    }

    func line(_ id: String) -> StatementOfApplicability.Line? { StatementOfApplicability(of: isms, on: day)[id] }
}

/// Makes a change of a copy read as one expression.
func changed<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
    var value = value
    change(&value)
    return value
}
