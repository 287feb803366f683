import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let pty01 = RuleCode("PTY-01")
    package static let pty02 = RuleCode("PTY-02")
    package static let pty03 = RuleCode("PTY-03")
    package static let pty04 = RuleCode("PTY-04")
    package static let pty05 = RuleCode("PTY-05")
    package static let pty06 = RuleCode("PTY-06")
    package static let pty07 = RuleCode("PTY-07")
}

/// Clause 4.2: who has a stake in the ISMS, what they want, and what of it is taken up.
extension Conformity {
    static let interestedPartyRules: [Rule] = [
        Rule(
            .pty01, .error, "4.2.a", "No interested parties",
            remedy: "Record the interested parties: customers, staff, owners, authorities, suppliers."
        ) { context in
            context.finding("No interested party is recorded", if: context.isms[InterestedParty.self].isEmpty)
        },
        Rule(
            .pty02, .error, "4.2.b", "No requirements of interested parties",
            remedy:
                "Record what each party needs or demands as a requirement of a party, or as an obligation owed to it."
        ) { context in
            context.finding(
                "Interested parties are recorded, but nothing of what they require",
                if: !context.isms[InterestedParty.self].isEmpty && context.partiesHeard.isEmpty)
        },
        Rule(
            .pty03, .warning, "4.2.b", "Party without a requirement",
            reads: .registers([InterestedParty.kind, PartyRequirement.kind, Obligation.kind]),
            remedy: "Record what the party needs or demands, or remove it if it has no stake."
        ) { context in
            let heard = context.partiesHeard
            guard !heard.isEmpty else { return [] }
            return context.findings(InterestedParty.self) {
                heard.contains($0.id) ? nil : "has no requirement recorded"
            }
        },
        Rule(
            .pty04, .warning, "4.2.c", "Requirement taken up without saying how", reads: .neighbours,
            remedy: "Say in “How” how the ISMS meets it, or name the “Obligation” it became."
        ) { context in
            context.findings(PartyRequirement.self) { requirement in
                guard requirement.isAddressed, requirement.response.isBlank, requirement.obligation == nil else {
                    return nil
                }
                return "is addressed by the ISMS, and nothing says how"
            }
        },
        Rule(
            .pty05, .warning, "4.2.c", "Requirement left out without a reason", reads: .neighbours,
            remedy: "Say in “How” why the ISMS does not take it up."
        ) { context in
            context.findings(PartyRequirement.self) { requirement in
                !requirement.isAddressed && requirement.response.isBlank
                    ? "is not addressed by the ISMS, and nothing says why" : nil
            }
        },
        Rule(
            .pty06, .warning, "4.2.c", "Requirement met by an obligation that has ended", reads: .neighbours,
            remedy: "Name the “Obligation” that followed, or say in “How” how the requirement is met now."
        ) { context in
            context.findings(PartyRequirement.self) { requirement in
                guard requirement.isAddressed, requirement.response.isBlank,
                    let obligation = context.isms[requirement.obligation], !obligation.value.isCurrent(on: context.day)
                else { return nil }
                return "rests on \(obligation.name), which has ended"
            }
        },
        Rule(
            .pty07, .note, "4.2.a", "Party not looked at for a year", reads: .neighbours,
            remedy: "Check whether its stake and requirements still hold and set “Reviewed on”."
        ) { context in
            context.findings(InterestedParty.self) { context.yearOld($0, reviewedOn: $0.reviewedOn) }
        },
    ]
}

extension Rule.Context {
    /// The parties of whom a requirement is known: their own, or an obligation owed to them.
    fileprivate var partiesHeard: Set<RecordID> {
        var heard = Set(isms[PartyRequirement.self].compactMap { $0.party?.id })
        for obligation in isms[Obligation.self] { if let party = obligation.party { heard.insert(party.id) } }
        return heard
    }
}
