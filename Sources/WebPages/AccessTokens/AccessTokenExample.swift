import Accounts
import RecordFormat
import HTML
import ISMS
import Operations
import Phrases
import Registers

/// How a script uses a token: lines that work as they stand.
///
/// The secret is read from a file, so that it shows neither in the shell's history nor in the list of processes.
struct AccessTokenExample: Component {
    /// The address people use, such as https://isms.example.com.
    let publicURL: String
    let handle: String
    let roles: Set<Role>
    /// The secret, where it is shown this once.
    var secret: String?

    static let fileName = "annex-token.txt"

    private var mayExport: Bool { roles.contains { AccessPolicy.allows(.export, $0) } }

    var body: Markup {
        p { "Put this line into a file that only the script can read, such as \(Self.fileName):" }
        command("Authorization: Bearer \(secret ?? "annex_…")")
        if mayExport {
            p { "A register as CSV, with the columns and filters of its page's address:" }
            command(fetching(.exportRegister(Risk.kind, format: "csv"), into: "risks.csv"))
            p { "The Statement of Applicability as a workbook:" }
            command(fetching(.report(kind: "soa", format: "xlsx"), into: "soa.xlsx"))
        } else {
            p { "The tasks that are yours, as their page shows them:" }
            command(fetching(.register(TreatmentAction.kind), into: "tasks.html"))
        }
    }

    private func command(_ line: String) -> Markup { pre(.class("command")) { code { line } } }

    private func fetching(_ route: OrganizationRoute, into file: String) -> String {
        let address = Route.organization(handle: handle, asOf: nil, route).address()
        return "curl --fail --silent --show-error --header @\(Self.fileName) --output \(file) '\(publicURL)\(address)'"
    }
}
