/// Which records have had their day. What is over stays in its register and asks nothing of anybody.
extension Person {
    package func isCurrent(on day: Day) -> Bool { until.map { day <= $0 } ?? true }
}

extension RoleAssignment {
    package func isCurrent(on day: Day) -> Bool { until.map { day <= $0 } ?? true }
}

extension Obligation {
    package func isCurrent(on day: Day) -> Bool { until.map { day <= $0 } ?? true }
}

extension Document {
    package func isCurrent(on day: Day) -> Bool { status != .retired }
}

extension Asset {
    package func isCurrent(on day: Day) -> Bool { status != .retired }
}

extension Risk {
    package func isCurrent(on day: Day) -> Bool { status == .open }
}

extension TreatmentAction {
    package func isCurrent(on day: Day) -> Bool { status != .cancelled }
}

extension Objective {
    package func isCurrent(on day: Day) -> Bool { status != .dropped }
}

extension Evidence {
    package func isCurrent(on day: Day) -> Bool { validUntil.map { day <= $0 } ?? true }
}
