import ISMS
import Phrases
import Registers

/// Somebody says something about a record, in their own name and at the moment it is.
package struct CommentOnRecord: Operation {
    package let code: String
    package let text: String

    package init(on code: String, _ text: String) {
        self.code = code
        self.text = text
    }

    package var purpose: String { "" }
    package var addsToWhatIsThere: Bool { true }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        guard let item = draft.base.item(code: code), setting.principal.may(.read, item, in: draft.base) else {
            throw .noRecord(code)
        }
        draft.make(Comment(on: item.id, text: text))
    }
}
