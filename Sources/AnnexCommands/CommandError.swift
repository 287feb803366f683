import Accounts
import RecordStore
import Operations
import Phrases

/// What the program leaves behind for scripts; documented in `annex --help`.
enum ExitStatus: Int32, Sendable {
    case done = 0
    /// A check found errors, or a verification a fault.
    case failed = 1
    case refused = 2
    case notFound = 3
    case conflict = 4
    case unavailable = 5

    init(_ error: WorkspaceError) {
        self =
            switch error {
            case .invalid, .referenced, .blocked, .refused, .forbidden: .refused
            case .notFound: .notFound
            case .conflict: .conflict
            case .unavailable: .unavailable
            case .store(let error): ExitStatus(error)
            }
    }
}

extension ExitStatus {
    fileprivate init(_ error: StoreError) {
        self =
            switch error {
            case .headMoved, .versionConflict: .conflict
            case .organizationExists, .attachmentTooLarge, .referenced, .invalidDraft: .refused
            case .recordMissing, .attachmentMissing, .organizationMissing, .databaseMissing: .notFound
            default: .unavailable
            }
    }
}

extension ExitStatus {
    init(_ error: AccountError) {
        self =
            switch error {
            case .unavailable, .busy: .unavailable
            case .notFound: .notFound
            default: .refused
            }
    }
}

/// A command that cannot be carried out, said to the person who gave it.
struct CommandError: Error {
    let message: Phrase
    let status: ExitStatus

    init(_ message: Phrase, _ status: ExitStatus = .refused) {
        self.message = message
        self.status = status
    }

    init(_ error: AccountError) {
        self.init(error.sentence, ExitStatus(error))
    }

    /// Asks the accounts; what they cannot do becomes an error of the command.
    static func asking<Answer>(_ question: () async throws(AccountError) -> Answer) async throws -> Answer {
        do throws(AccountError) {
            return try await question()
        } catch {
            throw CommandError(error)
        }
    }
}
