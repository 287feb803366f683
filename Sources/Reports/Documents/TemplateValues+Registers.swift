import Catalogs
import ISMS
import Phrases

extension TemplateValues {
    /// The lists made of the registers of context, leadership, documents and controls.
    var registerLists: [String: TemplateValue] {
        contextLists.merging(scopeLists) { list, _ in list }.merging([
            "roles": .list(roles), "objectives": .list(objectives), "documents": .list(documents),
            "controls": .list(
                isms[Control.self].entries.map { control in
                    ["code": .text(control.code), "name": .text(control.title), "owner": owner(control.owner)]
                }),
        ]) { list, _ in list }
    }

    private var roles: [[String: TemplateValue]] {
        isms[RoleAssignment.self].entries.filter { $0.value.isInForce(on: day) }.map { assignment in
            let name = assignment.value.name.trimmed
            return [
                "role": .text((name.isEmpty ? assignment.role.phrase.english : name).capitalizedFirst),
                "person": owner(assignment.person), "deputy": .text(isms[assignment.deputy]?.title, else: "none named"),
                "responsibilities": .text(
                    assignment.responsibilities, else: "What the documents of the management system give to the role."),
            ]
        }
    }

    private var objectives: [[String: TemplateValue]] {
        isms[Objective.self].entries.filter { $0.value.isOpen }.map { objective in
            [
                "name": .text(objective.title), "measure": .text(objective.measure, else: "as the owner judges"),
                "target": .text(objective.target, else: "not set"),
                "due": .text(objective.due?.longText.english, else: "not set"),
            ]
        }
    }

    private var documents: [[String: TemplateValue]] {
        isms[Document.self].entries.filter { $0.status == .approved }.map { document in
            [
                "code": .text(document.code), "name": .text(document.title),
                "version": .text(document.version, else: "none yet"), "owner": owner(document.owner),
                "status": .text(document.status.label.english),
            ]
        }
    }

    // MARK: - Context and scope

    private var contextLists: [String: TemplateValue] {
        let parties = isms[InterestedParty.self].entries
        let obligations = isms[Obligation.self].entries.filter { $0.value.isInForce(on: day) }
        let privacy = ReferenceControl.ID("A.5.34")
        return [
            "contextIssues": .list(
                isms[ContextIssue.self].entries.filter(\.isRelevant).map { ["title": .text($0.title)] }),
            "interestedParties": .list(
                parties.map { party in
                    [
                        "name": .text(party.title), "category": .text(party.category.label.english),
                        "interest": .text(party.interest, else: "not recorded"),
                    ]
                }),
            "suppliers": .list(
                parties.filter { $0.category == .supplier }.map { party in
                    ["name": .text(party.title), "interest": .text(party.interest, else: "not recorded")]
                }),
            "obligations": .list(obligations.map(Self.fields)),
            "personalDataObligations": .list(
                obligations.filter { obligation in obligation.referenceControls.contains { $0 == privacy } }
                    .map(Self.fields)),
        ]
    }

    private static func fields(of obligation: Entry<Obligation>) -> [String: TemplateValue] {
        ["name": .text(obligation.title), "citation": .text(obligation.citation, else: "as a whole")]
    }

    private var scopeLists: [String: TemplateValue] {
        let scope = isms[Scope.self].entries.first
        let locations = isms[Location.self].entries
        return [
            "scopeInclusions": .list((scope?.inclusions ?? []).map { ["text": .text($0)] }),
            "scopeExclusions": .list(
                (scope?.exclusions ?? []).map { exclusion in
                    ["what": .text(exclusion.what), "reason": .text(exclusion.reason, else: "not recorded")]
                }),
            "interfaces": .list((scope?.interfaces ?? []).map(Self.fields)),
            "dependencies": .list((scope?.dependencies ?? []).map(Self.fields)),
            "locations": .list(
                locations.map { location in
                    [
                        "name": .text(location.title), "category": .text(location.category.label.english),
                        "address": .text(location.address, else: "address not recorded"),
                    ]
                }),
            "offices": .list(
                locations.filter { $0.category == .office }.map { location in
                    [
                        "name": .text(location.title),
                        "address": .text(location.address, else: "address not recorded"),
                    ]
                }),
        ]
    }

    private static func fields(of interface: Scope.Interface) -> [String: TemplateValue] {
        var fields: [String: TemplateValue] = ["with": .text(interface.with)]
        if !interface.description.trimmed.isEmpty { fields["description"] = .text(interface.description) }
        return fields
    }
}
