package import Phrases
package import RecordFormat

/// What stands against an operation: the code that programs tell it by, and the sentence that a person reads.
///
/// Each slice says in one file what can stand against its operations, with what the sentences need as parameters. An
/// operation throws it by name, and no other file makes sentences for errors:
///
/// ```swift
/// extension WorkspaceError {
///     /// Whoever records an approval may not date it ahead.
///     static func approvalToCome(_ day: Day) -> WorkspaceError {
///         .refused("approval-to-come", "an approval cannot have been given on \(day), which is to come")
///     }
/// }
///
/// guard on <= setting.day else { throw .approvalToCome(on) }
/// ```
package struct Problem: Hashable, Sendable {
    package let code: ErrorCode
    /// Without a capital letter at its beginning or a full stop at its end: it may follow a name.
    package let sentence: Phrase

    fileprivate init(_ code: ErrorCode, _ sentence: Phrase) {
        self.code = code
        self.sentence = sentence
    }
}

extension WorkspaceError {
    package static func notFound(_ code: ErrorCode, _ sentence: Phrase) -> WorkspaceError {
        .notFound(Problem(code, sentence))
    }

    package static func forbidden(_ code: ErrorCode, _ sentence: Phrase) -> WorkspaceError {
        .forbidden(Problem(code, sentence))
    }

    package static func refused(_ code: ErrorCode, _ sentence: Phrase) -> WorkspaceError {
        .refused(Problem(code, sentence))
    }

    package static func unavailable(_ code: ErrorCode, _ sentence: Phrase) -> WorkspaceError {
        .unavailable(Problem(code, sentence))
    }
}
