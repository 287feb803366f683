import RecordFormat

/// Holding the current rows against what the replayed history says they must be.
extension HistoryVerifier {
    /// - Throws: `Verification.Fault` with no sequence: it is not a commit that is wrong.
    func compareCurrentState(with reader: some HistoryReader) throws {
        try compareHead(with: reader)
        let live = states.filter { !$0.value.change.endsRecord }.sorted { $0.key < $1.key }
        try compareRecords(live, with: reader)
        try compareReferences(live, with: reader)
        try compareLastNumbers(with: reader)
    }

    private func compareHead(with reader: some HistoryReader) throws {
        let expected = StoredHead(
            sequence: commit?.sequence ?? 0, hash: commit?.hash ?? HashChain.genesis(of: reader.organization))
        guard let stored = try reader.storedHead() else { throw fault("the head is missing") }
        guard stored == expected else {
            throw fault(
                "the head is said to be \(stored.sequence) (\(stored.hash.hexadecimal)), but the history ends with "
                    + "\(expected.sequence) (\(expected.hash.hexadecimal))")
        }
    }

    private func compareRecords(
        _ live: [(key: RecordID, value: State)], with reader: some HistoryReader
    ) throws {
        let stored = try reader.currentRecords()
        for (record, state) in live {
            guard state.supersededAt == StoredRevision.neverSuperseded else {
                throw Verification.Fault(
                    sequence: state.sequence,
                    problem: "version \(state.version) of \(state.code) is current for the wrong sequences")
            }
            guard let row = try stored() else { throw fault("\(state.code) is missing among the current records") }
            guard row.record == record else {
                throw fault("\(state.code) or \(row.code) is wrong among the current records")
            }
            guard row.code.utf8.elementsEqual(state.code.utf8), row.version == state.version else {
                throw fault("\(state.code) is not as the history has it among the current records")
            }
        }
        if let row = try stored() { throw fault("\(row.code) is a current record without a history") }
    }

    private func compareReferences(
        _ live: [(key: RecordID, value: State)], with reader: some HistoryReader
    ) throws {
        let stored = try reader.currentReferences()
        for (record, state) in live {
            for target in state.references {
                guard try stored() == CurrentReference(source: record, target: target) else {
                    throw fault("the current references of \(state.code) are not as the history has them")
                }
                guard let other = states[target], !other.change.endsRecord else {
                    throw fault("\(state.code) refers to a record that does not exist")
                }
            }
        }
        if let row = try stored() { throw fault("the record \(row.source) has a reference its history does not have") }
    }

    private func compareLastNumbers(with reader: some HistoryReader) throws {
        let stored = try reader.lastNumbers()
        var missing = lastNumbers
        while let (kind, number) = try stored() {
            guard missing.removeValue(forKey: kind) == number else {
                throw fault("the code counter of “\(kind)” stands at \(number), which the history does not say")
            }
        }
        if let kind = missing.keys.min() { throw fault("the code counter of “\(kind)” is missing") }
    }

    private func fault(_ problem: String) -> Verification.Fault {
        Verification.Fault(sequence: nil, problem: problem)
    }
}
