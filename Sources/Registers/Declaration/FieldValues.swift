import Phrases
package import RecordFormat

extension Instant: FieldRepresentable {
    package static var fieldType: FieldType { .instant }
    package var json: JSON { .string(isoText) }

    package init(json: JSON) throws(InvalidValue) {
        guard let text = json.stringValue, let instant = Instant(iso: text) else {
            throw InvalidValue("must be a moment in UTC, written 2026-03-31T12:30:05Z")
        }
        self = instant
    }
}

extension DecimalNumber: FieldRepresentable {
    package static var fieldType: FieldType { .decimal }
    /// The number in millionths: what lists sort by.
    package var rank: Int {
        (scale..<Self.scaleMax).reduce(units) { rank, _ in rank.multipliedReportingOverflow(by: 10).partialValue }
    }
}
extension Money: FieldRepresentable { package static var fieldType: FieldType { .money } }
extension TimeSpan: FieldRepresentable { package static var fieldType: FieldType { .timeSpan } }
extension Recurrence: FieldRepresentable { package static var fieldType: FieldType { .recurrence } }

/// A file kept in the database, as a record names it.
package struct StoredFile: Hashable, Sendable, FieldListElement {
    package let digest: AttachmentDigest
    package let name: String
    /// Such as application/pdf.
    package let mediaType: String
    package let byteCount: Int

    /// In bytes of UTF-8.
    package static let nameLengthMax = 255

    /// A name as it may be kept: without parts of a path, and without characters that move the cursor of a terminal.
    package static func plainName(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        let ink = String(String.UnicodeScalarView(last.unicodeScalars.filter { !$0.isControlOrFormat })).trimmed
        var kept = [".", ".."].contains(ink) ? "" : ink
        while kept.utf8.count > nameLengthMax { kept.removeLast() }
        return kept.isEmpty ? "file" : kept
    }

    package init(digest: AttachmentDigest, name: String, mediaType: String, byteCount: Int) {
        self.digest = digest
        self.name = name
        self.mediaType = mediaType
        self.byteCount = byteCount
    }

    package static var elementType: FieldType { .file }

    package var json: JSON {
        [
            "digest": digest.json, "name": .string(name), "mediaType": .string(mediaType),
            "byteCount": .integer(byteCount),
        ]
    }

    package init(json: JSON) throws(InvalidValue) {
        guard let digest = json["digest"], let name = json["name"]?.stringValue, !name.isEmpty,
            name.utf8.count <= Self.nameLengthMax, name == Self.plainName(name),
            let mediaType = json["mediaType"]?.stringValue,
            mediaType.utf8.count <= 100, let byteCount = json["byteCount"]?.integerValue, byteCount >= 0
        else { throw InvalidValue("must be a file with digest, name, mediaType and byteCount") }
        self.init(
            digest: try AttachmentDigest(json: digest), name: name, mediaType: mediaType, byteCount: byteCount)
    }

    /// As lists and exports name it.
    package var description: String { "\(name) (SHA-256 \(digest.hexadecimal))" }
}

extension FieldType {
    /// The files that a value names: of a list of files, or of entries with files.
    package func files(in value: JSON) -> [StoredFile] {
        switch (self, value) {
        case (.list(of: .file), .array(let values)):
            values.compactMap { value in
                do throws(InvalidValue) { return try StoredFile(json: value) } catch { return nil }
            }
        case (.entries(let columns), .array(let rows)):
            rows.flatMap { row in columns.flatMap { $0.type.files(in: row[$0.name] ?? .null) } }
        default: []
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isControlOrFormat: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }
}
