import ISMS
import Operations
import Phrases
import RecordFormat
import Registers
import Serving

/// The two people every management system needs, as typed on the first page: who leads, and who runs it.
struct Leaders: Sendable {
    struct Named: Sendable {
        let role: RoleAssignment.Role
        /// What the form's fields begin with.
        let field: String
        var name: String
        var email: String
        var problem: Phrase?
    }

    private(set) var people: [Named]

    static let roles: [(role: RoleAssignment.Role, field: String)] = [
        (.topManagement, "top"), (.ismsManager, "manager"),
    ]

    init(sent form: FormData = FormData()) {
        people = Self.roles.map { role, field in
            Named(
                role: role, field: field, name: (form[field + ".name"] ?? "").trimmed,
                email: (form[field + ".email"] ?? "").trimmed)
        }
    }

    var hasProblems: Bool { people.contains { $0.problem != nil } }

    /// The roles that somebody holds already, and by whom.
    static func holders(of role: RoleAssignment.Role, in isms: ISMS, on day: Day) -> [Entry<Person>] {
        isms[RoleAssignment.self].filter { $0.role == role && $0.value.isInForce(on: day) }.compactMap {
            isms[$0.person]
        }
    }

    /// What is to be added: people who are not in the register, and the roles nobody holds. Nothing where a name is
    /// missing, which is noted then.
    mutating func additions(in isms: ISMS, on day: Day) -> [NameLeaders.Assignment] {
        var additions: [NameLeaders.Assignment] = []
        for place in people.indices {
            let named = people[place]
            if !Self.holders(of: named.role, in: isms, on: day).isEmpty { continue }
            if named.name.isEmpty {
                people[place].problem = "Give the name of who has the role \(named.role.label)."
                continue
            }
            if named.name.count > 200 || named.email.count > 200 {
                people[place].problem = "At most 200 letters each."
                continue
            }
            let known = isms.items(of: Person.kind, titled: named.name).first as? Entry<Person>
            if let known {
                additions.append(NameLeaders.Assignment(.known(known.reference), named.role))
            } else if let same = additions.firstIndex(where: { $0.person.isCalled(named.name) }) {
                additions.append(NameLeaders.Assignment(.sameAs(place: same), named.role))
            } else {
                var person = Person()
                person.name = named.name
                person.email = named.email
                additions.append(NameLeaders.Assignment(.new(person), named.role))
            }
        }
        return hasProblems ? [] : additions
    }

    mutating func note(_ problem: Phrase) { if !people.isEmpty { people[0].problem = problem } }
}

extension NameLeaders.PersonToName {
    fileprivate func isCalled(_ name: String) -> Bool {
        if case .new(let person) = self { person.name.lowercased() == name.lowercased() } else { false }
    }
}
