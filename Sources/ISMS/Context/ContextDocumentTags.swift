import Frameworks
import Phrases
import Registers

extension Organization {
    static let documentTags = DocumentTags<Organization>.tags(groups: [
        DocumentTagGroup(
            "organization", of: { isms, _ in isms.organization },
            [
                .text("name") { called($0) },
                .text("legalName") { organization in
                    organization.flatMap { $0.legalName.isBlank ? nil : $0.legalName } ?? called(organization)
                },
                .text("country", else: "the country of its registered office") { $0?.country },
                .text("employeeCount", else: "all") { $0?.employeeCount.map(String.init) },
            ])
    ])

    private static func called(_ organization: Entry<Organization>?) -> String {
        organization.flatMap { $0.title.isEmpty ? nil : $0.title } ?? "the organization"
    }
}

extension ContextIssue {
    static let documentTags = DocumentTags<ContextIssue>.tags(lists: [
        .records("contextIssues", where: { $0.isRelevant }, [.text("title") { $0.title }])
    ])
}

extension InterestedParty {
    static let documentTags = DocumentTags<InterestedParty>.tags(lists: [
        .records(
            "interestedParties",
            [.text("name") { $0.title }, .text("category") { $0.category.label.english }, interest]),
        .records("suppliers", where: { $0.category == .supplier }, [.text("name") { $0.title }, interest]),
    ])

    private static let interest = DocumentTag<Entry<InterestedParty>>.text("interest", else: "not recorded") {
        $0.interest
    }
}

extension Obligation {
    /// What documents say of obligations in force.
    static let documentTags = DocumentTags<Obligation>.tags(lists: [
        .rows("obligations", of: inForce, tags),
        .rows(
            "personalDataObligations",
            of: { isms, day in
                inForce(isms, day).filter { obligation in
                    obligation.referenceControls.contains { $0 == privacyAndPersonalData }
                }
            }, tags),
    ])

    private static let privacyAndPersonalData = ReferenceControl.ID("A.5.34")

    @Sendable private static func inForce(_ isms: ISMS, _ day: Day) -> [Entry<Obligation>] {
        isms[Obligation.self].entries.filter { $0.value.isInForce(on: day) }
    }

    private static let tags: [DocumentTag<Entry<Obligation>>] = [
        .text("name") { $0.title }, .text("citation", else: "as a whole") { $0.citation },
    ]
}

extension Scope {
    static let documentTags = DocumentTags<Scope>.tags(
        groups: [
            DocumentTagGroup(
                "scope", of: theOne,
                [
                    .text("statement", else: "All activities, people, locations and systems of the organization.") {
                        $0?.statement
                    }, .optional("description") { $0?.description },
                ])
        ],
        lists: [
            .rows("scopeInclusions", of: { theOne($0, $1)?.inclusions ?? [] }, [.text("text") { $0 }]),
            .rows(
                "scopeExclusions", of: { theOne($0, $1)?.exclusions ?? [] },
                [.text("what") { $0.what }, .text("reason", else: "not recorded") { $0.reason }]),
            .rows("interfaces", of: { theOne($0, $1)?.interfaces ?? [] }, interface),
            .rows("dependencies", of: { theOne($0, $1)?.dependencies ?? [] }, interface),
        ])

    @Sendable private static func theOne(_ isms: ISMS, _ day: Day) -> Entry<Scope>? { isms[Scope.self].entries.first }

    private static let interface: [DocumentTag<Interface>] = [
        .text("with") { $0.with }, .optional("description") { $0.description },
    ]
}

extension Location {
    static let documentTags = DocumentTags<Location>.tags(lists: [
        .records("locations", [name, .text("category") { $0.category.label.english }, address]),
        .records("offices", where: { $0.category == .office }, [name, address]),
    ])

    private static let name = DocumentTag<Entry<Location>>.text("name") { $0.title }
    private static let address = DocumentTag<Entry<Location>>.text("address", else: "address not recorded") {
        $0.address
    }
}
