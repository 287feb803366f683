import Phrases
package import RecordFormat
package import Registers

/// What shows an outsider that a control works or an obligation is met: a file, or a link to where it is kept.
package struct Evidence: Record {
    package var name = ""
    package var description = ""
    package var controls: [Reference<Control>] = []
    package var obligations: [Reference<Obligation>] = []
    package var file: AttachmentDigest?
    package var fileName = ""
    package var mediaType = ""
    package var byteCount: Int?
    package var link = ""
    package var collectedOn: Day?
    package var collectedBy: Reference<Person>?
    package var validUntil: Day?

    package init() {}

    package var title: String { name }

    /// Whether it was there on a day and had not run out.
    package func isFresh(on day: Day) -> Bool {
        (collectedOn.map { $0 <= day } ?? false) && (validUntil.map { day <= $0 } ?? true)
    }

    package func problems(in isms: ISMS, identity: RecordID, previous: Evidence?) -> [InvalidField] {
        var problems: [InvalidField] = []
        if file == nil, link.isEmpty { problems.append(InvalidField("link", "either a link or a file must be given")) }
        if !link.isEmpty, !["https://", "http://", "file:", "urn:"].contains(where: link.lowercased().hasPrefix) {
            problems.append(InvalidField("link", "must begin with https://, http://, file: or urn:"))
        }
        if let collectedOn, let validUntil, validUntil < collectedOn {
            problems.append(InvalidField("validUntil", "\(validUntil) is before it was collected on \(collectedOn)"))
        }
        return problems
    }

    package static let register = RegisterDeclaration<Evidence>(
        owned: .madeBy(
            \.collectedBy,
            belongs: { evidence, person, isms in isms[evidence.controls].contains { $0.owner == person } },
            may: .createAndChange),
        kept: .byManagers, readBy: .everyReader, current: .until(\.validUntil), workflow: nil, approvals: [],
        entries: [], clocks: [], storage: .snapshot, layout: .asDeclared, due: [],
        lapses: [Lapse("evidence valid until", on: \.validUntil)], decisions: nil, figures: [], offers: [],
        place: .entry(.do, title: "Evidence", requirement: "7.5", rank: 40),
        likeness: .none(because: "evidence is taken again and again under one name"),
        tags: .none,
        rules: [.init("7.5 Evidence", rank: 190, step: .operation, Conformity.evidenceRules)])

    package static let kind = Kind(
        "evidence", prefix: "EVD", singular: "evidence", plural: "evidence", answers: [.iso27001("7.5")],
        purpose: "What shows that controls work and obligations are met, and for how long it counts.")

    package static let fields: FieldList<Evidence> = [
        Field("name", \.name, "Name", help: "What it shows.", required: true, column: true),
        Field("description", \.description, "Description", help: "How it was made and how to read it.", type: .prose),
        Field("controls", \.controls, "Controls", help: "The controls it shows at work.", column: true),
        Field("obligations", \.obligations, "Obligations", help: "The obligations it shows met."),
        Field("file", \.file, "File", help: "The file, kept in the database."),
        Field("fileName", \.fileName, "File name", help: "What the file was called."),
        Field("mediaType", \.mediaType, "Media type", help: "Such as application/pdf."),
        Field("byteCount", \.byteCount, "Size in bytes", help: "The file's size."),
        Field("link", \.link, "Link", help: "Where it is kept, when not here.", type: .text(max: 2000), column: true),
        Field("collectedOn", \.collectedOn, "Collected on", help: "When it was taken.", required: true, column: true),
        Field("collectedBy", \.collectedBy, "Collected by", help: "Who took it."),
        Field(
            "validUntil", \.validUntil, "Valid until", help: "Until when it counts; empty for without end.",
            column: true),
    ]
}
