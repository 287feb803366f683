import ArgumentParser
import Foundation
import RecordStore
import Workspace

/// Who makes a change, and why.
struct AuthorOptions: ParsableArguments {
    @Option(help: "Who makes the change; by default ANNEX_PRINCIPAL, else the name you are logged in with.")
    var by: String?

    @Option(help: "Why, for the history.")
    var reason: String = ""

    func author(source: String = "cli", reason: String? = nil) -> CommitAuthor {
        let environment = ProcessInfo.processInfo.environment
        let principal = by ?? environment["ANNEX_PRINCIPAL"] ?? environment["USER"] ?? NSUserName()
        return CommitAuthor(
            principal: principal.isEmpty ? "unknown" : principal, time: Clock.system.now(),
            reason: self.reason.isEmpty ? reason ?? "" : self.reason, source: source)
    }
}
