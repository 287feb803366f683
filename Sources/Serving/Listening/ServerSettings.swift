/// How the server is reached and what it asks of requests.
package struct ServerSettings: Sendable {
    package var host: String
    /// The port to listen on; 0 for any that is free.
    package var port: Int
    /// The certificate chain and key, PEM files.
    package var tls: (certificate: String, key: String)?
    /// Whether a proxy before it ends TLS and names the client in X-Forwarded-For.
    package var isBehindProxy: Bool
    /// The address people use where it is not the one listened on, such as https://isms.example.com.
    var statedURL: String?
    /// Whether /metrics answers everybody, and not this computer alone.
    package var hasPublicMetrics: Bool
    /// How many bytes the records that are kept in memory may cost, of all organizations together, by estimate.
    package var memoryBudget: Int

    package init(
        host: String, port: Int, tls: (certificate: String, key: String)? = nil, isBehindProxy: Bool = false,
        publicURL: String? = nil, hasPublicMetrics: Bool = false, memoryBudget: Int = Self.usualMemoryBudget
    ) {
        self.host = host
        self.port = port
        self.tls = tls
        self.isBehindProxy = isBehindProxy
        self.hasPublicMetrics = hasPublicMetrics
        self.memoryBudget = memoryBudget
        statedURL = publicURL
    }

    /// The address people use, for links in invitations, where the server listens on a port.
    package func publicURL(listeningOn port: Int) -> String {
        let shownHost = host.contains(":") ? "[\(host)]" : host
        return statedURL ?? "\(tls == nil ? "http" : "https")://\(shownHost):\(port)"
    }

    /// Whether browsers reach it by HTTPS, so that cookies are marked secure and HTTPS is insisted on.
    var isSecure: Bool { statedURL?.hasPrefix("https://") ?? (tls != nil) }

    package static let usualMemoryBudget = 256_000_000

    static let loopbackHosts: Set<String> = ["127.0.0.1", "::1", "localhost"]
    package var isLoopback: Bool { Self.loopbackHosts.contains(host) }

    /// The session cookie. The `__Host-` prefix makes browsers refuse it from anywhere but this very host over HTTPS.
    var sessionCookie: String { isSecure ? "__Host-annex" : "annex" }
    /// The cookie that ties a form to a browser that has no session yet.
    var visitorCookie: String { isSecure ? "__Host-annex-visitor" : "annex-visitor" }
}
