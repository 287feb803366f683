import HTML
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// Issued versions of the Statement of Applicability: issuing, approving and comparing them.
struct IssuingHandlers: Sendable {
    let visit: PageVisit

    // MARK: Issuing

    func issueForm() async throws -> WebResponse {
        try visit.reads(IssuedStatement.kind)
        try visit.may(.issue)
        if visit.links.asOf != nil { return .seeOther(visit.links.route(.statement)) }
        return .page(try await issuePage().page)
    }

    private func issuePage() async throws -> IssuePage {
        let statement = visit.derived.statement
        let newest = visit.isms.newestStatement
        var difference: StatementDifference?
        if let newest {
            difference = StatementDifference(
                from: try await visit.derived.issued(version: newest.version).statement, to: statement)
        }
        return IssuePage(
            chrome: try await visit.chrome(), version: (newest?.version ?? 0) + 1,
            coverage: StatementCoverage(of: statement),
            blocking: try await visit.derived.check().findings.filter(\.blocksStatement), difference: difference,
            versions: StatementPage.Version.all(in: visit.isms), author: viewerPerson?.title,
            sequence: visit.isms.commit.sequence)
    }

    /// The viewer in the register of people.
    private var viewerPerson: Entry<Person>? { visit.principal.person.flatMap { visit.isms[Reference<Person>($0)] } }

    func issueStatement() async throws -> WebResponse {
        try visit.reads(IssuedStatement.kind)
        try visit.may(.issue)
        let sent = try await visit.checkedForm()
        guard let author = viewerPerson else {
            throw WebError.authorUnlinked
        }
        var page = try await issuePage()
        page.reason = String((sent["reason"] ?? "").trimmed.prefix(5000))
        page.overrideReason = String((sent["override"] ?? "").trimmed.prefix(5000))
        // What is frozen is what was looked at.
        guard Int(sent["sequence"] ?? "") == visit.isms.commit.sequence else {
            page.notice =
                "Records were changed since you loaded this page. Look again at what it will say, then issue it."
            return .page(page.page, status: WebStatus.conflict.http)
        }
        if page.reason.isEmpty { page.problems["reason"] = "Say what changed since the last version." }
        if !page.blocking.isEmpty, page.overrideReason.isEmpty {
            page.problems["override"] = "Resolve the findings first, or say why it is issued all the same."
        }
        if !page.problems.isEmpty { return .page(page.page, status: WebStatus.unprocessable.http) }
        let issue = IssueStatement(
            by: author.reference, reason: page.reason, overrideReason: page.overrideReason,
            seen: visit.isms.commit.sequence)
        do throws(WorkspaceError) {
            let committed = try await visit.perform(
                issue, reason: "Issue the Statement of Applicability \(page.version)")
            let issued = committed.created.first as? Entry<IssuedStatement>
            return visit.done(.issued, .issuedStatement(issued?.version ?? page.version))
        } catch .blocked {
            page.notice = "Findings stand against it that were not there when you loaded this page. Look at them first."
            return .page(page.page, status: WebStatus.conflict.http)
        } catch {
            throw error
        }
    }

    // MARK: An issued version

    /// The record of an issued version, where the viewer may read it and it was issued by the day looked at.
    private func issuedEntry(_ version: Int) throws -> Entry<IssuedStatement> {
        try visit.reads(IssuedStatement.kind)
        guard let entry = visit.isms[IssuedStatement.self].first(where: { $0.version == version }) else {
            throw WebError.notFound
        }
        return entry
    }

    func readStatement(_ code: String) throws -> WebResponse {
        guard let issued = try visit.item(IssuedStatement.kind, code) as? Entry<IssuedStatement> else {
            throw WebError.notFound
        }
        return .seeOther(visit.links.route(.issuedStatement(issued.version)))
    }

    func issuedStatement(_ version: Int) async throws -> WebResponse {
        let entry = try issuedEntry(version)
        let again = try await visit.derived.issued(version: version)
        let others = visit.isms[IssuedStatement.self].map(\.version)
        let page = IssuedStatementPage(
            chrome: try await visit.chrome(), issued: entry, statement: again.statement, isAsIssued: again.isAsIssued,
            author: visit.isms[entry.author]?.title ?? "", approver: visit.isms[entry.approver]?.title ?? "",
            isms: visit.isms,
            earlier: others.filter { $0 < version }.max(), later: others.filter { $0 > version }.min())
        return .page(page.page)
    }

    func approveStatement(_ version: Int) async throws -> WebResponse {
        let entry = try issuedEntry(version)
        let sent = try await visit.checkedForm()
        guard sent["digest"] == entry.digest else {
            throw WebError.versionChanged(version)
        }
        let approve = Approve(
            entry.id, seen: entry.provenance.version, withoutSecondPerson: sent["withoutSecondPerson"] ?? "")
        try await visit.perform(approve, reason: "Approve the Statement of Applicability \(version)")
        return visit.done(.approved, .issuedStatement(version), code: entry.code)
    }

    // MARK: Comparing

    /// Compares two versions; 0 stands for the records as they are.
    func compareStatements(_ old: Int, _ new: Int) async throws -> WebResponse {
        if new != 0, old > new { return .seeOther(visit.links.route(.compareStatements(new, old))) }
        let earlier = try issuedEntry(old)
        let before = try await visit.derived.issued(version: old).statement
        let after: StatementOfApplicability
        if new == 0 {
            after = visit.derived.statement
        } else {
            _ = try issuedEntry(new)
            after = try await visit.derived.issued(version: new).statement
        }
        let difference = StatementDifference(from: before, to: after)
        let showsWhy = visit.principal.may(.readHistory)
        var commits: [Commit] = []
        if showsWhy, !difference.isEmpty {
            commits = try await visit.workspace.commits(
                after: before.commit.sequence, upTo: after.commit.sequence,
                touching: Set(difference.lines.flatMap(\.records)))
        }
        let page = ComparisonPage(
            chrome: try await visit.chrome(), before: ComparisonPage.Side(version: old, day: earlier.day ?? before.day),
            after: ComparisonPage.Side(version: new == 0 ? nil : new, day: after.day),
            lines: ComparisonPage.lines(of: difference, from: before, to: after, commits: commits), showsWhy: showsWhy,
            versions: visit.isms[IssuedStatement.self].map(\.version))
        return .page(page.page)
    }
}
