import ISMS
import Phrases
import Registers

extension RegisterPages {
    static let leadership: [RegisterPages] = [
        RegisterPages(
            of: Person.self,
            advice:
                "Whoever owns, does or approves something. They need not be able to sign in. A list from your personnel system imports well.",
            // Colleagues have names.
            isNamedToAll: true),
        RegisterPages(
            of: RoleAssignment.self,
            advice:
                "Top management gives the roles: at least who leads the management system, who approves, and who stands in."
        ),
    ]
}
