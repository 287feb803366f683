import Phrases
import RecordFormat

/// What stands against what a script wants with its access token.
extension WebError {
    static func beyondAccessToken(_ limits: Phrase) -> WebError { .forbidden("beyond-access-token", limits) }

    static var tokenWithoutSecondFactor: WebError {
        .forbidden(
            "token-without-second-factor",
            "An organization of the token's account asks for a second factor, and the account has none yet. Its owner signs in and sets one up; then the token works again."
        )
    }

    static var tokenSendsNoForms: WebError {
        .forbidden("token-sends-no-forms", "An access token sends no forms.")
    }
}
