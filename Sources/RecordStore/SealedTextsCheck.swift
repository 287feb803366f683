import RecordFormat

/// Holds the names and reasons of commits against their digests, and those that are gone against the erasures that say
/// so. Part of a replay; commits of header format 1 pass, since their hash covers both.
struct SealedTextsCheck: Sendable {
    /// The last commit that is to erase an account's names, and the commit that is to erase a commit's reason.
    private var nameErasures: [RecordID: Int] = [:]
    private var reasonErasures: [Int: Int] = [:]
    /// The first commit of each account that has its name: any later erasure of the account's names belies it.
    private var named: [RecordID: Int] = [:]
    /// The first commit of each account that lacks its name, and the commits that lack their reason, until the erasure
    /// has come.
    private var awaitedNames: [RecordID: Int] = [:]
    private var awaitedReasons: Set<Int> = []

    /// - Parameter erasures: By sequence. A forecast: what it says must still come.
    init(expecting erasures: [(sequence: Int, erasures: Erasures)]) {
        for (sequence, erasures) in erasures {
            for account in erasures.names { nameErasures[account] = sequence }
            for reason in erasures.reasons { reasonErasures[reason] = sequence }
        }
    }

    /// Takes the next commit in.
    mutating func take(_ commit: StoredCommit, _ chain: inout HashChain) throws(Verification.Fault) {
        guard let seal = commit.seal else {
            guard commit.author.account == nil else {
                throw fault(commit.sequence, "the commit has an account, which its format does not know")
            }
            return
        }
        try takeName(of: commit, seal.name, &chain)
        try takeReason(of: commit, seal.reason, &chain)
        if let erasures = seal.erasures { try take(erasures, at: commit.sequence) }
    }

    /// Ends the history.
    func finish() throws(Verification.Fault) {
        if let name = awaitedNames.values.min() { throw fault(name, "the commit lacks its name, which was not erased") }
        if let reason = awaitedReasons.min() {
            throw fault(reason, "the commit lacks its reason, which was not erased")
        }
    }

    private mutating func takeName(
        of commit: StoredCommit, _ seal: TextSeal, _ chain: inout HashChain
    ) throws(Verification.Fault) {
        let account = commit.author.account
        try check(commit.author.principal, "name", seal, at: commit.sequence, &chain)
        if !seal.isErased {
            if let account, named[account] == nil { named[account] = commit.sequence }
            return
        }
        guard let account, let erasure = nameErasures[account], erasure >= commit.sequence else {
            throw fault(commit.sequence, "the commit lacks its name, though that was not erased later")
        }
        if awaitedNames[account] == nil { awaitedNames[account] = commit.sequence }
    }

    private mutating func takeReason(
        of commit: StoredCommit, _ seal: TextSeal, _ chain: inout HashChain
    ) throws(Verification.Fault) {
        try check(commit.author.reason, "reason", seal, at: commit.sequence, &chain)
        guard seal.isErased else { return }
        guard let erasure = reasonErasures[commit.sequence], erasure > commit.sequence else {
            throw fault(commit.sequence, "the commit lacks its reason, though that was not erased later")
        }
        awaitedReasons.insert(commit.sequence)
    }

    private func check(
        _ text: String, _ what: String, _ seal: TextSeal, at sequence: Int, _ chain: inout HashChain
    ) throws(Verification.Fault) {
        if let salt = seal.salt {
            guard chain.digest(salt: salt, text: text) == seal.digest else {
                throw fault(sequence, "the commit's \(what) does not match its digest")
            }
        } else if !text.isEmpty {
            throw fault(sequence, "the commit has a \(what), but not the salt that goes with it")
        }
    }

    private mutating func take(_ erasures: Erasures, at sequence: Int) throws(Verification.Fault) {
        for account in erasures.names {
            if let left = named[account] {
                throw fault(
                    sequence, "the commit erases the names of the account \(account), but commit \(left) has its")
            }
            guard awaitedNames.removeValue(forKey: account) != nil else {
                throw fault(sequence, "the commit erases the names of the account \(account), which had none")
            }
        }
        for reason in erasures.reasons {
            guard awaitedReasons.remove(reason) != nil else {
                throw fault(sequence, "the commit erases the reason of commit \(reason), which was not erased then")
            }
        }
    }

    private func fault(_ sequence: Int, _ problem: String) -> Verification.Fault {
        Verification.Fault(sequence: sequence, problem: problem)
    }
}
