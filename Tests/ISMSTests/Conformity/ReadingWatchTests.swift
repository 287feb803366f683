import Phrases
import RecordFormat
import Registers

#if DEBUG
    import Frameworks
    import RecordFormat
    import Synchronization
    import Testing

    @testable import ISMS

    /// A debug build watches what each rule reads, since a rule that reads further than it says gives findings that are
    /// not taken back.
    @Suite("What a rule reads, and what it says it reads")
    struct ReadingWatchTests {
        @Test("A rule that reads further than it says is caught, whichever way it reads", arguments: Lie.all)
        func caught(lie: Lie) throws {
            let violations = reading(changed(Scenario.conforming) { $0.chain() }.isms) { facts in
                _ = lie.rule.findings(facts)
            }
            let found = violations.filter { $0.judged == lie.judged }
            #expect(found.contains { $0.read == lie.read }, "\(violations)")
            #expect(violations.allSatisfy { $0.reader == "TST-01" })
        }

        @Test("The message names the rule, the record and what was read")
        func message() throws {
            let rule = Lie.rule(.neighbours) { context, asset in
                context.isms[context.isms[asset.dependsOn].first?.dependsOn ?? []].first
            }
            let violations = reading(changed(Scenario.conforming) { $0.chain() }.isms) { _ = rule.findings($0) }
            #expect(
                violations.map(\.description) == [
                    "TST-01 is declared to read a record and its neighbours. To judge AST-1 (Link 1) it read AST-3 (Link 3). "
                        + "Declare how far it reads (reads:), or read less."
                ])
        }

        @Test("A rule that keeps to what it says is left alone")
        func honest() {
            let neighbours = Lie.rule(.neighbours) { context, asset in
                let isms = context.isms
                // Itself, what it refers to and what refers to it, by each way there is.
                _ = (
                    isms[Asset.self][id: asset.id], isms[asset.dependsOn], isms[asset.owner],
                    isms.item(code: asset.code)
                )
                _ = (isms.items(referringTo: asset.id), isms.entries(Risk.self, referringTo: asset.id))
                for risk in isms.entries(Risk.self, referringTo: asset.id) { _ = isms.item(id: risk.id) }
                // And what bears on every rule.
                _ = (context.criteria, context.topManagement, context.lastAssessment, context.day)
                return isms[RiskCriteria.self].entries.first?.value.title == nil
                    ? isms[RoleAssignment.self].entries.first : nil
            }
            let own = Lie.rule(.ownRegister) { context, asset in
                (context.dependencies.highestValue(of: asset.id), context.isms[Asset.self].entries.first).1
            }
            let registers = Lie.rule(.registers([Control.kind])) { context, _ in
                context.isms[Control.self].entries.first
            }
            let everything = Lie.rule(.everything) { context, _ in
                (context.statement, context.isms.items(of: Person.kind, titled: "Somebody")).1.first
            }
            for rule in [neighbours, own, registers, everything] {
                #expect(reading(changed(Scenario.conforming) { $0.chain() }.isms) { _ = rule.findings($0) } == [])
            }
        }

        @Test("What many rules share is no read of the rule that asks first, and asking for it is one each time")
        func shared() {
            let rule = Lie.rule(.neighbours) { context, asset in
                _ = context.dependencies.highestValue(of: asset.id)
                return nil
            }
            let violations = reading(changed(Scenario.conforming) { $0.chain() }.isms) { facts in
                _ = facts.dependencies
                _ = rule.findings(facts)
            }
            #expect(violations.map(\.judged) == ["AST-1 (Link 1)", "AST-2 (Link 2)", "AST-3 (Link 3)"])
            #expect(Set(violations.map(\.read)) == ["the register of assets"])
        }

        @Test("Every rule keeps to what it says, in each broken scenario and in an ISMS with gaps of every kind")
        func everyRule() {
            var snapshots = [Scenario.conforming.isms, LargeISMS.make(risks: 40), LargeISMS.make(risks: 60, seed: 7)]
            for rule in RuleCase.all {
                snapshots.append(changed(Scenario.conforming, rule.fires).isms)
                snapshots.append(changed(Scenario.conforming, rule.silent).isms)
            }
            for isms in snapshots {
                let violations = reading(isms) { facts in
                    for rule in Conformity.rules { _ = rule.findings(facts) }
                }
                #expect(violations == [])
            }
        }

        @Test("So does every rule after a change, where it looks at a few records only")
        func everyRuleAfterAChange() {
            let isms = LargeISMS.make(risks: 40)
            var first: ConformityCheck?
            _ = reading(isms) { first = ConformityCheck($0.derivation, history: HistoryFacts()) }
            for item in Kind.all.flatMap({ isms.items(of: $0).prefix(2) }) {
                let next = isms.applying(put: [item.touched], remove: [], at: isms.commit)
                let violations = reading(next) { facts in
                    _ = ConformityCheck(facts.derivation, history: HistoryFacts(), after: first)
                }
                #expect(violations == [], "after a change of \(item.code)")
            }
        }

        @Test("What is handed to rules with a risk goes by the risk and its neighbours")
        func evaluations() {
            let isms = LargeISMS.make(risks: 40)
            let violations = reading(isms) { _ in
                for risk in isms[Risk.self] {
                    ReadingWatch("An evaluation", reads: .neighbours, kinds: [], record: risk, in: isms).watch {
                        let evaluation = RiskEvaluation(of: risk, in: isms, on: Scenario.day)
                        _ = RiskTreatmentPlan.item(for: evaluation, in: isms, on: Scenario.day)
                    }
                }
            }
            #expect(violations == [])
        }

        @Test("Where nobody takes the violations, a debug build stops")
        func stops() async {
            await #expect(processExitsWith: .failure) {
                let rule = Lie.rule(.neighbours) { context, _ in context.isms[Control.self].entries.first }
                let derivation = Derivation(of: Scenario.conforming.isms, on: Scenario.day)
                _ = rule.findings(Rule.Facts(derivation))
            }
        }

        /// What is read of a snapshot beyond what was declared.
        private func reading(_ isms: ISMS, _ read: (Rule.Facts) -> Void) -> [ReadingViolation] {
            let violations = Mutex<[ReadingViolation]>([])
            ReadingViolation.$report.withValue({ violation in violations.withLock { $0.append(violation) } }) {
                read(Rule.Facts(Derivation(of: isms, on: Scenario.day)))
            }
            return violations.withLock(\.self)
        }
    }

    /// A rule that says it reads one thing and reads another, in a scenario where AST-1 depends on AST-2 and that on AST-3.
    struct Lie: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let rule: Rule
        /// What it is caught at.
        let read: String
        /// What it judges when it is caught.
        let judged: String?

        private init(
            _ name: String, _ reads: RuleReading = .neighbours, read: String,
            peek: @escaping @Sendable (Rule.Context, Entry<Asset>) -> (any Item)?
        ) {
            testDescription = name
            self.read = read
            judged = "AST-1 (Link 1)"
            rule = Self.rule(reads, peek: peek)
        }

        private init(
            _ name: String, _ reads: RuleReading = .neighbours, read: String,
            check: @escaping @Sendable (Rule.Context) -> [Finding]
        ) {
            testDescription = name
            self.read = read
            judged = nil
            rule = Self.rule(reads, check: check)
        }

        /// A rule about assets that looks at something else while it judges one.
        static func rule(
            _ reads: RuleReading, peek: @escaping @Sendable (Rule.Context, Entry<Asset>) -> (any Item)?
        ) -> Rule {
            rule(reads) { context in
                context.findings(Asset.self) { peek(context, $0).map { "stands beside \($0.code)" } }
            }
        }

        private static func rule(_ reads: RuleReading, check: @escaping @Sendable (Rule.Context) -> [Finding]) -> Rule {
            Rule(
                RuleCode("TST-01"), .note, "4.1", "Test", reads: reads, remedy: "Nothing.", check: check)
        }

        static let all = registers + records + shared + before

        private static let registers = [
            Lie("another register", read: "the register of controls") { context, _ in
                context.isms[Control.self].entries.first
            },
            Lie("its own register", read: "the register of assets") { context, _ in
                context.isms[Asset.self].entries.first
            },
            Lie("how many records there are", read: "the register of controls") { context, _ in
                context.isms[Control.self].count > 1_000 ? nil : nil
            },
            Lie("whether there are any", read: "the register of controls") { context, asset in
                context.isms[Control.self].isEmpty ? asset : nil
            },
            Lie("a register by its kind", read: "the register of people") {
                $0.isms.items(of: Person.kind).first ?? $1
            },
            Lie("all records", read: "the register of controls") { context, _ in
                context.isms.items.first { $0.code == "EVD-1" }
            },
            Lie("how many records there are in all", read: "the register of controls") { context, asset in
                context.isms.count > 1_000 ? asset : nil
            },
            Lie("another register than its own", .ownRegister, read: "the register of controls") { context, _ in
                context.isms[Control.self].entries.first
            },
            Lie("another register than it names", .registers([Asset.kind]), read: "the register of controls") {
                context, _ in context.isms[Control.self].entries.first
            },
            Lie("which records of any kind refer to one", .ownRegister, read: "which records refer to AST-1 (Link 1)") {
                $0.isms.items(referringTo: $1.id).first
            },
        ]

        private static let records = [
            Lie("a record two links away", read: "AST-3 (Link 3)") { context, asset in
                context.isms[context.isms[asset.dependsOn].first?.dependsOn ?? []].first
            },
            Lie("a record by its identity", read: "CTL-1 (Second factor for everyone)") { context, _ in
                context.isms.item(id: Scenario.id(Control.self, 1))
            },
            Lie("a record by its code", read: "CTL-1 (Second factor for everyone)") { context, _ in
                context.isms.item(code: "CTL-1")
            },
            Lie("a record by a code that is not taken", read: "the register of controls") { context, _ in
                context.isms.item(code: "CTL-999")
            },
            Lie(
                "a record that is not there",
                read: "a record that is not there (\(Scenario.id(Control.self, 999)))"
            ) { context, _ in
                context.isms[Control.self][id: Scenario.id(Control.self, 999)]
            },
            Lie(
                "a record of any kind that is not there",
                read: "a record that is not there (\(Scenario.id(Control.self, 999)))"
            ) { context, _ in
                context.isms.item(id: Scenario.id(Control.self, 999))
            },
            Lie("which records refer to a distant one", read: "which records refer to AST-2 (Link 2)") {
                $0.isms.items(referringTo: $1.dependsOn.first?.id ?? $1.id).first
            },
            Lie("which records of a kind refer to a distant one", read: "which risks refer to AST-2 (Link 2)") {
                $0.isms.entries(Risk.self, referringTo: $1.dependsOn.first?.id ?? $1.id).first
            },
            Lie("which record has a title", read: "which asset is called “Link 1”") { context, asset in
                context.isms.items(of: Asset.kind, titled: "Link 1").first
            },
            Lie("which record another system calls so", read: "which person is called “a@example.org”") { context, _ in
                context.isms.items(of: Person.kind, calledElsewhere: "a@example.org").first
            },
        ]

        private static let shared = [
            Lie("the statement", read: "the Statement of Applicability") { context, _ in
                context.statement.lines.first?.decision
            },
            Lie("whether a control is excluded", read: "the Statement of Applicability") { context, asset in
                context.isExcluded("A.5.1") ? asset : nil
            },
            Lie("all evaluations", read: "the register of risks") { context, _ in context.evaluations.first?.risk },
            Lie("the treatment plan", read: "the risk treatment plan") { context, _ in
                context.facts.derivation.plan.items.first?.risk
            },
            Lie("what assets inherit", read: "the register of assets") { context, asset in
                context.dependencies.value(of: asset.id, .integrity) == nil ? asset : nil
            },
            Lie("which evidence lasts longest", read: "the register of evidence") { context, asset in
                context.lastingEvidence[asset.id]
            },
            Lie("circles of assets", read: "the register of assets") { context, asset in
                (context.isms.assetCircles, nil).1
            },
            Lie("the newest issued statement", read: "the register of issued Statements of Applicability") {
                context, _ in
                context.lastStatement
            },
            Lie("what was issued", read: "the newest issued statement") { context, asset in
                context.issued == nil ? nil : asset
            },
            Lie("the commit", read: "the commit") { $0.isms.commit.sequence > 1_000 ? $1 : nil },
            Lie("the codes of erased records", read: "the codes of erased records") {
                $0.isms.erasedCodes.isEmpty ? nil : $1
            },
        ]

        private static let before = [
            Lie("a register before it judges", read: "the register of risks") { context in
                let named = Set(context.isms[Risk.self].flatMap(\.assets))
                return context.findings(Asset.self) { named.contains($0.reference) ? nil : "is at no risk" }
            },
            Lie("a register of which it finds something together", read: "the register of assets") { context in
                context.together(Asset.self) { context.isms[Asset.self].map { context.finding($0, "is there") } }
            },
            Lie("its register without judging a record", .ownRegister, read: "the register of assets") { context in
                context.isms[Asset.self].map { context.finding($0, "is there") }
            },
        ]
    }

    extension Item {
        /// The same record in a later version.
        fileprivate var touched: any Item {
            let later = Provenance(
                version: provenance.version + 1, createdAt: provenance.createdAt, updatedAt: provenance.updatedAt,
                sequence: provenance.sequence + 1)
            return record.boxed(id: id, number: number, provenance: later)
        }
    }
#endif
