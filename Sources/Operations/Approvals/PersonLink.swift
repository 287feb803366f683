import ISMS
import Phrases
package import RecordFormat
import RecordStore
import Registers

/// How an account came to speak for a person of the organization.
package struct PersonLink: Hashable, Sendable {
    /// The account that made the link; nil for the command line and for links made before this was kept.
    package let madeBy: RecordID?
    /// The account's address, in lower case.
    package let address: String

    package init(madeBy: RecordID?, address: String) {
        self.madeBy = madeBy
        self.address = address
    }
}

extension OperationSetting {
    /// Whether the principal speaks for a person. An administrator can link any account to anybody, their own and a second
    /// one of theirs among them, so a link counts where the addresses agree, and the person's was not changed by whoever
    /// made the link or uses it.
    ///
    /// - Throws: `.forbidden` with what to do.
    func checkLink(to person: Entry<Person>) async throws(WorkspaceError) {
        guard let link = principal.link, let maker = link.madeBy else { return }
        guard person.email.trimmed.lowercased() == link.address else {
            throw .addressOfAnother(person.name)
        }
        for changer in try await workspace.accountsThatChangedAddress(of: person.id) {
            guard changer != maker, changer != principal.account else {
                throw .addressChangedByLinker(person.name)
            }
        }
    }
}

extension Workspace {
    /// Whether a person of the register is somebody who is signed in: by the person they are linked to, or because it ever
    /// had their account's address. Whoever enters a second person for themselves is still who they were.
    func isSame(_ other: RecordID, as person: RecordID, address: String?) async throws(WorkspaceError) -> Bool {
        if other == person { return true }
        guard let address else { return false }
        return try await bodies(of: other).contains { $0["email"]?.stringValue?.trimmed.lowercased() == address }
    }

    /// The accounts that gave a person the address they have, after they were entered: nobody where it never changed.
    fileprivate func accountsThatChangedAddress(of person: RecordID) async throws(WorkspaceError) -> [RecordID] {
        let revisions = try await asking { () throws(StoreError) in
            try await store.history(of: person, in: organization.id)
        }
        var address: String?
        var changers: [RecordID] = []
        for (header, revision) in revisions {
            guard let bytes = revision.body, let body = try? JSON(parsing: bytes).objectValue else { continue }
            let now = body["email"]?.stringValue?.trimmed.lowercased() ?? ""
            if let before = address, before != now {
                // Somebody else's confirmation takes the place of the change before it.
                changers = header.author.account.map { [$0] } ?? []
            }
            address = now
        }
        return changers
    }
}
