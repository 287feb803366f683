import ISMS
import Phrases
import RecordFormat
import Registers

/// The JSON form of records that commands print: the body's fields, references also by code, and where it stands.
extension Item {
    func json(in isms: ISMS) -> JSON {
        var links = JSONObject()
        for field in fields {
            let text = field.text(of: body[field.name] ?? .null, in: isms)
            if !text.isEmpty, field.type.isReference { links[field.name] = .string(text) }
        }
        var fields: JSON.Fields = [
            ("id", .string(id.description)), ("code", .string(code)), ("kind", .string(kind.name)),
            ("title", .string(title)), ("version", .integer(provenance.version)),
            ("createdAt", .string(provenance.createdAt.isoText)), ("updatedAt", .string(provenance.updatedAt.isoText)),
            ("fields", .object(body)),
        ]
        if let draftRecord { fields.append(("draft", .object(draftRecord.body))) }
        if !links.isEmpty { fields.append(("links", .object(links))) }
        return JSON(fields: fields)
    }
}

extension FieldType {
    var isReference: Bool {
        switch self {
        case .reference: true
        case .list(let element): element.isReference
        default: false
        }
    }
}

extension Finding {
    var json: JSON {
        var fields: JSON.Fields = [
            ("code", .string(rule.code.text)), ("severity", .string(rule.severity.rawValue)),
            ("clause", .string(rule.clause)), ("message", .string(message.english)),
            ("remedy", .string(remedy.english)),
        ]
        if let record { fields.append(("record", .string(record.code))) }
        if let referenceControl { fields.append(("referenceControl", referenceControl.json)) }
        return JSON(fields: fields)
    }
}
