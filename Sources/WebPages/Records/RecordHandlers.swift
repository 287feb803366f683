import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// A record of any register: its page, its form, its fields in place, its approval, its removal and its return.
struct RecordHandlers: Sendable {
    let visit: PageVisit

    /// - Parameter problem: what was refused just now, to be said above the record it is about.
    func recordPage(_ kind: Kind, _ code: String, problem: Phrase? = nil, status: WebStatus = .ok) async throws
        -> WebResponse
    {
        if kind.shelf != nil { return try await ShelfHandlers(visit: visit).recordPage(kind, code) }
        let item = try visit.item(kind, code)
        let versions = visit.principal.may(.readHistory) ? try await visit.viewing.history(of: item.id, kind: kind) : []
        let mayApprove =
            visit.links.asOf == nil && item.approvalInForce != nil
            && visit.principal.may(.approve, item, in: visit.isms)
        let standing = mayApprove ? try await visit.workspace.standing(of: visit.principal, towards: item) : .free
        let notice = problem.map { Chrome.Notice(tone: .bad, text: $0) }
        let chrome = try await visit.chrome(notice)
        let page = RecordPage(
            chrome: chrome, item: item, now: visit.workspace.clock.now(), derived: visit.derived,
            standing: standing, steps: try await StepHandlers(visit: visit).standings(of: item),
            findings: try await visit.derived.check().findings(about: item.id),
            versions: versions.filter { $0.header.sequence <= visit.isms.commit.sequence },
            comments: try await CommentHandlers(visit: visit).panel(on: item, chrome),
            special: RegisterPages.of(kind)?.panel(of: item, visit.derived, visit.links) ?? .nothing)
        return .page(page.page, status: status.http)
    }

    // MARK: Forms

    func newRecordForm(_ kind: Kind) async throws -> WebResponse {
        guard visit.principal.reach(of: .create, on: kind) != .none, visit.links.asOf == nil else {
            throw WorkspaceError.mayNotAdd(kind)
        }
        var body = JSONObject()
        if let name = visit.request.query["template"],
            let readyMade = RegisterPages.of(kind)?.readyMade(named: name)
        {
            body = readyMade.body
        }
        // An owner adds what is their own.
        if let person = visit.principal.person, visit.principal.reach(of: .create, on: kind) == .own,
            Kind.type(named: kind.name)?.declarations.contains(where: { $0.name == "owner" }) == true
        {
            body["owner"] = .string(person.description)
        }
        var form = RecordForm(kind, body: body, in: visit.isms)
        // Links on other pages fill in what they already know: /risk/new?assets=AST-3.
        form.prefill(visit.request.query)
        return try await formPage(form, item: nil, version: 0, reason: "", status: .ok)
    }

    func editForm(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let item = try await visit.anyItem(kind, code)
        guard visit.principal.may(.change, item, in: visit.isms), visit.links.asOf == nil else {
            throw WorkspaceError.mayNot(.change, item.name)
        }
        let form = RecordForm(kind, body: item.workingRecord.body, in: visit.isms)
        return try await formPage(form, item: item, version: item.provenance.version, reason: "", status: .ok)
    }

    private func formPage(
        _ form: RecordForm, item: (any Item)?, version: Int, reason: String, status: WebStatus,
        conflict: RecordFormPage.Conflict? = nil, back: String? = nil
    ) async throws -> WebResponse {
        let page = RecordFormPage(
            chrome: try await visit.chrome(), form: form, item: item, isms: visit.isms, day: visit.today,
            version: version,
            reason: reason, conflict: conflict, back: back)
        return .page(page.page, status: status.http)
    }

    func createRecord(_ kind: Kind) async throws -> WebResponse {
        let (sent, files) = try await RecordUpload(visit: visit).newRecordSent(kind)
        var form = RecordForm(kind, sent: sent)
        let reason = sent["reason"] ?? ""
        let start = Kind.type(named: kind.name)?.init().body ?? JSONObject()
        var body = form.body(onto: start, in: visit.isms, on: visit.today)
        if let type = Kind.type(named: kind.name) {
            for upload in files { body = upload.file.body(on: body, field: upload.field, of: type) }
        }
        if !form.hasProblems, let record = form.record(of: body, in: visit.isms, on: visit.today) {
            do throws(WorkspaceError) {
                let committed = try await visit.perform(AddRecord(record), reason: reason)
                // Whoever is not in the circle of what they add does not see it again.
                if committed.hiddenCount > 0 { return visit.done(.addedUnseen, .register(kind)) }
                guard let created = committed.created.first else { throw WorkspaceError.nothingAdded }
                return visit.done(.added, .record(kind, code: created.code), code: created.code)
            } catch {
                try form.note(error)
            }
        }
        if !files.isEmpty { form.noteInGeneral("Choose the file again; a browser does not keep it.") }
        return try await formPage(form, item: nil, version: 0, reason: reason, status: .unprocessable)
    }

    func saveRecord(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let item = try await visit.anyItem(kind, code)
        let sent = try await visit.checkedForm()
        var form = RecordForm(kind, sent: sent)
        let reason = sent["reason"] ?? ""
        let version = Int(sent["version"] ?? "") ?? 0
        guard version == item.provenance.version else {
            return try await conflict(form, item, reason: reason)
        }
        let body = form.body(onto: item.workingRecord.body, in: visit.isms, on: visit.today)
        if !form.hasProblems, let record = form.record(of: body, in: visit.isms, on: visit.today) {
            do throws(WorkspaceError) {
                let committed = try await visit.perform(
                    ChangeRecord(item.id, seen: version, to: record), reason: reason)
                if committed.hiddenCount > 0 { return visit.done(.savedUnseen, .register(kind)) }
                return visit.done(
                    committed.isEmpty ? .unchanged : Self.saved(item, committed), .record(kind, code: code), code: code)
            } catch {
                if case .conflict = error { return try await conflict(form, item, reason: reason) }
                try form.note(error)
            }
        }
        return try await formPage(form, item: item, version: version, reason: reason, status: .unprocessable)
    }

    /// Shows both versions: what was typed stays in the form, what the other saved stands beside it.
    private func conflict(_ form: RecordForm, _ item: any Item, reason: String) async throws -> WebResponse {
        var form = form
        let mine = form.body(onto: item.workingRecord.body, in: visit.isms, on: visit.today)
        let differences = FieldChange.between(mine, item.workingRecord.body, of: item.kind).map { change in
            RecordFormPage.Conflict.Difference(
                field: change.field, mine: change.field.text(of: change.before, in: visit.isms),
                theirs: change.field.text(of: change.after, in: visit.isms))
        }
        let log = try await visit.viewing.log(before: item.provenance.sequence + 1, limit: 1)
        let who = log.first.map { PrincipalName.short($0.author.principal) } ?? "Someone else"
        return try await formPage(
            form, item: item, version: item.provenance.version, reason: reason, status: .conflict,
            conflict: RecordFormPage.Conflict(who: who, differences: differences, version: item.provenance.version))
    }

    // MARK: One field in place

    func fieldEditor(_ kind: Kind, _ code: String, _ name: String) async throws -> WebResponse {
        let item = try await visit.anyItem(kind, code)
        let field = try inPlaceField(item, name)
        if visit.request.query["show"] != nil { return .part(cell(item, field)) }
        return .part(
            editorCell(item, field, RecordForm(kind, body: item.workingRecord.body, in: visit.isms), problem: nil))
    }

    func saveField(_ kind: Kind, _ code: String, _ name: String) async throws -> WebResponse {
        let item = try await visit.anyItem(kind, code)
        let field = try inPlaceField(item, name)
        let sent = try await visit.checkedForm()
        var form = RecordForm(kind, sent: sent)
        let back = visit.links.route(.record(kind, code: code))
        guard Int(sent["version"] ?? "") == item.provenance.version else {
            let who: Phrase = "Someone else changed \(item.code) in the meantime; this is what it says now."
            return visit.request.wantsPart
                ? .part(
                    editorCell(
                        item, field, RecordForm(kind, body: item.workingRecord.body, in: visit.isms), problem: who))
                : .seeOther(back)
        }
        let body = form.body(onto: item.workingRecord.body, in: visit.isms, on: visit.today)
        if !form.hasProblems, let record = form.record(of: body, in: visit.isms, on: visit.today) {
            do throws(WorkspaceError) {
                let committed = try await visit.perform(
                    ChangeRecord(item.id, seen: item.provenance.version, to: record))
                guard visit.request.wantsPart else { return .seeOther(back) }
                let saved = committed.updated.first { $0.id == item.id } ?? item
                return .part(cell(saved, field, in: committed.isms))
            } catch {
                try form.note(error)
            }
        }
        let problem = form.problems[name] ?? form.problems.values.first ?? form.generalProblems.first ?? ""
        return .part(editorCell(item, field, form, problem: problem))
    }

    private func inPlaceField(_ item: any Item, _ name: String) throws -> FieldDeclaration {
        guard let field = item.fields.first(where: { $0.name == name }), EditableCell.offers(field, of: item) else {
            throw WebError.notFound
        }
        guard visit.principal.may(.change, item, in: visit.isms), visit.links.asOf == nil else {
            throw WorkspaceError.mayNot(.change, item.name)
        }
        return field
    }

    private func cell(_ item: any Item, _ field: FieldDeclaration, in isms: ISMS? = nil) -> Markup {
        let isms = isms ?? visit.isms
        let isNumeric = if case .integer = field.type { true } else { false }
        let value = FieldValue(field, item.value(of: field.name), in: isms, links: visit.links, isBrief: true, of: item)
        return EditableCell(item: item, field: field, links: visit.links, value: value.body, isNumeric: isNumeric).body
    }

    private func editorCell(_ item: any Item, _ field: FieldDeclaration, _ form: RecordForm, problem: Phrase?) -> Markup
    {
        let address = visit.links(.field(item.kind, code: item.code, field: field.name))
        let editor = FieldEditor(
            field, texts: form.texts[field.name] ?? [], problem: problem, in: visit.isms, links: visit.links,
            scale: item.record.scale(of: field.name, in: visit.isms, on: visit.today))
        let cancel = address.description + "?show=yes"
        return td(.class("editing")) {
            HTML.form(
                .method(.post), .action(address), .custom("hx-post", address.description),
                .custom("hx-target", "closest td"), .custom("hx-swap", "outerHTML"), .data("in-place", cancel)
            ) {
                FormToken(visit.viewer)
                input(.type(.hidden), .name("version"), .value(String(item.provenance.version)))
                label(.class("hidden-visually"), .for(field.name)) { field.label }
                editor.control
                if let problem { p(.class("problem"), .role("alert")) { problem } }
                div(.class("in-place-actions")) {
                    button(.class("small primary"), .buttonType(.submit)) { "Save" }
                    button(
                        .class("small"), .buttonType(.button), .custom("hx-get", cancel),
                        .custom("hx-target", "closest td"), .custom("hx-swap", "outerHTML"), .data("cancel", "")
                    ) { "Cancel" }
                }
            }
        }
    }

    // MARK: Removing, bringing back, approving

    func removeRecord(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let item = try await visit.anyItem(kind, code)
        _ = try await visit.checkedForm()
        do {
            try await visit.perform(RemoveRecords([item.id]))
        } catch WorkspaceError.referenced(let name, let codes) {
            return try await cannotRemove(item, name: name, codes: codes)
        }
        return visit.done(.removed, .register(kind), code: code)
    }

    private func cannotRemove(_ item: any Item, name: String, codes: [String]) async throws -> WebResponse {
        let page = try await visit.chrome().page(title: "\(item.code) is still needed", clause: item.kind.requirement) {
            p { "\(name) cannot be removed while other records refer to it. Change those first; nothing was removed." }
            ul {
                for code in codes.prefix(100) {
                    li {
                        if let other = visit.isms.item(code: code) {
                            RecordLink(other, links: visit.links, showsCode: true)
                        } else {
                            code
                        }
                    }
                }
            }
            p { a(.class("button"), .href(visit.links.record(item))) { "Back to \(item.code)" } }
        }
        return .page(page, status: .conflict)
    }

    /// Brings back what was removed, as it was. Codes are given once, so it gets a new one.
    func restoreRecord(_ kind: Kind, _ code: String) async throws -> WebResponse {
        _ = try await visit.checkedForm()
        guard visit.principal.reach(of: .create, on: kind) == .all else {
            throw WorkspaceError.mayNotAdd(kind)
        }
        if visit.isms.item(code: code) != nil { return .seeOther(visit.links.route(.record(kind, code: code))) }
        let committed = try await visit.perform(RestoreRecord(code: code, of: kind))
        guard let restored = committed.created.first else { throw WebError.notFound }
        return visit.done(.restored, .record(kind, code: restored.code), code: restored.code)
    }

    /// Approves what the approver looked at, or takes an approval back.
    func approveRecord(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let item = try visit.item(kind, code)
        let sent = try await visit.checkedForm()
        guard let seen = Int(sent["version"] ?? "") else {
            throw WebError.approvedElsewhere
        }
        do {
            return visit.done(try await decide(item, seen, sent), .record(kind, code: code), code: code)
        } catch let error as WorkspaceError {
            guard let (problem, status) = Self.refusal(error, of: code) else { throw error }
            return try await recordPage(kind, code, problem: problem, status: status).failing(with: error.code)
        }
    }

    private func decide(_ item: any Item, _ seen: Int, _ sent: FormData) async throws -> DoneNotice {
        let reason = sent["reason"] ?? ""
        switch sent["decision"] {
        case "discard":
            try await visit.perform(DiscardDraft(item.id, seen: seen), reason: reason)
            return .discarded
        case "withdraw":
            try await visit.perform(WithdrawApproval(item.id, seen: seen, reason: reason))
            return .withdrawn
        case "approve", nil:
            let approve = Approve(
                item.id, seen: seen, version: sent["versionName"],
                withoutSecondPerson: sent["withoutSecondPerson"] ?? "")
            try await visit.perform(approve, reason: reason.isEmpty ? "Approve \(item.code)" : reason)
            return .approved
        default: throw WebError.noSuchButton
        }
    }

    /// What is said above the record where a decision about it was refused; nil for what has no words for a person.
    static func refusal(_ error: WorkspaceError, of code: String) -> (Phrase, WebStatus)? {
        switch error {
        case .conflict:
            (
                "\(code) was changed after you opened it. Nothing was saved. Read it as it is now, then decide.",
                .conflict
            )
        case .forbidden: (error.phrase.capitalizedFirst + ".", .forbidden)
        case .refused: (error.phrase.capitalizedFirst + ".", .unprocessable)
        case .invalid: (error.phrase.capitalizedFirst, .unprocessable)
        default: nil
        }
    }

    /// What saving did, as the next page says it: approvals may have gone with it.
    private static func saved(_ before: any Item, _ committed: Workspace.Committed) -> DoneNotice {
        guard let after = committed.updated.first(where: { $0.id == before.id }) else { return .saved }
        if after.draftRecord != nil { return .drafted }
        let isWithdrawn = before.kind.approvals.contains {
            $0.consequence == .isWithdrawn && $0.isGiven(in: before.body) && !$0.isGiven(in: after.body)
        }
        return isWithdrawn ? .savedAndWithdrawn : .saved
    }
}

/// The statuses that a form is answered with.
enum WebStatus {
    case ok, unprocessable, conflict, forbidden

    var http: HTTPResponse.Status {
        switch self {
        case .ok: .ok
        case .unprocessable: .unprocessableContent
        case .conflict: .conflict
        case .forbidden: .forbidden
        }
    }
}
