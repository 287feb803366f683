import HTML
import ISMS
import Phrases
import Registers

/// What was just done, as the next page says it.
enum DoneNotice: String, Sendable {
    case added, saved, drafted, withdrawn, discarded, unchanged, removed, restored, approved, commented, imported,
        issued, rated,
        accepted, uploaded, advanced, entered, joined
    case proposed, adopted
    /// A decision of the owner went with the change.
    case savedAndWithdrawn = "saved-withdrawn"
    case commentWithdrawn = "comment-withdrawn"
    case planApproved = "plan-approved"
    case bulkDrafted = "bulk-drafted"
    case addedUnseen = "added-unseen"
    case savedUnseen = "saved-unseen"
    case viewSaved = "view-saved"
    case viewRemoved = "view-removed"
    case bulkSaved = "bulk-saved"

    func notice(code: String?, isms: ISMS, links: Links) -> Chrome.Notice? {
        let item = code.flatMap { isms.item(code: $0) }
        let name = item?.code ?? code.flatMap { Self.isCode($0) ? $0 : nil } ?? "It"
        let text: Phrase =
            switch self {
            case .added: "\(name) was added."
            case .joined: "You are in the circle of \(name) now. The others in it are told."
            case .saved: "\(name) was saved."
            case .drafted:
                "\(name) was saved as a draft. What is approved stays in force until the draft is approved too."
            case .discarded: "The draft of \(name) was discarded. What is approved is unchanged."
            case .savedAndWithdrawn:
                "\(name) was saved. What its owner had decided no longer covers it and was withdrawn; it waits for them again."
            case .planApproved: "The plan for \(name) was approved."
            case .bulkDrafted:
                "The selected records were changed, in one commit. Of those that are approved, drafts were begun; they wait for approval."
            case .withdrawn: "The approval of \(name) was taken back."
            case .unchanged: "Nothing was changed, so nothing was saved."
            case .removed: "\(name) was removed. Its history stays."
            case .restored: "\(name) is back."
            case .approved: "\(name) was approved."
            case .commented: "Your comment was added."
            case .commentWithdrawn: "The comment was withdrawn. Its history still has what it said."
            case .addedUnseen: "It was added. You are not in its circle, so you do not see it."
            case .savedUnseen: "It was saved. You are not in its circle any more, so you do not see it."
            case .advanced: "\(name) went on a step."
            case .entered: "Your entry was added."
            case .imported: "The file was imported."
            case .issued: "The Statement of Applicability was issued."
            case .rated: "\(name) was rated."
            case .accepted: "\(name) was accepted."
            case .proposed: "The risks were added. They wait to be rated."
            case .adopted:
                "The documents were added as drafts. Read each, choose what it leaves open, then have it approved."
            case .uploaded: "The file was added to \(name)."
            case .viewSaved: "The view was saved."
            case .viewRemoved: "The view was removed. No record changed."
            case .bulkSaved: "The selected records were changed, in one commit."
            }
        var undo: WebAddress?
        if self == .removed, let code, Self.isCode(code),
            let kind = Kind.all.first(where: { code.hasPrefix($0.prefix + "-") })
        {
            undo = links(.restoreRecord(kind, code: code))
        }
        return Chrome.Notice(tone: self == .unchanged ? .neutral : .good, text: text, undo: undo)
    }

    private static func isCode(_ text: String) -> Bool {
        text.utf8.count <= 20
            && text.utf8.allSatisfy { byte in
                (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
            }
    }
}
