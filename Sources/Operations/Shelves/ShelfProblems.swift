import ISMS
import Phrases
import RecordFormat
import Registers

/// What stands against putting something on a shelf, or changing what lies there.
extension WorkspaceError {
    static func noParent(for kind: Kind) -> WorkspaceError {
        .notFound("no-such-parent", "there is no such record to put a \(kind.singular) on")
    }

    static func appendOnly(_ name: String) -> WorkspaceError {
        .refused("append-only", "\(name) stays as it was made; add another that corrects it")
    }

    static func onlyErased(_ name: String) -> WorkspaceError {
        .refused("append-only-erased", "\(name) stays as it was made; it can only be erased")
    }

    static func parentStays(_ field: Phrase, of name: String) -> WorkspaceError {
        .refused("parent-stays", "“\(field)” of \(name) stays what it is; add another there")
    }

    static func setByOperation(_ field: Phrase, of name: String) -> WorkspaceError {
        .refused("set-by-operation", "“\(field)” of \(name) is not set by hand")
    }

    static func notBroughtBack(_ kind: Kind) -> WorkspaceError {
        .refused("not-brought-back", "\(kind.plural) are not brought back: add another one")
    }
}
