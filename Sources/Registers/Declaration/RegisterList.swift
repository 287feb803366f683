import Phrases

/// The registers that a program has, in the order a person builds them up, and what its snapshots know of them.
///
/// Registers are not collected by themselves: the program writes one list, and gives it to its first snapshot.
///
/// ```swift
/// let list = RegisterList(
///     [Person.self, Asset.self], namedElsewhereIn: ["externalReference"], timeZone: { _ in .utc })
/// let snapshot = Snapshot(of: list)
/// ```
package final class RegisterList: Sendable {
    package let types: [any Record.Type]
    package let kinds: [Kind]
    /// The fields that carry a record's name in another system, in a catalogue or in the post.
    package let otherNameFields: [String]
    let timeZone: @Sendable (Snapshot) -> TimeZoneRules
    /// The place of each kind among all, by its name.
    let places: [String: Int]
    /// The kinds by what their codes begin with.
    let withPrefix: [String: Kind]
    private let typesByName: [String: any Record.Type]
    // Made when first asked for, since declarations may themselves ask which kinds there are.
    private let madeShelved = Lazily<[Kind]>()
    private let madeSecret = Lazily<[Kind]>()

    /// - Parameters:
    ///   - otherNameFields: the fields, of whatever register, that carry a record's name elsewhere.
    ///   - timeZone: by whose clocks a snapshot's days begin and end.
    package init(
        _ types: [any Record.Type], namedElsewhereIn otherNameFields: [String],
        timeZone: @escaping @Sendable (Snapshot) -> TimeZoneRules
    ) {
        self.types = types
        self.otherNameFields = otherNameFields
        self.timeZone = timeZone
        kinds = types.map { $0.kind }
        places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1.name, $0) })
        withPrefix = Dictionary(uniqueKeysWithValues: kinds.map { ($0.prefix, $0) })
        typesByName = Dictionary(uniqueKeysWithValues: types.map { ($0.kind.name, $0) })
    }

    /// The kinds whose records lie on shelves.
    package var shelved: [Kind] { madeShelved.value { types.filter { $0.shelf != nil }.map { $0.kind } } }

    /// The kinds of which records can be confidential.
    package var secretKinds: [Kind] { madeSecret.value { types.filter { $0.circleField != nil }.map { $0.kind } } }

    /// The record type of a kind's exact name.
    package func type(named name: String) -> (any Record.Type)? { typesByName[name] }

    /// The kind that people call so: by its name, singular, plural or prefix, in any letter case.
    package func kind(called text: String) -> Kind? {
        let wanted = text.trimmed.lowercased().replacing(" ", with: "-")
        func spellings(_ kind: Kind) -> [String] {
            [kind.name, kind.singular.english, kind.plural.english, kind.prefix].map {
                $0.lowercased().replacing(" ", with: "-")
            }
        }
        return kinds.first { spellings($0).contains(wanted) }
    }
}
