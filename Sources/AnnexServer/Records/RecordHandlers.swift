import HTML
import HTTPTypes
import ISMS
import RecordFormat
import RecordStore
import Operations

extension OrganizationDispatcher {
    /// - Parameter problem: what was refused just now, to be said above the record it is about.
    func recordPage(_ kind: Kind, _ code: String, problem: String? = nil, status: WebStatus = .ok) async throws
        -> WebResponse
    {
        if kind.shelf != nil { return try await shelvedRecordPage(kind, code) }
        let item = try item(kind, code)
        let versions = principal.may(.readHistory) ? try await viewing.history(of: item.id, kind: kind) : []
        let mayApprove = links.asOf == nil && item.approvalInForce != nil && principal.may(.approve, item, in: isms)
        let standing = mayApprove ? try await workspace.standing(of: principal, towards: item) : .free
        let notice = problem.map { Chrome.Notice(tone: .bad, text: $0) }
        let chrome = try await chrome(notice)
        let page = RecordPage(
            chrome: chrome, item: item, now: workspace.clock.now(), derived: derived,
            standing: standing,
            findings: try await derived.check().findings(about: item.id),
            versions: versions.filter { $0.header.sequence <= isms.commit.sequence },
            comments: try await commentPanel(on: item, chrome),
            special: RecordSpecial.of(item, derived, links))
        return .page(page.page, status: status.http)
    }

    // MARK: Forms

    func newRecordForm(_ kind: Kind) async throws -> WebResponse {
        guard principal.reach(of: .create, on: kind) != .none, links.asOf == nil else {
            throw WebError.forbidden("Your role may not add \(kind.plural).")
        }
        var body = JSONObject()
        if kind == RiskCriteria.kind, let name = request.query["template"],
            let readyMade = RiskCriteria.readyMade[name]
        {
            body = readyMade.body
        }
        // An owner adds what is their own.
        if let person = principal.person, principal.reach(of: .create, on: kind) == .own,
            Kind.type(named: kind.name)?.declarations.contains(where: { $0.name == "owner" }) == true
        {
            body["owner"] = .string(person.description)
        }
        var form = RecordForm(kind, body: body, in: isms)
        // Links on other pages fill in what they already know: /risk/new?assets=AST-3.
        form.prefill(request.query)
        return try await formPage(form, item: nil, version: 0, reason: "", status: .ok)
    }

    func editForm(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let item = try await anyItem(kind, code)
        guard principal.may(.change, item, in: isms), links.asOf == nil else {
            throw WebError.forbidden("You may not change \(item.name).")
        }
        let form = RecordForm(kind, body: item.workingRecord.body, in: isms)
        return try await formPage(form, item: item, version: item.provenance.version, reason: "", status: .ok)
    }

    private func formPage(
        _ form: RecordForm, item: (any Item)?, version: Int, reason: String, status: WebStatus,
        conflict: RecordFormPage.Conflict? = nil, back: String? = nil
    ) async throws -> WebResponse {
        let page = RecordFormPage(
            chrome: try await chrome(), form: form, item: item, isms: isms, day: today, version: version,
            reason: reason, conflict: conflict, back: back)
        return .page(page.page, status: status.http)
    }

    func createRecord(_ kind: Kind) async throws -> WebResponse {
        let (sent, files) = try await newRecordSent(kind)
        var form = RecordForm(kind, sent: sent)
        let reason = sent["reason"] ?? ""
        let start = Kind.type(named: kind.name)?.init().body ?? JSONObject()
        var body = form.body(onto: start, in: isms, on: today)
        if let type = Kind.type(named: kind.name) {
            for upload in files { body = upload.file.body(on: body, field: upload.field, of: type) }
        }
        if !form.hasProblems, let record = form.record(of: body, in: isms, on: today) {
            do throws(WorkspaceError) {
                let committed = try await perform(AddRecord(record), reason: reason)
                // Whoever is not in the circle of what they add does not see it again.
                if committed.hiddenCount > 0 { return done(.addedUnseen, .register(kind)) }
                guard let created = committed.created.first else { throw WorkspaceError.refused("nothing was added") }
                return done(.added, .record(kind, code: created.code), code: created.code)
            } catch {
                try form.note(error)
            }
        }
        if !files.isEmpty { form.noteInGeneral("Choose the file again; a browser does not keep it.") }
        return try await formPage(form, item: nil, version: 0, reason: reason, status: .unprocessable)
    }

    func saveRecord(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let item = try await anyItem(kind, code)
        let sent = try await dispatcher.checkedForm()
        var form = RecordForm(kind, sent: sent)
        let reason = sent["reason"] ?? ""
        let version = Int(sent["version"] ?? "") ?? 0
        guard version == item.provenance.version else {
            return try await conflict(form, item, reason: reason)
        }
        let body = form.body(onto: item.workingRecord.body, in: isms, on: today)
        if !form.hasProblems, let record = form.record(of: body, in: isms, on: today) {
            do throws(WorkspaceError) {
                let committed = try await perform(ChangeRecord(item.id, seen: version, to: record), reason: reason)
                if committed.hiddenCount > 0 { return done(.savedUnseen, .register(kind)) }
                return done(
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
        let mine = form.body(onto: item.workingRecord.body, in: isms, on: today)
        let differences = FieldChange.between(mine, item.workingRecord.body, of: item.kind).map { change in
            RecordFormPage.Conflict.Difference(
                field: change.field, mine: change.field.text(of: change.before, in: isms),
                theirs: change.field.text(of: change.after, in: isms))
        }
        let log = try await viewing.log(before: item.provenance.sequence + 1, limit: 1)
        let who = log.first.map { PrincipalName.short($0.author.principal) } ?? "Someone else"
        return try await formPage(
            form, item: item, version: item.provenance.version, reason: reason, status: .conflict,
            conflict: RecordFormPage.Conflict(who: who, differences: differences, version: item.provenance.version))
    }

    // MARK: One field in place

    func fieldEditor(_ kind: Kind, _ code: String, _ name: String) async throws -> WebResponse {
        let item = try await anyItem(kind, code)
        let field = try inPlaceField(item, name)
        if request.query["show"] != nil { return .part(cell(item, field)) }
        return .part(editorCell(item, field, RecordForm(kind, body: item.workingRecord.body, in: isms), problem: nil))
    }

    func saveField(_ kind: Kind, _ code: String, _ name: String) async throws -> WebResponse {
        let item = try await anyItem(kind, code)
        let field = try inPlaceField(item, name)
        let sent = try await dispatcher.checkedForm()
        var form = RecordForm(kind, sent: sent)
        let back = links.route(.record(kind, code: code))
        guard Int(sent["version"] ?? "") == item.provenance.version else {
            let who = "Someone else changed \(item.code) in the meantime; this is what it says now."
            return request.wantsPart
                ? .part(
                    editorCell(item, field, RecordForm(kind, body: item.workingRecord.body, in: isms), problem: who))
                : .seeOther(back)
        }
        let body = form.body(onto: item.workingRecord.body, in: isms, on: today)
        if !form.hasProblems, let record = form.record(of: body, in: isms, on: today) {
            do throws(WorkspaceError) {
                let committed = try await perform(
                    ChangeRecord(item.id, seen: item.provenance.version, to: record))
                guard request.wantsPart else { return .seeOther(back) }
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
        guard principal.may(.change, item, in: isms), links.asOf == nil else {
            throw WebError.forbidden("You may not change \(item.name).")
        }
        return field
    }

    private func cell(_ item: any Item, _ field: FieldDeclaration, in isms: ISMS? = nil) -> Markup {
        let isms = isms ?? self.isms
        let isNumeric = if case .integer = field.type { true } else { false }
        let value = FieldValue(field, item.value(of: field.name), in: isms, links: links, isBrief: true, of: item)
        return EditableCell(item: item, field: field, links: links, value: value.body, isNumeric: isNumeric).body
    }

    private func editorCell(_ item: any Item, _ field: FieldDeclaration, _ form: RecordForm, problem: String?) -> Markup
    {
        let address = links(.field(item.kind, code: item.code, field: field.name))
        let editor = FieldEditor(
            field, texts: form.texts[field.name] ?? [], problem: problem, in: isms, links: links,
            scale: item.record.scale(of: field.name, in: isms, on: today))
        let cancel = address.description + "?show=yes"
        return td(.class("editing")) {
            HTML.form(
                .method(.post), .action(address), .custom("hx-post", address.description),
                .custom("hx-target", "closest td"), .custom("hx-swap", "outerHTML"), .data("in-place", cancel)
            ) {
                FormToken(viewer)
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
        let item = try await anyItem(kind, code)
        _ = try await dispatcher.checkedForm()
        do {
            try await perform(RemoveRecords([item.id]))
        } catch WorkspaceError.referenced(let name, let codes) {
            return try await cannotRemove(item, name: name, codes: codes)
        }
        return done(.removed, .register(kind), code: code)
    }

    private func cannotRemove(_ item: any Item, name: String, codes: [String]) async throws -> WebResponse {
        let page = try await chrome().page(title: "\(item.code) is still needed", clause: item.kind.requirement) {
            p { "\(name) cannot be removed while other records refer to it. Change those first; nothing was removed." }
            ul {
                for code in codes.prefix(100) {
                    li {
                        if let other = isms.item(code: code) {
                            RecordLink(other, links: links, showsCode: true)
                        } else {
                            code
                        }
                    }
                }
            }
            p { a(.class("button"), .href(links.record(item))) { "Back to \(item.code)" } }
        }
        return .page(page, status: .conflict)
    }

    /// Brings back what was removed, as it was. Codes are given once, so it gets a new one.
    func restoreRecord(_ kind: Kind, _ code: String) async throws -> WebResponse {
        _ = try await dispatcher.checkedForm()
        guard principal.reach(of: .create, on: kind) == .all else {
            throw WebError.forbidden("Your role may not add \(kind.plural).")
        }
        if isms.item(code: code) != nil { return .seeOther(links.route(.record(kind, code: code))) }
        let committed = try await perform(RestoreRecord(code: code, of: kind))
        guard let restored = committed.created.first else { throw WebError.notFound }
        return done(.restored, .record(kind, code: restored.code), code: restored.code)
    }

    /// Approves what the approver looked at, or takes an approval back.
    func approveRecord(_ kind: Kind, _ code: String) async throws -> WebResponse {
        let item = try item(kind, code)
        let sent = try await dispatcher.checkedForm()
        guard let seen = Int(sent["version"] ?? "") else {
            throw WebError.badRequest("Approve on the record's own page.")
        }
        do {
            return done(try await decide(item, seen, sent), .record(kind, code: code), code: code)
        } catch let error as WorkspaceError {
            guard let (problem, status) = Self.refusal(error, of: code) else { throw error }
            return try await recordPage(kind, code, problem: problem, status: status)
        }
    }

    private func decide(_ item: any Item, _ seen: Int, _ sent: FormData) async throws -> DoneNotice {
        let reason = sent["reason"] ?? ""
        switch sent["decision"] {
        case "discard":
            try await perform(DiscardDraft(item.id, seen: seen), reason: reason)
            return .discarded
        case "withdraw":
            try await perform(WithdrawApproval(item.id, seen: seen, reason: reason))
            return .withdrawn
        case "approve", nil:
            let approve = Approve(
                item.id, seen: seen, version: sent["versionName"],
                withoutSecondPerson: sent["withoutSecondPerson"] ?? "")
            try await perform(approve, reason: reason.isEmpty ? "Approve \(item.code)" : reason)
            return .approved
        default: throw WebError.badRequest("Use one of the buttons of the page.")
        }
    }

    /// What is said above the record where a decision about it was refused; nil for what has no words for a person.
    static func refusal(_ error: WorkspaceError, of code: String) -> (String, WebStatus)? {
        switch error {
        case .conflict:
            (
                "\(code) was changed after you opened it. Nothing was saved. Read it as it is now, then decide.",
                .conflict
            )
        case .forbidden(let sentence): (sentence.capitalizedFirst + ".", .forbidden)
        case .refused(let sentence): (sentence.capitalizedFirst + ".", .unprocessable)
        case .invalid: (error.description.capitalizedFirst, .unprocessable)
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
