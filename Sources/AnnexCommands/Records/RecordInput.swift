import Foundation
import ISMS
import RecordFormat
import RecordStore
import Workspace

/// Fields given as FIELD=VALUE on the command line, put into a record.
struct RecordInput {
    let kind: Kind
    let isms: ISMS
    let day: Day
    private(set) var body: JSONObject

    /// Takes one FIELD=VALUE; an empty value clears the field, and `file=@PATH` stores a file.
    mutating func take(_ assignment: String, from workspace: Workspace) async throws {
        guard let equals = assignment.firstIndex(of: "=") else {
            throw CommandError("“\(assignment)” says no value; write FIELD=VALUE")
        }
        let name = String(assignment[..<equals])
        let text = String(assignment[assignment.index(after: equals)...])
        if let shorthand = FieldName.shorthand(name, of: kind) {
            for field in try fields(of: shorthand) { try set(field, to: text) }
            return
        }
        let field = try FieldName.declaration(name, of: kind)
        if field.type == .attachment, text.hasPrefix("@") {
            return try await attach(String(text.dropFirst()), to: field, in: workspace)
        }
        try set(field, to: text)
    }

    init(_ kind: Kind, body: JSONObject = JSONObject(), in isms: ISMS, on day: Day) {
        self.kind = kind
        self.isms = isms
        self.day = day
        self.body = body
    }

    /// The record; what its fields cannot hold is said with the field's name.
    func record() throws -> any Record {
        guard let type = Kind.type(named: kind.name) else { throw CommandError("there is no register \(kind.name)") }
        do throws(InvalidField) {
            var record = try type.init(body: body)
            record.complete(in: isms, on: day)
            return record
        } catch {
            throw CommandError("\(error.field): \(error.problem)")
        }
    }

    private mutating func set(_ field: FieldDeclaration, to text: String) throws {
        do throws(InvalidValue) {
            body[field.name] = try value(of: field, from: text)
        } catch {
            throw CommandError("\(field.label): \(error.problem)")
        }
    }

    private func value(of field: FieldDeclaration, from text: String) throws(InvalidValue) -> JSON? {
        if case .integer = field.type, Int(text.trimmed) == nil, !text.trimmed.isEmpty,
            let scale = (try? Kind.type(named: kind.name)?.init(body: body))?.scale(of: field.name, in: isms, on: day)
        {
            guard let level = scale.firstIndex(where: { $0.isNamed(text) }) else {
                throw InvalidValue("“\(text)” is not on the scale: \(scale.map(\.name).joined(separator: ", "))")
            }
            return .integer(level + 1)
        }
        let value = try field.type.value(from: text, in: isms)
        return value == .null ? nil : value
    }

    /// The fields a shorthand sets: of those for C, I and A, the ones the risk is said to affect.
    private func fields(of shorthand: FieldShorthand) throws -> [FieldDeclaration] {
        let affected = body["affects"]?.arrayValue?.compactMap(\.stringValue) ?? []
        let all = try shorthand.fields.map { try FieldName.declaration($0, of: kind) }
        let chosen = all.filter { field in affected.contains { field.name.lowercased().hasSuffix($0) } }
        return chosen.isEmpty ? all : chosen
    }

    private mutating func attach(_ path: String, to field: FieldDeclaration, in workspace: Workspace) async throws {
        let attachment = try await AttachmentFile.store(path, in: workspace)
        body[field.name] = .string(attachment.digest)
        let names = RecordListing.declarations(of: kind).map(\.name)
        if names.contains("fileName") { body["fileName"] = .string(URL(fileURLWithPath: path).lastPathComponent) }
        if names.contains("mediaType") { body["mediaType"] = .string(AttachmentFile.mediaType(of: path)) }
        if names.contains("byteCount") { body["byteCount"] = .integer(attachment.byteCount) }
    }
}
