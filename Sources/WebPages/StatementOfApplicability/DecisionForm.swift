import Frameworks
import ISMS
import RecordFormat
import Operations
import Phrases
import Registers
import Serving

/// A decision about one control being made: what the form holds, and what is wrong with it.
struct DecisionForm: Sendable {
    let control: ReferenceControlID
    let existing: Entry<ApplicabilityDecision>?
    private(set) var form: RecordForm
    /// In, out or, where nobody chose yet, nil.
    private(set) var applicability: ApplicabilityDecision.Applicability?
    /// The version the form was made from; 0 where there was no decision.
    private(set) var version: Int
    /// Why the form is shown although nobody asked for it.
    var notice: Phrase?

    /// The form of a decision as it stands.
    init(
        _ control: ReferenceControlID, _ existing: Entry<ApplicabilityDecision>?,
        choosing applicability: ApplicabilityDecision.Applicability? = nil, notice: Phrase? = nil, in isms: ISMS
    ) {
        self.control = control
        self.existing = existing
        form = RecordForm(
            ApplicabilityDecision.kind, body: existing?.value.body ?? ApplicabilityDecision().body, in: isms)
        self.applicability = applicability ?? existing?.applicability
        version = existing?.provenance.version ?? 0
        self.notice = notice
    }

    /// The form as it was sent.
    init(_ control: ReferenceControlID, _ existing: Entry<ApplicabilityDecision>?, sent: FormData) {
        self.control = control
        self.existing = existing
        form = RecordForm(ApplicabilityDecision.kind, sent: sent)
        applicability = form.texts["applicability"]?.first.flatMap {
            ApplicabilityDecision.Applicability(rawValue: $0)
        }
        version = Int(sent["version"] ?? "") ?? -1
    }

    /// Whether nobody decided otherwise since the form was shown.
    var isCurrent: Bool { version == existing?.provenance.version ?? 0 }

    func field(_ name: String) -> FieldDeclaration? { form.fields.first { $0.name == name } }

    /// The decision the form makes; nil where something is wrong with it.
    ///
    /// Whoever changes between in and out decides anew: their name and the day go with it, unless the form gives others.
    mutating func decision(by person: RecordID?, in isms: ISMS, on day: Day) -> ApplicabilityDecision? {
        guard let applicability else {
            form.note(InvalidField("applicability", "must be chosen: in or out"))
            return nil
        }
        var body = form.body(onto: existing?.value.body ?? ApplicabilityDecision().body, in: isms, on: day)
        body["referenceControl"] = control.json
        guard !form.hasProblems,
            var decision = form.record(of: body, in: isms, on: day) as? ApplicabilityDecision
        else { return nil }
        if applicability == .excluded, decision.justification.trimmed.isEmpty {
            form.note(InvalidField("justification", "must say why the control is left out"))
            return nil
        }
        decision.sign(by: person, on: day, replacing: existing?.value)
        return decision
    }

    /// The same made from the decision as it stands, so that it can be saved on top of it.
    var renewed: DecisionForm {
        var form = self
        form.version = existing?.provenance.version ?? 0
        return form
    }

    /// Takes what the workspace refused; what is not for a person is thrown on.
    mutating func take(_ error: WorkspaceError) throws { try form.note(error) }
}

extension ApplicabilityDecision {
    /// Says who decided and when, where it is decided anew and nobody else was named.
    mutating func sign(by person: RecordID?, on day: Day, replacing before: ApplicabilityDecision?) {
        guard before?.applicability != applicability else { return }
        if decidedOn == before?.decidedOn { decidedOn = day }
        if decidedBy == before?.decidedBy, let person { decidedBy = Reference(person) }
    }
}
