import Frameworks
import ISMS
import RecordFormat
import Registers
import Serving

/// Several controls decided at once.
struct BulkDecision: Sendable {
    enum Act: String, Sendable {
        case include, exclude
        /// The undecided controls that a risk or an obligation leads to are included.
        case propose
        /// Each control as the table's own choice says: how the page is used without a script.
        case save
    }

    /// A control and what is decided about it.
    struct Choice: Hashable, Sendable {
        let control: ReferenceControlID
        let applicability: ApplicabilityDecision.Applicability
    }

    let choices: [Choice]
    let justification: String
    /// Controls somebody else decided about since the table was shown.
    let overtaken: [ReferenceControlID]

    init(_ act: Act, _ sent: FormData, on statement: StatementOfApplicability) {
        justification = String((sent["justification"] ?? "").trimmed.prefix(2000))
        var overtaken: [ReferenceControlID] = []
        switch act {
        case .include, .exclude:
            let ids = Set(sent.all("line"))
            let wanted: ApplicabilityDecision.Applicability = act == .include ? .included : .excluded
            choices = ReferenceControlID.all.filter { ids.contains($0.description) }
                .map { Choice(control: $0, applicability: wanted) }
        case .propose:
            choices = statement.lines.filter(\.isProposed).compactMap { line in
                if case .reference(let id) = line.subject {
                    Choice(control: id, applicability: .included)
                } else {
                    nil
                }
            }
        case .save:
            let values = Dictionary(sent.pairs.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
            var choices: [Choice] = []
            for line in statement.lines {
                guard case .reference(let id) = line.subject,
                    let shown = values[StatementRow.shownName(id.description)],
                    let value = values[StatementRow.decisionName(id.description)], value != shown,
                    let wanted = ApplicabilityDecision.Applicability(rawValue: value)
                else { continue }
                if shown == line.applicability.rawValue {
                    choices.append(Choice(control: id, applicability: wanted))
                } else if wanted.rawValue != line.applicability.rawValue {
                    overtaken.append(id)
                }
            }
            self.choices = choices
        }
        self.overtaken = overtaken
    }

    /// The decisions this makes, and the controls that were to be left out without a word why.
    func decisions(
        onto statement: StatementOfApplicability, by person: RecordID?, on day: Day
    ) -> (made: [(before: Entry<ApplicabilityDecision>?, after: ApplicabilityDecision)], refused: [ReferenceControlID])
    {
        let existing = Dictionary(
            statement.lines.compactMap { line in line.decision.map { (line.subject, $0) } },
            uniquingKeysWith: { first, _ in first })
        var made: [(before: Entry<ApplicabilityDecision>?, after: ApplicabilityDecision)] = []
        var refused: [ReferenceControlID] = []
        for choice in choices {
            let before = existing[.reference(choice.control)]
            var after = before?.value ?? ApplicabilityDecision()
            after.referenceControl = choice.control
            after.applicability = choice.applicability
            if !justification.isEmpty {
                after.justification = justification
            } else if before?.applicability != choice.applicability {
                // What was said for the other decision does not speak for this one; the history keeps it.
                after.justification = ""
            }
            if choice.applicability == .excluded, after.justification.trimmed.isEmpty {
                refused.append(choice.control)
                continue
            }
            after.sign(by: person, on: day, replacing: before?.value)
            if after.body != before?.value.body { made.append((before, after)) }
        }
        return (made, refused)
    }
}
