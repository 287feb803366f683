import RecordFormat

/// Everything kept of an organization's current state, read while the history is still being replayed.
struct CurrentRows {
    let head: StoredHead?
    let records: [CurrentRecord]
    let references: [CurrentReference]
    let lastNumbers: [(kind: String, number: Int)]

    init(_ reader: some HistoryReader) throws(StoreError) {
        head = try reader.storedHead()
        records = try reader.currentRecords()
        references = try reader.currentReferences()
        lastNumbers = try reader.lastNumbers()
    }
}

/// Holds the current rows against what the replayed history says they must be.
struct CurrentStateCheck {
    let replay: HistoryReplay
    let rows: CurrentRows

    /// - Throws: `Verification.Fault`, mostly with no sequence: it is not a commit that is wrong.
    func run() throws(Verification.Fault) {
        try checkHead()
        // The records that exist, by identity, and where their states are.
        let live = replay.states.indices.filter { !replay.states[$0].change.endsRecord }
            .map { (record: replay.states[$0].record, place: $0) }.sorted { $0.record < $1.record }
        try checkRecords(live.map(\.place))
        try checkReferences(live)
        try checkLastNumbers()
    }

    private func checkHead() throws(Verification.Fault) {
        guard let stored = rows.head else { throw fault("the head is missing") }
        guard stored == replay.head else {
            throw fault(
                "the head is said to be \(stored.sequence) (\(stored.hash.hexadecimal)), but the history ends with "
                    + "\(replay.head.sequence) (\(replay.head.hash.hexadecimal))")
        }
    }

    private func checkRecords(_ live: [Int]) throws(Verification.Fault) {
        for (index, place) in live.enumerated() {
            let state = replay.states[place]
            guard state.supersededAt == StoredRevision.neverSuperseded else {
                throw Verification.Fault(
                    sequence: state.sequence,
                    problem: "revision \(state.version) of \(state.code) is current for the wrong sequences")
            }
            guard index < rows.records.count else { throw fault("\(state.code) is missing among the current records") }
            let row = rows.records[index]
            guard row.record == state.record else {
                throw fault("\(state.code) or \(row.code) is wrong among the current records")
            }
            guard row.code.utf8.elementsEqual(state.code.utf8), row.version == state.version else {
                throw fault("\(state.code) is not as the history has it among the current records")
            }
        }
        if rows.records.count > live.count {
            throw fault("\(rows.records[live.count].code) is a current record without a history")
        }
    }

    private func checkReferences(_ live: [(record: RecordID, place: Int)]) throws(Verification.Fault) {
        var index = 0
        for (record, place) in live {
            for target in replay.states[place].references {
                guard index < rows.references.count,
                    rows.references[index] == CurrentReference(source: record, target: target)
                else {
                    throw fault(
                        "the current references of \(replay.states[place].code) are not as the history has them")
                }
                guard replay.exists(target) else {
                    throw fault("\(replay.states[place].code) refers to a record that does not exist")
                }
                index += 1
            }
        }
        if index < rows.references.count {
            throw fault("the record \(rows.references[index].source) has a reference its history does not have")
        }
    }

    private func checkLastNumbers() throws(Verification.Fault) {
        var missing = replay.lastNumbers
        for (kind, number) in rows.lastNumbers {
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
