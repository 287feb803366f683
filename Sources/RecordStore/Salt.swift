/// Where the salts of revisions come from.
package typealias SaltSource = @Sendable () -> Bytes32

package enum Salt {
    /// 32 bytes of the operating system's cryptographic random generator.
    package static func random() -> Bytes32 {
        var generator = SystemRandomNumberGenerator()
        return Bytes32(random: &generator)
    }
}
