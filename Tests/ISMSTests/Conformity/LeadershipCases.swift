import ISMS
import RecordFormat
import Registers

extension RuleCase {
    static let scopeAndLeadership: [RuleCase] = scope + policy + roles + people

    private static let scope: [RuleCase] = [
        RuleCase(
            .scp01, "No scope is recorded", fires: { $0.remove(Scope.self, 1) },
            silent: { $0[Scope.self, 1].version = "" }),
        RuleCase(
            .scp02, "SCP-1 and SCP-2 each claim to be the scope; which one holds?",
            fires: { $0[Scope.self, 2] = $0[Scope.self, 1] }, silent: { $0[Location.self, 2].name = "Second office" }),
        RuleCase(
            .scp03, "SCP-1 (Development and operation of the planning platform) is not approved",
            fires: {
                $0[Scope.self, 1].approvedBy = nil
                $0[Scope.self, 1].approvedOn = nil
            }, silent: { $0[Scope.self, 1].approvedOn = "2026-06-30" }),
        RuleCase(
            .scp03, "SCP-1 (Development and operation of the planning platform) does not say when it was approved",
            fires: { $0[Scope.self, 1].approvedOn = nil }, silent: { $0[Scope.self, 1].approvedBy = "PER-3" }),
        RuleCase(
            .scp04,
            "SCP-1 (Development and operation of the planning platform) was approved by PER-2 (Ben Moreau) who was not of top management on 2026-01-15",
            fires: { $0[Scope.self, 1].approvedBy = "PER-2" },
            // The deputy of top management may.
            silent: { $0[Scope.self, 1].approvedBy = "PER-3" }),
        RuleCase(
            .scp04,
            "SCP-1 (Development and operation of the planning platform) was approved by PER-1 (Ada Lind) who was not of top management on 2024-12-31",
            fires: { $0[Scope.self, 1].approvedOn = "2024-12-31" },
            // That nobody is of top management is said once, and not of everything they approved.
            silent: { $0.remove(RoleAssignment.self, 1) }),
        RuleCase(
            .scp05,
            "SCP-1 (Development and operation of the planning platform) leaves out Canteen without saying why",
            fires: { $0[Scope.self, 1].exclusions[0].reason = " " }, silent: { $0[Scope.self, 1].exclusions = [] }),
        RuleCase(
            .scp06,
            "SCP-1 (Development and operation of the planning platform) does not say which units, products and systems it covers",
            fires: { $0[Scope.self, 1].inclusions = [] },
            silent: {
                $0[Scope.self, 1].inclusions = []
                $0[Scope.self, 1].description = "Everyone who builds and runs the platform."
            }),
        RuleCase(
            .scp07, "SCP-1 (Development and operation of the planning platform) names no location",
            fires: { $0[Scope.self, 1].locations = [] }, silent: { $0[Location.self, 1].address = "" }),
        RuleCase(
            .scp08,
            "SCP-1 (Development and operation of the planning platform) names neither interfaces with nor dependencies on what lies outside",
            fires: { $0[Scope.self, 1].interfaces = [] },
            silent: {
                $0[Scope.self, 1].dependencies = $0[Scope.self, 1].interfaces
                $0[Scope.self, 1].interfaces = []
            }),
        RuleCase(
            .scp09, "SCP-1 (Development and operation of the planning platform) was to be reviewed by 2026-06-29",
            fires: { $0[Scope.self, 1].reviewBy = "2026-06-29" }, silent: { $0[Scope.self, 1].reviewBy = nil }),
    ]

    private static let policy: [RuleCase] = [
        RuleCase(
            .led01, "No document is marked as the information security policy",
            fires: { $0[Document.self, 1].isInformationSecurityPolicy = false },
            silent: { $0[Document.self, 2] = changed($0[Document.self, 1]) { $0.status = .draft } }),
        RuleCase(
            .led01, "DOC-1 (Information security policy) is the information security policy and still a draft",
            fires: { $0[Document.self, 1].status = .draft }, silent: { $0[Document.self, 1].category = .other }),
        RuleCase(
            .led02,
            "DOC-1 (Information security policy) was approved by PER-4 (Dan Okoye) who was not of top management on 2026-01-15",
            fires: { $0[Document.self, 1].approvedBy = "PER-4" },
            silent: {
                $0[Document.self, 1].isInformationSecurityPolicy = false
                $0[Document.self, 1].approvedBy = "PER-4"
            }),
        RuleCase(
            .led03, "DOC-1 (Information security policy) was approved, and nothing says that it was communicated",
            fires: { $0[Document.self, 1].communicatedOn = nil },
            silent: {
                $0[Document.self, 1].communicatedOn = nil
                $0[Document.self, 1].status = .draft
            }),
        RuleCase(
            .led04, "DOC-1 and DOC-2 are each marked as the information security policy",
            fires: { $0[Document.self, 2] = changed($0[Document.self, 1]) { $0.name = "Old policy" } },
            silent: {
                $0[Document.self, 2] = changed($0[Document.self, 1]) {
                    $0.name = "Old policy"
                    $0.status = .retired
                }
            }),
    ]

    private static let roles: [RuleCase] = [
        RuleCase(
            .led05, "Nobody has the role top management", fires: { $0.remove(RoleAssignment.self, 1) },
            silent: { $0[RoleAssignment.self, 1].until = "2026-06-30" }),
        RuleCase(
            .led06, "Nobody has the role ISMS manager", fires: { $0[RoleAssignment.self, 2].until = "2026-06-29" },
            silent: { $0[RoleAssignment.self, 2].name = "Head of security" }),
        RuleCase(
            .led07, "ROL-3 (internal auditor) is held by PER-4 (Dan Okoye), who left on 2026-06-29",
            fires: { $0[Person.self, 4].until = "2026-06-29" }, silent: { $0[Person.self, 4].until = "2026-06-30" }),
        RuleCase(
            .led08, "ROL-3 (internal auditor) has PER-5 (Eve Park) as deputy, who left on 2026-05-31",
            fires: {
                $0[Person.self, 5].name = "Eve Park"
                $0[Person.self, 5].until = "2026-05-31"
                $0[RoleAssignment.self, 3].deputy = "PER-5"
            },
            silent: {
                $0[Person.self, 5].name = "Eve Park"
                $0[Person.self, 5].until = "2026-05-31"
                $0[RoleAssignment.self, 4] = changed($0[RoleAssignment.self, 3]) {
                    $0.deputy = "PER-5"
                    $0.until = "2026-05-31"
                }
            }),
        RuleCase(
            .led09, "ROL-2 (ISMS manager) has no deputy", fires: { $0[RoleAssignment.self, 2].deputy = nil },
            silent: {
                $0[RoleAssignment.self, 3].deputy = nil
                $0[RoleAssignment.self, 2].deputy = nil
                $0[RoleAssignment.self, 4] = changed($0[RoleAssignment.self, 2]) { $0.person = "PER-3" }
            }),
        RuleCase(
            .led10, "ROL-3 (internal auditor) does not say its responsibilities and authorities",
            fires: {
                $0[RoleAssignment.self, 3].responsibilities = ""
                $0[RoleAssignment.self, 3].authorities = ""
            },
            silent: {
                $0[RoleAssignment.self, 4] = changed($0[RoleAssignment.self, 3]) {
                    $0.responsibilities = ""
                    $0.since = "2026-07-01"
                }
            }),
        RuleCase(
            .led11, "ROL-3 (internal auditor) is held by PER-2 (Ben Moreau), who is ISMS manager as well",
            fires: { $0[RoleAssignment.self, 3].person = "PER-2" },
            silent: { $0[RoleAssignment.self, 3].person = "PER-1" }),
    ]

    private static let people: [RuleCase] = [
        RuleCase(
            .per01, "PER-5 (Eve Park) left on 2026-05-31 and still answers for OBL-1, AST-2, ACT-1 and CTL-3",
            fires: {
                $0[Person.self, 5].name = "Eve Park"
                $0[Person.self, 5].until = "2026-05-31"
                $0[Obligation.self, 1].owner = "PER-5"
                $0[Asset.self, 2].owner = "PER-5"
                $0[TreatmentAction.self, 1].owner = "PER-5"
                $0[Control.self, 3].owner = "PER-5"
            },
            silent: {
                $0[Person.self, 5].name = "Eve Park"
                $0[Person.self, 5].until = "2026-05-31"
                $0[RiskAssessment.self, 1].assessor = "PER-5"
                $0[TreatmentAction.self, 1].owner = "PER-5"
                $0[TreatmentAction.self, 1].status = .done
                $0[Risk.self, 1].owner = "PER-5"
                $0[Risk.self, 1].status = .closed
            }),
        RuleCase(
            .per02, "PER-1 (Ada Lind) has the same email address as PER-4",
            fires: {
                $0[Person.self, 1].email = "ada@example.org"
                $0[Person.self, 4].email = "Ada@example.org "
            },
            silent: {
                $0[Person.self, 1].email = "ada@example.org"
                $0[Person.self, 5] = changed($0[Person.self, 1]) { $0.until = "2025-01-01" }
            }),
    ]
}
