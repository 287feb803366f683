import Phrases
import RecordFormat
import Registers

/// Findings about each record of a kind by itself. Where little was changed since the last check, what was found then
/// stands as far as the rule says (`RuleReading`), and only the records around the changes are looked at.
extension Rule.Context {
    /// A finding about each of the records of a kind that still count and for which there is something to say.
    func findings<Value: Record>(_ type: Value.Type, _ message: (Entry<Value>) -> Phrase?) -> [Finding] {
        func judge(_ entry: Entry<Value>) -> Finding? {
            watched(type, judging: entry) {
                guard entry.value.isCurrent(on: day) else { return nil }
                return message(entry).map { finding(entry, $0) }
            }
        }
        return SnapshotRead.unheard { carried(judge) ?? isms[type].compactMap(judge) }
    }

    /// A finding about each open risk for which there is something to say, of its ratings, its treatment and what that
    /// is linked with.
    func openRisks(_ message: (RiskEvaluation) -> Phrase?) -> [Finding] {
        func judge(_ evaluation: RiskEvaluation) -> Finding? {
            watched(Risk.self, judging: evaluation.risk) { message(evaluation).map { finding(evaluation.risk, $0) } }
        }
        return SnapshotRead.unheard {
            let carried = carried { (risk: Entry<Risk>) in
                risk.status == .open ? judge(RiskEvaluation(of: risk, in: isms, on: day)) : nil
            }
            return carried ?? evaluations.compactMap(judge)
        }
    }

    /// Findings about the records of a kind together, for a rule that reads registers.
    func together<Value: Record>(_ type: Value.Type, _ find: () -> [Finding]) -> [Finding] {
        SnapshotRead.unheard { standing(type) ?? watched(type, find) }
    }

    /// What was found about the records of a kind last, with what there is to say about those around the changes; nil
    /// where all of them have to be looked at.
    private func carried<Value: Record>(_ judge: (Entry<Value>) -> Finding?) -> [Finding]? {
        guard case .neighbours = rule.reads, let earlier else { return standing(Value.self) }
        var findings = earlier.findings(about: Value.self)
        for (number, entry) in earlier.changes.places(Value.self, in: isms) {
            findings.put(entry.flatMap(judge), about: number)
        }
        return findings
    }

    /// What was found about the records of a kind last, where nothing was changed in the registers that the rule reads.
    private func standing<Value: Record>(_ type: Value.Type) -> [Finding]? {
        guard let earlier, let kinds = registersRead(for: type), kinds.isDisjoint(with: earlier.changes.kinds) else {
            return nil
        }
        return earlier.findings(about: type)
    }

    /// The registers that what is found about the records of a kind rests on; nil where it rests on something else.
    private func registersRead<Value: Record>(for type: Value.Type) -> Set<Kind>? {
        switch rule.reads {
        case .ownRegister: [type.kind]
        case .registers(let kinds): kinds
        case .neighbours, .everything: nil
        }
    }
}

/// How a debug build watches that a rule reads no further than it says (`ReadingWatch`).
extension Rule.Context {
    /// Runs what a rule does before and between judging records.
    func watched(_ body: () -> [Finding]) -> [Finding] {
        #if DEBUG
            if case .registers(let kinds) = rule.reads { return watch(kinds, body) }
            return watch([], body)
        #else
            body()
        #endif
    }

    /// Runs what judges records of a kind, one of them or all together.
    private func watched<Value: Record, Result>(
        _ type: Value.Type, judging record: Entry<Value>? = nil, _ body: () -> Result
    ) -> Result {
        #if DEBUG
            watch(registersRead(for: type) ?? [], judging: record, body)
        #else
            body()
        #endif
    }

    #if DEBUG
        private func watch<Result>(_ kinds: Set<Kind>, judging record: (any Item)? = nil, _ body: () -> Result)
            -> Result
        {
            if case .everything = rule.reads { return body() }
            let watch = ReadingWatch(
                rule.header.code.text, reads: rule.reads, kinds: kinds, record: record, in: facts.derivation.isms)
            return watch.watch(body)
        }
    #endif
}

extension Rule.Context.Earlier {
    /// What was found about records of a kind; rules mostly speak of one only.
    fileprivate func findings<Value: Record>(about type: Value.Type) -> [Finding] {
        if findings.first?.record is Entry<Value>, findings.last?.record is Entry<Value> { return findings }
        return findings.filter { $0.record is Entry<Value> }
    }
}

extension [Finding] {
    /// Puts what is found about a record, if anything is, in the place of what was found about it before.
    ///
    /// The findings are about records of one kind, one about each at most, in the order of their codes.
    fileprivate mutating func put(_ finding: Finding?, about number: Int) {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].record?.number ?? 0 < number { low = middle + 1 } else { high = middle }
        }
        let isThere = low < count && self[low].record?.number == number
        switch (finding, isThere) {
        case (let finding?, true): if self[low] != finding { self[low] = finding }
        case (let finding?, false): insert(finding, at: low)
        case (nil, true): remove(at: low)
        case (nil, false): break
        }
    }
}
