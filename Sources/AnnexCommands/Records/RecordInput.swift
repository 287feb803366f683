import Registers
import WebPages
import Foundation
import ISMS
import RecordFormat
import RecordStore
import Operations
import Phrases

/// Fields given as FIELD=VALUE on the command line, put into a record.
struct RecordInput {
    let kind: Kind
    let isms: ISMS
    private var filling: RecordFilling

    init(_ kind: Kind, body: JSONObject = JSONObject(), in isms: ISMS, on day: Day) throws {
        guard let type = Kind.type(named: kind.name) else { throw CommandError("there is no register \(kind.name)") }
        self.kind = kind
        self.isms = isms
        filling = RecordFilling(type, body: body, on: day)
    }

    /// Takes FIELD=VALUE, in whatever order they were written; an empty value clears the field, and `file=@PATH`
    /// stores a file.
    mutating func take(_ assignments: [String], from workspace: Workspace) async throws {
        let parsed = try assignments.map { try parse($0) }
        for (target, text) in parsed.sorted(by: { $0.target.readingOrder < $1.target.readingOrder }) {
            switch target {
            case .field(let field) where field.type == .attachment && text.hasPrefix("@"):
                try await attach(String(text.dropFirst()), to: field, in: workspace)
            case .field(let field): try set(field, to: text)
            case .shorthand(let shorthand):
                for field in filling.fields(of: shorthand) { try set(field, to: text) }
            case .computed: continue
            }
        }
    }

    private func parse(_ assignment: String) throws -> (target: FieldTarget, text: String) {
        guard let equals = assignment.firstIndex(of: "=") else {
            throw CommandError("“\(assignment)” says no value; write FIELD=VALUE")
        }
        let target = try FieldName.target(String(assignment[..<equals]), of: kind)
        return (target, String(assignment[assignment.index(after: equals)...]))
    }

    /// The record; what its fields cannot hold is said with the field's name.
    func record() throws -> any Record {
        do throws(InvalidField) {
            return try filling.record(in: isms)
        } catch {
            throw CommandError("\(error.field): \(error.problem)")
        }
    }

    private mutating func set(_ field: FieldDeclaration, to text: String) throws {
        var references = isms
        do throws(InvalidValue) {
            try filling.take(text, for: field, in: isms, finding: &references)
        } catch {
            throw CommandError("\(field.label): \(error.problem)")
        }
    }

    private mutating func attach(_ path: String, to field: FieldDeclaration, in workspace: Workspace) async throws {
        let attachment = try await AttachmentFile.store(path, in: workspace)
        let values: [String: JSON] = [
            field.name: .string(attachment.digest),
            "fileName": .string(URL(fileURLWithPath: path).lastPathComponent),
            "mediaType": .string(AttachmentRules.mediaType(of: path)), "byteCount": .integer(attachment.byteCount),
        ]
        for field in filling.type.declarations {
            if let value = values[field.name] { filling.set(field, to: value) }
        }
    }
}
