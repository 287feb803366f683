import RecordFormat

/// A rule of conformity: what it looks for, and which clause asks for it.
///
/// A rule is a pure function of a snapshot and a day, and says how far it reads (`RuleReading`).
///
/// ```swift
/// Rule(
///     .ast02, .error, "A.5.9", "Asset without an owner", reads: .neighbours,
///     remedy: "Name in “Owner” who answers for its protection."
/// ) { context in
///     context.findings(Asset.self) { $0.owner == nil ? "has no owner" : nil }
/// }
/// ```
///
/// A few rules need the moment too: a personal data breach is to be notified within 72 hours. A clock rule is asked anew
/// whenever somebody looks, and no later check takes over what it found (`ConformityCheck.judged(at:)`).
///
/// ```swift
/// Rule.clock(.irp01, .error, "A.5.26", "Term of the law passed", remedy: "Notify the authority now.") { context, now in
///     context.findings(Incident.self) { $0.isLate(at: now) ? "was not notified in time" : nil }
/// }
/// ```
package struct Rule: Sendable {
    package struct Header: Hashable, Sendable {
        package let code: RuleCode
        package let severity: Finding.Severity
        /// The clause or control, such as "6.1.3.d" or "A.5.9".
        package let clause: String
        /// What it finds, as a heading.
        package let title: String
        /// What to do about it, in general.
        package let remedy: String
    }

    private enum Judgement: Sendable {
        case day(@Sendable (Context) -> [Finding])
        case clock(@Sendable (Context, Instant) -> [Finding])
    }

    package let header: Header
    let reads: RuleReading
    private let judgement: Judgement

    init(
        _ code: RuleCode, _ severity: Finding.Severity, _ clause: String, _ title: String,
        reads: RuleReading = .everything, remedy: String, check: @escaping @Sendable (Context) -> [Finding]
    ) {
        let header = Header(code: code, severity: severity, clause: clause, title: title, remedy: remedy)
        self.init(header, reads: reads, .day(check))
    }

    private init(_ header: Header, reads: RuleReading, _ judgement: Judgement) {
        self.header = header
        self.reads = reads
        self.judgement = judgement
    }

    /// A rule that needs the moment. It reads everything, since it is asked anew each time.
    static func clock(
        _ code: RuleCode, _ severity: Finding.Severity, _ clause: String, _ title: String, remedy: String,
        check: @escaping @Sendable (Context, Instant) -> [Finding]
    ) -> Rule {
        let header = Header(code: code, severity: severity, clause: clause, title: title, remedy: remedy)
        return Rule(header, reads: .everything, .clock(check))
    }

    var isClockRule: Bool { if case .clock = judgement { true } else { false } }

    /// What the rule finds on a day; a clock rule finds nothing without a moment.
    /// - Parameter earlier: what it found in an earlier check, and what was changed since.
    func findings(_ facts: Facts, earlier: Context.Earlier? = nil) -> [Finding] {
        guard case .day(let check) = judgement else { return [] }
        let context = Context(facts: facts, rule: self, earlier: earlier)
        return context.watched { check(context) }
    }

    /// What a clock rule finds at a moment; other rules find nothing by the clock.
    func findings(_ facts: Facts, at now: Instant) -> [Finding] {
        guard case .clock(let check) = judgement else { return [] }
        return check(Context(facts: facts, rule: self, earlier: nil), now)
    }
}
