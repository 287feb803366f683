import Accounts
import ISMS
import Operations
import RecordFormat
import Registers
import Synchronization

/// Who acts in the demonstration's story: each person signed in as themselves, so that what they approve is approved by
/// the rules that hold for everybody.
struct StoryTeller: Sendable {
    let workspace: Workspace
    /// The accounts by the names of their people; those that are made for signing in get these identities.
    private(set) var accounts: [String: RecordID] = [:]
    private let identifiers = IdentifierSource.random(clock: .system)

    init(workspace: Workspace) { self.workspace = workspace }

    /// The person of a name, as they would be signed in.
    mutating func principal(called name: String, in isms: ISMS) -> Principal {
        let account = accounts[name] ?? identifiers.next()
        accounts[name] = account
        let person = isms.items(of: Person.kind, titled: name).first
        return Principal(name: name, door: .account(account), roles: Set(Role.allCases), person: person?.id)
    }
}

/// A clock that the story turns.
final class StoryClock: Sendable {
    private let now: Mutex<Instant>

    init(_ start: Instant) { now = Mutex(start) }

    func turn(to instant: Instant) { now.withLock { $0 = instant } }

    var clock: Clock { Clock { self.now.withLock(\.self) } }
}
