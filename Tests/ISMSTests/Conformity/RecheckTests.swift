import ISMS
import Phrases
import RecordFormat
import Registers
import Testing

/// After a change only what lies around it is checked anew. What comes of it must be what checking everything finds.
@Suite("Checking after a change")
struct RecheckTests {
    private struct Checked {
        let isms: ISMS
        let check: ConformityCheck

        init(_ isms: ISMS) {
            self.isms = isms
            check = ConformityCheck(Derivation(of: isms, on: Scenario.day), history: HistoryFacts())
        }

        private init(_ isms: ISMS, after earlier: Checked) {
            self.isms = isms
            let derivation = Derivation(of: isms, on: Scenario.day, after: earlier.check.derivation)
            check = ConformityCheck(derivation, history: HistoryFacts(), after: earlier.check)
        }

        /// The check after a change, compared with one that knows nothing of the earlier.
        func changed(put items: [any Item], remove: [RecordID], _ comment: String) -> Checked {
            let point = ISMS.CommitPoint(sequence: isms.commit.sequence + 1, hash: isms.commit.hash, time: nil)
            let next = Checked(isms.applying(put: items, remove: remove, at: point), after: self)
            let anew = Checked(next.isms)
            let (found, expected) = (next.check.findings, anew.check.findings)
            if found != expected {
                let missing = Set(expected).subtracting(found).map { "- \($0.rule.code) \($0.message.english)" }
                let wrong = Set(found).subtracting(expected).map { "+ \($0.rule.code) \($0.message.english)" }
                Issue.record("\(comment): \((missing + wrong).sorted())")
            }
            #expect(next.check.errorCount == anew.check.errorCount)
            #expect(next.check.groups.map(\.rule.code) == anew.check.groups.map(\.rule.code))
            for item in next.isms.items {
                #expect(next.check.findings(about: item.id) == anew.check.findings(about: item.id), "\(comment)")
            }
            let (statement, whole) = (next.check.derivation.statement, anew.check.derivation.statement)
            #expect(statement.json.canonicalBytes == whole.json.canonicalBytes, "\(comment)")
            #expect(StatementDifference(from: statement, to: whole).isEmpty, "\(comment)")
            let (evaluations, others) = (next.check.derivation.evaluations, anew.check.derivation.evaluations)
            #expect(evaluations.map(Self.words) == others.map(Self.words), "\(comment)")
            for (line, other) in zip(statement.lines, whole.lines) {
                #expect("\(line.contradictions)" == "\(other.contradictions)", "\(comment)")
                #expect(zip(line.controls, other.controls).allSatisfy { $0 === $1 })
                #expect(zip(line.reasons, other.reasons).allSatisfy { $0.record === $1.record })
                #expect(zip(line.owners, other.owners).allSatisfy { $0 === $1 })
                #expect(zip(line.evidence, other.evidence).allSatisfy { $0.evidence === $1.evidence })
                #expect(line.decision === other.decision)
            }
            return next
        }

        private static func words(_ evaluation: RiskEvaluation) -> String {
            let levels = [evaluation.inherent, evaluation.current, evaluation.residual].map {
                "\(String(describing: $0))"
            }
            let decisions = [evaluation.acceptance, evaluation.planApproval].map { "\($0)" }
            let identities = [
                ObjectIdentifier(evaluation.risk).hashValue,
                evaluation.criteria.map { ObjectIdentifier($0).hashValue } ?? 0,
            ].map(String.init)
            return (levels + decisions + identities).joined(separator: " ")
        }

        /// The same with the records of another ISMS, as far as they differ from these.
        func becoming(_ other: ISMS, _ comment: String) -> Checked {
            let changed = other.items.filter { item in
                guard let mine = isms.item(id: item.id) else { return true }
                return mine.body != item.body || mine.provenance != item.provenance
            }
            let gone = isms.items.filter { other.item(id: $0.id) == nil }.map(\.id)
            return self.changed(put: Array(changed), remove: Array(gone), comment)
        }
    }

    @Test("of what each rule looks for, and after the change back")
    func everyRule() {
        var checked = Checked(Scenario.conforming.isms)
        let conforming = checked.isms
        // From one broken rule to the next.
        for rule in RuleCase.all {
            checked = checked.becoming(changed(Scenario.conforming, rule.fires).isms, rule.code.text)
        }
        checked = checked.becoming(conforming, "back")
        #expect(checked.check.findings.isEmpty)
    }

    @Test("of anything, in an ISMS with gaps of every kind", arguments: 1...6 as ClosedRange<UInt64>)
    func random(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var base = Checked(LargeISMS.make(risks: 16, seed: seed))
        // The more is linked, the further a change reaches.
        for _ in 0..<40 {
            let (put, _, comment) = try changes(of: base.isms, &random)
            base = base.changed(put: put, remove: [], comment)
        }
        for round in 0..<60 {
            let (put, removed, comment) = try changes(of: base.isms, &random)
            let next = base.changed(put: put, remove: removed, "round \(round), \(comment)")
            // Changes one upon the other would soon leave nothing that rules speak about.
            if round % 15 == 14 { base = next }
        }
    }

    /// Up to three records changed, or one removed that nothing refers to.
    private func changes(of isms: ISMS, _ random: inout SeededRandom) throws -> ([any Item], [RecordID], String) {
        var put: [any Item] = []
        var comments: [String] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let kind = try #require(Kind.all.randomElement(using: &random))
            guard let item = isms.items(of: kind).randomElement(using: &random),
                !put.contains(where: { $0.id == item.id })
            else { continue }
            if put.isEmpty, isms.items(referringTo: item.id).isEmpty, Int.random(in: 0..<6, using: &random) == 0 {
                return ([], [item.id], "removed \(item.code)")
            }
            guard let version = try version(of: item, in: isms, &random) else { continue }
            put.append(version.item)
            comments.append("\(item.code).\(version.field)")
        }
        return (put, [], "changed \(comments.joined(separator: ", "))")
    }

    /// Pairs of changes that only a rule which reads further than from a record to its neighbours notices.
    @Test(
        "of what lies two links away, or nowhere near",
        arguments: [
            DistantChange(.ast04) {
                $0.chain(); $0[Asset.self, 1].confidentiality = 4
            } _: {
                $0[Asset.self, 1].confidentiality = nil
            },
            DistantChange(.ast05) {
                $0.chain()
            } _: {
                $0[Asset.self, 1].confidentiality = 5
            },
            DistantChange(.rsk11) {
                $0.chain(risksAt: "AST-2")
            } _: {
                $0.chain(risksAt: "AST-3")
            },
            DistantChange(.obl04) {
                $0.obligation()
            } _: {
                $0[Control.self, 1].status = .planned
            },
            DistantChange(.pty03) {
                $0.removeAll(PartyRequirement.self); $0[Obligation.self, 1].party = nil
            } _: {
                $0[Obligation.self, 1].party = "PTY-1"
            },
            DistantChange(.evd01) {
                $0.evidence()
            } _: {
                $0[Evidence.self, 2].validUntil = "2026-05-01"
            },
        ])
    func distant(change: DistantChange) {
        let before = changed(Scenario.conforming, change.before)
        let after = changed(before, change.after)
        let first = Checked(before.isms)
        let next = first.becoming(after.isms, change.code.text)
        func messages(_ checked: Checked) -> Set<String> {
            Set(checked.check.findings.filter { $0.rule.code == change.code }.map(\.message.english))
        }
        #expect(messages(first) != messages(next), "the change must be one that \(change.code) notices")
        _ = next.becoming(before.isms, "\(change.code), back")
    }

    /// A later version of a record, with one field emptied, linked with others, or as it is in another record of its kind.
    private func version(of item: any Item, in isms: ISMS, _ random: inout SeededRandom) throws -> (
        item: any Item, field: String
    )? {
        // Half of the changes are of links, which are what leads from one record to what is said of another.
        let links = item.fields.filter { link($0.type, in: isms, &random) != nil }
        let isLink = Bool.random(using: &random) && !links.isEmpty
        guard let field = (isLink ? links : item.fields).randomElement(using: &random),
            let type = Kind.type(named: item.kind.name)
        else { return nil }
        var body = item.body
        let isEmptied = Int.random(in: 0..<4, using: &random) == 0 && !field.isRequired
        body[field.name] =
            isEmptied
            ? nil
            : link(field.type, in: isms, &random)
                ?? isms.items(of: item.kind).randomElement(using: &random)?.body[field.name]
        let provenance = Provenance(
            version: item.provenance.version + 1, createdAt: item.provenance.createdAt,
            updatedAt: item.provenance.updatedAt, sequence: item.provenance.sequence + 1)
        guard let record = try? type.init(body: body) else { return nil }
        return (record.boxed(id: item.id, number: item.number, provenance: provenance), field.name)
    }

    /// A reference to some record, or to a few, where a field holds such; nil for other fields.
    private func link(_ type: FieldType, in isms: ISMS, _ random: inout SeededRandom) -> JSON? {
        switch type {
        case .reference(let kinds):
            let targets = kinds.compactMap { Kind.type(named: $0)?.kind }.flatMap { isms.items(of: $0) }
            return targets.randomElement(using: &random).map { .string($0.id.description) }
        case .list(let element):
            guard let first = link(element, in: isms, &random) else { return nil }
            let second = link(element, in: isms, &random)
            return .array(second.map { $0 == first ? [first] : [first, $0] } ?? [first])
        default: return nil
        }
    }
}

struct DistantChange: Sendable, CustomTestStringConvertible {
    let code: RuleCode
    let before: @Sendable (inout Scenario) -> Void
    let after: @Sendable (inout Scenario) -> Void

    init(
        _ code: RuleCode, _ before: @escaping @Sendable (inout Scenario) -> Void,
        _ after: @escaping @Sendable (inout Scenario) -> Void
    ) {
        self.code = code
        self.before = before
        self.after = after
    }

    var testDescription: String { code.text }
}

extension Scenario {
    /// Three assets, each of which depends on the next; only the first has values of its own.
    mutating func chain() {
        let model = self[Asset.self, 1]
        removeAll(Asset.self)
        for number in 1...3 {
            var asset = model
            asset.name = "Link \(number)"
            asset.dependsOn = number < 3 ? [Reference(Self.id(Asset.self, number + 1))] : []
            asset.classification = .internal
            (asset.confidentiality, asset.integrity, asset.availability) = number == 1 ? (3, 4, 4) : (nil, nil, nil)
            self[Asset.self, number] = asset
        }
        for number in isms[Risk.self].map(\.number) { self[Risk.self, number].assets = ["AST-1"] }
    }

    /// The chain, and all risks at one of its assets.
    fileprivate mutating func chain(risksAt asset: Reference<Asset>) {
        chain()
        for number in isms[Risk.self].map(\.number) { self[Risk.self, number].assets = [asset] }
    }

    /// An obligation that names no control but A.5.1, which the first control alone implements.
    fileprivate mutating func obligation() {
        self[Obligation.self, 1].controls = []
        self[Obligation.self, 1].referenceControls = ["A.5.1"]
        for number in isms[Control.self].map(\.number) { self[Control.self, number].meets = [] }
        self[Control.self, 1].meets = ["A.5.1"]
        self[Control.self, 1].status = .implemented
    }

    /// Two pieces of evidence for one control: the first has run out, and the second stands in for it.
    fileprivate mutating func evidence() {
        var evidence = self[Evidence.self, 1]
        evidence.controls = ["CTL-1"]
        evidence.validUntil = "2026-06-01"
        self[Evidence.self, 1] = evidence
        evidence.name = "Newer evidence"
        evidence.validUntil = "2027-06-01"
        self[Evidence.self, 2] = evidence
    }
}
