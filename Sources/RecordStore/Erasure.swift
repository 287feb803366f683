package import RecordFormat

/// What is to be erased in one commit.
///
///     let leaver = Erasure(record: person.id, namesOf: [account.id], reasonsOf: [12])
///     try await store.erase(leaver, by: author, basedOn: head.sequence, in: organization)
///
/// What was erased already, and an account that has no name in the history, is passed over.
package struct Erasure: Hashable, Sendable {
    /// The records whose bodies, references and salts go, and with them the attachments that nothing else refers to.
    package let records: Set<RecordID>
    /// The accounts whose names go from all commits so far, and from this one where its author is among them.
    ///
    /// Names in commits of header format 1 and of those without an account stay: nothing ties them to an account.
    package let namesOf: Set<RecordID>
    /// The sequences of the commits whose reasons go; none of header format 1, whose hash needs the reason.
    package let reasonsOf: Set<Int>

    /// - Parameter others: What goes with the record, such as what lies on its shelves.
    package init(
        record: RecordID? = nil, with others: Set<RecordID> = [], namesOf: Set<RecordID> = [],
        reasonsOf: Set<Int> = []
    ) {
        records = record.map { others.union([$0]) } ?? others
        self.namesOf = namesOf
        self.reasonsOf = reasonsOf
    }
}

/// What a commit erased, as its hash covers it: each list in ascending order, each entry once, not all of them empty.
package struct Erasures: Hashable, Sendable {
    /// Attachments by their digests. They may have been stored again since.
    package let attachments: [Bytes32]
    /// The accounts whose names were erased from this commit and all before it.
    package let names: [RecordID]
    /// The sequences of the commits whose reasons were erased, all before this one.
    package let reasons: [Int]
    package let records: [RecordID]

    /// Nil where nothing was erased.
    package init?(attachments: Set<Bytes32>, names: Set<RecordID>, reasons: Set<Int>, records: Set<RecordID>) {
        guard !(attachments.isEmpty && names.isEmpty && reasons.isEmpty && records.isEmpty) else { return nil }
        self.attachments = attachments.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
        self.names = names.sorted()
        self.reasons = reasons.sorted()
        self.records = records.sorted()
    }
}

extension Erasures {
    /// Canonical JSON with all four members, so that there is one spelling for one erasure:
    /// `{"attachments":[…],"names":[…],"reasons":[…],"records":[…]}`.
    package var canonicalBytes: [UInt8] {
        let json: JSON = [
            "attachments": .array(attachments.map { .string($0.hexadecimal) }),
            "names": .array(names.map { .string($0.description) }),
            "reasons": .array(reasons.map { .integer($0) }),
            "records": .array(records.map { .string($0.description) }),
        ]
        return json.canonicalBytes
    }

    /// Reads what `canonicalBytes` wrote; nil where it is anything else.
    package init?(canonicalBytes bytes: [UInt8]) {
        guard let json = try? JSON(parsing: bytes),
            let attachments = Erasures.list(
                json["attachments"], { $0.stringValue.flatMap(Bytes32.init(hexadecimal:)) }),
            let names = Erasures.list(json["names"], { $0.stringValue.flatMap { RecordID($0) } }),
            let reasons = Erasures.list(json["reasons"], { $0.integerValue }),
            let records = Erasures.list(json["records"], { $0.stringValue.flatMap { RecordID($0) } })
        else { return nil }
        self.init(attachments: attachments, names: names, reasons: reasons, records: records)
        // Another order, a repetition, a member too many and another spelling all show here.
        guard canonicalBytes == bytes else { return nil }
    }

    private static func list<Value: Hashable>(_ json: JSON?, _ read: (JSON) -> Value?) -> Set<Value>? {
        guard let values = json?.arrayValue else { return nil }
        var list: Set<Value> = []
        for value in values {
            guard let value = read(value) else { return nil }
            list.insert(value)
        }
        return list
    }
}
