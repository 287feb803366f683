import ArgumentParser
import Foundation
import Operations
import Phrases

/// Who makes a change, and why.
struct AuthorOptions: ParsableArguments {
    @Option(help: .says("Who makes the change; by default ANNEX_PRINCIPAL, else the name you are logged in with."))
    var by: String?

    @Option(help: .says("Why, for the history."))
    var reason: String = ""

    /// Whoever runs the command: no role limits them, every rule does.
    func principal(_ database: DatabaseOptions) -> Principal {
        .commandLine(by ?? Self.loginName, asksForSecrets: database.confidential)
    }

    /// ANNEX_PRINCIPAL, else the name somebody is logged in with.
    static var loginName: String {
        let environment = ProcessInfo.processInfo.environment
        let name = environment["ANNEX_PRINCIPAL"] ?? environment["USER"] ?? NSUserName()
        return name.isEmpty ? "unknown" : name
    }
}
