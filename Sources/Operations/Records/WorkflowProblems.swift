import ISMS
import Phrases
import RecordFormat

/// What stands against taking a step, adding an entry, or setting by hand what those alone set.
extension WorkspaceError {
    static func noSteps(_ name: String) -> WorkspaceError {
        .refused("no-steps", "\(name) has no steps to take: change its fields")
    }

    static func noSuchStep(_ name: String, from here: Phrase, to state: Phrase, next: [Phrase]) -> WorkspaceError {
        let way: Phrase =
            next.isEmpty ? "no step leads on from there" : "it can become \(next.joined(separator: " or "))"
        return .refused("no-such-step", "\(name) is \(here) and cannot become \(state) now; \(way)")
    }

    static func stepNeedsReason(_ step: Phrase) -> WorkspaceError {
        .refused("step-needs-reason", "say why: “\(step)” needs a reason")
    }

    static func stepNeedsFields(_ name: String, _ labels: [Phrase]) -> WorkspaceError {
        let fields = labels.map { "“\($0)”" as Phrase }.joined(separator: ", ")
        return .refused("step-needs-fields", "before \(name) goes on, fill in \(fields)")
    }

    static var stepToCome: WorkspaceError {
        .refused("step-to-come", "the step cannot have been taken at a moment to come")
    }

    static func stepNotPermitted(_ step: Phrase, _ name: String) -> WorkspaceError {
        .forbidden("step-not-permitted", "“\(step)” is not yours to do for \(name)")
    }

    static var stepTakerUnlinked: WorkspaceError {
        .forbidden(
            "step-taker-unlinked",
            "your account is not linked to a person of the organization; ask an administrator to link it")
    }

    /// - Parameters:
    ///   - why: that the step is for somebody else, and what makes it so.
    ///   - such: somebody who could take it.
    static func stepForSomebodyElse(_ why: Phrase, such other: String) -> WorkspaceError {
        .forbidden("step-for-somebody-else", "\(why), such as \(other)")
    }

    /// “No second person” is not true.
    static func secondPersonForStep(_ why: Phrase, _ other: String) -> WorkspaceError {
        .forbidden("second-person-for-step", "\(why), and \(other) can: let them")
    }

    static func stepWithoutSecondPerson(_ why: Phrase) -> WorkspaceError {
        .forbidden(
            "step-without-second-person", "\(why); nobody else here can, so say why there is no second person")
    }

    /// A change of what was closed.
    static func sealed(_ name: String) -> WorkspaceError {
        .refused("record-closed", "\(name) is closed and stays as it is; what comes up later belongs in a new record")
    }

    package static func sealedAndKept(_ name: String) -> WorkspaceError {
        .refused("closed-record-kept", "\(name) is closed and stays as it is")
    }

    static func setByStep(_ field: Phrase, of name: String) -> WorkspaceError {
        .refused(
            "set-by-step",
            "“\(field)” of \(name) is not set by hand: take the step on its page, or with “annex advance”")
    }

    static func stepStandsOn(_ field: Phrase, _ step: Phrase, of name: String) -> WorkspaceError {
        .refused("step-stands-on-field", "“\(step)” of \(name) stands on “\(field)”, so that stays filled in")
    }

    static func stepExcepted(_ field: Phrase, _ step: Phrase, of name: String) -> WorkspaceError {
        .refused("step-excepted-person", "“\(field)” of \(name) stays who it was when “\(step)” was done")
    }

    static func noEntries(_ field: String, of name: String) -> WorkspaceError {
        .notFound("no-such-entries", "\(name) has no entries called “\(field)”")
    }

    static var emptyEntry: WorkspaceError { .refused("empty-entry", "write something, or choose a file") }

    static func entryTakesNoFiles(_ field: Phrase) -> WorkspaceError {
        .refused("entry-takes-no-files", "“\(field)” takes no files")
    }

    static func entriesFull(_ field: Phrase, of name: String, _ kind: Phrase) -> WorkspaceError {
        .refused(
            "entries-full",
            "“\(field)” of \(name) is full: go on in a new \(kind) that names this one, or add what is long as a file")
    }

    static func setByEntry(_ field: Phrase, of name: String) -> WorkspaceError {
        .refused(
            "set-by-entry",
            "“\(field)” of \(name) is not set by hand: add an entry on its page, or with “annex entry”")
    }

    static func entryStays(_ field: Phrase) -> WorkspaceError {
        .refused("entry-stays", "an entry of “\(field)” stays as it was made; add another that corrects it")
    }
}
