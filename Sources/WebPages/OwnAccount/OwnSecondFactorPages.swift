import Accounts
import HTML
import Phrases

/// The second factor: none, begun, or set up.
struct OwnSecondFactorPage: Sendable {
    let frame: OwnAccountFrame
    let setup: SecondFactorSetup?
    let recoveryCodesLeft: Int
    var failure: FormFailure?

    var page: PlainPage {
        if frame.visitor.account.hasSecondFactor { return existing }
        if let setup { return begun(setup) }
        return none
    }

    private var none: PlainPage {
        frame.page(
            "Second factor",
            lead: frame.visitor.mustSetUpSecondFactor
                ? "An organization you belong to asks for a second factor. Set one up to go on."
                : "With a second factor, your password alone opens nothing."
        ) {
            p { "You need an authenticator: an app on your phone, or a password manager, that shows six-digit codes." }
            frame.form(.secondFactor, "begin") {
                OwnAccountFrame.currentPassword(failure)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Set up a second factor" }
                }
            }
        }
    }

    private func begun(_ setup: SecondFactorSetup) -> PlainPage {
        frame.page("Set up the second factor", lead: "Scan the code with your authenticator, then enter what it shows.")
        {
            if let code = QRCode(setup.address) {
                QRCodeDrawing(code: code, label: "QR code for your authenticator; its secret stands below as text")
            }
            details {
                summary { "Enter the secret by hand" }
                p { code(.class("secret")) { Self.grouped(setup.secret) } }
                p(.class("help")) { "Time-based, six digits, 30 seconds, SHA-1." }
            }
            frame.form(.secondFactor, "confirm") {
                PlainField(
                    name: "code", label: "Code", type: .text, autocomplete: "one-time-code",
                    help: "The six digits it shows now.", problem: failure?.problems["code"], isFocused: true,
                    length: 12, isNumeric: true)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Confirm" }
                }
            }
        }
    }

    private var existing: PlainPage {
        frame.page("Second factor", lead: "Set up. \(recoveryCodesLeft) of your recovery codes are left.") {
            h2 { "New recovery codes" }
            p { "The ones you have are dead then." }
            frame.form(.recoveryCodes) {
                OwnAccountFrame.currentPassword(isAbout("recovery") ? failure : nil)
                div(.class("form-actions")) { button(.buttonType(.submit)) { "Make new recovery codes" } }
            }
            hr()
            details(.open(isAbout("remove"))) {
                summary { "Remove the second factor" }
                frame.form(.secondFactor, "remove") {
                    PlainField(
                        name: "current", label: "Your current password", type: .password,
                        autocomplete: "current-password",
                        problem: isAbout("remove") ? failure?.problems["current"] : nil, idPrefix: "remove-")
                    PlainField(
                        name: "code", label: "Code", type: .text, autocomplete: "one-time-code",
                        help: "The six digits your authenticator shows, or a recovery code.",
                        problem: failure?.problems["code"], length: 40, idPrefix: "remove-")
                    div(.class("form-actions")) {
                        button(.class("danger"), .buttonType(.submit)) { "Remove the second factor" }
                    }
                }
            }
        }
    }

    /// Which of the page's forms was refused.
    var refused: String?

    private func isAbout(_ form: String) -> Bool { refused == form && failure != nil }

    /// In fours, which are easier to type.
    static func grouped(_ secret: String) -> String {
        var groups: [Substring] = []
        var rest = secret[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }
}

/// Recovery codes, which are shown this once.
struct RecoveryCodesPage: Sendable {
    let frame: OwnAccountFrame
    let codes: [String]

    var page: PlainPage {
        frame.page(
            "Recovery codes",
            lead: "Each stands in once for your second factor. They are shown only now: print or store them safely."
        ) {
            ol(.class("recovery-codes")) { for item in codes { li { code { item } } } }
            p(.class("actions")) {
                a(.class("button primary"), .href(Route.start.address())) { "I have stored them" }
            }
        }
    }
}
