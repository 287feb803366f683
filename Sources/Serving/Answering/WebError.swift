import Accounts
package import HTTPTypes
import RecordStore
import Operations
package import Phrases
package import RecordFormat

/// What went wrong with a request, as the person who made it is told.
package enum WebError: Error, Sendable {
    case notFound
    case methodNotAllowed
    /// No session; the browser is sent to sign in and back.
    case signInNeeded
    /// An access token that lets nobody in.
    case deadAccessToken
    case forbidden(ErrorCode, Phrase)
    /// The form's token is missing or of another session.
    case forgedForm
    case tooLarge(Int)
    case unsupportedBody
    case malformedForm
    /// Its body ended before its end: the client went away, or was too slow.
    case brokenOff
    case badRequest(ErrorCode, Phrase)
    /// Somebody else changed or removed the record meanwhile.
    case conflict(ErrorCode, Phrase)
    case throttled(seconds: Int)
    case unavailable(ErrorCode, Phrase)

    package var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .signInNeeded, .deadAccessToken: .unauthorized
        case .forbidden, .forgedForm: .forbidden
        case .tooLarge: .contentTooLarge
        case .unsupportedBody: .unsupportedMediaType
        case .malformedForm, .brokenOff, .badRequest: .badRequest
        case .conflict: .conflict
        case .throttled: .tooManyRequests
        case .unavailable: .serviceUnavailable
        }
    }

    package var code: ErrorCode {
        switch self {
        case .notFound: "not-found"
        case .methodNotAllowed: "method-not-allowed"
        case .signInNeeded: "sign-in-needed"
        case .deadAccessToken: "dead-access-token"
        case .forgedForm: "forged-form"
        case .tooLarge: "too-large"
        case .unsupportedBody: "unsupported-body"
        case .malformedForm: "malformed-form"
        case .brokenOff: "broken-off"
        case .throttled: "throttled"
        case .forbidden(let code, _), .badRequest(let code, _), .conflict(let code, _), .unavailable(let code, _): code
        }
    }

    package var title: Phrase {
        switch self {
        case .notFound: "There is no such page"
        case .methodNotAllowed: "That cannot be done here"
        case .signInNeeded: "Please sign in"
        case .deadAccessToken: "The access token is not good"
        case .forbidden: "You may not do that"
        case .forgedForm: "The form has expired"
        case .tooLarge: "That is too large"
        case .unsupportedBody, .malformedForm, .brokenOff, .badRequest: "The request could not be read"
        case .conflict: "Someone else was quicker"
        case .throttled: "Too many attempts"
        case .unavailable: "Not available just now"
        }
    }

    package var message: Phrase {
        switch self {
        case .notFound: "It may have been removed or renamed, or the address has a typing error."
        case .methodNotAllowed: "Go back and use the buttons of the page."
        case .signInNeeded: "Sign in to go on."
        case .deadAccessToken:
            "It is unknown, was revoked or has expired, or its account may not enter any more. A new one is made in the browser, under “Your account”, “Access tokens”."
        case .forbidden(_, let sentence), .badRequest(_, let sentence), .conflict(_, let sentence),
            .unavailable(_, let sentence):
            sentence
        case .forgedForm:
            "Your session changed since the page was loaded. Go back, reload the page and send it again; nothing was saved."
        case .tooLarge(let bytesMax):
            "At most \(bytesMax >= 1_000_000 ? "\(bytesMax / 1_000_000) MB" : "\(bytesMax / 1000) kB") are taken here; nothing was saved."
        case .unsupportedBody: "The form was sent in a way this page does not read."
        case .malformedForm: "The form is malformed or has too many fields; nothing was saved."
        case .brokenOff: "It ended before all of it was here; nothing was saved. Send it again."
        case .throttled(let seconds):
            "Wait \(seconds < 90 ? "\(seconds) seconds" : "\((seconds + 59) / 60) minutes") and try again."
        }
    }
}

/// The one place where errors of the inner layers become those of HTTP. What is not for the person goes to the log.
extension WebError {
    package init?(_ error: any Error) {
        switch error {
        case let error as WebError: self = error
        case let error as WorkspaceError:
            switch error {
            case .notFound: self = .notFound
            case .forbidden: self = .forbidden(error.code, error.phrase.capitalizedFirst + ".")
            case .conflict: self = .conflict(error.code, error.phrase.capitalizedFirst + ".")
            case .unavailable: self = .unavailable(error.code, error.phrase.capitalizedFirst + ".")
            case .invalid, .referenced, .blocked, .refused:
                self = .badRequest(error.code, error.phrase.capitalizedFirst)
            case .store(.organizationMissing), .store(.recordMissing), .store(.attachmentMissing): self = .notFound
            case .store(.attachmentTooLarge(let bytesMax)): self = .tooLarge(bytesMax)
            case .store(.headMoved):
                self = .conflict(
                    error.code,
                    "Others changed so much at the same time that it could not be saved. Try again; nothing was saved.")
            case .store(.busy):
                self = .unavailable(
                    error.code, "The database is busy. Try again in a moment; nothing was saved.")
            case .store: return nil
            }
        case let error as AccountError:
            switch error {
            case .throttled(let seconds): self = .throttled(seconds: seconds)
            case .busy: self = .unavailable(error.code, error.sentence)
            case .unavailable: return nil
            case .notFound, .deadLink: self = .notFound
            case .deadAccessToken: self = .deadAccessToken
            case .notAdministrator: self = .forbidden(error.code, error.sentence)
            default: self = .badRequest(error.code, error.sentence)
            }
        case let error as StoreError:
            guard let error = WebError(WorkspaceError.store(error)) else { return nil }
            self = error
        default: return nil
        }
    }
}

extension String {
    /// The sentence with a capital letter at its beginning.
    package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
