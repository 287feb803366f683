/// When two records of a register are suspiciously alike.
package enum Likeness<Value: Record>: Sendable {
    /// Where both bear one name, as long as something is still to be done about them.
    /// - Parameter apart: what else tells records of one name apart.
    case name(apart: @Sendable (Value) -> String)
    /// Never, for a reason: people may be namesakes, evidence is taken again and again under one name.
    case none(because: String)

    package static var name: Likeness { .name(apart: { _ in "" }) }
}
