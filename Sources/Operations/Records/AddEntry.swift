import ISMS
import Phrases
package import RecordFormat
package import Registers

/// Somebody enters a row into a record's entries, such as a line of a timeline: in their own name, at the moment it is.
package struct AddEntry: Operation {
    package let record: RecordID
    /// The field that holds the entries.
    package let field: String
    /// What the row says, without its stamp.
    package let row: JSONObject
    package let files: [StoredFile]

    package init(to record: RecordID, _ field: String, _ row: JSONObject, files: [StoredFile] = []) {
        self.record = record
        self.field = field
        self.row = row
        self.files = files
    }

    package var purpose: String { "Add an entry" }
    package var addsToWhatIsThere: Bool { true }

    /// Leaves room below what the store takes for the record's other fields.
    private static let bodyBytesMax = 900_000

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        let item = try draft.base.needed(record)
        try setting.may(.change, item, in: draft.base)
        guard let list = item.kind.entryLists.first(where: { $0.field == field }),
            let declaration = item.fields.first(where: { $0.name == field }),
            let columns = declaration.type.columns
        else { throw .noEntries(field, of: item.name) }
        var row = JSONObject(row.members.filter { member in columns.typed.contains { $0.name == member.name } })
        guard !row.members.isEmpty || !files.isEmpty else { throw .emptyEntry }
        if !files.isEmpty {
            guard list.takesFiles, let column = columns.files else {
                throw .entryTakesNoFiles(declaration.label)
            }
            row[column.name] = .array(files.map(\.json))
        }
        let stamp = EntryStamp(
            id: draft.newIdentity(), at: setting.now.wholeSecond, by: setting.principal.name)
        for member in stamp.members { row[member.name] = member.value }
        var body = item.workingRecord.body
        body[field] = .array((body[field]?.arrayValue ?? []) + [.object(row)])
        guard JSON.object(body).canonicalBytes.count <= Self.bodyBytesMax else {
            throw .entriesFull(declaration.label, of: item.name, item.kind.singular)
        }
        draft.replace(item, with: try item.made(of: body), setting: ProtectedFields.entries(field))
    }
}
