import ISMS
import Phrases
package import RecordFormat
import Registers

/// Whoever made a comment, or an ISMS manager, withdraws it: it still shows that there was one, and no longer what it said.
/// Its history keeps that.
package struct WithdrawComment: Operation {
    package let comment: RecordID

    package init(_ comment: RecordID) { self.comment = comment }

    package var purpose: String { "Withdraw a comment" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let found = try await setting.shelved(comment, in: draft)
        guard let found, let entry = found.item as? Entry<Comment> else {
            throw .gone("the comment")
        }
        guard setting.principal.keepsOrAdded(found) else {
            throw .mayNotWithdraw(entry.code)
        }
        if entry.value.isWithdrawn { throw .withdrawnAlready(entry.code) }
        var withdrawn = entry.value
        withdrawn.text = ""
        withdrawn.withdrawnAt = setting.now.wholeSecond
        draft.replace(entry, with: withdrawn, setting: ProtectedFields.shelf)
    }
}

extension Principal {
    /// Whether what lies on a shelf is somebody's own, or they manage the management system: they may withdraw it.
    package func keepsOrAdded(_ shelved: ShelvedItem) -> Bool {
        if isOperator || !roles.isDisjoint(with: [.administrator, .ismsManager]) { return true }
        return shelved.isAdded(by: self) && reach(of: .create, on: shelved.item.kind) != .none
    }
}
