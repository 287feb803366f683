import HTML
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Operations
import Registers
import Serving

/// The history of the whole organization, commit by commit.
struct HistoryHandlers: Sendable {
    let visit: PageVisit

    func history() async throws -> WebResponse {
        try visit.may(.readHistory)
        let newest = visit.isms.commit.sequence
        let before = min(visit.request.query["before"].flatMap { Int($0) } ?? newest + 1, newest + 1)
        let headers = before > 1 ? try await visit.viewing.log(before: before, limit: Self.commitsOfPage) : []
        let page = HistoryPage(
            chrome: try await visit.chrome(), headers: headers, head: visit.isms.commit, isFirst: before == newest + 1,
            verification: visit.request.query["verify"] == nil ? nil : try await verification())
        return .page(page.page)
    }

    private static let commitsOfPage = 50

    private func verification() async throws -> Verification { try await visit.verification.of(visit.workspace) }

    func commitPage(_ sequence: Int) async throws -> WebResponse {
        try visit.may(.readHistory)
        guard sequence <= visit.isms.commit.sequence, let commit = try await visit.viewing.commit(numbered: sequence)
        else {
            throw WebError.notFound
        }
        let page = CommitPage(
            chrome: try await visit.chrome(), commit: commit, isms: visit.isms,
            changes: try await changes(in: commit), newest: visit.isms.commit.sequence)
        return .page(page.page)
    }

    /// What each revision of a commit changed, from the version before it.
    private func changes(in commit: Commit) async throws -> [CommitPage.Entry] {
        var entries: [CommitPage.Entry] = []
        for revision in commit.revisions.prefix(CommitPage.revisionsMax) {
            guard let kind = Kind.type(named: revision.kind)?.kind else { continue }
            var changes: [FieldChange] = []
            // A commit of many, such as an import, is listed without opening each history.
            if commit.revisions.count <= CommitPage.openedMax, revision.change == .updated {
                let versions = try await visit.viewing.history(of: revision.record, kind: kind)
                let version = versions.first { $0.revision.version == revision.version }
                // Of a draft, what it says differently.
                changes = version.map { $0.changes.isEmpty ? $0.draftChanges : $0.changes } ?? []
            }
            let title = (revision.body.flatMap { try? JSON(parsing: $0) }?.objectValue)
                .flatMap { body in Kind.type(named: revision.kind).flatMap { try? $0.init(body: body) } }?.title
            entries.append(
                CommitPage.Entry(
                    code: revision.code, kind: kind,
                    title: title.map { .data($0) } ?? visit.isms.erasedCodes[revision.record].map { _ in "erased" }
                        ?? "",
                    change: revision.change, version: revision.version, changes: changes,
                    isThere: isThere(revision)))
        }
        return entries
    }

    /// Whether there is still a page to lead to.
    private func isThere(_ revision: Revision) -> Bool {
        guard let shelf = revision.shelf else { return visit.isms.item(id: revision.record) != nil }
        return !revision.change.endsRecord && visit.isms.shelfOwner(shelf) != nil
    }
}

/// The commits, who made them and why, and the state of the chain.
struct HistoryPage: Sendable {
    let chrome: Chrome
    let headers: [CommitHeader]
    let head: ISMS.CommitPoint
    let isFirst: Bool
    let verification: Verification?

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(
            title: "History", clause: "7.5.3",
            lead:
                "Every change, who made it and why. Commits form a chain of hashes: none can be altered or taken out unnoticed.",
            wide: true,
            actions: { a(.class("button"), .href(links(.history, [("verify", "yes")]))) { "Verify the chain" } },
            content: {
                if let verification { result(verification) }
                dl(.class("facts")) {
                    dt { "Commits" }
                    dd { head.sequence }
                    dt { "Head" }
                    dd { code(.class("hash")) { head.hash } }
                    dt { "Last change" }
                    dd { head.time.map { $0.longText } ?? "none" }
                }
                if headers.isEmpty {
                    div(.class("empty")) { h2 { "No commits" } }
                } else {
                    commits
                }
            })
    }

    private func result(_ verification: Verification) -> Markup {
        let sentence = verification.webSentence
        return div(.class("notice", sentence.isGood ? "good" : "bad"), .role("status")) {
            strong { sentence.isGood ? "The history verifies." : "The history does not verify." }
            " "
            sentence.words
        }
    }

    private var commits: Markup {
        Markup {
            div(.class("scroll")) {
                table(.class("register"), .data("keyboard", "rows")) {
                    caption(.class("hidden-visually")) { "Commits, newest first" }
                    thead {
                        tr {
                            th(.scope(.column), .class("figure")) { "No." }
                            th(.scope(.column)) { "When" }
                            th(.scope(.column)) { "Who" }
                            th(.scope(.column)) { "Why" }
                            th(.scope(.column), .class("figure")) { "Records" }
                            th(.scope(.column)) { "Through" }
                            th(.scope(.column)) { "Hash" }
                        }
                    }
                    tbody {
                        for header in headers {
                            tr(.data("href", links(.commit(header.sequence)).description)) {
                                td(.class("figure")) { a(.href(links(.commit(header.sequence)))) { header.sequence } }
                                td {
                                    HTML.time(.class("day"), .datetime(header.author.time.isoText)) {
                                        String(header.author.time.isoText.prefix(16)).replacing("T", with: " ")
                                    }
                                }
                                td { PrincipalName.short(header.author.principal) }
                                td(.class("title")) { header.author.reason }
                                td(.class("figure")) { header.revisionCount }
                                td { header.author.source }
                                td { code(.class("hash")) { String(header.hash.prefix(8)) } }
                            }
                        }
                    }
                }
            }
            nav(.class("pages"), .aria("label", "Pages")) {
                if !isFirst { a(.class("button small"), .href(links(.history))) { "Newest" } }
                if let last = headers.last, last.sequence > 1 {
                    a(.class("button small"), .rel("next"), .href(links(.history, [("before", String(last.sequence))])))
                    { "Earlier" }
                }
            }
        }
    }
}

/// One commit: what it changed, record by record.
struct CommitPage: Sendable {
    struct Entry: Sendable {
        let code: String
        let kind: Kind
        let title: Phrase
        let change: Revision.Change
        let version: Int
        let changes: [FieldChange]
        let isThere: Bool
    }

    /// How many records are listed, and up to how many their changes are shown.
    static let revisionsMax = 500
    static let openedMax = 40

    let chrome: Chrome
    let commit: Commit
    let isms: ISMS
    let changes: [Entry]
    let newest: Int

    private var links: Links { chrome.links }

    var page: Page {
        let header = commit.header
        return chrome.page(
            title: "Commit \(header.sequence)", clause: "7.5.3",
            lead: header.author.reason.isEmpty ? "No reason was given." : .data(header.author.reason)
        ) {
            dl(.class("facts")) {
                dt { "By" }
                dd { PrincipalName.short(header.author.principal) }
                dt { "At" }
                dd { header.author.time.longText }
                dt { "Through" }
                dd { header.author.source }
                dt { "Hash" }
                dd { code(.class("hash")) { header.hash } }
                dt { "After" }
                dd { code(.class("hash")) { header.previousHash } }
            }
            for entry in changes { section(.class("commit-entry")) { entryMarkup(entry) } }
            if commit.revisions.count > changes.count {
                p(.class("faint")) { "and \(commit.revisions.count - changes.count) more records" }
            }
            nav(.class("pages"), .aria("label", "Commits")) {
                if header.sequence > 1 {
                    a(.class("button small"), .href(links(.commit(header.sequence - 1)))) { "Earlier" }
                }
                if header.sequence < newest {
                    a(.class("button small"), .href(links(.commit(header.sequence + 1)))) { "Later" }
                }
            }
        }
    }

    @MarkupBuilder private func entryMarkup(_ entry: Entry) -> Markup {
        h2 {
            if entry.isThere {
                a(.href(links(.record(entry.kind, code: entry.code)))) { entry.code }
            } else {
                entry.code
            }
            " "
            span(.class("entry-title")) { entry.title }
            span(.class("state state-\(entry.change.rawValue)")) { entry.change.rawValue }
        }
        if !entry.changes.isEmpty { ChangeList(changes: entry.changes, isms: isms) }
    }
}

extension Verification {
    /// What came of it, in a sentence.
    fileprivate var webSentence: (isGood: Bool, words: Phrase) {
        guard let fault else {
            return (
                true,
                "\(commitCount) commits with \(revisionCount) revisions were re-read, the chain recomputed and compared with the records."
            )
        }
        let place = fault.sequence.map { "At commit \($0): " } ?? ""
        return (false, "\(place)\(fault.problem) The history is sound up to commit \(head.sequence).")
    }
}
