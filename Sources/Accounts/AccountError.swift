package import Phrases
package import RecordFormat

/// Why something about accounts could not be done, in sentences for the person who tried.
///
/// None of them tells a stranger whether an account exists.
package enum AccountError: Error, Hashable, Sendable {
    case wrongCredentials
    case wrongCode
    /// The current password, asked for again before the account's security changes, is not right.
    case wrongPassword
    /// Tried too often; `seconds` until the next try.
    case throttled(seconds: Int)
    /// More sign-ins are under way than the computer can check at once.
    case busy
    /// The time between password and second factor has run out.
    case signInExpired
    /// A one-time link that was used, withdrawn or has expired, or never was one.
    case deadLink
    case passwordRefused(PasswordProblem)
    case malformedEmail
    case nameMissing
    /// A name or another text is longer than `characterCountMax`.
    case tooLong(characterCountMax: Int)
    case rolesMissing
    /// A role that ends on a day was to be given without one.
    case lastDayMissing
    /// An invitation to a place that has ended already.
    case lastDayPast
    /// An administrator was to end on a day, after which nobody might be left to put it right.
    case administratorWithLastDay
    /// There is an account with this address already, or the link is for another one's.
    case accountNotMade
    case linkOfAnother
    case alreadyMember
    case personTaken
    case lastAdministrator
    case secondFactorCompulsory
    case secondFactorNotBegun
    case secondFactorExists
    /// The actor is not an administrator of the organization.
    case notAdministrator
    /// The account also serves organizations that the actor does not administer.
    case servesOthers
    case notFound
    /// The account keeps as many views of the register as it may.
    case tooManyViews(countMax: Int)
    /// An access token that is unknown, was revoked, has expired, or whose account may not enter any more. `known` is
    /// its identity where it was made here, for the operator.
    case deadAccessToken(known: RecordID?)
    /// The account has as many access tokens to the organization as it may.
    case tooManyAccessTokens(countMax: Int)
    case lifetimeRefused(daysMax: Int)
    /// The store cannot be asked; the text is for the operator.
    case unavailable(String)

    package var code: ErrorCode {
        switch self {
        case .wrongCredentials: "wrong-credentials"
        case .wrongCode: "wrong-code"
        case .wrongPassword: "wrong-password"
        case .throttled: "sign-in-throttled"
        case .busy: "sign-in-busy"
        case .signInExpired: "sign-in-expired"
        case .deadLink: "dead-link"
        case .passwordRefused: "password-refused"
        case .malformedEmail: "malformed-email"
        case .nameMissing: "name-missing"
        case .tooLong: "text-too-long"
        case .rolesMissing: "roles-missing"
        case .lastDayMissing: "last-day-missing"
        case .lastDayPast: "last-day-past"
        case .administratorWithLastDay: "administrator-with-last-day"
        case .accountNotMade: "account-not-made"
        case .linkOfAnother: "link-of-another"
        case .alreadyMember: "already-member"
        case .personTaken: "person-taken"
        case .lastAdministrator: "last-administrator"
        case .secondFactorCompulsory: "second-factor-compulsory"
        case .secondFactorNotBegun: "second-factor-not-begun"
        case .secondFactorExists: "second-factor-exists"
        case .notAdministrator: "not-administrator"
        case .servesOthers: "serves-others"
        case .notFound: "account-thing-missing"
        case .tooManyViews: "too-many-views"
        case .deadAccessToken: "access-token-dead"
        case .tooManyAccessTokens: "too-many-access-tokens"
        case .lifetimeRefused: "lifetime-refused"
        case .unavailable: "accounts-out-of-reach"
        }
    }

    /// The error as the person who tried reads it.
    package var sentence: Phrase {
        switch self {
        case .wrongCredentials: "The address and the password do not match an account that can sign in."
        case .wrongCode: "The code is not right, or was used already. Wait for the next one and try again."
        case .wrongPassword: "That is not your current password."
        case .throttled(let seconds): "Too many attempts. Wait \(Self.wait(seconds)) and try again."
        case .busy: "Too many people are signing in at this moment. Try again in a few seconds."
        case .signInExpired: "The sign-in took too long. Start again with your password."
        case .deadLink: "This link was used already, was withdrawn or has expired. Ask for a new one."
        case .passwordRefused(let problem): problem.sentence
        case .malformedEmail: "Enter an e-mail address, such as name@example.org."
        case .nameMissing: "Enter a name."
        case .tooLong(let characterCountMax): "Enter at most \(characterCountMax) characters."
        case .rolesMissing: "Choose at least one role."
        case .lastDayMissing: "Say which day is the last one: an external auditor's role ends on a day."
        case .lastDayPast: "That day is past: whoever is invited could do nothing here."
        case .administratorWithLastDay:
            "An administrator has no last day, or nobody might be left to put it right. Take the role away when the time comes."
        case .accountNotMade:
            "No account could be made. If you have one with this address, sign in first and open the link again."
        case .linkOfAnother: "This link is for another address than that of the account you are signed in with."
        case .alreadyMember: "This account belongs to the organization already."
        case .personTaken: "Another account of the organization is linked to this person."
        case .lastAdministrator:
            "An organization needs an administrator who can sign in. Make someone else administrator first."
        case .secondFactorCompulsory: "An organization you belong to makes the second factor compulsory."
        case .secondFactorNotBegun: "Begin setting up the second factor again."
        case .secondFactorExists: "The second factor is set up already."
        case .notAdministrator: "Only an administrator of the organization may do that."
        case .servesOthers:
            "This account also serves organizations you do not administer. Whoever runs this server can do it."
        case .tooManyViews(let countMax):
            "You keep \(countMax) views of this register already. Remove one, then save this."
        case .deadAccessToken:
            "The access token is unknown, was revoked or has expired, or its account may not enter any more."
        case .tooManyAccessTokens(let countMax):
            "There are \(countMax) access tokens of this account to the organization already. Revoke one, then make this."
        case .lifetimeRefused(let daysMax): "Choose how long the token lasts: 1 to \(daysMax) days."
        case .notFound: "There is no such account, session, invitation or access token here any more."
        case .unavailable: "Accounts cannot be read or written just now. Nothing was changed; try again."
        }
    }

    private static func wait(_ seconds: Int) -> Phrase {
        if seconds < 90 { return .counted(seconds, one: "one second", other: "\(seconds) seconds") }
        return "\((seconds + 59) / 60) minutes"
    }
}
