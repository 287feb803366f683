import HashTreeCollections
package import RecordFormat

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
    /// By rule, in the order of `Conformity.rulesBySeverity`, those without findings among them.
    private let found: [Group]
    private let byRecord: FindingsByRecord
    private let all = Lazily<[Finding]>()

    /// Checks a snapshot.
    ///
    /// - Parameters:
    ///   - issued: the newest issued statement, derived from the snapshot it was based on, so that whatever changed since
    ///     is found; without it only changed decisions are.
    ///   - earlier: the check of an earlier snapshot of the same organization.
    package init(_ derivation: Derivation, issued: StatementOfApplicability?, after earlier: ConformityCheck? = nil) {
        let work = Work(derivation, issued: issued, after: earlier)
        self.init(work, found: work.places.map(work.findings))
    }

    /// The same, worked out by several cores: a page may wait for it after a change.
    package static func onAllCores(
        _ derivation: Derivation, issued: StatementOfApplicability?, after earlier: ConformityCheck? = nil
    ) async -> ConformityCheck {
        let work = Work(derivation, issued: issued, after: earlier)
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
        derivation = work.facts.derivation
        let groups = zip(Conformity.rulesBySeverity, found).map { Group(rule: $0.header, findings: $1) }
        self.found = groups
        errorCount = groups.reduce(0) { $0 + ($1.rule.severity == .error ? $1.findings.count : 0) }
        byRecord = work.kept.map { Self.renewed($0.check.byRecord, $0.check.found, groups) } ?? Self.byRecord(groups)
    }

    /// What all rules go by.
    private struct Work {
        let facts: Rule.Facts
        /// The earlier check and what was changed since, where its findings are of use.
        let kept: (check: ConformityCheck, changes: SnapshotChanges)?

        init(_ derivation: Derivation, issued: StatementOfApplicability?, after earlier: ConformityCheck?) {
            facts = Rule.Facts(derivation, issued: issued)
            if let earlier, earlier.derivation.day == derivation.day,
                let changes = derivation.changes(since: earlier.derivation.isms),
                changes.kinds.isDisjoint(with: Rule.Facts.kindsForAll)
            {
                kept = (earlier, changes)
            } else {
                kept = nil
            }
        }

        var places: Range<Int> { Conformity.rulesBySeverity.indices }

        func findings(of place: Int) -> [Finding] {
            let rule = Conformity.rulesBySeverity[place]
            let earlier = kept.map { kept in
                Rule.Context.Earlier(findings: kept.check.found[place].findings, changes: kept.changes)
            }
            return rule.findings(facts, earlier: earlier)
        }
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

    /// The findings by record where few of them changed.
    private static func renewed(_ byRecord: FindingsByRecord, _ before: [Group], _ after: [Group])
        -> FindingsByRecord
    {
        var changed: Set<RecordID> = []
        var rules: Set<RuleCode> = []
        for (old, new) in zip(before, after) {
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
            let findings = (standing + (anew[id] ?? [])).sorted { place(of: $0) < place(of: $1) }
            renewed[id] = findings.isEmpty ? nil : findings
        }
        return renewed
    }

    private static let places = Dictionary(
        uniqueKeysWithValues: Conformity.rulesBySeverity.enumerated().map { ($1.header.code, $0) })

    private static func place(of finding: Finding) -> Int { places[finding.rule.code] ?? .max }

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
