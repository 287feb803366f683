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

/// A nameless file that bytes wait in until all have come. It vanishes with the process.
final class SpoolFile: Sendable {
    private let descriptor: CInt

    /// - Parameter prefix: Where it lies for the moment it has a name: there must be room for what it takes.
    init(prefix: String) throws(StoreError) {
        var name = Array((prefix + "XXXXXX").utf8CString)
        let opened = mkstemp(&name)
        guard opened >= 0 else { throw PrivateFile.failure("no file can be made beside \(prefix)") }
        unlink(name)
        descriptor = opened
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8], at offset: Int) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                pwrite(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw PrivateFile.failure("an attachment cannot be set down on its way in") }
            done += count
        }
    }

    func read(_ count: Int, at offset: Int) throws(StoreError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
            }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { throw PrivateFile.failure("an attachment cannot be read back on its way in") }
            done += got
        }
        return bytes
    }
}
