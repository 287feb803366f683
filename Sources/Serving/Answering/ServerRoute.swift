import HTML

/// The addresses that the server answers itself, whatever it serves, and to anybody.
enum ServerRoute: Hashable, Sendable {
    case health, ready, metrics
    /// A file the browser loads besides pages, by its hashed name.
    case asset(String)
    case favicon

    var segments: [String] {
        switch self {
        case .health: ["healthz"]
        case .ready: ["readyz"]
        case .metrics: ["metrics"]
        case .asset(let name): ["assets", name]
        case .favicon: ["favicon.ico"]
        }
    }

    var address: WebAddress { WebAddress(path: segments) }

    /// Reads the path of a request; nil where it is an address of the application's, or none.
    init?(path: String) {
        guard let segments = PathSegments.of(path), let first = segments.first else { return nil }
        switch (first, segments.count) {
        case ("healthz", 1): self = .health
        case ("readyz", 1): self = .ready
        case ("metrics", 1): self = .metrics
        case ("assets", 2): self = .asset(segments[1])
        case ("favicon.ico", 1): self = .favicon
        default: return nil
        }
    }
}
