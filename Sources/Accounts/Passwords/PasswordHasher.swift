import CSodium

/// Derives what is stored of passwords: Argon2id through libsodium.
package struct PasswordHasher: Sendable {
    /// What one derivation costs. A stored hash names its own, so the cost can be raised later.
    package struct Cost: Hashable, Sendable {
        package let passes: UInt64
        package let memoryBytes: Int

        package init(passes: UInt64, memoryBytes: Int) {
            self.passes = passes
            self.memoryBytes = memoryBytes
        }

        /// 6 passes over 32 MiB: about a tenth of a second, and well above what OWASP asks for (2 over 19 MiB).
        package static let production = Cost(passes: 6, memoryBytes: 32 << 20)
        /// For tests, where nothing is guarded.
        package static let lowest = Cost(passes: 1, memoryBytes: 8 << 10)
    }

    /// What comparing a password with a stored hash says.
    struct Verdict: Sendable {
        let isRight: Bool
        /// The hash was made at another cost than passwords have now.
        let isOutdated: Bool
    }

    private let cost: Cost
    private let gate: HashingGate

    /// - Parameters:
    ///   - runningMax: how many derivations run at once; each takes the cost's memory.
    ///   - waitingMax: how many may wait for them.
    package init(cost: Cost = .production, runningMax: Int = 1, waitingMax: Int = 20) {
        self.cost = cost
        gate = HashingGate(runningMax: runningMax, waitingMax: waitingMax)
    }

    /// - Throws: `AccountError.busy`, or `.unavailable` where there is not enough memory.
    func hash(_ password: String) async throws(AccountError) -> String {
        guard Self.isReady else { throw Self.failure }
        let cost = cost
        let hash: String? = try await gate.run {
            var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
            let bytes = password.utf8.map { CChar(bitPattern: $0) }
            guard crypto_pwhash_str(&text, bytes, UInt64(bytes.count), cost.passes, cost.memoryBytes) == 0 else {
                return nil
            }
            return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        guard let hash else { throw Self.failure }
        return hash
    }

    /// Compares a password with a hash. Without one, as for an unknown account, it takes as long and is not right.
    func verify(_ password: String, against hash: String?) async throws(AccountError) -> Verdict {
        guard let hash, password.utf8.count <= PasswordRules.byteCountMax else {
            _ = try await self.hash(String(password.prefix(PasswordRules.byteCountMax)))
            return Verdict(isRight: false, isOutdated: false)
        }
        guard Self.isReady else { throw Self.failure }
        let cost = cost
        return try await gate.run {
            let bytes = password.utf8.map { CChar(bitPattern: $0) }
            let isRight = crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
            let isOutdated = crypto_pwhash_str_needs_rehash(hash, cost.passes, cost.memoryBytes) != 0
            return Verdict(isRight: isRight, isOutdated: isOutdated)
        }
    }

    /// The digests of recovery codes under an account's salt. A code has 80 random bits, so a small cost is plenty.
    func recoveryDigests(_ codes: [String], salt: [UInt8]) async throws(AccountError) -> [[UInt8]] {
        guard Self.isReady, salt.count == crypto_pwhash_saltbytes() else { throw Self.failure }
        let memoryBytes = min(cost.memoryBytes, 8 << 20)
        let digests: [[UInt8]] = try await gate.run {
            codes.compactMap { code in
                var digest = [UInt8](repeating: 0, count: 32)
                let bytes = code.utf8.map { CChar(bitPattern: $0) }
                let status = crypto_pwhash(
                    &digest, 32, bytes, UInt64(bytes.count), salt, 1, memoryBytes, crypto_pwhash_alg_argon2id13())
                return status == 0 ? digest : nil
            }
        }
        guard digests.count == codes.count else { throw Self.failure }
        return digests
    }

    static var saltByteCount: Int { crypto_pwhash_saltbytes() }

    private static let isReady = sodium_init() >= 0
    private static let failure = AccountError.unavailable(
        "libsodium could not derive a key; is there 32 MiB of memory?")
}
