import ISMS
import Phrases
import Registers

/// Whoever runs the program on the database asked for confidential records: noted beside the organization's own record,
/// before anything is shown.
package struct NoteSecretReading: Operation {
    /// The command by which it was asked.
    package let command: String

    package init(command: String) { self.command = command }

    package var purpose: String { "Confidential records were asked for with “\(command)”" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) throws(WorkspaceError) {
        guard let organization = draft.base.organization else {
            throw .noOrganizationRecord
        }
        draft.make(Comment(on: organization.id, text: purpose))
    }
}
