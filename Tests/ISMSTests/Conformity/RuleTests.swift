import RecordFormat
import Registers
import Testing

import Frameworks
import ISMS
import Phrases

@Suite("Every rule of conformity")
struct RuleTests {
    @Test("An ISMS in order has no findings")
    func conforming() {
        #expect(Scenario.conforming.findings.map(\.message.english) == [])
    }

    @Test("fires where it should, with its message and no second rule for the same cause", arguments: RuleCase.all)
    func fires(rule: RuleCase) {
        let findings = changed(Scenario.conforming, rule.fires).findings
        let found = findings.filter { $0.rule.code == rule.code }.map(\.message.english)
        #expect(found.contains(rule.message), "\(found)")
        #expect(Set(findings.map(\.rule.code)) == rule.alongside.union([rule.code]), "\(findings.map(\.message))")
    }

    @Test("is silent about what only looks alike", arguments: RuleCase.all)
    func silent(rule: RuleCase) {
        let findings = changed(Scenario.conforming, rule.silent).findings.filter { $0.rule.code == rule.code }
        #expect(findings.map(\.message.english) == [])
    }

    @Test("has a case that fires and one that does not")
    func everyRuleHasACase() {
        let known = Set(Conformity.rules.map(\.header.code))
        #expect(Set(RuleCase.all.map(\.code)) == known)
    }

    @Test("is asked, whichever register declares it")
    func everyRuleIsAsked() {
        let declared = Kind.types.flatMap { $0.declaredRules }
        #expect(declared.count > 100)
        #expect(declared.allSatisfy { $0 is Rule })
        let asked = Set(Conformity.rules.map(\.header.code))
        let codes = Set(declared.compactMap { ($0 as? Rule)?.header.code })
        #expect(codes.isSubset(of: asked))
    }

    @Test("has a code of its own: three capitals, a dash, two digits, counted through within the subject")
    func codes() {
        let codes = Conformity.rules.map(\.header.code.text)
        #expect(Set(codes).count == codes.count)
        for (subject, group) in Dictionary(grouping: codes, by: { $0.prefix(3) }) {
            let expected = (1...group.count).map { "\(subject)-\($0 < 10 ? "0" : "")\($0)" }
            #expect(group == expected)
            #expect(subject.utf8.allSatisfy { (0x41...0x5A).contains($0) })
        }
    }

    @Test("names a clause that exists")
    func clauses() {
        for rule in Conformity.rules {
            let clause = rule.header.clause
            let isKnown = Clause.ID(clause).map { Catalog.bundled.clauses[id: $0] != nil } ?? false
            #expect(isKnown || ReferenceControlID(clause) != nil, "\(rule.header.code): \(clause)")
        }
    }

    @Test("says what to do in the words of the forms: each field it quotes is one that records have")
    func remedies() {
        let labels = Set(Kind.types.flatMap { $0.declarations.map(\.label.english) })
        for rule in Conformity.rules {
            #expect(rule.header.remedy.english.hasSuffix("."), "\(rule.header.code)")
            let quoted = rule.header.remedy.english.split(separator: "“").dropFirst().compactMap {
                $0.split(separator: "”").first
            }
            for label in quoted { #expect(labels.contains(String(label)), "\(rule.header.code): \(label)") }
        }
    }

    @Test("Findings come errors first, then in the order of rules, then of records")
    func order() {
        var scenario = Scenario.conforming
        scenario[Control.self, 3].owner = nil
        scenario[Control.self, 1].owner = nil
        scenario[Risk.self, 2].owner = nil
        scenario[Document.self, 1].version = ""
        let found = scenario.findings.map { "\($0.rule.code) \($0.record?.code ?? "")" }
        #expect(found == ["RSK-06 RISK-2", "CTL-01 CTL-1", "CTL-01 CTL-3", "DOC-07 DOC-1"])
    }

    @Test("An empty ISMS is told what to begin with, and nothing twice")
    func empty() {
        let findings = Conformity.findings(in: ISMS(), on: Scenario.day)
        let codes = findings.map(\.rule.code)
        #expect(
            codes == [
                .ctx01, .ctx02, .ctx03, .pty01, .obl01, .scp01, .led01, .led05, .led06, .rsk01,
                .rsk05, .soa01, .soa14, .obj01, .opr01, .ast01,
            ])
        #expect(findings.allSatisfy { $0.record == nil && $0.rule.severity == .error })
    }
}

extension Record {
    fileprivate static var declaredRules: [any DeclaredRule] { register.rules.flatMap(\.rules) }
}
