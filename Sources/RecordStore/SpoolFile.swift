#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A nameless file that bytes wait in until all have come, or until they are asked for again. It vanishes with the
/// process, however that ends.
package final class SpoolFile: Sendable {
    private let descriptor: CInt

    /// - Parameter prefix: Where it lies for the moment it has a name: there must be room for what it takes.
    package init(prefix: String) throws(StoreError) {
        var name = Array((prefix + "XXXXXX").utf8CString)
        let opened = mkstemp(&name)
        guard opened >= 0 else { throw Self.failure("no file can be made beside \(prefix)") }
        unlink(name)
        descriptor = opened
    }

    deinit { close(descriptor) }

    package func write(_ bytes: [UInt8], at offset: Int) throws(StoreError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                pwrite(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
            }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("a file cannot be set down on its way in") }
            done += count
        }
    }

    package func read(_ count: Int, at offset: Int) throws(StoreError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { buffer in
                pread(descriptor, buffer.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
            }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { throw Self.failure("a file cannot be read back on its way in") }
            done += got
        }
        return bytes
    }

    private static func failure(_ problem: String) -> StoreError {
        .engine("\(problem): \(String(cString: strerror(errno)))")
    }
}
