import Accounts
import HTML
import ISMS
import Phrases
import RecordFormat
import Registers

/// One's own access tokens, and how another is made.
struct OwnTokensPage: Sendable {
    let frame: OwnAccountFrame
    let tokens: [AccessToken]
    let organizations: [OwnOrganization]
    let publicURL: String
    let now: Instant
    var typed = AccessTokenForm()
    var failure: FormFailure?

    var page: PlainPage {
        frame.page(
            "Access tokens",
            lead: "With a token a script reads what you may read in one organization, and nothing else."
        ) {
            if tokens.isEmpty { introduction } else { table }
            if organizations.isEmpty {
                p { "You belong to no organization, so there is nothing a token could open." }
            } else {
                makingForm
            }
            if !tokens.isEmpty, let first = organizations.first {
                details {
                    summary { "How a script uses a token" }
                    AccessTokenExample(publicURL: publicURL, handle: first.handle, roles: first.membership.roles)
                }
            }
        }
    }

    private var introduction: Markup {
        div(.class("empty")) {
            h2 { "You have no access token" }
            p {
                "Make one for each script that fetches files without a browser: the risk register into a data warehouse every night, the Statement of Applicability for a customer portal."
            }
            p {
                "A token reads in one organization what your roles let you read there, and changes nothing. It ends by itself, when you revoke it, and when you leave the organization."
            }
            p {
                "For a script that serves the whole organization an account of its own, with the role Auditor, outlives the people who set it up."
            }
        }
    }

    private var table: Markup {
        AccessTokenTable(
            heading: "Organization",
            rows: tokens.map { token in
                AccessTokenTable.Row(
                    token: token,
                    about: Markup(organizations.first { $0.id == token.organization }?.name ?? ""),
                    revoking: RevokeTokenForm(
                        token: token, action: Route.account(.tokens).address(), formToken: frame.visitor.formToken
                    ).body)
            }, now: now
        ).body
    }

    private var makingForm: Markup {
        section {
            h2 { "Make a token" }
            frame.form(.tokens, "make") {
                PlainField(
                    name: "name", label: "Name", type: .text, autocomplete: "off",
                    help: "What it is for, such as “Warehouse, every night”.", value: typed.name,
                    problem: failure?.problems["name"], length: AccountService.accessTokenNameMax)
                organizationField
                lifetimeField
                OwnAccountFrame.currentPassword(failure)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Make the token" }
                }
            }
        }
    }

    @MarkupBuilder private var organizationField: Markup {
        if organizations.count == 1, let only = organizations.first {
            input(.type(.hidden), .name("organization"), .value(only.id.description))
        } else {
            div(.class("field")) {
                label(.for("organization")) { "Organization" }
                p(.class("help"), .id("help-organization")) { "The one whose records it reads." }
                select(.id("organization"), .name("organization"), .aria("describedby", "help-organization")) {
                    for own in organizations {
                        option(.value(own.id.description), .selected().when(own.id == typed.organization)) { own.name }
                    }
                }
            }
        }
    }

    private var lifetimeField: Markup {
        div(.class("field", failure?.problems["days"] == nil ? nil : "wrong")) {
            fieldset {
                legend { "Lasts" }
                if let problem = failure?.problems["days"] { p(.class("problem")) { problem } }
                div(.class("choices stacked")) {
                    for days in AccountService.accessTokenDayChoices {
                        label(.class("check")) {
                            input(
                                .type(.radio), .name("days"), .value(String(days)),
                                .checked().when(days == typed.days))
                            AccessTokenForm.name(ofDays: days)
                        }
                    }
                }
            }
        }
    }
}

/// A token that was just made. Its secret is shown this once.
struct NewTokenPage: Sendable {
    let frame: OwnAccountFrame
    let new: NewAccessToken
    let organization: OwnOrganization
    let publicURL: String

    var page: PlainPage {
        frame.page(
            "The token “\(new.token.name)”",
            lead: "It is shown only now. It reads \(organization.name) until \(Day(of: new.token.expiresAt).longText)."
        ) {
            p { code(.class("secret")) { new.secret.text } }
            h2 { "How a script uses it" }
            AccessTokenExample(
                publicURL: publicURL, handle: organization.handle, roles: organization.membership.roles,
                secret: new.secret.text)
            p(.class("actions")) {
                a(.class("button primary"), .href(Route.account(.tokens).address())) { "I have stored it" }
            }
        }
    }
}
