import ISMS
import Operations
import Phrases
import RecordFormat
import Registers

/// The records that one commit of the demonstration's story makes, changes and removes.
struct StoryRecords: Sendable {
    private let changes: [JSON]
    /// By how many days the story is moved.
    private let shift: Int

    init(_ changes: [JSON], shift: Int) {
        self.changes = changes
        self.shift = shift
    }

    var isEmpty: Bool { changes.isEmpty }
    var madeCodes: [String] { changes.compactMap { $0["create"]?.stringValue } }

    /// Puts all of it into a draft. Records come first and their fields second, so that those of one commit can refer to
    /// each other.
    func apply(to draft: inout Draft) throws(WorkspaceError) {
        var codes: [String: RecordID] = [:]
        for change in changes {
            guard let code = change["create"]?.stringValue else { continue }
            guard let kind = change["kind"]?.stringValue.flatMap({ Kind.type(named: $0) }) else {
                throw .invalidStory("\(code) has no known kind")
            }
            codes[code] = draft.createAny(kind.init())
        }
        for change in changes {
            if let code = (change["create"] ?? change["update"])?.stringValue {
                try set(change, of: code, codes, in: &draft)
            } else if let code = change["remove"]?.stringValue {
                draft.remove(try item(code, draft.base))
            }
        }
    }

    private func item(_ code: String, _ isms: ISMS) throws(WorkspaceError) -> any Item {
        guard let item = isms.item(code: code) else { throw .invalidStory("there is no \(code)") }
        return item
    }

    private func set(_ change: JSON, of code: String, _ codes: [String: RecordID], in draft: inout Draft)
        throws(WorkspaceError)
    {
        let id: RecordID
        if let made = codes[code] { id = made } else { id = try item(code, draft.base).id }
        guard let record = draft.record(id) else { throw .invalidStory("\(code) is not there") }
        var body = record.body
        let declarations = type(of: record).declarations
        for member in change.objectValue?.members ?? [] where !["create", "update", "kind"].contains(member.name) {
            guard let field = declarations.first(where: { $0.name == member.name }) else {
                throw .invalidStory("\(code) has no field \(member.name)")
            }
            let value = try value(member.value, of: field.type, codes, in: draft.base)
            body[field.name] = value == .null ? nil : value
        }
        let changed: any Record
        do throws(InvalidField) {
            changed = try type(of: record).init(body: body)
        } catch {
            throw .invalidStory("\(code) \(error.field): \(error.problem)")
        }
        if let item = draft.base.item(id: id) {
            draft.replace(item, with: changed)
        } else {
            draft.replace(id, with: changed)
        }
    }

    /// A value with codes as identities and days moved.
    private func value(_ json: JSON, of type: FieldType, _ codes: [String: RecordID], in isms: ISMS)
        throws(WorkspaceError) -> JSON
    {
        switch (type, json) {
        case (.reference, .string(let code)):
            guard let id = codes[code] ?? isms.item(code: code)?.id else {
                throw .invalidStory("there is no \(code) yet")
            }
            return .string(id.description)
        case (.day, .string(let text)):
            guard let day = Day(text) else { throw .invalidStory("“\(text)” is not a day") }
            return day.adding(days: shift).json
        case (.list(let element), .array(let values)):
            return .array(
                try values.map { item throws(WorkspaceError) in try value(item, of: element, codes, in: isms) })
        case (.rows(let columns), .array(let rows)):
            return .array(
                try rows.map { row throws(WorkspaceError) in
                    var object = JSONObject()
                    for member in row.objectValue?.members ?? [] {
                        guard let column = columns.first(where: { $0.name == member.name }) else {
                            throw .invalidStory("a row has no column \(member.name)")
                        }
                        object[member.name] = try value(member.value, of: column.type, codes, in: isms)
                    }
                    return .object(object)
                })
        default: return json
        }
    }
}
