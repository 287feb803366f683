import ISMS
import Phrases
import Registers

extension RegisterPages {
    static let context: [RegisterPages] = [
        RegisterPages(
            of: ContextIssue.self,
            advice:
                "Begin with what already decides your year: a market you enter, a law that reaches you, the one system everybody depends on. Eight to fifteen are enough; say of each whether it works for or against you, and include climate change, if only to say that it does not matter here."
        ),
        RegisterPages(
            of: InterestedParty.self,
            advice:
                "List who would call you after an incident: customers, employees, the data protection authority, suppliers, owners, the insurer. Their demands go into requirements."
        ),
        RegisterPages(
            of: PartyRequirement.self,
            advice:
                "Take each party's contract or law and write down what it wants of your security, and whether the management system takes it up."
        ),
        RegisterPages(
            of: Obligation.self,
            advice:
                "Start with the three biggest customer contracts and the laws on personal data; name the Annex A controls each asks for, and they appear in the Statement of Applicability by themselves."
        ),
        RegisterPages(
            of: Scope.self,
            advice:
                "One record is enough. Write the sentence the certificate should print, then what is inside, what is left out and why."
        ),
        RegisterPages(
            of: Location.self,
            advice:
                "Offices, data centers and cloud regions where the work in scope is done."),
    ]
}
