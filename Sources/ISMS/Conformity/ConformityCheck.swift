import HashTreeCollections
package import RecordFormat
package import Registers

/// What does not conform in a snapshot on a day, with what a check of a later snapshot takes over from it.
///
/// A rule speaks about a record by what the record says and what it is linked with (`RuleReading`). So after a change the
/// next check looks at the records around it, asks anew the rules that go by whole registers, and keeps the rest: its work
/// is in proportion to the change more than to the records.
package struct ConformityCheck: Sendable {
    /// What one rule found, by record.
    package struct Group: Sendable {
        package let rule: Rule.Header
        package let findings: [Finding]
    }

    package let derivation: Derivation
    /// How many of the findings are errors.
    package let errorCount: Int
    private let history: HistoryFacts
    private let rulebook: Rulebook
    /// By rule, in the order of the rulebook, those without findings among them.
    private let found: [Group]
    private let byRecord: FindingsByRecord
    private let all = Lazily<[Finding]>()
    /// What clock rules look at, kept from one asking to the next.
    private let clockFacts: Lazily<Rule.Facts>

    /// Checks a snapshot, apart from the clock rules (`judged(at:)`).
    ///
    /// - Parameters:
    ///   - history: what only the history tells; without it less is found.
    ///   - earlier: the check of an earlier snapshot of the same organization.
    package init(_ derivation: Derivation, history: HistoryFacts, after earlier: ConformityCheck? = nil) {
        self.init(derivation, history: history, after: earlier, by: Conformity.rulebook)
    }

    /// The same by other rules than ours.
    init(
        _ derivation: Derivation, history: HistoryFacts, after earlier: ConformityCheck? = nil,
        by rulebook: Rulebook
    ) {
        let work = Work(derivation, history: history, after: earlier, by: rulebook)
        self.init(work, found: work.places.map(work.findings))
    }

    /// The same, worked out by several cores: a page may wait for it after a change.
    package static func onAllCores(
        _ derivation: Derivation, history: HistoryFacts, after earlier: ConformityCheck? = nil
    ) async -> ConformityCheck {
        let work = Work(derivation, history: history, after: earlier, by: Conformity.rulebook)
        let parts = await withTaskGroup(of: [(place: Int, findings: [Finding])].self) { group in
            for part in 0..<partCount {
                // Dealt out in turns, since neighbouring rules look through the same register.
                group.addTask {
                    stride(from: part, to: work.places.count, by: partCount).map { ($0, work.findings(of: $0)) }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        return ConformityCheck(work, found: parts.sorted { $0.place < $1.place }.map(\.findings))
    }

    private static let partCount = 4

    /// Nearly all of it is shared between one check and the next.
    private typealias FindingsByRecord = TreeDictionary<RecordID, [Finding]>

    private init(_ work: Work, found: [[Finding]]) {
        let groups = zip(work.rulebook.rules, found).map { Group(rule: $0.header, findings: $1) }
        self.init(
            work.facts.derivation, history: work.history, by: work.rulebook, found: groups,
            byRecord: work.kept.map { $0.check.byRecord(asOf: groups) } ?? Self.byRecord(groups), clockFacts: Lazily())
    }

    private init(
        _ derivation: Derivation, history: HistoryFacts, by rulebook: Rulebook, found: [Group],
        byRecord: FindingsByRecord, clockFacts: Lazily<Rule.Facts>
    ) {
        self.derivation = derivation
        self.history = history
        self.rulebook = rulebook
        self.found = found
        self.byRecord = byRecord
        self.clockFacts = clockFacts
        errorCount = found.reduce(0) { $0 + ($1.rule.severity == .error ? $1.findings.count : 0) }
    }

    /// What all rules go by.
    private struct Work {
        let facts: Rule.Facts
        let history: HistoryFacts
        let rulebook: Rulebook
        /// The earlier check and what was changed since, where its findings are of use.
        let kept: (check: ConformityCheck, changes: SnapshotChanges)?

        init(
            _ derivation: Derivation, history: HistoryFacts, after earlier: ConformityCheck?,
            by rulebook: Rulebook
        ) {
            facts = Rule.Facts(derivation, history: history)
            self.history = history
            self.rulebook = rulebook
            if let earlier, earlier.rulebook === rulebook, earlier.derivation.day == derivation.day,
                let changes = derivation.changes(since: earlier.derivation.isms),
                changes.kinds.isDisjoint(with: Rule.Facts.kindsForAll)
            {
                kept = (earlier, changes)
            } else {
                kept = nil
            }
        }

        var places: Range<Int> { rulebook.rules.indices }

        func findings(of place: Int) -> [Finding] {
            let earlier = kept.map { kept in
                Rule.Context.Earlier(findings: kept.check.found[place].findings, changes: kept.changes)
            }
            return rulebook.rules[place].findings(facts, earlier: earlier)
        }
    }

    /// Whether it holds what the clock rules found at a moment, so that what is made of it is not to be kept.
    package var changesWithTheClock: Bool { rulebook.clockPlaces.contains { !found[$0].findings.isEmpty } }

    /// The same with what the clock rules find at a moment, each in its place among the others.
    ///
    /// Whoever shows a check asks for this each time, as what was in time a minute ago may be late now. It costs the
    /// clock rules' work and little more.
    /// - Parameter now: the moment on the caller's clock. A check of a day that is over is judged at the day's end.
    package func judged(at now: Instant) -> ConformityCheck {
        if rulebook.clockPlaces.isEmpty { return self }
        let now = min(now, derivation.isms.timeZone.lastInstant(of: derivation.day))
        let facts = clockFacts.value { Rule.Facts(derivation, history: history) }
        var found = found
        for place in rulebook.clockPlaces {
            let rule = rulebook.rules[place]
            found[place] = Group(rule: rule.header, findings: rule.findings(facts, at: now))
        }
        // Nearly always nothing is about to be late, and what was made of the check stands.
        if !changesWithTheClock, rulebook.clockPlaces.allSatisfy({ found[$0].findings.isEmpty }) { return self }
        return ConformityCheck(
            derivation, history: history, by: rulebook, found: found, byRecord: byRecord(asOf: found),
            clockFacts: clockFacts)
    }

    /// The rules that found something, errors first, with what they found.
    package var groups: [Group] { found.filter { !$0.findings.isEmpty } }

    /// How many findings there are.
    package var count: Int { found.reduce(0) { $0 + $1.findings.count } }

    /// Everything found: errors first, then by rule, then by record.
    package var findings: [Finding] { all.value { found.flatMap(\.findings) } }

    /// The findings about one record.
    package func findings(about id: RecordID) -> [Finding] { byRecord[id] ?? [] }

    private static func byRecord(_ found: [Group]) -> FindingsByRecord {
        var byRecord: FindingsByRecord = [:]
        for group in found {
            for finding in group.findings {
                if let id = finding.record?.id { byRecord[id, default: []].append(finding) }
            }
        }
        return byRecord
    }

    /// The findings by record once some of the same rules found something else.
    private func byRecord(asOf after: [Group]) -> FindingsByRecord {
        var changed: Set<RecordID> = []
        var rules: Set<RuleCode> = []
        for (old, new) in zip(found, after) {
            let records = Self.records(where: old.findings, and: new.findings)
            guard !records.isEmpty else { continue }
            changed.formUnion(records)
            rules.insert(new.rule.code)
        }
        if changed.isEmpty { return byRecord }
        var anew: [RecordID: [Finding]] = [:]
        for group in after where rules.contains(group.rule.code) {
            for finding in group.findings {
                if let id = finding.record?.id, changed.contains(id) { anew[id, default: []].append(finding) }
            }
        }
        var renewed = byRecord
        for id in changed {
            let standing = (byRecord[id] ?? []).filter { !rules.contains($0.rule.code) }
            let findings = (standing + (anew[id] ?? [])).sorted { rulebook.place(of: $0) < rulebook.place(of: $1) }
            renewed[id] = findings.isEmpty ? nil : findings
        }
        return renewed
    }

    /// The records of the findings between those that two lists begin and end with alike.
    private static func records(where old: [Finding], and new: [Finding]) -> [RecordID] {
        let shared = min(old.count, new.count)
        let (start, end) = old.withUnsafeBytes { oldBytes in
            new.withUnsafeBytes { newBytes in
                if old.count == new.count, oldBytes.baseAddress == newBytes.baseAddress { return (shared, 0) }
                // Findings are boxed, and the same box is the same finding; looking at addresses retains nothing.
                func isSame(_ oldPlace: Int, _ newPlace: Int) -> Bool {
                    let size = MemoryLayout<Finding>.stride
                    return oldBytes.load(fromByteOffset: oldPlace * size, as: UInt.self)
                        == newBytes.load(fromByteOffset: newPlace * size, as: UInt.self)
                }
                var start = 0
                while start < shared, isSame(start, start) { start += 1 }
                var end = 0
                while end < shared - start, isSame(old.count - 1 - end, new.count - 1 - end) { end += 1 }
                return (start, end)
            }
        }
        return (old[start..<(old.count - end)] + new[start..<(new.count - end)]).compactMap(\.record?.id)
    }
}
