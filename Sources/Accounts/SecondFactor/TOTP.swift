import Crypto
import Foundation
import RecordFormat

/// Time-based one-time passwords (RFC 6238): SHA-1, six digits, steps of 30 seconds, as every authenticator has them.
package enum TOTP {
    package static let stepSeconds = 30
    static let secretByteCount = 20

    /// The step a moment lies in.
    static func step(at time: Instant) -> Int {
        Int((Double(time.milliseconds) / 1000 / Double(stepSeconds)).rounded(.down))
    }

    /// The code of a step (RFC 4226, 5.3).
    package static func code(secret: [UInt8], step: Int) -> String {
        let counter = withUnsafeBytes(of: UInt64(bitPattern: Int64(step)).bigEndian) { Data($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: Data(secret))))
        let offset = Int((mac.last ?? 0) & 0x0F)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step whose code this is: the present one or a neighbour, and later than the last that was used.
    static func matchingStep(_ code: String, secret: [UInt8], at time: Instant, after lastStep: Int) -> Int? {
        let now = step(at: time)
        var match: Int?
        for step in now - 1...now + 1 where Token.isEqual(code, self.code(secret: secret, step: step)) {
            if step > lastStep { match = step }
        }
        return match
    }
}

/// A second factor that is being set up: what the authenticator has to know.
package struct SecondFactorSetup: Hashable, Sendable {
    /// The secret as it is typed in: 32 characters of RFC 4648's base 32.
    package let secret: String
    /// The address an authenticator reads from a QR code.
    package let address: String

    init(secret: [UInt8], email: String) {
        self.secret = Base32.text(secret)
        let account = email.utf8.map { byte -> String in
            let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2E || byte == 0x2D
            let hexadecimal = String(byte, radix: 16, uppercase: true)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (hexadecimal.count == 1 ? "0" : "") + hexadecimal
        }.joined()
        address =
            "otpauth://totp/Annex:\(account)?secret=\(self.secret)&issuer=Annex&algorithm=SHA1&digits=6&period=\(TOTP.stepSeconds)"
    }
}
