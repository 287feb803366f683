import Frameworks
import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let soa01 = RuleCode("SOA-01")
    package static let soa02 = RuleCode("SOA-02")
    package static let soa03 = RuleCode("SOA-03")
    package static let soa04 = RuleCode("SOA-04")
    package static let soa05 = RuleCode("SOA-05")
    package static let soa06 = RuleCode("SOA-06")
    package static let soa07 = RuleCode("SOA-07")
    package static let soa08 = RuleCode("SOA-08")
    package static let soa09 = RuleCode("SOA-09")
    package static let soa10 = RuleCode("SOA-10")
    package static let soa11 = RuleCode("SOA-11")
    package static let soa12 = RuleCode("SOA-12")
    package static let soa13 = RuleCode("SOA-13")
    package static let soa14 = RuleCode("SOA-14")
    package static let soa15 = RuleCode("SOA-15")
    package static let soa16 = RuleCode("SOA-16")
    package static let soa17 = RuleCode("SOA-17")
    package static let soa18 = RuleCode("SOA-18")
    package static let soa19 = RuleCode("SOA-19")
}

/// Clause 6.1.3 c and d: every reference control decided, with reasons that stand.
///
/// A control in place without evidence is a contradiction of the statement too; it is reported where its cause lies,
/// once for the control (CTL-07) or the evidence (EVD-01), and not for each Annex A control it implements.
extension Conformity {
    static let statementRules: [Rule] = [
        Rule(
            .soa01, .error, "6.1.3.c", "Annex A not decided in full",
            remedy: "Record an applicability decision for each Annex A control: in or out, and why."
        ) { context in
            let open = context.annexLines.filter { $0.line.applicability == .undecided }.map { $0.id.description }
            guard !open.isEmpty else { return [] }
            let all = ReferenceControlID.all.count
            guard open.count < all else { return [context.finding("None of the \(all) Annex A controls is decided")] }
            return [context.finding("\(open.count) of the \(all) Annex A controls are not decided: \(open.listed())")]
        },
        Rule(
            .soa02, .error, "6.1.3.d", "Exclusion without a justification",
            remedy: "Say in “Justification” why it is not needed; an exclusion stands or falls with it."
        ) { context in
            context.contradictions { contradiction, _ in
                if case .exclusionUnjustified = contradiction { "is excluded without a justification" } else { nil }
            }
        },
        Rule(
            .soa03, .error, "6.1.3.c", "Excluded though it is used",
            remedy: "Decide that it is included, or take its controls off the risks and obligations that use it."
        ) { context in
            context.contradictions { contradiction, _ in
                guard case .excludedThoughUsed(let items) = contradiction else { return nil }
                return
                    "is excluded, yet \(items.map { $0.code }.listed()) \(Phrase.counted(items.count, one: "uses", other: "use")) it"
            }
        },
        Rule(
            .soa04, .warning, "6.1.3.d", "Excluded though it is in place",
            remedy: "Decide that it is included, or take it off “Meets” of the control."
        ) { context in
            context.annexLines.compactMap { id, line in
                let running = line.controls.filter(\.isRunning).map(\.name)
                let isUsed = line.contradictions.contains {
                    if case .excludedThoughUsed = $0 { true } else { false }
                }
                guard line.applicability == .excluded, !isUsed, !running.isEmpty else { return nil }
                return context.finding(
                    id,
                    "is excluded, yet \(running.listed()) \(Phrase.counted(running.count, one: "implements", other: "implement")) it",
                    record: line.decision)
            }
        },
        Rule(
            .soa05, .error, "6.1.3.d", "Included without a reason",
            remedy:
                "Link the risks, obligations or other records that ask for it, or mark it “Good practice” and say why."
        ) { context in
            context.contradictions { contradiction, line in
                guard case .includedWithoutReason = contradiction, line.isReference, line.reasonsGone.isEmpty,
                    line.justification.isBlank
                else { return nil }
                return "is included without a reason"
            }
        },
        Rule(
            .soa06, .warning, "6.1.3.d", "Included for a reason in words only",
            remedy: "Link the risks, obligations or other records behind the words, so that the reason can be checked."
        ) { context in
            context.contradictions { contradiction, line in
                guard case .includedWithoutReason = contradiction, line.isReference, line.reasonsGone.isEmpty,
                    !line.justification.isBlank
                else { return nil }
                return "is included for a reason in words, which no record stands behind"
            }
        },
        Rule(
            .soa07, .error, "6.1.3.d", "All reasons for inclusion are gone",
            remedy: "Name a reason that stands today, or decide that it is excluded and say why."
        ) { context in
            context.annexLines.compactMap { id, line in
                guard line.applicability == .included, line.reasons.isEmpty, !line.reasonsGone.isEmpty else {
                    return nil
                }
                return context.finding(
                    id, "is included for reasons that are all gone: \(line.reasonsGone.map { $0.name }.listed())",
                    record: line.decision)
            }
        },
        Rule(
            .soa08, .warning, "6.1.3.d", "A reason for inclusion is gone",
            remedy: "Remove the record that no longer stands from the decision; the other reasons remain."
        ) { context in
            context.annexLines.compactMap { id, line in
                guard line.applicability == .included, !line.reasons.isEmpty, !line.reasonsGone.isEmpty else {
                    return nil
                }
                return context.finding(
                    id, "is included for a reason that is gone: \(line.reasonsGone.map { $0.name }.listed())",
                    record: line.decision)
            }
        },
        Rule(
            .soa09, .warning, "6.1.3.d", "Good practice without saying why here",
            remedy: "Say in “Justification” why a careful organization like this one has it."
        ) { context in
            context.annexLines.compactMap { id, line in
                guard line.applicability == .included, line.reasons.map(\.ground) == [.goodPractice],
                    line.justification.isBlank
                else { return nil }
                return context.finding(id, "is included as good practice without saying why", record: line.decision)
            }
        },
        Rule(
            .soa10, .warning, "6.1.3.d", "Included and implemented by nothing",
            remedy: "Record the control that implements it, or is to, and name it under “Meets” there."
        ) { context in
            context.contradictions { contradiction, _ in
                if case .implementedByNothing = contradiction {
                    "is included, and no control implements it"
                } else {
                    nil
                }
            }
        },
        Rule(
            .soa11, .note, "6.1.3.b", "Own control that nothing asks for",
            remedy: "Name it in “Controls” of the risks it treats or the obligations it answers."
        ) { context in
            context.statement.ownLines.compactMap { line in
                guard line.reasons.isEmpty, let control = line.controls.first else { return nil }
                return context.finding(
                    control, "implements no Annex A control, treats no risk and answers no obligation")
            }
        },
        Rule(
            .soa12, .note, "6.1.3.d", "Decision without who or when",
            remedy: "Set “Decided by” and “Decided on”."
        ) { context in
            let bare = context.annexLines.filter {
                $0.line.decision.map { $0.decidedBy == nil || $0.decidedOn == nil } ?? false
            }
            guard !bare.isEmpty else { return [] }
            let ids = bare.map { $0.id.description }
            return [
                context.finding("\(ids.count) decisions do not say by whom or when they were made: \(ids.listed())")
            ]
        },
        Rule(
            .soa13, .warning, "6.1.3.d", "Review of a decision overdue",
            remedy: "Decide again, then set “Decided on” and a new “Review by”."
        ) { context in
            context.annexLines.compactMap { id, line in
                guard let decision = line.decision, let due = decision.reviewBy, context.hasPassed(due) else {
                    return nil
                }
                return context.finding(id, "was to be decided again by \(due)", record: decision)
            }
        },
    ]
}

extension Rule.Context {
    /// The 93 lines, in the order of Annex A.
    fileprivate var annexLines: [(id: ReferenceControlID, line: StatementOfApplicability.Line)] {
        statement.referenceLines.compactMap { line in
            if case .reference(let id) = line.subject { (id, line) } else { nil }
        }
    }

    /// A finding about each Annex A control whose line has a contradiction that there is something to say about.
    fileprivate func contradictions(
        _ message: (StatementOfApplicability.Contradiction, StatementOfApplicability.Line) -> Phrase?
    ) -> [Finding] {
        annexLines.flatMap { id, line in
            line.contradictions.compactMap { contradiction in
                message(contradiction, line).map { finding(id, $0, record: line.decision) }
            }
        }
    }
}

extension StatementOfApplicability.Line {
    /// The records the decision names as reasons that no longer stand.
    fileprivate var reasonsGone: [any Item] {
        contradictions.compactMap { if case .reasonGone(let item) = $0 { item } else { nil } }
    }
}
