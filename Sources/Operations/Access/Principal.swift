import Accounts
package import RecordFormat
package import RecordStore

/// Who acts, by which door they came in, and in which roles.
package struct Principal: Hashable, Sendable {
    /// By what somebody is known to the program.
    package enum Door: Hashable, Sendable {
        /// An account that signed in, in a browser.
        case account(RecordID)
        /// A script with an access token of an account.
        case accessToken(RecordID, account: RecordID)
        /// Whoever holds the database and runs the program on it: no table of roles can hold them back, every rule does.
        case commandLine
        /// Somebody from outside who was sent a link.
        case guestLink(RecordID)
        /// The program itself, doing what was asked for earlier.
        case job(String)
    }

    /// As the history names them.
    package let name: String
    package let door: Door
    package let roles: Set<Role>
    /// The person they are in the organization's register; nil where they are not in it.
    package let person: RecordID?
    /// How the account came to speak for that person; nil where nothing is known of it.
    package let link: PersonLink?
    /// Whether whoever runs the program on the database asked to see what is confidential, which is recorded.
    package let asksForSecrets: Bool

    package init(
        name: String, door: Door, roles: Set<Role>, person: RecordID?, link: PersonLink? = nil,
        asksForSecrets: Bool = false
    ) {
        self.asksForSecrets = asksForSecrets
        self.name = name
        self.door = door
        self.roles = roles
        self.person = person
        self.link = link
    }

    /// Whoever runs the program on the database, by the name they give.
    ///
    /// - Parameter asksForSecrets: whether they asked to see what is confidential.
    package static func commandLine(_ name: String, asksForSecrets: Bool = false) -> Principal {
        Principal(name: name, door: .commandLine, roles: [], person: nil, asksForSecrets: asksForSecrets)
    }

    /// Whether confidential records are open to them whatever their circle: to the command line that asks, and to the
    /// program's own jobs.
    package var seesSecrets: Bool {
        switch door {
        case .job: true
        case .commandLine: asksForSecrets
        case .account, .accessToken, .guestLink: false
        }
    }

    /// The account whose rights are used; nil where none is.
    package var account: RecordID? {
        switch door {
        case .account(let account), .accessToken(_, let account): account
        case .commandLine, .guestLink, .job: nil
        }
    }

    /// Whether the roles of an organization do not limit what they do.
    package var isOperator: Bool {
        switch door {
        case .commandLine, .job: true
        case .account, .accessToken, .guestLink: false
        }
    }

    /// How the history names what they do.
    package func author(at time: Instant, reason: String, source: String? = nil) -> CommitAuthor {
        CommitAuthor(
            account: account, principal: name, time: time, reason: reason, source: source ?? self.source)
    }

    /// How the history calls the door.
    package var source: String {
        switch door {
        case .account: "web"
        case .accessToken: "api"
        case .commandLine: asksForSecrets ? "cli, confidential" : "cli"
        case .guestLink: "link"
        case .job: "job"
        }
    }
}
