import Accounts
import ISMS
import RecordFormat
import RecordStore
import Registers
import SQLiteRecordStore
import Operations
import Phrases

/// Accounts for people of the demonstration organization, one for each role.
struct DemonstrationAccounts {
    let teller: StoryTeller
    let store: SQLiteRecordStore
    /// The password of all of them; nil for one made by chance.
    let password: String?

    /// Whose accounts are made, by the codes of the people.
    private static let cast: [(person: String, roles: Set<Role>)] = [
        ("PER-1", [.administrator, .ismsManager, .owner]), ("PER-3", [.approver, .owner]), ("PER-5", [.owner]),
        ("PER-4", [.reader]), ("PER-7", [.member]),
    ]

    /// Makes the accounts and says, line by line, how to sign in.
    func make() async throws -> [Phrase] {
        let workspace = teller.workspace
        let isms = try await workspace.snapshot()
        let service = AccountService(store: store, now: Clock.system.now)
        let password = password ?? Self.chancePassword()
        var lines: [Phrase] = ["Sign in with one of these and the password \(password)"]
        for (code, roles) in Self.cast {
            guard let person = isms.item(code: code) as? Entry<Person> else { continue }
            _ = try await CommandError.asking { () throws(AccountError) in
                try await service.addAccount(
                    email: person.email, name: person.title, password: password, id: teller.accounts[person.title],
                    memberships: [(workspace.organization.id, roles, person.id)])
            }
            let words = Role.allCases.filter(roles.contains).map(\.label).joined(separator: ", ")
            lines.append("  \(person.email)  \(words)")
        }
        return lines
    }

    /// 20 letters in groups of five: nearly 100 bits, and still typed without error.
    private static func chancePassword() -> String {
        let letters = Array("abcdefghjkmnpqrstuvwxyz23456789")
        let bytes = Randomness.system.bytes(20)
        // 256 is no multiple of 31, which favours a few letters by one part in 256: nothing beside 20 of them.
        let chosen = bytes.map { letters[Int($0) % letters.count] }
        return stride(from: 0, to: 20, by: 5).map { String(chosen[$0..<$0 + 5]) }.joined(separator: "-")
    }
}
