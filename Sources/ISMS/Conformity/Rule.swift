/// A rule of conformity: what it looks for, and which clause asks for it.
///
/// A rule is a pure function of a snapshot and a day. Codes are stable: a rule that goes leaves its code unused.
///
/// ```swift
/// Rule("AST-01", .error, "A.5.9", "Asset without an owner", remedy: "Name who answers for its protection.") {
///     context in
///     context.isms[Asset.self].filter { $0.owner == nil }.map { context.finding($0, "has no owner") }
/// }
/// ```
package struct Rule: Sendable {
    package struct Header: Hashable, Sendable {
        /// Such as RSK-07.
        package let code: String
        package let severity: Finding.Severity
        /// The clause or control, such as "6.1.3.d" or "A.5.9".
        package let clause: String
        /// What it finds, as a heading.
        package let title: String
        /// What to do about it, in general.
        package let remedy: String
    }

    package let header: Header
    let check: @Sendable (Context) -> [Finding]

    init(
        _ code: String, _ severity: Finding.Severity, _ clause: String, _ title: String, remedy: String,
        check: @escaping @Sendable (Context) -> [RawFinding]
    ) {
        let header = Header(code: code, severity: severity, clause: clause, title: title, remedy: remedy)
        self.header = header
        self.check = { context in check(context).map { $0.finding(of: header) } }
    }

    package func findings(in context: Context) -> [Finding] { check(context) }

    /// A finding before it is known which rule found it.
    struct RawFinding {
        var record: (any Item)?
        var referenceControl: ReferenceControlID?
        var message: String
        /// What to do in this case, where it differs from the rule's general remedy.
        var remedy: String?

        func finding(of header: Header) -> Finding {
            Finding(
                rule: header, record: record.map(Finding.Subject.init), referenceControl: referenceControl,
                message: message, remedy: remedy ?? header.remedy)
        }
    }

    /// What rules look at: the snapshot, the day, and what several of them need, derived once.
    package struct Context: Sendable {
        package let isms: ISMS
        package let day: Day
        package let evaluations: [RiskEvaluation]
        package let statement: StatementOfApplicability
        package let plan: RiskTreatmentPlan
        package let criteria: Entry<RiskCriteria>?

        package init(_ isms: ISMS, on day: Day) {
            self.isms = isms
            self.day = day
            evaluations = isms.riskEvaluations(on: day)
            statement = StatementOfApplicability(of: isms, on: day)
            plan = RiskTreatmentPlan(of: isms, on: day)
            criteria = isms.riskCriteria(on: day)
        }

        /// A finding about a record; the message follows the record's name.
        func finding(_ item: any Item, _ message: String, remedy: String? = nil) -> RawFinding {
            RawFinding(record: item, message: "\(item.name) \(message)", remedy: remedy)
        }

        /// A finding about an Annex A control; the message follows its identifier.
        func finding(_ id: ReferenceControlID, _ message: String, record: (any Item)? = nil, remedy: String? = nil)
            -> RawFinding
        {
            RawFinding(record: record, referenceControl: id, message: "\(id) \(message)", remedy: remedy)
        }

        /// A finding about the ISMS as a whole.
        func finding(_ message: String, remedy: String? = nil) -> RawFinding {
            RawFinding(message: message, remedy: remedy)
        }
    }
}
