import Accounts
import HTML
import ISMS
import Phrases
import RecordFormat
import Registers
import Serving

/// What all pages about one's own account share.
struct OwnAccountFrame: Sendable {
    let visitor: SignedIn
    let here: Route.AccountPage
    var notice: Chrome.Notice?

    /// - Parameter failure: why a form was refused; without, it says what was done last.
    init(_ visitor: SignedIn, at here: Route.AccountPage, of visit: Visit, _ failure: FormFailure? = nil) {
        self.visitor = visitor
        self.here = here
        notice = failure?.notice ?? AccountNotice.notice(in: visit.request.query)
    }

    private static let entries: [(page: Route.AccountPage, title: Phrase)] = [
        (.overview, "Overview"), (.password, "Password"), (.secondFactor, "Second factor"), (.sessions, "Sessions"),
        (.tokens, "Access tokens"),
    ]

    func page(_ title: Phrase, lead: Phrase = "", @MarkupBuilder content: () -> Markup) -> PlainPage {
        let content = content()
        return PlainPage(title: title, lead: lead, isWide: true, notice: notice) {
            nav(.class("tabs"), .aria("label", "Your account")) {
                for entry in Self.entries {
                    let isHere = entry.page == here || (entry.page == .secondFactor && here == .recoveryCodes)
                    a(.href(Route.account(entry.page).address()), .aria("current", "page").when(isHere)) { entry.title }
                }
            }
            content
            AccountFooter(account: visitor.account.email, formToken: visitor.formToken)
        }
    }

    /// A form to a page about one's own account.
    func form(_ page: Route.AccountPage, _ act: String? = nil, @MarkupBuilder content: () -> Markup) -> Markup {
        let content = content()
        return HTML.form(.class("record-form"), .method(.post), .action(Route.account(page).address())) {
            FormToken(visitor.formToken)
            if let act { input(.type(.hidden), .name("act"), .value(act)) }
            content
        }
    }

    static func currentPassword(_ failure: FormFailure?, isFocused: Bool = false) -> PlainField {
        PlainField(
            name: "current", label: "Your current password", type: .password, autocomplete: "current-password",
            problem: failure?.problems["current"], isFocused: isFocused)
    }
}

struct OwnAccountPage: Sendable {
    let frame: OwnAccountFrame
    let recoveryCodesLeft: Int
    let sessionCount: Int
    let tokenCount: Int

    private var account: Account { frame.visitor.account }

    var page: PlainPage {
        frame.page("Your account") {
            dl(.class("facts")) {
                dt { "Name" }
                dd { account.name }
                dt { "Email" }
                dd { account.email }
                dt { "Second factor" }
                dd { account.hasSecondFactor ? "Set up; \(recoveryCodesLeft) recovery codes left" : "None" }
                dt { "Sessions" }
                dd { Phrase.counted(sessionCount, one: "This one", other: "\(sessionCount)") }
                dt { "Access tokens" }
                dd { tokenCount == 0 ? "None" : "\(tokenCount)" }
                dt { "Since" }
                dd { account.createdAt.longText }
            }
        }
    }
}

struct OwnPasswordPage: Sendable {
    let frame: OwnAccountFrame
    let tokenCount: Int
    var failure: FormFailure?

    var page: PlainPage {
        frame.page("Password", lead: "Changing it ends all your other sessions.") {
            frame.form(.password) {
                // Tells password managers whose password it is.
                input(
                    .type(.email), .class("hidden-visually"), .autocomplete("username"),
                    .value(frame.visitor.account.email), .readonly(), .tabindex(-1), .aria("hidden", "true"))
                OwnAccountFrame.currentPassword(failure)
                NewPasswordFields(failure: failure)
                div(.class("form-actions")) {
                    button(.class("primary"), .buttonType(.submit)) { "Change the password" }
                }
            }
            if tokenCount > 0 {
                p(.class("help")) {
                    "Your access tokens go on working. If somebody else may have known the password, "
                    a(.href(Route.account(.tokens).address())) { "look through them too" }
                    " and revoke what you do not know."
                }
            }
        }
    }
}

struct OwnSessionsPage: Sendable {
    let frame: OwnAccountFrame
    let sessions: [SessionSummary]

    private var current: RecordID? { frame.visitor.session }

    var page: PlainPage {
        frame.page("Sessions", lead: "Where your account is signed in. End what you do not know.") {
            div(.class("scroll")) {
                table(.class("register")) {
                    thead {
                        tr {
                            for title in ["Browser", "Address", "Signed in", "Last seen", ""] {
                                th(.scope(.column)) { title }
                            }
                        }
                    }
                    tbody { for session in sessions { row(session) } }
                }
            }
            if sessions.count > 1 {
                frame.form(.sessions, "end-others") {
                    div(.class("form-actions")) {
                        button(.class("danger"), .buttonType(.submit)) { "End all other sessions" }
                    }
                }
            }
        }
    }

    private func row(_ session: SessionSummary) -> Markup {
        tr {
            td(.class("title")) { UserAgentName.of(session.userAgent) }
            td { session.address }
            td(.class("day")) { session.createdAt.longText }
            td(.class("day")) { session.id == current ? "now" : session.seenAt.longText }
            td {
                if session.id == current {
                    span(.class("faint")) { "this session" }
                } else {
                    HTML.form(.method(.post), .action(Route.account(.sessions).address())) {
                        FormToken(frame.visitor.formToken)
                        input(.type(.hidden), .name("act"), .value("end"))
                        input(.type(.hidden), .name("session"), .value(session.id.description))
                        button(
                            .class("small"), .buttonType(.submit),
                            .aria("label", "End the session from \(session.address), \(session.createdAt.longText)")
                        ) { "End" }
                    }
                }
            }
        }
    }
}

/// What a browser calls itself, in few words.
enum UserAgentName {
    static func of(_ text: String) -> String {
        if text.isEmpty { return "Unknown" }
        let browsers = [
            ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
            ("curl/", "curl"),
        ]
        let systems = [
            ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
            ("CrOS", "ChromeOS"), ("Linux", "Linux"),
        ]
        let browser = browsers.first { text.contains($0.0) }?.1
        let system = systems.first { text.contains($0.0) }?.1
        guard let browser else { return String(text.prefix(60)) }
        return system.map { "\(browser) on \($0)" } ?? browser
    }
}
