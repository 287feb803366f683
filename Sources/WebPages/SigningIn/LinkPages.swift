import Accounts
import HTML
import Phrases

/// The two entries of a new password, with advice instead of rules.
struct NewPasswordFields: Component {
    let failure: FormFailure?

    var body: Markup {
        PlainField(
            name: "password", label: "New password", type: .password, autocomplete: "new-password",
            help:
                "At least \(PasswordRules.characterCountMin) characters, better \(PasswordRules.characterCountAdvised) and more: a few words that do not belong together. Anything you can type is allowed.",
            problem: failure?.problems["password"])
        PlainField(
            name: "repeated", label: "The same again", type: .password, autocomplete: "new-password",
            problem: failure?.problems["repeated"])
    }
}

/// The form by which an account comes into being.
struct NewAccountForm: Sendable {
    enum Occasion: Sendable {
        case first
        case invitation(organization: String, email: String)
    }

    let formToken: String
    let occasion: Occasion
    let link: String
    var email = ""
    var name = ""
    var failure: FormFailure?

    private var route: Route {
        switch occasion {
        case .first: .firstAccount(token: link)
        case .invitation: .invitation(token: link)
        }
    }

    var page: PlainPage {
        PlainPage(title: title, lead: lead, notice: failure?.notice) {
            form(.class("record-form"), .method(.post), .action(route.address())) {
                FormToken(formToken)
                PlainField(
                    name: "name", label: "Your name", type: .text, autocomplete: "name",
                    help: "It stands in the history beside what you change.", value: name,
                    problem: failure?.problems["name"], isFocused: failure == nil,
                    length: AccountService.nameCharacterCountMax)
                emailField
                NewPasswordFields(failure: failure)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Make the account" }
                }
            }
            if case .invitation = occasion {
                p(.class("help")) {
                    "You have an account on this server already? "
                    a(.href(Route.signIn.address([(name: "back", value: route.address().description)]))) { "Sign in" }
                    " and accept the invitation with it."
                }
            }
        }
    }

    @MarkupBuilder private var emailField: Markup {
        switch occasion {
        case .first:
            PlainField(
                name: "email", label: "Email", type: .email, autocomplete: "username",
                help: "You sign in with it.", value: email, problem: failure?.problems["email"], length: 254)
        case .invitation(_, let email):
            div(.class("field")) {
                label(.for("email")) { "Email" }
                p(.class("help"), .id("help-email")) { "You sign in with it." }
                input(
                    .id("email"), .type(.email), .autocomplete("username"), .value(email), .readonly(),
                    .aria("describedby", "help-email"))
            }
        }
    }

    private var title: Phrase {
        switch occasion {
        case .first: "Make the first account"
        case .invitation(let organization, _): "Join \(organization)"
        }
    }

    private var lead: Phrase {
        switch occasion {
        case .first: "Nobody has an account here yet. Yours will be that of an administrator."
        case .invitation(let organization, _): "You were invited to \(organization). Choose how you sign in."
        }
    }
}

/// The question whether an account that is signed in joins another organization.
struct AcceptInvitationForm: Sendable {
    let formToken: String
    let organization: String
    let link: String
    let email: String
    var failure: FormFailure?

    var page: PlainPage {
        PlainPage(title: "Join \(organization)", notice: failure?.notice) {
            p {
                "You are signed in as "
                strong { email }
                "."
            }
            form(.class("record-form"), .method(.post), .action(Route.invitation(token: link).address())) {
                FormToken(formToken)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Accept the invitation" }
                    a(.class("button plain"), .href(Route.start.address())) { "Not now" }
                }
            }
        }
    }
}

/// The choice of a new password by a link.
struct NewPasswordForm: Sendable {
    let formToken: String
    let link: String
    let email: String
    var failure: FormFailure?

    var page: PlainPage {
        PlainPage(
            title: "Choose a new password", lead: "All sessions of the account end. Then you sign in with the new one.",
            notice: failure?.notice
        ) {
            form(.class("record-form"), .method(.post), .action(Route.newPassword(token: link).address())) {
                FormToken(formToken)
                // Password managers want to know whose password it is.
                div(.class("field")) {
                    label(.for("email")) { "Email" }
                    input(.id("email"), .type(.email), .autocomplete("username"), .value(email), .readonly())
                }
                NewPasswordFields(failure: failure)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Set the password" }
                }
            }
        }
    }
}
