import HTML
import ISMS
import Operations
import Phrases
import Registers

/// On the home page of an organization that has not issued a Statement of Applicability yet: where to go on.
///
/// Home shows what there is; an organization at its beginning has nothing to show, and whoever made it wants to know what
/// to do first.
struct BeginningCard: Component {
    let start: GuidedStart
    let isEmpty: Bool
    let links: Links

    /// nil once a statement is issued: then Home has enough to say of its own.
    init?(_ start: @autoclosure () -> GuidedStart, of isms: ISMS, links: Links) {
        guard isms[IssuedStatement.self].isEmpty else { return nil }
        self.start = start()
        isEmpty = Self.holdsNothingOfItsOwn(isms)
        self.links = links
    }

    /// What making an organization puts into its registers: its name, whoever made it, criteria to begin with, and the
    /// catalogue.
    private static let givenKinds: Set<Kind> = [
        Organization.kind, Person.kind, RiskCriteria.kind, Threat.kind, Vulnerability.kind,
    ]

    static func holdsNothingOfItsOwn(_ isms: ISMS) -> Bool {
        Kind.all.allSatisfy { givenKinds.contains($0) || isms.items(of: $0).isEmpty }
    }

    var body: Markup {
        section(.class("card beginning"), .aria("label", "Guided start")) {
            h2 { isEmpty ? "Begin here" : "Guided start" }
            if isEmpty {
                p {
                    "Nothing is recorded yet. The guided start leads from the first decision to the certificate in \(start.steps.count) steps: why each matters, what is missing, and the form that opens it."
                }
            } else {
                p {
                    strong { "\(start.doneCount) of \(start.steps.count) steps" }
                    ", \(start.doneTaskCount) of \(start.taskCount) tasks done."
                }
            }
            p(.class("actions")) {
                a(
                    .class("button primary"),
                    .href(links(.guidedStart, fragment: start.current.map { "step-\($0.number)" }))
                ) {
                    isEmpty ? "Begin the guided start" : "Go on with the guided start"
                }
                if let current = start.current {
                    span(.class("faint")) { "\(isEmpty ? "First" : "Next"): \(current.title)" }
                }
            }
        }
    }
}
