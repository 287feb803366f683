import RecordStore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that only its owner can read, made new: an existing one is never opened.
///
/// Opening and closing an existing database file here would let go of the locks that SQLite holds on it in this process.
enum PrivateFile {
    /// Makes an empty file with mode 0600.
    /// - Returns: false where there already was one.
    /// - Throws: `StoreError.engine` where it cannot be made.
    static func create(at path: String) throws(StoreError) -> Bool {
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            return true
        }
        guard errno == EEXIST else { throw failure("the file \(path) cannot be made") }
        return false
    }

    /// The error of the last failed call.
    static func failure(_ problem: String) -> StoreError {
        .engine("\(problem): \(String(cString: strerror(errno)))")
    }
}
