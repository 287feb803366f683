import Phrases
import Frameworks
import ISMS
import Registers
import Reports

extension SampleISMS {
    /// The sample with at least one entry for every list that a document template can show.
    static let rich: SampleISMS = {
        var rich = sample
        let person = rich.add(Person()) { $0.name = "Dora Ek" }
        rich.add(RoleAssignment()) {
            ($0.role, $0.person, $0.name) = (.securityOfficer, person, "Chief Security Officer")
        }
        rich.add(RoleAssignment()) { ($0.role, $0.person) = (.itOperations, person) }
        let party = rich.add(InterestedParty()) { ($0.name, $0.category) = ("Cloudine", .supplier) }
        rich.add(ContextIssue()) { $0.name = "Customers ask for a certificate" }
        rich.add(Obligation()) {
            ($0.name, $0.citation, $0.referenceControls) = ("Protect personal data", "Article 32", [annex("A.5.34")])
        }
        rich.add(Objective()) { ($0.name, $0.target) = ("Quick patches", "30 days") }
        rich.add(Document()) { ($0.name, $0.version, $0.status) = ("House rules", "1.0", .approved) }
        rich.add(Location()) { $0.name = "Head office" }
        rich.add(Asset()) {
            ($0.name, $0.type, $0.supplier, $0.owner) = ("Hosting", .cloudService, party, person)
            ($0.availability, $0.holdsPersonalData) = (5, true)
        }
        rich.add(Asset()) { ($0.name, $0.type) = ("Main repository", .sourceCode) }
        rich.add(Asset()) { ($0.name, $0.type) = ("Laptops", .endpoint) }
        rich.add(Asset()) { ($0.name, $0.type) = ("Sticks", .removableMedia) }
        rich.add(Scope()) { $0.statement = "A second scope, which is not asked for" }
        return rich
    }()

    /// The rich sample with a scope that says all it can.
    static var full: ISMS {
        let items = rich.entries.map { item -> any Item in
            guard let scope = item as? Entry<Scope>, scope.number == 1 else { return item }
            var value = scope.value
            value.description = "All teams and products."
            value.inclusions = ["The platform"]
            var exclusion = Scope.Exclusion()
            (exclusion.what, exclusion.reason) = ("The canteen", "No data is handled there.")
            value.exclusions = [exclusion]
            var interface = Scope.Interface()
            (interface.with, interface.description) = ("Cloudine", "Servers are rented.")
            value.interfaces = [interface]
            value.dependencies = [interface]
            return Entry(id: scope.id, number: scope.number, provenance: scope.provenance, value: value)
        }
        return ISMS(items, at: commit)
    }
}
