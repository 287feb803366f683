import Frameworks
import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// The Statement of Applicability as it stands, and the decisions in it.
struct StatementHandlers: Sendable {
    let visit: PageVisit

    // MARK: The table

    func statement() async throws -> WebResponse {
        try visit.reads(ApplicabilityDecision.kind)
        let query = StatementQuery(visit.request.query)
        let statement = visit.derived.statement
        var versionFindings: [Finding] = []
        if let newest = visit.isms.newestStatement {
            versionFindings = try await visit.derived.check().findings(about: newest.id)
        }
        let page = StatementPage(
            chrome: try await visit.chrome(statementNotice), listing: StatementListing(query, of: statement),
            coverage: StatementCoverage(of: statement), versions: StatementPage.Version.all(in: visit.isms),
            versionFindings: versionFindings)
        return visit.request.wantsPart ? .part(page.table) : .page(page.page)
    }

    /// What deciding several at once came to, from figures in the address.
    private var statementNotice: Chrome.Notice? {
        func figure(_ name: String) -> Int? {
            visit.request.query[name].flatMap { Int($0) }.flatMap { (0...200).contains($0) ? $0 : nil }
        }
        guard let decided = figure("decided") else { return nil }
        var sentences: [Phrase] = [
            decided == 0
                ? "Nothing was changed."
                : .counted(decided, one: "1 control was decided.", other: "\(decided) controls were decided.")
        ]
        let refused = figure("unjustified") ?? 0
        if refused > 0 {
            sentences.append(
                "\(refused) could not be left out without a justification: select \(Phrase.counted(refused, one: "it", other: "them")) and say why."
            )
        }
        let overtaken = figure("overtaken") ?? 0
        if overtaken > 0 {
            sentences.append(
                "\(overtaken) \(Phrase.counted(overtaken, one: "was", other: "were")) decided by someone else meanwhile and stayed as they decided."
            )
        }
        let tone: Chrome.Notice.Tone = refused + overtaken > 0 ? .bad : decided == 0 ? .neutral : .good
        return Chrome.Notice(tone: tone, text: sentences.joined(separator: " "))
    }

    /// Decides several controls with one justification, or takes what the records propose.
    func decideSeveral() async throws -> WebResponse {
        try visit.reads(ApplicabilityDecision.kind)
        try mayDecide()
        let sent = try await visit.checkedForm()
        guard let act = sent["act"].flatMap({ BulkDecision.Act(rawValue: $0) }) else {
            throw WebError.noSuchButton
        }
        let statement = visit.derived.statement
        let bulk = BulkDecision(act, sent, on: statement)
        let (made, refused) = bulk.decisions(onto: statement, by: visit.principal.person, on: visit.today)
        if !made.isEmpty { try await visit.perform(DecideApplicability(made, purpose: bulkReason(act, made.count))) }
        var query = StatementQuery(visit.request.query).pairs()
        query.append(("decided", String(made.count)))
        if !refused.isEmpty { query.append(("unjustified", String(refused.count))) }
        if !bulk.overtaken.isEmpty { query.append(("overtaken", String(bulk.overtaken.count))) }
        return .seeOther(visit.links.route(.statement), query)
    }

    private func bulkReason(_ act: BulkDecision.Act, _ count: Int) -> String {
        let controls = "\(count) Annex A control\(count == 1 ? "" : "s")"
        return switch act {
        case .include: "Include \(controls)"
        case .exclude: "Leave out \(controls)"
        case .propose: "Include \(controls) that risks and obligations lead to"
        case .save: "Decide about \(controls)"
        }
    }

    private func mayDecide() throws {
        guard visit.principal.mayDecideApplicability, visit.links.asOf == nil else {
            throw WebError.mayNotDecide
        }
    }

    // MARK: One control

    func statementLine(_ id: String) async throws -> WebResponse {
        try visit.reads(ApplicabilityDecision.kind)
        let line = try line(id)
        if visit.request.wantsPart, let part = try rowPart(line) { return .part(part) }
        var form: DecisionForm?
        if case .reference(let control) = line.subject, visit.principal.mayDecideApplicability, visit.links.asOf == nil
        {
            form = DecisionForm(control, line.decision, in: visit.isms)
        }
        return .page(try await linePage(line, form).page)
    }

    /// What htmx exchanges in the table: the row, its editor, or all its reasons.
    private func rowPart(_ line: StatementOfApplicability.Line) throws -> Markup? {
        if visit.request.query["edit"] != nil, case .reference(let control) = line.subject {
            try mayDecide()
            return editor(line, DecisionForm(control, line.decision, in: visit.isms))
        }
        switch visit.request.query["show"] {
        case "row": return row(line)
        case "reasons": return ReasonLinks(line, links: visit.links, countMax: nil).body
        default: return nil
        }
    }

    private func row(_ line: StatementOfApplicability.Line) -> Markup {
        StatementRow(
            line, links: visit.links, isEditable: visit.principal.mayDecideApplicability && visit.links.asOf == nil
        ).body
    }

    private func editor(_ line: StatementOfApplicability.Line, _ form: DecisionForm) -> Markup {
        StatementRowEditor(line: line, form: form, isms: visit.isms, links: visit.links, viewer: visit.viewer).body
    }

    private func line(_ id: String) throws -> StatementOfApplicability.Line {
        guard let line = visit.derived.statement[id] else { throw WebError.notFound }
        return line
    }

    private func linePage(_ line: StatementOfApplicability.Line, _ form: DecisionForm?) async throws
        -> StatementLinePage
    {
        let lines = visit.derived.statement.lines
        let place = lines.firstIndex { $0.subject == line.subject } ?? 0
        var versions: [Workspace.RecordVersion] = []
        if let decision = line.decision, visit.principal.may(.readHistory) {
            versions = try await visit.viewing.history(of: decision.id, kind: ApplicabilityDecision.kind)
                .filter { $0.header.sequence <= visit.isms.commit.sequence }
        }
        var guidance: ControlGuidance?
        if case .reference(let control) = line.subject { guidance = ControlGuidance.bundled(for: control) }
        return StatementLinePage(
            chrome: try await visit.chrome(lineNotice), line: line, form: form, guidance: guidance, versions: versions,
            isms: visit.isms, previous: place > 0 ? lines[place - 1].subject.id : nil,
            next: place + 1 < lines.count ? lines[place + 1].subject.id : nil)
    }

    private var lineNotice: Chrome.Notice? {
        guard let text = visit.request.query["decided"], let control = ReferenceControlID(text) else { return nil }
        return Chrome.Notice(tone: .good, text: "The decision about \(control) was saved.")
    }

    func saveStatementLine(_ id: String) async throws -> WebResponse {
        try visit.reads(ApplicabilityDecision.kind)
        let line = try line(id)
        try mayDecide()
        guard case .reference(let control) = line.subject else {
            throw WebError.ownControl
        }
        let sent = try await visit.checkedForm()
        if let choice = sent[StatementRow.decisionName(id)] {
            return try await saveChoice(choice, sent, line, control)
        }
        var form = DecisionForm(control, line.decision, sent: sent)
        guard form.isCurrent else {
            // What was typed stays, and the next saving goes on top of what the other saved.
            form = form.renewed
            form.notice =
                "Someone else changed this decision in the meantime: it says “\(line.applicability.words)” now. What you typed is below; save again to replace theirs."
            return try await refused(line, form, status: .conflict)
        }
        guard let decision = form.decision(by: visit.principal.person, in: visit.isms, on: visit.today) else {
            return try await refused(line, form, status: .unprocessable)
        }
        do throws(WorkspaceError) {
            try await save(decision, onto: line.decision, reason: sent["reason"] ?? "")
        } catch {
            try form.take(error)
            return try await refused(line, form, status: .unprocessable)
        }
        if visit.request.wantsPart { return .part(try await savedRow(id)) }
        if sent["then"] == "next", let next = nextUndecided(after: id) {
            return .seeOther(visit.links.route(.statementLine(next)), [("decided", id)])
        }
        return .seeOther(visit.links.route(.statementLine(id)), [("decided", id)])
    }

    /// A choice made in the table. What needs words opens the row's editor instead of being saved.
    private func saveChoice(
        _ choice: String, _ sent: FormData, _ line: StatementOfApplicability.Line, _ control: ReferenceControlID
    ) async throws -> WebResponse {
        guard let wanted = ApplicabilityDecision.Applicability(rawValue: choice) else {
            return .part(row(line))
        }
        var notice: Phrase?
        let isStale = Int(sent["version"] ?? "") != line.decision?.provenance.version ?? 0
        if isStale {
            notice = "Someone else changed this decision in the meantime; this is what it says now."
        } else if wanted == .excluded, line.applicability != .excluded {
            notice = "Say why it is left out: an exclusion stands or falls with its justification."
        } else if line.applicability == .excluded, wanted == .included, !line.justification.isEmpty {
            notice = "The justification says why it was out. Say why it is in now, or clear it."
        }
        if let notice {
            let form = DecisionForm(
                control, line.decision, choosing: isStale ? nil : wanted, notice: notice, in: visit.isms)
            return try await refused(line, form, status: .ok)
        }
        var decision = line.decision?.value ?? ApplicabilityDecision()
        decision.referenceControl = control
        decision.applicability = wanted
        decision.sign(by: visit.principal.person, on: visit.today, replacing: line.decision?.value)
        try await save(decision, onto: line.decision, reason: "")
        guard visit.request.wantsPart else { return .seeOther(visit.links.route(.statementLine(line.subject.id))) }
        return .part(try await savedRow(line.subject.id))
    }

    private func save(_ decision: ApplicabilityDecision, onto existing: Entry<ApplicabilityDecision>?, reason: String)
        async throws(WorkspaceError)
    {
        try await visit.perform(DecideApplicability([(existing, decision)], purpose: ""), reason: reason)
    }

    /// The form again, with what is wrong: in the row for htmx, else on the control's page.
    private func refused(_ line: StatementOfApplicability.Line, _ form: DecisionForm, status: WebStatus) async throws
        -> WebResponse
    {
        visit.request.wantsPart
            ? .part(editor(line, form)) : .page(try await linePage(line, form).page, status: status.http)
    }

    /// The row as it stands after saving, and the figures above the table beside it.
    private func savedRow(_ id: String) async throws -> Markup {
        let fresh = try await visit.derived(asOf: nil)
        guard let line = fresh.statement[id] else { throw WebError.notFound }
        return Markup {
            row(line)
            CoverageBars(coverage: StatementCoverage(of: fresh.statement), links: visit.links, isBesideRow: true)
        }
    }

    private func nextUndecided(after id: String) -> String? {
        let lines = visit.derived.statement.lines
        guard let place = lines.firstIndex(where: { $0.subject.id == id }) else { return nil }
        let order = lines[(place + 1)...] + lines[..<place]
        return order.first { $0.applicability == .undecided }?.subject.id
    }
}
