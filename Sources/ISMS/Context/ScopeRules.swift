import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let scp01 = RuleCode("SCP-01")
    package static let scp02 = RuleCode("SCP-02")
    package static let scp03 = RuleCode("SCP-03")
    package static let scp04 = RuleCode("SCP-04")
    package static let scp05 = RuleCode("SCP-05")
    package static let scp06 = RuleCode("SCP-06")
    package static let scp07 = RuleCode("SCP-07")
    package static let scp08 = RuleCode("SCP-08")
    package static let scp09 = RuleCode("SCP-09")
}

/// Clause 4.3: where the ISMS begins and ends.
extension Conformity {
    static let scopeRules: [Rule] = [
        Rule(.scp01, .error, "4.3", "No scope", remedy: "Record the scope with its “Scope statement”.") { context in
            context.finding("No scope is recorded", if: context.isms[Scope.self].isEmpty)
        },
        Rule(
            .scp02, .error, "4.3", "More than one scope",
            remedy: "Keep one scope and remove the others; their history stays."
        ) { context in
            let scopes = context.isms[Scope.self].entries
            guard scopes.count > 1 else { return [] }
            return [context.finding("\(scopes.map(\.code).listed()) each claim to be the scope; which one holds?")]
        },
        Rule(
            .scp03, .error, "4.3", "Scope not approved", reads: .neighbours,
            remedy: "Have top management approve it on its page, or record an approval given elsewhere (annex approve)."
        ) { context in
            context.findings(Scope.self) { scope in
                guard scope.approvedBy != nil else { return "is not approved" }
                return scope.approvedOn == nil ? "does not say when it was approved" : nil
            }
        },
        Rule(
            .scp04, .warning, "4.3", "Scope approved by nobody of top management", reads: .neighbours,
            remedy: "Have somebody approve it who has the role top management, or record that role for who did."
        ) { context in
            context.findings(Scope.self) { scope in
                guard !context.topManagement.isEmpty, let person = scope.approvedBy, let day = scope.approvedOn,
                    !context.isTopManagement(person, on: day)
                else { return nil }
                let approver = context.isms[person].map { Phrase.data($0.name) } ?? "somebody"
                return "was approved by \(approver) who was not of top management on \(day)"
            }
        },
        Rule(
            .scp05, .error, "4.3", "Exclusion from the scope without a reason", reads: .neighbours,
            remedy: "Say under “Excluded” why leaving it out does no harm."
        ) { context in
            context.findings(Scope.self) { scope in
                let bare = scope.exclusions.filter(\.reason.isBlank).map(\.what)
                return bare.isEmpty ? nil : "leaves out \(bare.listed()) without saying why"
            }
        },
        Rule(
            .scp06, .warning, "4.3", "Scope that draws no boundary", reads: .neighbours,
            remedy: "List under “Included” the units, products and systems inside, or describe them."
        ) { context in
            context.findings(Scope.self) { scope in
                scope.inclusions.isEmpty && scope.description.isBlank
                    ? "does not say which units, products and systems it covers" : nil
            }
        },
        Rule(
            .scp07, .warning, "4.3", "Scope without locations", reads: .neighbours,
            remedy: "Record the locations where the work is done and name them in “Locations”."
        ) { context in
            context.findings(Scope.self) { $0.locations.isEmpty ? "names no location" : nil }
        },
        Rule(
            .scp08, .warning, "4.3.c", "Scope without interfaces and dependencies", reads: .neighbours,
            remedy:
                "Record under “Interfaces” what crosses the boundary, and under “Dependencies” what others do for it."
        ) { context in
            context.findings(Scope.self) { scope in
                scope.interfaces.isEmpty && scope.dependencies.isEmpty
                    ? "names neither interfaces with nor dependencies on what lies outside" : nil
            }
        },
        Rule(
            .scp09, .warning, "4.3", "Review of the scope overdue", reads: .neighbours,
            remedy: "Review it, have it approved again and set a new “Review by”."
        ) { context in
            context.findings(Scope.self) { scope in
                guard let due = scope.reviewBy, context.hasPassed(due) else { return nil }
                return "was to be reviewed by \(due)"
            }
        },
    ]
}
