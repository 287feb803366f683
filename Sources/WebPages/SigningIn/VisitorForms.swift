import Accounts
import HTTPTypes
import Phrases
import Serving

/// Pages with forms that are sent before anybody is signed in.
extension WebResponse {
    /// Answers with a page that holds a form for somebody who has no session.
    static func visitorPage(
        _ visit: Visit, status: HTTPResponse.Status = .ok, _ page: (_ formToken: String) -> PlainPage
    ) -> WebResponse {
        visit.tiedToBrowser { .page(page($0).page, status: status) }
    }

    /// The page of ours to go on to, as `back` names it; never anywhere else.
    static func goingBack(to back: String?) -> WebResponse {
        guard let back, let route = Route(path: back) else { return .seeOther(.start) }
        switch route {
        case .organization, .account, .organizations, .newOrganization, .invitation: return .seeOther(route)
        default: return .seeOther(.start)
        }
    }
}

/// Why a form about accounts was refused: beside its fields where it concerns one, and otherwise above all.
struct FormFailure: Sendable {
    private(set) var general: Phrase?
    private(set) var problems: [String: Phrase] = [:]
    private(set) var status = HTTPResponse.Status.unprocessableContent

    /// - Throws: what is no matter of the form.
    init(_ error: AccountError) throws {
        switch error {
        case .unavailable: throw error
        case .throttled:
            status = .tooManyRequests
            general = error.sentence
        case .busy:
            status = .serviceUnavailable
            general = error.sentence
        case .passwordRefused(.mistyped): problems["repeated"] = error.sentence
        case .passwordRefused: problems["password"] = error.sentence
        case .wrongPassword: problems["current"] = error.sentence
        case .wrongCode: problems["code"] = error.sentence
        case .malformedEmail: problems["email"] = error.sentence
        case .nameMissing, .tooLong: problems["name"] = error.sentence
        case .lifetimeRefused: problems["days"] = error.sentence
        case .rolesMissing: problems["roles"] = error.sentence
        case .lastDayMissing, .lastDayPast, .administratorWithLastDay: problems["lastDay"] = error.sentence
        case .personTaken: problems["person"] = error.sentence
        default: general = error.sentence
        }
    }

    var notice: Chrome.Notice? { general.map { Chrome.Notice(tone: .bad, text: $0) } }
}

/// What was just done, as the next page says it: carried in the address by name, never as text.
enum AccountNotice: String, Sendable {
    case signedOut = "signed-out"
    case passwordSet = "password-set"
    case passwordChanged = "password-changed"
    case sessionEnded = "session-ended"
    case sessionsEnded = "sessions-ended"
    case secondFactorRemoved = "second-factor-removed"
    case invitationAccepted = "invitation-accepted"
    case memberChanged = "member-changed"
    case memberRemoved = "member-removed"
    case invitationWithdrawn = "invitation-withdrawn"
    case requirementChanged = "requirement-changed"
    case secondFactorReset = "second-factor-reset"
    case accountDisabled = "account-disabled"
    case accountEnabled = "account-enabled"
    case tokenRevoked = "token-revoked"

    static func notice(in query: FormData) -> Chrome.Notice? {
        guard let name = query["done"], let notice = AccountNotice(rawValue: name) else { return nil }
        return Chrome.Notice(tone: .good, text: notice.text)
    }

    private var text: Phrase {
        switch self {
        case .signedOut: "You are signed out."
        case .passwordSet: "The new password is set. Sign in with it."
        case .passwordChanged: "Your password was changed, and all your other sessions were ended."
        case .sessionEnded: "The session was ended."
        case .sessionsEnded: "All your other sessions were ended."
        case .secondFactorRemoved: "The second factor was removed, and all your other sessions were ended."
        case .invitationAccepted: "You belong to the organization now."
        case .memberChanged: "The account was changed. It counts from its next page on."
        case .memberRemoved: "The account was taken out of the organization."
        case .invitationWithdrawn: "The invitation was withdrawn; its link is dead."
        case .requirementChanged: "The rule about second factors was changed."
        case .secondFactorReset:
            "The second factor was removed, and the account's sessions and access tokens were ended."
        case .accountDisabled: "The account was disabled, and its sessions and access tokens were ended."
        case .accountEnabled: "The account can sign in again."
        case .tokenRevoked: "The access token was revoked. It opens nothing any more."
        }
    }
}
