import Frameworks
package import RecordFormat
import Registers

/// The JSON form of a statement, which an issued version is frozen by.
///
/// The form is derived from the history again whenever it is asked for and must come out byte for byte the same for
/// ever. So it holds no titles of the standard (a catalogue may be corrected), names people by their codes (a
/// person's data may be erased), and never changes: what is added one day is added as format 2, beside this.
extension StatementOfApplicability {
    package static let format = "annex-statement-of-applicability/1"

    package var json: JSON {
        [
            "format": .string(Self.format),
            "commit": ["sequence": .integer(commit.sequence), "hash": .string(commit.hash)],
            "day": .string(day.description),
            "lines": .array(lines.map(\.json)),
        ]
    }
}

extension StatementOfApplicability.Line {
    var json: JSON {
        var object: JSON.Fields = [
            ("subject", .string(subject.id)),
            ("applicability", .string(applicability.rawValue)),
            ("justification", .string(justification)),
            ("status", .string(status.rawValue)),
            (
                "reasons",
                .array(
                    reasons.map {
                        [
                            "ground": .string($0.ground.rawValue), "record": .string($0.record.code),
                            "title": .string($0.record.title),
                        ]
                    })
            ),
            ("controls", .array(controls.map(Self.json))),
            ("owners", .array(owners.map { .string($0.code) })),
            ("evidence", .array(evidence.map(Self.json))),
        ]
        if let plannedFor { object.append(("plannedFor", plannedFor.json)) }
        if let implementedOn { object.append(("implementedOn", implementedOn.json)) }
        if let decision { object.append(("decision", .string(decision.code))) }
        return JSON(fields: object)
    }

    private static func json(_ control: Entry<Control>) -> JSON {
        ["code": .string(control.code), "name": .string(control.title), "status": .string(control.status.rawValue)]
    }

    private static func json(_ state: StatementOfApplicability.EvidenceState) -> JSON {
        var object: JSON.Fields = [
            ("code", .string(state.evidence.code)), ("name", .string(state.evidence.title)),
            ("isFresh", .bool(state.isFresh)),
        ]
        if let day = state.evidence.collectedOn { object.append(("collectedOn", day.json)) }
        if let day = state.evidence.validUntil { object.append(("validUntil", day.json)) }
        return JSON(fields: object)
    }
}
