import ISMS
import RecordFormat
import Operations
import Phrases
import Registers

/// What setting fields of several records at once would do to each of them.
struct BulkEdit: Sendable {
    struct Change: Sendable {
        let item: any Item
        let record: any Record
        let fields: [FieldChange]
    }

    struct Refusal: Sendable {
        let code: String
        let title: String
        let reason: Phrase
    }

    /// The most records that are changed at once.
    static let countMax = 1000

    private(set) var changes: [Change] = []
    /// Records that say it already.
    private(set) var unchanged: [any Item] = []
    private(set) var refusals: [Refusal] = []

    /// The fields that may be set for several records, those of the list first: those editable in place, but neither what
    /// tells records apart nor ratings, which are judged risk by risk.
    static func fields(of kind: Kind) -> [FieldDeclaration] {
        guard let type = Kind.type(named: kind.name) else { return [] }
        let files = type.declarations.contains { $0.type == .attachment }
        let fields = type.declarations.filter { field in
            FieldEditor.isInPlace(field) && !kind.isSetByOperation(field.name)
                && !type.identityFields.contains(field.name)
                && !(files && RecordFormPage.kept.contains(field.name))
                && RegisterPages.of(kind)?.isJudgedSingly(field) != true
        }
        return fields.filter(\.isColumn) + fields.filter { !$0.isColumn }
    }

    /// Fills the form's fields into each record that the principal may change.
    ///
    /// - Parameters:
    ///   - codes: the records, each once.
    ///   - versions: the versions that were looked at, by code; a record that has another by now is refused.
    init(
        of kind: Kind, codes: [String], versions: [String: Int], form: RecordForm, in isms: ISMS, on day: Day,
        as principal: Principal
    ) {
        for code in codes {
            guard let item = isms.item(code: code), item.kind == kind, principal.may(.read, item, in: isms) else {
                refusals.append(Refusal(code: code, title: "", reason: "It is not there any more."))
                continue
            }
            func refuse(_ reason: Phrase) {
                refusals.append(Refusal(code: code, title: item.title, reason: reason))
            }
            guard principal.may(.change, item, in: isms) else {
                refuse("You may not change it; it is not yours.")
                continue
            }
            if let version = versions[code], version != item.provenance.version {
                refuse("Someone else changed it in the meantime.")
                continue
            }
            var form = form
            let body = form.body(onto: item.workingRecord.body, in: isms, on: day)
            guard let record = form.record(of: body, in: isms, on: day), !form.hasProblems else {
                let problems = form.fields.compactMap { field in
                    form.problems[field.name].map { "\(field.label) \($0)." as Phrase }
                }
                refuse((problems + form.generalProblems).joined(separator: " "))
                continue
            }
            let fields = FieldChange.between(item.workingRecord.body, record.body, of: kind)
            if fields.isEmpty {
                unchanged.append(item)
            } else {
                changes.append(Change(item: item, record: record, fields: fields))
            }
        }
    }

    /// How many of the records are approved in what is changed, so that a draft begins.
    var draftCount: Int {
        changes.count { change in
            guard change.item.isApproved, let approval = change.item.approvalInForce,
                approval.consequence == .beginsDraft
            else { return false }
            return change.fields.contains { approval.covers.contains($0.field.name) }
        }
    }

    /// All changes, in one commit.
    var operation: ChangeRecords {
        let changes = changes
        return ChangeRecords("") { draft throws(WorkspaceError) in
            for change in changes { draft.replace(change.item, with: change.record) }
        }
    }

    /// Takes out the records that cannot be written so, with the reason.
    mutating func refuse(_ records: [InvalidRecord]) {
        let reasons = Dictionary(
            records.map { ($0.id, $0.lines.joined(separator: ". ") + ".") }, uniquingKeysWith: { first, _ in first })
        for change in changes {
            guard let reason = reasons[change.item.id] else { continue }
            refusals.append(Refusal(code: change.item.code, title: change.item.title, reason: reason))
        }
        changes.removeAll { reasons[$0.item.id] != nil }
    }
}
