import ISMS

/// How to begin with an empty register, in a sentence or two.
enum RegisterAdvice {
    static func of(_ kind: Kind) -> String? { advice[kind.name] }

    private static let advice: [String: String] = [
        ContextIssue.kind.name:
            "Begin with what already decides your year: a market you enter, a law that reaches you, the one system everybody depends on. Eight to fifteen are enough; say of each whether it works for or against you, and include climate change, if only to say that it does not matter here.",
        InterestedParty.kind.name:
            "List who would call you after an incident: customers, employees, the data protection authority, suppliers, owners, the insurer. Their demands go into requirements.",
        PartyRequirement.kind.name:
            "Take each party's contract or law and write down what it wants of your security, and whether the management system takes it up.",
        Obligation.kind.name:
            "Start with the three biggest customer contracts and the laws on personal data; name the Annex A controls each asks for, and they appear in the Statement of Applicability by themselves.",
        Scope.kind.name:
            "One record is enough. Write the sentence the certificate should print, then what is inside, what is left out and why.",
        Location.kind.name: "Offices, data centers and cloud regions where the work in scope is done.",
        Person.kind.name:
            "Whoever owns, does or approves something. They need not be able to sign in. A list from your personnel system imports well.",
        RoleAssignment.kind.name:
            "Top management gives the roles: at least who leads the management system, who approves, and who stands in.",
        Objective.kind.name: "Three to five, each with a measure, a target and a date someone will be asked about.",
        Asset.kind.name:
            "Begin with the information that would hurt to lose, then what carries it. Forty entries describe most companies; a spreadsheet imports well.",
        RiskCriteria.kind.name:
            "Start from a ready-made set (5×5 or 4×4) and change the words until your managers would choose the same step.",
        Risk.kind.name:
            "Open an asset and let it propose scenarios, or write what kept you awake last. Each needs an owner before it is rated.",
        RiskAssessment.kind.name: "One record for each round: when, by whom, under which criteria.",
        TreatmentAction.kind.name: "What has to be done so that a risk comes down: one owner, one date.",
        Control.kind.name:
            "What you operate in your own words, and which of the 93 Annex A controls it implements. One of yours may answer several.",
        Evidence.kind.name:
            "A file or a link that shows a control at work, with the day it was collected and how long it counts.",
        Document.kind.name:
            "Policies and procedures with owner, version and approval. The information security policy comes first.",
    ]
}
