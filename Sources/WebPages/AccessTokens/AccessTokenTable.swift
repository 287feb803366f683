import Accounts
import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

/// Access tokens as a list: one's own, or all of an organization.
struct AccessTokenTable: Component {
    struct Row {
        let token: AccessToken
        /// Whose it is, or which organization it opens.
        let about: Markup
        /// The form that revokes it; nothing where nothing can be changed.
        let revoking: Markup
    }

    /// What `about` says, as the column's heading.
    let heading: Phrase
    let rows: [Row]
    let now: Instant

    var body: Markup {
        div(.class("scroll")) {
            table(.class("register tokens")) {
                caption(.class("hidden-visually")) { "Access tokens" }
                thead {
                    tr {
                        for title in ["Token", heading, "Made", "Last used", "Expires"] {
                            th(.scope(.column)) { title }
                        }
                        th(.scope(.column)) { span(.class("hidden-visually")) { "Revoke" } }
                    }
                }
                tbody { for item in rows { row(item) } }
            }
        }
    }

    private func row(_ item: Row) -> Markup {
        let token = item.token
        return tr {
            td(.class("title")) {
                strong { token.name }
                br()
                span(.class("faint")) {
                    "ends in "
                    code { token.ending }
                }
            }
            td { item.about }
            td(.class("day")) { Day(of: token.createdAt).longText }
            td(.class("day")) {
                if let usedAt = token.usedAt {
                    Day(of: usedAt).longText
                } else {
                    span(.class("faint")) { "never" }
                }
            }
            td(.class("day")) {
                Day(of: token.expiresAt).longText
                if token.expiresAt <= now {
                    br()
                    span(.class("state state-excluded")) { "expired" }
                }
            }
            td { item.revoking }
        }
    }
}

/// The button by which one token is revoked.
struct RevokeTokenForm: Component {
    let token: AccessToken
    let action: WebAddress
    let formToken: String

    var body: Markup {
        form(.method(.post), .action(action)) {
            FormToken(formToken)
            input(.type(.hidden), .name("act"), .value("revoke"))
            input(.type(.hidden), .name("token"), .value(token.id.description))
            button(
                .class("small"), .buttonType(.submit),
                .aria("label", "Revoke the token \(token.name), which ends in \(token.ending)")
            ) { "Revoke" }
        }
    }
}
