import Frameworks
import Phrases
package import RecordFormat
package import Registers
import Synchronization

/// The name of a time zone of the IANA tz database, such as `Europe/Berlin`; only zones that the program carries.
package struct TimeZoneID: Hashable, Sendable {
    package let name: String

    package static let utc = TimeZoneID(known: "UTC")

    /// nil where there is no zone of exactly that name.
    package init?(_ name: String) {
        guard TimeZoneArchive.bundled?.contains(name) == true else { return nil }
        self.name = name
    }

    private init(known name: String) { self.name = name }

    /// The zones to choose from, by name: one or more for every country, and UTC. Old names are read, but not offered.
    package static let offered: [TimeZoneID] = (TimeZoneArchive.bundled?.offeredNames ?? []).map(
        TimeZoneID.init(known:))

    /// How the zone's clocks run; UTC's where the archive is broken, which a test keeps from happening.
    package var rules: TimeZoneRules { TimeZoneRules.named(name) ?? .utc }
}

extension TimeZoneID: CustomStringConvertible {
    package var description: String { name }

    package var json: JSON { .string(name) }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let id = TimeZoneID(text) else {
            throw InvalidValue("must be the name of a time zone, such as \"Europe/Berlin\"")
        }
        self = id
    }

    /// Reads a name whatever its capitals, with spaces or underscores: `america/new york`.
    /// - Throws: what was expected instead; where a city was written alone, the name to write.
    package init(parsing text: String) throws(InvalidValue) {
        let wanted = text.trimmed.lowercased().replacing(" ", with: "_")
        if let name = Self.nameByFolded[wanted] {
            self.init(known: name)
            return
        }
        let sameCity = Self.offered.first { $0.name.lowercased().hasSuffix("/" + wanted) }
        throw InvalidValue(
            "“\(text)” is not a time zone; write \(sameCity.map(\.name) ?? "its name of the IANA, such as Europe/Berlin")"
        )
    }

    private static let nameByFolded: [String: String] = (TimeZoneArchive.bundled?.names ?? []).reduce(into: [:]) {
        $0[$1.lowercased()] = $1
    }
}

extension TimeZoneRules {
    /// The rules of a zone by its exact name, read when first asked for and kept; nil where there is no such zone.
    package static func named(_ name: String) -> TimeZoneRules? {
        if let known = kept.withLock({ $0[name] }) { return known }
        guard let bytes = TimeZoneArchive.bundled?.zoneFile(named: name),
            let rules = try? TimeZoneRules(reading: bytes)
        else { return nil }
        kept.withLock { $0[name] = rules }
        return rules
    }

    /// Only names of the archive are kept, so it cannot grow past them.
    private static let kept = Mutex<[String: TimeZoneRules]>([:])
}

extension TimeZoneID: FieldRepresentable {
    package static var fieldType: FieldType { .choice(offered.map { ChoiceOption($0.name, .data($0.name)) }) }
}
