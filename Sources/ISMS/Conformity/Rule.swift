import Frameworks
package import Phrases
package import RecordFormat
import Registers

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
package struct Rule: DeclaredRule {
    package struct Header: Hashable, Sendable {
        package let code: RuleCode
        package let severity: Finding.Severity
        /// What asks for it, such as "6.1.3.d" or "A.5.9".
        package let requirement: RequirementID
        let holding: Holding
        /// What it finds, as a heading.
        package let title: Phrase
        /// What to do about it, in general.
        package let remedy: Phrase

        /// What asks for it, as it stands beside the rule: "6.1.3.d", "A.5.9", "SOC 2 CC7.4".
        package var clause: String { requirement.framework == .iso27001 ? requirement.number : requirement.written }
        /// The framework that the rule belongs to; nil for one that holds whatever an organization is held to.
        package var framework: RequirementID.Framework? { holding == .always ? nil : requirement.framework }
    }

    /// When a rule holds.
    enum Holding: Hashable, Sendable {
        /// While the organization is held to the framework of its requirement: to ISO/IEC 27001 always, to another by a
        /// programme that has not ended.
        case inItsFramework
        /// Whatever the organization is held to: the law, and that records are sound in themselves.
        case always
    }

    private enum Judgement: Sendable {
        case day(@Sendable (Context) -> [Finding])
        case clock(@Sendable (Context, Instant) -> [Finding])
    }

    package let header: Header
    let reads: RuleReading
    private let judgement: Judgement

    init(
        _ code: RuleCode, _ severity: Finding.Severity, _ requirement: RequirementID, _ title: Phrase,
        holding: Holding = .inItsFramework, reads: RuleReading = .everything, remedy: Phrase,
        check: @escaping @Sendable (Context) -> [Finding]
    ) {
        let header = Header(
            code: code, severity: severity, requirement: requirement, holding: holding, title: title, remedy: remedy)
        self.init(header, reads: reads, .day(check))
    }

    private init(_ header: Header, reads: RuleReading, _ judgement: Judgement) {
        self.header = header
        self.reads = reads
        self.judgement = judgement
    }

    /// A rule that needs the moment. It reads everything, since it is asked anew each time.
    static func clock(
        _ code: RuleCode, _ severity: Finding.Severity, _ requirement: RequirementID, _ title: Phrase,
        holding: Holding = .inItsFramework, remedy: Phrase,
        check: @escaping @Sendable (Context, Instant) -> [Finding]
    ) -> Rule {
        let header = Header(
            code: code, severity: severity, requirement: requirement, holding: holding, title: title, remedy: remedy)
        return Rule(header, reads: .everything, .clock(check))
    }

    private func holds(_ facts: Facts) -> Bool {
        header.framework.map { facts.forAll.frameworks.contains($0) } ?? true
    }

    var isClockRule: Bool { if case .clock = judgement { true } else { false } }

    /// What the rule finds on a day; a clock rule finds nothing without a moment.
    /// - Parameter earlier: what it found in an earlier check, and what was changed since.
    func findings(_ facts: Facts, earlier: Context.Earlier? = nil) -> [Finding] {
        guard case .day(let check) = judgement, holds(facts) else { return [] }
        let context = Context(facts: facts, rule: self, earlier: earlier)
        return context.watched { check(context) }
    }

    /// What a clock rule finds at a moment; other rules find nothing by the clock.
    func findings(_ facts: Facts, at now: Instant) -> [Finding] {
        guard case .clock(let check) = judgement, holds(facts) else { return [] }
        return check(Context(facts: facts, rule: self, earlier: nil), now)
    }
}
