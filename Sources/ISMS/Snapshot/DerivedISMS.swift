package import Registers

/// What is derived from the ISMS, each once for a snapshot and a day.
extension Derivation {
    package var isms: ISMS { snapshot }

    package var statement: StatementOfApplicability {
        SnapshotRead.note(.anything("the Statement of Applicability"))
        return carried { earlier in
            guard let earlier else { return StatementOfApplicability(of: isms, on: day) }
            return StatementOfApplicability(of: isms, on: day, after: earlier.value, earlier.changes)
        }
    }

    /// Every open risk, in the order of codes.
    package var evaluations: [RiskEvaluation] {
        SnapshotRead.note(.register(Risk.kind))
        return carried { earlier in
            guard let earlier else { return isms.riskEvaluations(on: day) }
            return isms.riskEvaluations(on: day, after: earlier.value, earlier.changes)
        }
    }

    package var plan: RiskTreatmentPlan {
        SnapshotRead.note(.anything("the risk treatment plan"))
        return once { RiskTreatmentPlan(of: isms, on: day) }
    }
}
