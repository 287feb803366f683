import Accounts
import ArgumentParser
import Foundation
import Logging
import Operations
import Phrases
import Serving
import WebPages

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "serve", "Serve the web application.",
        discussion: """
            By itself it listens on this computer alone. Anywhere else it wants a certificate (--tls-certificate and \
            --tls-key), or --behind-proxy where a proxy before it ends TLS. Where nobody has an account yet, it prints a \
            one-time link by which the first administrator makes theirs. It logs to standard error, one line a request, \
            and stops at SIGTERM or Ctrl-C once the requests being answered are done.
            """)

    @Option(help: .says("The address to listen on."))
    var host = "127.0.0.1"

    @Option(help: .says("The port to listen on; 0 for any that is free."))
    var port = 8080

    @Option(help: .says("The certificate chain, a PEM file."))
    var tlsCertificate: String?

    @Option(help: .says("The certificate's private key, a PEM file."))
    var tlsKey: String?

    @Option(help: .says("The address people use, such as https://isms.example.com; for links and cookies."))
    var publicUrl: String?

    @Flag(help: .says("A proxy ends TLS before it; the client's address is read from X-Forwarded-For."))
    var behindProxy = false

    @Flag(help: .says("Let other computers read /metrics too."))
    var publicMetrics = false

    @Option(
        help: .says("How many megabytes the records that are kept in memory may take, of all organizations together."))
    var memoryBudget = ServerSettings.usualMemoryBudget / 1_000_000

    @Option(help: .says("How much is logged: debug, info, notice, warning or error."))
    var logLevel = "info"

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError(says: "--tls-certificate and --tls-key belong together")
        }
        guard (0...65_535).contains(port) else { throw ValidationError(says: "a port is a number from 0 to 65535") }
        guard (1...1_000_000).contains(memoryBudget) else {
            throw ValidationError(says: "--memory-budget is a number of megabytes, from 1 to 1000000")
        }
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError(says: "--log-level is debug, info, notice, warning or error")
        }
        if let publicUrl, !publicUrl.hasPrefix("https://"), !publicUrl.hasPrefix("http://") {
            throw ValidationError(says: "--public-url begins with https:// or http://")
        }
    }

    func run() async throws {
        MemoryArenas.keepToTwo()
        MemoryArenas.keepPages()
        let tls = tlsCertificate.flatMap { certificate in tlsKey.map { (certificate: certificate, key: $0) } }
        let settings = ServerSettings(
            host: host, port: port, tls: tls, isBehindProxy: behindProxy,
            publicURL: publicUrl.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 },
            hasPublicMetrics: publicMetrics, memoryBudget: memoryBudget * 1_000_000)
        guard settings.isLoopback || tls != nil || behindProxy else {
            throw CommandError(
                "\(host) can be reached from elsewhere, and without TLS anyone on the way reads passwords; give --tls-certificate and --tls-key, or --behind-proxy where a proxy ends TLS"
            )
        }
        let store = try await database.store(creating: true)
        var logger = Logger(label: "annex", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        let accounts = AccountService(store: store, now: Clock.system.now)
        let link = try await CommandError.asking { () throws(AccountError) in try await accounts.issueFirstAccountLink()
        }
        do {
            let server = Server(
                settings, store: store, accounts: accounts, clock: .system, identifiers: .random(clock: .system))
            try await server.run(PagesApplication(on: server), logger: logger) { address in
                Console.say("Annex is running on \(address)")
                if let link {
                    Console.say("Nobody has an account yet. Make the first, an administrator's, within a day at")
                    Console.say("  \(address)/first-account/\(link.text)")
                }
            }
        } catch let error as ServerError {
            throw CommandError(Phrase(words: error.sentence), .unavailable)
        }
    }
}
