import ISMS
import Phrases
import RecordFormat
import Registers

/// What stands against approving a record, recording an approval, or taking one back.
extension WorkspaceError {
    static func approverNotSignedIn(_ code: String) -> WorkspaceError {
        .forbidden(
            "approver-not-signed-in",
            "an approval is given by a person who is signed in; one given elsewhere is recorded with “annex approve \(code) --given-by PERSON --on DAY --where PLACE”"
        )
    }

    static func mayNotApprove(_ name: String) -> WorkspaceError {
        .forbidden("approving-not-permitted", "your role may not approve \(name)")
    }

    static var approverUnlinked: WorkspaceError {
        .forbidden(
            "approver-unlinked",
            "your account is not linked to a person of the organization, so it cannot approve; ask an administrator to link it"
        )
    }

    static func approvalToCome(_ day: Day) -> WorkspaceError {
        .refused("approval-to-come", "an approval cannot have been given on \(day), which is to come")
    }

    static var approvalWithoutPlace: WorkspaceError {
        .refused("approval-without-place", "say where the approval was given: in which minutes, letter or system")
    }

    static var approverUnknown: WorkspaceError {
        .notFound("approver-unknown", "the person who gave it is not in the register of people")
    }

    static func mayNotWithdrawApproval(_ name: String) -> WorkspaceError {
        .forbidden("withdrawing-approval-not-permitted", "you may not withdraw the approval of \(name)")
    }

    static func withdrawalWithoutReason(_ name: String) -> WorkspaceError {
        .refused("withdrawal-without-reason", "say why the approval of \(name) is taken back")
    }

    static func noApproval(_ name: String) -> WorkspaceError {
        .refused("no-approval", "\(name) has no approval that could be taken back")
    }

    static func noDraft(_ name: String) -> WorkspaceError {
        .refused("no-draft", "\(name) has no draft that could be discarded")
    }

    static func notApproved(_ kind: Kind) -> WorkspaceError {
        .refused("kind-not-approved", "\(kind.plural) are not approved")
    }

    static func approvedAlready(_ name: String) -> WorkspaceError {
        .refused("approved-already", "\(name) is approved already, and nothing in it waits for approval")
    }

    static func nothingToApprove(_ name: String, _ status: String) -> WorkspaceError {
        .refused(
            "nothing-to-approve", "\(name) is \(status), so there is nothing to approve; make it a draft first")
    }

    /// Four eyes: whoever wrote something does not approve it.
    static func ownWords(_ writer: Phrase, _ name: String, other: String?) -> WorkspaceError {
        let such: Phrase = other.map { ", such as \($0)" } ?? ""
        return .forbidden("approval-of-own-words", "\(writer) wrote \(name); someone else has to approve it\(such)")
    }

    /// “No second person” is not true.
    static func secondPersonThere(_ writer: Phrase, _ name: String, _ other: String) -> WorkspaceError {
        .forbidden("second-person-there", "\(writer) wrote \(name), and \(other) can approve it; let them")
    }

    static func derivesNoMore(version: Int) -> WorkspaceError {
        .refused(
            "version-derives-no-more",
            "version \(version) no longer derives as it was issued, so it cannot be approved; issue a new version")
    }

    static func setByApproval(_ field: Phrase, of name: String, _ advice: Phrase) -> WorkspaceError {
        .refused("set-by-approval", "“\(field)” of \(name) is not set by hand: \(advice)")
    }

    static func approvedByHand(_ name: String, _ advice: Phrase) -> WorkspaceError {
        .refused("approved-by-hand", "\(name) does not become approved by setting a field: \(advice)")
    }

    static func putOutOfForceByHand(_ name: String) -> WorkspaceError {
        .refused(
            "put-out-of-force-by-hand",
            "\(name) is approved: to change what it says, change that, which begins a draft; to put it out of force, take the approval back on its page (annex approve --withdraw)"
        )
    }

    static func retiredWithChanges(_ name: String) -> WorkspaceError {
        .refused(
            "retired-with-changes",
            "\(name) is approved: retire it by itself, without other changes, and discard or approve its draft first")
    }

    /// The account's address is not the person's.
    static func addressOfAnother(_ person: String) -> WorkspaceError {
        .forbidden(
            "address-of-another",
            "your account has another address than \(person), so it does not speak for them; another administrator has to put the address right, or the link is made by whoever runs the server"
        )
    }

    /// An administrator gave a person their own address.
    static func addressChangedByLinker(_ person: String) -> WorkspaceError {
        .forbidden(
            "address-changed-by-linker",
            "the address of \(person) was changed by who made the link to your account, so it does not speak for them; another administrator has to confirm the address"
        )
    }

    static func accountsUnavailable(_ sentence: Phrase) -> WorkspaceError {
        .unavailable("accounts-unavailable", sentence)
    }
}
