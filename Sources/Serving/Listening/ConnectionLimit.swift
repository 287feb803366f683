import Foundation

/// How many connections may be open at once: as many as the system lets the process have, less what it needs itself.
enum ConnectionLimit {
    /// What the database, the log, the listening socket and reports under way may have open.
    private static let reserved = 128
    /// More than this many connections are no office's people any more.
    private static let most = 16_384

    /// Raises the number of files the process may have open as far as it may, and returns how many connections that
    /// leaves room for.
    static func raised() -> Int {
        #if canImport(Glibc)
            var limit = rlimit()
            let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
            guard getrlimit(files, &limit) == 0 else { return reserved }
            let wanted = min(limit.rlim_max, rlim_t(most + reserved))
            if limit.rlim_cur < wanted {
                limit.rlim_cur = wanted
                _ = setrlimit(files, &limit)
                guard getrlimit(files, &limit) == 0 else { return reserved }
            }
            let room = Int(min(limit.rlim_cur, rlim_t(most + reserved)))
            return max(room - reserved, room / 2)
        #else
            return most
        #endif
    }
}
