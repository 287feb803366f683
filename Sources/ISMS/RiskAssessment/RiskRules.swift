import Frameworks
import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let rsk01 = RuleCode("RSK-01")
    package static let rsk02 = RuleCode("RSK-02")
    package static let rsk03 = RuleCode("RSK-03")
    package static let rsk04 = RuleCode("RSK-04")
    package static let rsk05 = RuleCode("RSK-05")
    package static let rsk06 = RuleCode("RSK-06")
    package static let rsk07 = RuleCode("RSK-07")
    package static let rsk08 = RuleCode("RSK-08")
    package static let rsk09 = RuleCode("RSK-09")
    package static let rsk10 = RuleCode("RSK-10")
    package static let rsk11 = RuleCode("RSK-11")
    package static let rsk12 = RuleCode("RSK-12")
    package static let rsk13 = RuleCode("RSK-13")
    package static let rsk14 = RuleCode("RSK-14")
    package static let rsk15 = RuleCode("RSK-15")
    package static let rsk16 = RuleCode("RSK-16")
    package static let rsk17 = RuleCode("RSK-17")
    package static let rsk18 = RuleCode("RSK-18")
    package static let rsk19 = RuleCode("RSK-19")
    package static let rsk20 = RuleCode("RSK-20")
}

/// Clause 6.1.2 c and d: risks that are identified, owned and rated so that a second person would come to the same.
extension Conformity {
    static let riskRules: [Rule] = identificationRules + ratingRules

    private static let identificationRules: [Rule] = [
        Rule(
            .rsk05, .error, "6.1.2.c", "No risks",
            remedy: "Record the risks to the information in scope; scenario help proposes some for each asset."
        ) { context in
            context.finding("No risk is recorded", if: context.isms[Risk.self].isEmpty)
        },
        Rule(
            .rsk06, .error, "6.1.2.c.2", "Risk without an owner", reads: .neighbours,
            remedy: "Name in “Risk owner” who may decide about it and answers for it."
        ) { context in
            context.openRisks { $0.risk.owner == nil ? "has no owner" : nil }
        },
        Rule(
            .rsk07, .warning, "6.1.2.c.1", "Asset-based risk without asset, threat or vulnerability",
            reads: .neighbours,
            remedy: "Fill in “Assets”, “Threat” and “Vulnerability”, or set “Found by” to event-based."
        ) { context in
            context.openRisks { evaluation in
                let risk = evaluation.risk
                guard risk.basis == .assetBased else { return nil }
                let missing = [Phrase]([
                    ("asset", risk.assets.isEmpty), ("threat", risk.threat == nil),
                    ("vulnerability", risk.vulnerability == nil),
                ])
                return missing.isEmpty ? nil : "is asset-based and names no \(missing.joined(separator: " and no "))"
            }
        },
        Rule(
            .rsk08, .warning, "6.1.2.c.1", "Risk that names no lost property", reads: .neighbours,
            remedy: "Say in “Affects” whether confidentiality, integrity or availability would be lost."
        ) { context in
            context.openRisks { evaluation in
                evaluation.risk.affects.isEmpty
                    ? "does not say whether confidentiality, integrity or availability would be lost" : nil
            }
        },
        Rule(
            .rsk09, .warning, "6.1.2.d", "Risk without causes or consequences", reads: .neighbours,
            remedy: "Say in “Causes” how it would come about, and in “Consequences” what would follow and for whom."
        ) { context in
            context.openRisks { evaluation in
                let missing = [Phrase]([
                    ("causes", evaluation.risk.causes.isBlank), ("consequences", evaluation.risk.consequences.isBlank),
                ])
                return missing.isEmpty ? nil : "does not say its \(missing.listed())"
            }
        },
        Rule(
            .rsk10, .warning, "6.1.2.c.1", "Risk to assets that are all retired", reads: .neighbours,
            remedy: "Name in “Assets” what it would strike today, or set its “Status” to closed and say why."
        ) { context in
            context.openRisks { evaluation in
                let assets = context.isms[evaluation.risk.assets]
                guard !assets.isEmpty, assets.allSatisfy({ $0.status == .retired }) else { return nil }
                return "would strike only what is retired: \(assets.map(\.code).listed())"
            }
        },
        Rule(
            .rsk11, .note, "6.1.2.c.1", "Valuable asset without a risk",
            remedy: "Assess what could happen to it, and name it in “Assets” of the risk."
        ) { context in
            var named: Set<RecordID> = []
            for risk in context.isms[Risk.self] where risk.status == .open {
                for asset in risk.assets { named.insert(asset.id) }
            }
            // Where no risk names assets, risks are sought by events, and this would be said of every asset.
            guard !named.isEmpty else { return [] }
            return context.findings(Asset.self) { asset in
                guard asset.status == .inUse, !named.contains(asset.id),
                    !asset.dependsOn.contains(where: { named.contains($0.id) }),
                    let value = SecurityProperty.allCases.compactMap({ asset.value.ownValue(of: $0) }).max(), value >= 4
                else { return nil }
                return "is worth \(value) of 5, and no risk names it or what it depends on"
            }
        },
    ]

    private static let ratingRules: [Rule] = [
        Rule(
            .rsk12, .error, "6.1.2.d", "Risk not rated", reads: .neighbours,
            remedy: "Set “Criteria”, and rate the likelihood and a consequence now, or before controls."
        ) { context in
            context.openRisks { $0.isRated ? nil : context.whatIsUnrated($0) }
        },
        Rule(
            .rsk13, .warning, "6.1.2.d.1", "Ratings and affected properties disagree", reads: .neighbours,
            remedy: "Rate the consequence for each property in “Affects”, and name each that is rated."
        ) { context in
            context.openRisks { evaluation in
                let risk = evaluation.risk
                let rating = risk.current.isComplete ? risk.current : risk.inherent
                guard evaluation.isRated, !risk.affects.isEmpty else { return nil }
                let rated = SecurityProperty.allCases.filter { rating.consequence(for: $0) != nil }
                let unrated = risk.affects.filter { !rated.contains($0) }.map(\.label)
                let unnamed = rated.filter { !risk.affects.contains($0) }.map(\.label)
                var parts: [Phrase] = []
                if !unrated.isEmpty { parts.append("affects \(unrated.listed()) without a rating for it") }
                if !unnamed.isEmpty { parts.append("is rated for \(unnamed.listed()) without being said to affect it") }
                return parts.isEmpty ? nil : parts.listed()
            }
        },
        Rule(
            .rsk14, .warning, "6.1.2.d", "Ratings without a reason", reads: .neighbours,
            remedy: "Say in “Reason for the ratings” which incidents, tests or figures they rest on."
        ) { context in
            context.openRisks {
                $0.isRated && $0.risk.ratingReason.isBlank ? "does not say why it is rated as it is" : nil
            }
        },
        Rule(
            .rsk15, .note, "6.1.2.d", "Ratings without a day", reads: .neighbours, remedy: "Set “Rated on”."
        ) { context in
            context.openRisks { $0.isRated && $0.risk.ratedOn == nil ? "does not say when it was rated" : nil }
        },
        Rule(
            .rsk16, .warning, "6.1.2.d.3", "Level now above the level before controls", reads: .neighbours,
            remedy: "Correct the ratings: controls cannot make a risk worse than it was without them."
        ) { context in
            context.openRisks { evaluation in
                guard let before = evaluation.inherent, let now = evaluation.current, now.value > before.value else {
                    return nil
                }
                return "is at level \(now.value) now and at \(before.value) before controls"
            }
        },
        Rule(
            .rsk17, .warning, "6.1.2.d.3", "Level after treatment above the level now", reads: .neighbours,
            remedy: "Correct the ratings after treatment: treatment must not make the risk worse."
        ) { context in
            context.openRisks { evaluation in
                guard let now = evaluation.level, let after = evaluation.residual, after.value > now.value else {
                    return nil
                }
                return "is to be at level \(after.value) after treatment and is at \(now.value) now"
            }
        },
        Rule(
            .rsk18, .note, "6.1.2.d.3", "Risk with working controls rated only before them", reads: .neighbours,
            remedy: "Rate likelihood and consequence as they are now, with the controls at work."
        ) { context in
            context.openRisks { evaluation in
                guard evaluation.inherent != nil, evaluation.current == nil,
                    context.isms[evaluation.risk.controls].contains(where: \.isRunning)
                else { return nil }
                return "has controls at work and is rated only as if it had none"
            }
        },
        Rule(
            .rsk19, .warning, "8.2", "Risk that belongs to no assessment", reads: .neighbours,
            remedy: "Set “Assessment” to the round it was rated in."
        ) { context in
            guard context.lastAssessment != nil else { return [] }
            return context.openRisks { $0.risk.assessment == nil ? "belongs to no risk assessment" : nil }
        },
        Rule(
            .rsk20, .warning, "8.2", "Risk passed over by the last assessment", reads: .neighbours,
            remedy: "Confirm or change its ratings, then set “Rated on” and “Assessment”."
        ) { context in
            guard let last = context.lastAssessment, last.occasion == .planned,
                let start = last.startedOn ?? last.completedOn
            else { return [] }
            return context.openRisks { evaluation in
                let risk = evaluation.risk
                // Whoever rates it again under the criteria in force (RSK-04) does so in the last assessment.
                guard let rated = risk.ratedOn, let round = risk.assessment, round.id != last.id, rated < start,
                    evaluation.criteria?.id == context.criteria?.id
                else { return nil }
                return "was last rated on \(rated), before \(last.code) began on \(start)"
            }
        },
    ]
}

extension Rule.Context {
    fileprivate func whatIsUnrated(_ evaluation: RiskEvaluation) -> Phrase {
        let risk = evaluation.risk
        let ratings = [risk.current, risk.inherent]
        if ratings.allSatisfy(\.isEmpty) { return "is not rated" }
        if evaluation.criteria == nil { return "has ratings without the criteria they belong to" }
        guard ratings.contains(where: \.isComplete) else {
            let half = risk.current.isEmpty ? risk.inherent : risk.current
            return half.likelihood == nil ? "has no rating for its likelihood" : "has no rating for its consequence"
        }
        return "has ratings off the scales of its criteria"
    }
}
