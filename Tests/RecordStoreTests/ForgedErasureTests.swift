import RecordFormat
import RecordStore
import Testing

@Suite("Names, reasons and erasures in a forged history whose hashes all fit")
struct ForgedErasureTests {
    private func fault(_ forge: (inout ForgedHistory) -> Void) throws -> Verification.Fault? {
        var history = ForgedHistory()
        forge(&history)
        return try HistoryVerifier.verify(history).fault
    }

    private func erasing(
        names: Set<RecordID> = [], reasons: Set<Int> = [], records: Set<RecordID> = [], attachments: Set<Bytes32> = []
    ) -> Erasures? {
        Erasures(attachments: attachments, names: names, reasons: reasons, records: records)
    }

    @Test("A sound one passes, with a root, accounts, erased names and reasons")
    func sound() throws {
        let fault = try fault { history in
            history.add([history.revision(1)])
            history.records = [CurrentRecord(record: record(1), code: "RISK-1", version: 1)]
            history.addSealed(2, by: member(1), isNamed: false)
            history.addSealed(3, by: member(2), isReasoned: false, root: HashChain.sha256([3]))
            history.addSealed(4, by: author())
            history.addSealed(
                5, by: member(1), isNamed: false,
                erasing: erasing(names: [account(1)], reasons: [3], attachments: [HashChain.sha256([1])]))
            history.addSealed(6, by: member(1))
        }
        #expect(fault == nil)
    }

    @Test("A name is gone only where this commit or a later one erases its account's names")
    func names() throws {
        #expect(try fault { $0.addSealed(1, by: member(1), isNamed: false) }?.sequence == 1)
        #expect(try fault { $0.addSealed(1, by: author(), isNamed: false) }?.sequence == 1)
        let before = try fault { history in
            history.addSealed(1, by: member(1), isNamed: false)
            history.addSealed(2, by: author(), erasing: erasing(names: [account(1)]))
            history.addSealed(3, by: member(1), isNamed: false)
        }
        #expect(before?.sequence == 3)
        let other = try fault { history in
            history.addSealed(1, by: member(1), isNamed: false)
            history.addSealed(2, by: member(2), isNamed: false)
            history.addSealed(3, by: author(), erasing: erasing(names: [account(2)]))
        }
        #expect(other?.sequence == 1)
    }

    @Test("An erasure of names leaves none of the account, and says nothing of one that had none")
    func namesLeft() throws {
        let left = try fault { history in
            history.addSealed(1, by: member(1), isNamed: false)
            history.addSealed(2, by: member(1))
            history.addSealed(3, by: author(), erasing: erasing(names: [account(1)]))
        }
        #expect(left?.sequence == 3)
        let own = try fault { history in
            history.addSealed(1, by: member(1), isNamed: false)
            history.addSealed(2, by: member(1), erasing: erasing(names: [account(1)]))
        }
        #expect(own?.sequence == 2)
        let none = try fault { history in
            history.addSealed(1, by: member(2))
            history.addSealed(2, by: author(), erasing: erasing(names: [account(1)]))
        }
        #expect(none?.sequence == 2)
    }

    @Test("A reason is gone only where a later commit erases it, and that one leaves none")
    func reasons() throws {
        #expect(try fault { $0.addSealed(1, by: author(), isReasoned: false) }?.sequence == 1)
        let own = try fault { history in
            history.addSealed(1, by: author(), isReasoned: false, erasing: erasing(reasons: [1]))
        }
        #expect(own?.sequence == 1)
        let left = try fault { history in
            history.addSealed(1, by: author())
            history.addSealed(2, by: author(), erasing: erasing(reasons: [1]))
        }
        #expect(left?.sequence == 2)
        let unsealed = try fault { history in
            history.add([history.revision(1)])
            history.addSealed(2, by: author(), erasing: erasing(reasons: [1]))
        }
        #expect(unsealed?.sequence == 2)
        let later = try fault { history in
            history.addSealed(1, by: author(), erasing: erasing(reasons: [2]))
            history.addSealed(2, by: author())
        }
        #expect(later?.sequence == 1)
    }

    @Test("A name or reason goes with its salt, and stays with it")
    func salts() throws {
        func fault(_ change: (inout CommitSeal) -> Void, principal: String, reason: String) throws
            -> Verification.Fault?
        {
            var chain = HashChain()
            let salt = HashChain.sha256([1])
            var seal = CommitSeal(
                name: TextSeal(salt: salt, digest: chain.digest(salt: salt, text: "ana")),
                reason: TextSeal(salt: salt, digest: chain.digest(salt: salt, text: "")))
            change(&seal)
            return try self.fault { history in
                let kept = CommitAuthor(
                    principal: principal, time: Instant(milliseconds: 2_000), reason: reason, source: "cli")
                history.add([history.revision(1)], by: kept, seal: seal)
                history.records = [CurrentRecord(record: record(1), code: "RISK-1", version: 1)]
                history.numbers = [(kind: "risk", number: 1)]
            }
        }
        #expect(try fault({ _ in }, principal: "ana", reason: "") == nil)
        #expect(try fault({ _ in }, principal: "", reason: "")?.sequence == 1)
        #expect(try fault({ _ in }, principal: "bob", reason: "")?.sequence == 1)
        #expect(try fault({ _ in }, principal: "ana", reason: "because")?.sequence == 1)
        #expect(try fault({ $0.name.salt = nil }, principal: "ana", reason: "")?.sequence == 1)
        #expect(try fault({ $0.reason.salt = nil }, principal: "ana", reason: "")?.sequence == 1)
    }

    @Test("The records a commit says it erased are those its revisions erase")
    func records() throws {
        func fault(says: Set<RecordID>, erases: Bool) throws -> Verification.Fault? {
            try self.fault { history in
                history.add([history.revision(1, supersededAt: erases ? 2 : nil, hasContent: !erases)])
                var chain = HashChain()
                let salt = HashChain.sha256([1])
                let seal = CommitSeal(
                    name: TextSeal(salt: salt, digest: chain.digest(salt: salt, text: "ana")),
                    reason: TextSeal(salt: salt, digest: chain.digest(salt: salt, text: "as agreed")),
                    erasures: erasing(records: says))
                let second = erases ? history.revision(1, version: 2, change: .erased) : history.revision(2)
                history.add([second], by: author(), seal: seal)
                if erases { history.lastErasure = 2 }
                history.numbers = [(kind: "risk", number: erases ? 1 : 2)]
            }
        }
        #expect(try fault(says: [record(1)], erases: true) == nil)
        #expect(try fault(says: [], erases: true)?.sequence == 2)
        #expect(try fault(says: [record(1), record(2)], erases: true)?.sequence == 2)
        #expect(try fault(says: [record(1)], erases: false)?.sequence == 2)
    }

    @Test("A commit of header format 1 has no account")
    func format1() throws {
        #expect(try fault { $0.add([$0.revision(1)], by: member(1)) }?.sequence == 1)
    }

    @Test("A commit without a revision erases something")
    func empty() throws {
        #expect(try fault { $0.add([], by: author(), seal: sealOfNothing) }?.sequence == 1)
    }

    private var sealOfNothing: CommitSeal {
        var chain = HashChain()
        let salt = HashChain.sha256([1])
        return CommitSeal(
            name: TextSeal(salt: salt, digest: chain.digest(salt: salt, text: "ana")),
            reason: TextSeal(salt: salt, digest: chain.digest(salt: salt, text: "as agreed")))
    }

    @Test("The head's last erasure is that of the history")
    func lastErasure() throws {
        func fault(_ change: Int) throws -> Verification.Fault? {
            try self.fault { history in
                history.addSealed(1, by: author(), isReasoned: false)
                history.addSealed(2, by: author(), erasing: erasing(reasons: [1]))
                history.addSealed(3, by: author())
                history.lastErasure += change
            }
        }
        #expect(try fault(0) == nil)
        for change in [-2, -1, 1] { #expect(try fault(change) != nil) }
    }
}
