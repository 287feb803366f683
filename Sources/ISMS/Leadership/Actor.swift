package import Registers

extension Record {
    /// Whoever owns a record, takes a step or is in a circle is in the register of people.
    package typealias Actor = Person
}
