import HTML
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers
import Serving

/// What people said about a record: the newest comments, the way to older ones, and a form to add one.
struct CommentPanel: Component {
    /// How many are shown at once.
    static let pageSize = 20
    /// The part of the address that says where the page of comments begins.
    static let cursorName = "comments-before"

    let item: any Item
    let summary: ShelfSummary
    let reading: ShelfReading
    /// Whether these are not the newest.
    let isOlder: Bool
    let timeZone: TimeZoneRules
    let chrome: Chrome

    private var links: Links { chrome.links }
    private var principal: Principal { chrome.viewer.principal }
    private var mayAdd: Bool { !chrome.isReadOnly && principal.reach(of: .create, on: Comment.kind) != .none }

    var body: Markup {
        section(.id("comments"), .class("comments")) {
            h2 { "Comments" }
            if summary.count > 0 {
                p(.class("faint")) {
                    Phrase.counted(summary.count, one: "1 comment", other: "\(summary.count) comments")
                    if let last = summary.lastAddedAt { ", the newest of \(last.longText(in: timeZone))" }
                }
            }
            if mayAdd && !isOlder { form }
            for comment in reading.items { one(comment) }
            if isOlder || reading.next != nil { pages }
        }
    }

    private var form: Markup {
        HTML.form(.method(.post), .action(links(.comment(item.kind, code: item.code)))) {
            FormToken(chrome.viewer)
            label(.class("hidden-visually"), .for("comment")) { "Add a comment" }
            textarea(
                .id("comment"), .name("text"), .rows(2), .maxlength(5000), .placeholder("Add a comment"),
                .required(), text: "")
            button(.class("small"), .buttonType(.submit)) { "Comment" }
        }
    }

    private func one(_ shelved: ShelvedItem) -> Markup {
        let comment = (shelved.item as? Entry<Comment>)?.value ?? Comment()
        let moment = comment.at ?? shelved.item.provenance.createdAt
        return article(.class("comment"), .id(shelved.item.code)) {
            p(.class("comment-head")) {
                strong { PrincipalName.short(comment.author) }
                " "
                a(.class("faint"), .href(links.record(shelved.item))) {
                    HTML.time(.datetime(moment.isoText)) { moment.longText(in: timeZone) }
                }
            }
            if let withdrawn = comment.withdrawnAt {
                p(.class("faint")) { "Withdrawn on \(withdrawn.longText(in: timeZone))." }
            } else {
                for line in comment.text.split(separator: "\n") { p { String(line) } }
                if !chrome.isReadOnly && principal.keepsOrAdded(shelved) { WithdrawForm(shelved.item, chrome) }
            }
        }
    }

    private var pages: Markup {
        nav(.class("pages"), .aria("label", "Pages of comments")) {
            if isOlder {
                a(.class("button small"), .href(links(.record(item.kind, code: item.code), fragment: "comments"))) {
                    "Newest"
                }
            }
            if let next = reading.next {
                let cursor = [(name: Self.cursorName, value: String(next))]
                a(
                    .class("button small"), .rel("next"),
                    .href(links(.record(item.kind, code: item.code), cursor, fragment: "comments"))
                ) { "Older" }
            }
        }
    }
}

/// The button by which a comment is withdrawn.
struct WithdrawForm: Component {
    let comment: any Item
    let chrome: Chrome

    init(_ comment: any Item, _ chrome: Chrome) {
        self.comment = comment
        self.chrome = chrome
    }

    var body: Markup {
        HTML.form(.method(.post), .action(chrome.links(.withdrawComment(code: comment.code)))) {
            FormToken(chrome.viewer)
            button(.class("small"), .buttonType(.submit)) { "Withdraw" }
        }
    }
}
