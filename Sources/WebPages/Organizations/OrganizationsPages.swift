import HTML
import Phrases

/// The organizations somebody belongs to.
struct OrganizationsPage: Sendable {
    struct Entry: Sendable {
        let handle: String
        let name: String
        let roles: Phrase
    }

    let account: String
    let formToken: String
    let entries: [Entry]
    let mayMake: Bool
    var notice: Chrome.Notice?

    var page: PlainPage {
        PlainPage(title: "Organizations", isWide: true, notice: notice) {
            if entries.isEmpty {
                p {
                    mayMake
                        ? "There is no organization yet. Make the first one: it takes a name, and its guided start says what comes next."
                        : "You belong to no organization. Its administrator can invite you."
                }
            } else {
                ul(.class("organization-list")) {
                    for entry in entries {
                        li {
                            a(.href(Route.organization(handle: entry.handle, asOf: nil, .home).address())) {
                                strong { entry.name }
                                span(.class("faint")) { entry.roles }
                            }
                        }
                    }
                }
            }
            if mayMake {
                p(.class("actions")) {
                    a(.class(entries.isEmpty ? "button primary" : "button"), .href(Route.newOrganization.address())) {
                        "Make an organization"
                    }
                }
            }
            AccountFooter(account: account, formToken: formToken)
        }
    }
}

/// Who is signed in, and the way out, on pages outside an organization.
struct AccountFooter: Component {
    let account: String
    let formToken: String

    var body: Markup {
        form(.class("account-footer"), .method(.post), .action(Route.signOut.address())) {
            FormToken(formToken)
            span(.class("faint")) { account }
            a(.href(Route.organizations.address())) { "Organizations" }
            a(.href(Route.account(.overview).address())) { "Your account" }
            button(.class("small"), .buttonType(.submit)) { "Sign out" }
        }
    }
}

/// The form by which an organization is made.
struct NewOrganizationForm: Sendable {
    let account: String
    let formToken: String
    var name = ""
    var criteria = "5x5"
    var problem: Phrase?

    static let criteriaChoices: [(name: String, label: Phrase)] = [
        (name: "5x5", label: "Five by five: five likelihoods, five impacts"),
        (name: "4x4", label: "Four by four"),
        (name: "none", label: "None yet"),
    ]

    var page: PlainPage {
        PlainPage(
            title: "Make an organization",
            lead: "It begins with a catalogue of threats and vulnerabilities and with you as its administrator."
        ) {
            form(.class("record-form"), .method(.post), .action(Route.newOrganization.address())) {
                FormToken(formToken)
                PlainField(
                    name: "name", label: "Name of the organization", type: .text, autocomplete: "organization",
                    value: name, problem: problem, isFocused: true, length: 200)
                div(.class("field")) {
                    fieldset {
                        legend { "Risk criteria to begin with" }
                        p(.class("help")) { "They can be changed, and are yours to approve." }
                        div(.class("choices stacked")) {
                            for choice in Self.criteriaChoices {
                                label(.class("check")) {
                                    input(
                                        .type(.radio), .name("criteria"), .value(choice.name),
                                        .checked().when(choice.name == criteria))
                                    choice.label
                                }
                            }
                        }
                    }
                }
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Make it" }
                }
            }
            AccountFooter(account: account, formToken: formToken)
        }
    }
}
