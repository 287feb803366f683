import HTML
import Phrases

/// Address and password.
struct SignInForm: Sendable {
    let formToken: String
    var email = ""
    var back: String?
    var failure: FormFailure?
    var notice: Chrome.Notice?

    var page: PlainPage {
        PlainPage(title: "Sign in", notice: failure?.notice ?? notice) {
            form(.class("record-form"), .method(.post), .action(Route.signIn.address())) {
                FormToken(formToken)
                if let back { input(.type(.hidden), .name("back"), .value(back)) }
                PlainField(
                    name: "email", label: "Email", type: .email, autocomplete: "username", value: email,
                    isFocused: email.isEmpty, length: 254)
                PlainField(
                    name: "password", label: "Password", type: .password, autocomplete: "current-password",
                    isFocused: !email.isEmpty)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Sign in" }
                }
            }
            p(.class("help")) {
                "Lost your password or your second factor? An administrator of your organization can send you a link."
            }
        }
    }
}

/// The code after the password.
struct SecondFactorForm: Sendable {
    let formToken: String
    var back: String?
    var failure: FormFailure?

    var page: PlainPage {
        PlainPage(
            title: "Second factor", lead: "Your password is right. Now show that it is you.", notice: failure?.notice
        ) {
            form(.class("record-form"), .method(.post), .action(Route.secondFactor.address())) {
                FormToken(formToken)
                if let back { input(.type(.hidden), .name("back"), .value(back)) }
                PlainField(
                    name: "code", label: "Code", type: .text, autocomplete: "one-time-code",
                    help: "The six digits your authenticator shows, or one of your recovery codes.",
                    problem: failure?.problems["code"], isFocused: true, length: 40)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Go on" }
                    a(.class("button plain"), .href(Route.signIn.address())) { "Start again" }
                }
            }
        }
    }
}
