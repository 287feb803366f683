import Phrases
package import RecordFormat

/// Where a version of a record stands in history.
package struct Provenance: Hashable, Sendable {
    /// 1 when created, one more for each change.
    package let version: Int
    package let createdAt: Instant
    package let updatedAt: Instant
    /// The commit that made this version.
    package let sequence: Int

    package init(version: Int, createdAt: Instant, updatedAt: Instant, sequence: Int) {
        self.version = version
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.sequence = sequence
    }
}

/// A record in a snapshot, whatever its kind: what lists, links, history and search need.
package protocol Item: AnyObject, Sendable {
    var id: RecordID { get }
    var code: String { get }
    /// The number in the code.
    var number: Int { get }
    var kind: Kind { get }
    var title: String { get }
    var provenance: Provenance { get }
    /// The record as it is in force.
    var record: any Record { get }
    /// The successor of an approved record that waits for its own approval; nil where there is none.
    var draftRecord: (any Record)? { get }
    /// The removed record that this one brought back, whose history is its own too; nil for nearly all.
    var restoredFrom: RecordID? { get }
    /// The records its fields refer to, those of a draft too, each once, ascending.
    var references: [RecordID] { get }
    /// What it costs in memory, by estimate (`SnapshotBytes`).
    var bytes: Int { get }
}

extension Item {
    package var body: JSONObject { record.body }

    /// What a person goes on writing: the draft where there is one, else the record.
    @inlinable package var workingRecord: any Record { draftRecord ?? record }

    /// The body as it is stored: with the draft of its successor in it.
    package var storedBody: JSONObject { record.storedBody(withDraft: draftRecord, restoredFrom: restoredFrom) }
    package var fields: [FieldDeclaration] { type(of: record).declarations }

    /// The value of one field; `.null` where it says nothing or there is no such field.
    package func value(of field: String) -> JSON { record.value(of: field) }

    /// The record's code and title, as messages name it: RISK-14 (Lost laptop). A record's own field `name` is
    /// `value.name`, or `title`.
    package var name: String { title.isEmpty ? code : "\(code) (\(title))" }
}

/// A record with its identity, in an immutable box: cheap to sort, to pass and to share between snapshots.
///
/// Fields are read through it: `risk.owner` for `risk.value.owner`. Where an approved record is being changed, that is
/// the approved revision, which stays in force until its successor is approved; the successor is `draft`.
@dynamicMemberLookup
package final class Entry<Value: Record>: Item {
    package let id: RecordID
    package let number: Int
    package let provenance: Provenance
    package let value: Value
    /// The successor of an approved record that waits for its own approval; nil where there is none.
    package let draft: Value?
    /// The removed record that this one brought back, whose history is its own too.
    package let restoredFrom: RecordID?
    package let bytes: Int

    /// - Parameter storedBytes: how long the body is as it is stored; where nil, it is written out to find that.
    package init(
        id: RecordID, number: Int, provenance: Provenance, value: Value, draft: Value? = nil,
        restoredFrom: RecordID? = nil, storedBytes: Int? = nil
    ) {
        let length =
            storedBytes
            ?? JSON.object(value.storedBody(withDraft: draft, restoredFrom: restoredFrom)).canonicalBytes.count
        bytes = SnapshotBytes.ofRecord(Value.self, storedBytes: length)
        self.restoredFrom = restoredFrom
        self.id = id
        self.number = number
        self.provenance = provenance
        self.value = value
        self.draft = draft
    }

    /// What a person goes on writing: the draft where there is one, else the record.
    @inlinable package var working: Value { draft ?? value }

    @inlinable package var kind: Kind { Value.kind }
    package var code: String { Value.kind.code(number) }
    package var title: String { value.title }
    package var record: any Record { value }
    package var draftRecord: (any Record)? { draft }
    @inlinable package var reference: Reference<Value> { Reference(id) }

    package var references: [RecordID] {
        guard let draft else { return value.references }
        return Set(value.references + draft.references).sorted()
    }

    /// Inlined, so that a field is read where it lies and not by way of its path.
    @inlinable package subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member { value[keyPath: path] }
}

extension Record {
    /// The value of one field; `.null` where it says nothing or there is no such field.
    package func value(of field: String) -> JSON { Self.fields[named: field]?.value(in: self) ?? .null }

    /// The records this one's fields refer to, each once, ascending.
    package var references: [RecordID] {
        var found: Set<RecordID> = []
        for field in Self.fields where field.declaration.type.holdsReferences {
            field.declaration.type.collectReferences(in: field.value(in: self), into: &found)
        }
        return found.sorted()
    }

    /// Reads a body into a boxed record; the type is known here even where the caller holds only `any Record.Type`.
    package static func item(
        id: RecordID, number: Int, provenance: Provenance, body: JSONObject, storedBytes: Int? = nil
    ) throws(InvalidField) -> any Item {
        let draft = body[draftMember]?.objectValue
        return Entry(
            id: id, number: number, provenance: provenance, value: try Self(body: body),
            draft: try draft.map { body throws(InvalidField) in try Self(body: body) },
            restoredFrom: body[originMember]?.stringValue.flatMap { RecordID($0) }, storedBytes: storedBytes)
    }

    /// The record in a box, with the draft of its successor.
    package func boxed(
        id: RecordID, number: Int, provenance: Provenance, draft: (any Record)? = nil, restoredFrom: RecordID? = nil,
        storedBytes: Int? = nil
    ) -> any Item {
        Entry(
            id: id, number: number, provenance: provenance, value: self, draft: draft as? Self,
            restoredFrom: restoredFrom, storedBytes: storedBytes)
    }

    /// The body as it is stored: with the draft of its successor in it, and what it brought back.
    package func storedBody(withDraft draft: (any Record)?, restoredFrom: RecordID? = nil) -> JSONObject {
        if draft == nil, restoredFrom == nil { return body }
        var stored = body
        if let draft { stored[Self.draftMember] = .object(draft.body) }
        if let restoredFrom { stored[Self.originMember] = .string(restoredFrom.description) }
        return stored
    }

    /// The member of a stored body that holds the draft of the record's successor; no field is called that.
    package static var draftMember: String { "draft" }
    /// The member of a stored body that names the removed record it brought back; no field is called that.
    package static var originMember: String { "restoredFrom" }

    /// Everything that is wrong with the record: its fields by themselves, what they refer to, and its place among
    /// the others.
    package func allProblems(in snapshot: Snapshot, identity: RecordID, previous: (any Item)?) -> [InvalidField] {
        let problems = fieldProblems + referenceProblems(in: snapshot) + approvalProblems(after: previous)
        guard problems.isEmpty else { return problems }
        return self.problems(in: snapshot, identity: identity, previous: previous?.record as? Self)
    }

    /// What is approved names who approved it and when. What was stored without that stays as it is, and is a finding.
    private func approvalProblems(after previous: (any Item)?) -> [InvalidField] {
        if Self.approvals.isEmpty { return [] }
        let known = (previous?.record as? Self)?.approvalProblems ?? []
        return known.isEmpty ? approvalProblems : approvalProblems.filter { !known.contains($0) }
    }

    private var approvalProblems: [InvalidField] {
        let body = body
        return Self.approvals.flatMap { approval -> [InvalidField] in
            let isGiven = approval.isGiven(in: body)
            if isGiven, body[approval.day] == nil {
                return [InvalidField(approval.day, "must be given: on which day was the \(approval.name) given?")]
            }
            if let status = approval.status, body[status.field] == .string(status.approved), !isGiven {
                return [InvalidField(status.field, "cannot be approved without an approver; \(approval.advice)")]
            }
            return []
        }
    }

    private func referenceProblems(in snapshot: Snapshot) -> [InvalidField] {
        Self.fields.compactMap { field in
            guard field.declaration.type.holdsReferences else { return nil }
            var targets: Set<RecordID> = []
            field.declaration.type.collectReferences(in: field.value(in: self), into: &targets)
            let isWrong = targets.contains { target in
                guard let item = snapshot.item(id: target) else { return true }
                return !field.declaration.type.referredKinds.contains(item.kind.name)
            }
            return isWrong
                ? InvalidField(field.name, "refers to a record that is not there, or is of another kind") : nil
        }
    }
}

extension FieldType {
    var holdsReferences: Bool {
        switch self {
        case .reference: true
        case .list(let element): element.holdsReferences
        case .rows(let columns), .entries(let columns): columns.contains { $0.type.holdsReferences }
        default: false
        }
    }

    /// The kinds a reference of this type may name.
    package var referredKinds: [String] {
        switch self {
        case .reference(let kinds): kinds
        case .list(let element): element.referredKinds
        case .rows(let columns), .entries(let columns): columns.flatMap { $0.type.referredKinds }
        default: []
        }
    }

    func collectReferences(in value: JSON, into found: inout Set<RecordID>) {
        switch (self, value) {
        case (.reference, .string(let text)): if let id = RecordID(text) { found.insert(id) }
        case (.list(let element), .array(let values)):
            for value in values { element.collectReferences(in: value, into: &found) }
        case (.rows(let columns), .array(let rows)), (.entries(let columns), .array(let rows)):
            for row in rows {
                for column in columns where column.type.holdsReferences {
                    column.type.collectReferences(in: row[column.name] ?? .null, into: &found)
                }
            }
        default: break
        }
    }
}
