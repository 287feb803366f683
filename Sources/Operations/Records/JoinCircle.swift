package import ISMS
package import Phrases
package import RecordFormat
package import Registers

/// Somebody whose role may joins the circle of a confidential record, which they know by its code alone. The record keeps
/// who joined and why, and those in the circle are told (`Asks`).
package struct JoinCircle: Operation {
    package let code: String
    package let kind: Kind
    /// Why they have to know.
    package let reason: String

    package init(ofCode code: String, _ kind: Kind, reason: String) {
        self.code = code.trimmed.uppercased()
        self.kind = kind
        self.reason = reason.trimmed
    }

    private static let reasonLengthMax = 1000

    package var purpose: String { "Join the circle of \(code)" }

    package func apply(to draft: inout Draft, in setting: OperationSetting) async throws(WorkspaceError) {
        let principal = setting.principal
        guard case .account = principal.door, principal.mayJoinCircles(of: kind) else {
            throw .mayNotJoinCircle(kind)
        }
        guard let id = principal.person, let person = draft.base[Reference<Person>(id)] else {
            throw .joinerUnlinked
        }
        try await setting.checkLink(to: person)
        // Before the code is looked at: what is wrong with a reason must not tell whether there is such a record.
        guard reason.contains(where: \.isLetter) else { throw .joiningWithoutReason }
        guard reason.count <= Self.reasonLengthMax,
            !reason.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else { throw .unreadableReason(characterCountMax: Self.reasonLengthMax) }
        guard let item = draft.whole.item(code: code), item.kind == kind, item.isHidden(from: nil) else {
            throw .noConfidential(kind, code)
        }
        guard item.isHidden(from: person.id) else {
            throw .inCircleAlready(item.code)
        }
        let joining = CircleJoining(person.title, at: setting.now.wholeSecond, reason: reason)
        draft.replace(
            item, with: item.workingRecord.joined(by: person.id, joining), setting: ProtectedFields.circle)
    }
}

extension Principal {
    /// Whether somebody's roles may join the circles of confidential records of a kind. They do it in person, signed in.
    package func mayJoinCircles(of kind: Kind) -> Bool {
        !roles.isDisjoint(with: Kind.type(named: kind.name)?.circleJoiners ?? [])
    }
}
