import Accounts
import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

/// Who may sign in to the organization, and what they may do there.
struct AccountsPage: Sendable {
    let chrome: Chrome
    let members: [Member]
    let invitations: [Invitation]
    let requiresSecondFactor: Bool
    /// The people an account can be linked to.
    let people: [any Item]
    let own: RecordID
    /// What was typed into the invitation that was refused.
    var invited: AccountChange?
    var failure: FormFailure?
    /// A link that was just made. It is shown this once.
    var newLink: NewLink?

    struct NewLink: Sendable {
        let title: Phrase
        let address: String
        let help: Phrase
    }

    var page: Page {
        chrome.page(
            title: "Settings", clause: "A.5.16",
            lead: "Who signs in to this organization, in which roles, and as whom of its people.", wide: true
        ) {
            SettingsTabs(chrome: chrome, here: .accounts)
            if let newLink { linkBox(newLink) }
            if let failure, let general = failure.general ?? (invited == nil ? failure.problems.values.first : nil) {
                div(.class("notice bad"), .role("alert")) { span { general } }
            }
            membersTable
            if !invitations.isEmpty { invitationsTable }
            div(.class("account-settings")) {
                invitationForm
                requirementForm
                meanings
            }
        }
    }

    private func linkBox(_ link: NewLink) -> Markup {
        div(.class("notice good"), .role("status")) {
            div {
                p { strong { link.title } }
                p { code(.class("secret")) { link.address } }
                p { link.help }
            }
        }
    }

    // MARK: Accounts

    private var membersTable: Markup {
        div(.class("scroll")) {
            table(.class("register")) {
                caption(.class("hidden-visually")) { "Accounts of this organization" }
                thead {
                    tr {
                        for title in ["Account", "Roles", "Person", "Second factor", "Last seen"] {
                            th(.scope(.column)) { title }
                        }
                    }
                }
                for member in members {
                    tbody(.class("member")) {
                        row(member)
                        changesRow(member)
                    }
                }
            }
        }
    }

    private func row(_ member: Member) -> Markup {
        let account = member.account
        return tr {
            td(.class("title")) {
                strong { account.name }
                if account.id == own { span(.class("faint")) { " (you)" } }
                if account.isDisabled { span(.class("state state-excluded")) { " disabled" } }
                br()
                span(.class("faint")) { account.email }
            }
            td {
                Self.names(member.membership.roles)
                if let lastDay = member.membership.lastDay.map({ Day(number: $0) }) {
                    br()
                    if member.membership.isOver(on: chrome.today.number) {
                        span(.class("state state-excluded")) { "ended on \(lastDay)" }
                    } else {
                        span(.class("faint")) { "until \(lastDay)" }
                    }
                }
            }
            td { personName(member.membership.person) }
            td { account.hasSecondFactor ? Markup("yes") : span(.class("faint")) { "none" } }
            td(.class("day")) { member.seenAt.map { $0.longText } ?? "" }
        }
    }

    /// Below the account's row and as wide as the table: a menu over the table would be cut off at its edge.
    private func changesRow(_ member: Member) -> Markup {
        tr(.class("changes-row")) {
            td(.colspan(5)) {
                details {
                    summary(.aria("label", "Change \(member.account.name)")) { "Change" }
                    div(.class("member-changes")) { changes(member) }
                }
            }
        }
    }

    @MarkupBuilder private func changes(_ member: Member) -> Markup {
        let account = member.account
        form(member, "change") {
            rolesField(member.membership.roles, idPrefix: account.id.description, problem: nil)
            personField(member.membership.person, idPrefix: account.id.description, problem: nil)
            lastDayField(
                member.membership.lastDay.map { Day(number: $0) }, idPrefix: account.id.description, problem: nil)
            button(.class("primary small"), .buttonType(.submit)) { "Save" }
        }
        div(.class("member-acts")) {
            if member.isManageable {
                form(member, "password-link") {
                    button(.class("small"), .buttonType(.submit)) { "Make a link for a new password" }
                }
                if account.hasSecondFactor && account.id != own {
                    form(member, "reset-second-factor") {
                        button(.class("small"), .buttonType(.submit)) { "Remove the lost second factor" }
                    }
                }
                if account.id != own {
                    form(member, account.isDisabled ? "enable" : "disable") {
                        button(.class("small"), .buttonType(.submit)) {
                            account.isDisabled ? "Let the account sign in again" : "Disable the account"
                        }
                    }
                }
            }
            form(member, "remove") {
                button(.class("small danger"), .buttonType(.submit)) { "Take out of the organization" }
            }
        }
    }

    private func form(_ member: Member, _ act: String, @MarkupBuilder content: () -> Markup) -> Markup {
        let content = content()
        return HTML.form(.method(.post), .action(chrome.links(.settings(.accounts)))) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("act"), .value(act))
            input(.type(.hidden), .name("account"), .value(member.account.id.description))
            content
        }
    }

    private func personName(_ person: RecordID?) -> Markup {
        guard let person else { return span(.class("faint")) { "none" } }
        guard let item = people.first(where: { $0.id == person }) else { return span(.class("faint")) { "removed" } }
        return RecordLink(item, links: chrome.links).body
    }

    static func names(_ roles: Set<Role>) -> Phrase {
        Role.allCases.filter(roles.contains).map(\.label).joined(separator: ", ")
    }

    // MARK: Invitations

    private var invitationsTable: Markup {
        section(.class("open-invitations")) {
            h2 { "Open invitations" }
            div(.class("scroll")) {
                table(.class("register")) {
                    thead {
                        tr { for title in ["Email", "Roles", "Person", "Until", ""] { th(.scope(.column)) { title } } }
                    }
                    tbody {
                        for invitation in invitations {
                            tr {
                                td(.class("title")) { invitation.email }
                                td {
                                    Self.names(invitation.roles)
                                    if let lastDay = invitation.lastDay {
                                        br()
                                        span(.class("faint")) { "until \(Day(number: lastDay))" }
                                    }
                                }
                                td { personName(invitation.person) }
                                td(.class("day")) { invitation.expiresAt.longText }
                                td {
                                    HTML.form(.method(.post), .action(chrome.links(.settings(.accounts)))) {
                                        FormToken(chrome.viewer)
                                        input(.type(.hidden), .name("act"), .value("withdraw"))
                                        input(
                                            .type(.hidden), .name("invitation"), .value(invitation.id.description))
                                        button(
                                            .class("small"), .buttonType(.submit),
                                            .aria("label", "Withdraw the invitation of \(invitation.email)")
                                        ) { "Withdraw" }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private var invitationForm: Markup {
        section(.class("card")) {
            h2 { "Invite someone" }
            p(.class("help")) { "You get a link to hand over. It works once, for seven days." }
            HTML.form(.class("record-form"), .method(.post), .action(chrome.links(.settings(.accounts)))) {
                FormToken(chrome.viewer)
                input(.type(.hidden), .name("act"), .value("invite"))
                PlainField(
                    name: "email", label: "Email", type: .email, autocomplete: "off", value: invited?.email ?? "",
                    problem: invited == nil ? nil : failure?.problems["email"], length: 254, idPrefix: "invite-")
                rolesField(
                    invited?.roles ?? [], idPrefix: "invite",
                    problem: invited == nil ? nil : failure?.problems["roles"])
                personField(
                    invited?.person, idPrefix: "invite", problem: invited == nil ? nil : failure?.problems["person"])
                lastDayField(
                    invited?.lastDay, idPrefix: "invite", problem: invited == nil ? nil : failure?.problems["lastDay"])
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Make the invitation" }
                }
            }
        }
    }

    private func rolesField(_ chosen: Set<Role>, idPrefix: String, problem: Phrase?) -> Markup {
        div(.class("field", problem == nil ? nil : "wrong")) {
            fieldset {
                legend { "Roles" }
                if let problem { p(.class("problem")) { problem } }
                div(.class("choices stacked")) {
                    for role in Role.allCases {
                        label(.class("check")) {
                            input(
                                .id("\(idPrefix)-\(role.rawValue)"), .type(.checkbox), .name("role"),
                                .value(role.rawValue), .checked().when(chosen.contains(role)))
                            role.label
                        }
                    }
                }
            }
        }
    }

    private func personField(_ chosen: RecordID?, idPrefix: String, problem: Phrase?) -> Markup {
        div(.class("field", problem == nil ? nil : "wrong")) {
            label(.for("\(idPrefix)-person")) { "Person" }
            p(.class("help"), .id("\(idPrefix)-person-help")) {
                "Who they are in the register: what is theirs, and in whose name they approve."
            }
            if let problem { p(.class("problem")) { problem } }
            select(.id("\(idPrefix)-person"), .name("person"), .aria("describedby", "\(idPrefix)-person-help")) {
                option(.value("")) { "Nobody" }
                for person in people {
                    option(.value(person.id.description), .selected().when(person.id == chosen)) {
                        "\(person.code) \(person.title)"
                    }
                }
            }
        }
    }

    private func lastDayField(_ day: Day?, idPrefix: String, problem: Phrase?) -> Markup {
        div(.class("field", problem == nil ? nil : "wrong")) {
            label(.for("\(idPrefix)-last-day")) { "Last day" }
            p(.class("help"), .id("\(idPrefix)-last-day-help")) {
                "After it the account may do nothing here. An external auditor has one."
            }
            if let problem { p(.class("problem")) { problem } }
            input(
                .id("\(idPrefix)-last-day"), .type(.date), .name("lastDay"), .value(day?.description ?? ""),
                .aria("describedby", "\(idPrefix)-last-day-help"))
        }
    }

    // MARK: Rules

    private var requirementForm: Markup {
        section(.class("card")) {
            h2 { "Second factor" }
            p {
                requiresSecondFactor
                    ? "Compulsory: who has none sets it up before anything else."
                    : "Left to each account."
            }
            HTML.form(.method(.post), .action(chrome.links(.settings(.accounts)))) {
                FormToken(chrome.viewer)
                input(.type(.hidden), .name("act"), .value(requiresSecondFactor ? "relax" : "require"))
                button(.buttonType(.submit)) {
                    requiresSecondFactor ? "Leave it to each account" : "Make it compulsory"
                }
            }
        }
    }

    private var meanings: Markup {
        section(.class("card")) {
            h2 { "What the roles mean" }
            dl(.class("meanings")) {
                for role in Role.allCases {
                    dt { role.label }
                    dd { role.meaning }
                }
            }
        }
    }
}
