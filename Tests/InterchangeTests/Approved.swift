import ISMS
import RecordFormat
import Registers
@testable import Operations

extension Draft {
    /// Adds a record with its approvals, as if they had been given.
    @discardableResult
    mutating func createApproved<Value: Record>(_ record: Value) throws -> Reference<Value> {
        let given = Value.approvals.filter { record.body[$0.approver] != nil }
        let plain = try Value(body: given.reduce(record.body) { $1.withdrawn(from: $0) })
        let reference = create(plain)
        for approval in given { replace(reference.id, with: record, lifting: approval) }
        return reference
    }
}
