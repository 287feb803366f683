import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import Operations
import Registers
import Serving

/// Setting fields of the records selected in a list: choose the fields and their values, look at what would change, and
/// change it in one commit.
struct BulkEditHandlers: Sendable {
    let visit: PageVisit

    func bulkEdit(_ kind: Kind) async throws -> WebResponse {
        try visit.reads(kind)
        guard visit.principal.reach(of: .change, on: kind) != .none else {
            throw WorkspaceError.mayNotChange(kind)
        }
        let sent = try await visit.checkedForm()
        var seen = Set<String>()
        let codes = sent.all("code").filter { seen.insert($0).inserted }
        guard codes.count <= BulkEdit.countMax else {
            throw WebError.tooManyAtOnce(countMax: BulkEdit.countMax)
        }
        let selection = BulkSelection(kind: kind, codes: codes, back: Self.listQuery(sent["back"], kind), sent: sent)
        guard !codes.isEmpty else { return .seeOther(visit.links.route(.register(kind)), selection.back) }
        switch sent["step"] {
        case "preview", "save":
            if selection.chosen.isEmpty {
                return try await choicePage(
                    selection, problem: "Tick what is to be set.", status: .unprocessableContent)
            }
            return try await bulkStep(selection, isSaving: sent["step"] == "save")
        default: return try await choicePage(selection, problem: nil, status: .ok)
        }
    }

    /// The list to go back to: of an address nothing is taken but what the register's list understands.
    private static func listQuery(_ address: String?, _ kind: Kind) -> [(name: String, value: String)] {
        guard let address, let mark = address.firstIndex(of: "?") else { return [] }
        return RegisterQuery(FormQuery.form(String(address[address.index(after: mark)...])), kind: kind).pairs()
    }

    private func choicePage(_ selection: BulkSelection, problem: Phrase?, status: HTTPResponse.Status) async throws
        -> WebResponse
    {
        let items = selection.codes.compactMap { code in
            visit.isms.item(code: code).flatMap { item in
                item.kind == selection.kind && visit.principal.may(.read, item, in: visit.isms) ? item : nil
            }
        }
        let page = BulkEditPage(
            chrome: try await visit.chrome(), selection: selection, items: items, problem: problem, isms: visit.isms,
            day: visit.today)
        return .page(page.page, status: status)
    }

    private func bulkStep(_ selection: BulkSelection, isSaving: Bool) async throws -> WebResponse {
        let isms = try await visit.viewing.snapshot()
        var edit = BulkEdit(
            of: selection.kind, codes: selection.codes, versions: selection.versions, form: selection.form,
            in: isms, on: visit.today, as: visit.principal)
        for _ in 0..<Self.rehearsalsMax {
            do throws(WorkspaceError) {
                _ = try await visit.workspace.rehearse(edit.operation, as: visit.principal)
                break
            } catch .invalid(let records) {
                let before = edit.changes.count
                edit.refuse(records)
                // What is wrong with other records is no reason to refuse one of these, and nothing to try again for.
                guard edit.changes.count < before else { throw WorkspaceError.invalid(records) }
            }
        }
        // What was looked at is what is written: a record refused only now is shown first.
        if isSaving, edit.refusals.isEmpty {
            let committed = try await visit.perform(edit.operation, reason: selection.reason)
            return visit.done(Self.saved(committed), .register(selection.kind), query: selection.back)
        }
        let page = BulkPreviewPage(
            chrome: try await visit.chrome(), selection: selection, edit: edit, isms: isms, isSaving: isSaving)
        return .page(page.page, status: isSaving ? .conflict : .ok)
    }

    private static func saved(_ committed: Workspace.Committed) -> DoneNotice {
        if committed.isEmpty { return .unchanged }
        let hasDrafts = committed.updated.contains { $0.draftRecord != nil }
        return hasDrafts ? .bulkDrafted : .bulkSaved
    }

    private static let rehearsalsMax = 5
}

/// The records selected in a list, and what is to be set for them, as a form sends it from step to step.
struct BulkSelection: Sendable {
    let kind: Kind
    let codes: [String]
    /// The list to go back to.
    let back: [(name: String, value: String)]
    /// The fields ticked.
    let chosen: [FieldDeclaration]
    /// The controls of the fields ticked, as they were sent.
    let values: [(name: String, value: String)]
    let versions: [String: Int]
    let reason: String
    /// All controls as they were sent, so that none has to be filled in again.
    let whole: RecordForm

    init(kind: Kind, codes: [String], back: [(name: String, value: String)], sent: FormData) {
        self.kind = kind
        self.codes = codes
        self.back = back
        let ticked = Set(sent.all("set"))
        let chosen = BulkEdit.fields(of: kind).filter { ticked.contains($0.name) }
        self.chosen = chosen
        let names = Set(chosen.map { FieldEditor.name(of: $0) })
        values = sent.pairs.filter { names.contains($0.name) }
        var versions: [String: Int] = [:]
        for pair in sent.pairs where pair.name == "version" {
            let halves = pair.value.split(separator: ":")
            if halves.count == 2, let version = Int(halves[1]) { versions[String(halves[0])] = version }
        }
        self.versions = versions
        reason = sent["reason"] ?? ""
        whole = RecordForm(kind, sent: sent)
    }

    var form: RecordForm { RecordForm(kind, sent: FormData(values)) }
}
