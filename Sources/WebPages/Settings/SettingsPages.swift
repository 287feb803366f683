import Accounts
import HTML
import ISMS
import Phrases
import RecordFormat
import Operations
import Registers

/// The way between the pages of the settings: those that the viewer's roles open.
struct SettingsTabs: Component {
    let chrome: Chrome
    let here: OrganizationRoute.SettingsPage

    /// The pages a principal may open.
    static func pages(for principal: Principal) -> [OrganizationRoute.SettingsPage] {
        OrganizationRoute.SettingsPage.allCases.filter { page in
            switch page {
            case .organization: true
            case .criteria: principal.reach(of: .read, on: RiskCriteria.kind) != .none
            case .people: principal.reach(of: .read, on: Person.kind) != .none
            case .accounts, .tokens: principal.may(.manageAccounts)
            }
        }
    }

    var body: Markup {
        nav(.class("tabs"), .aria("label", "Settings")) {
            for page in Self.pages(for: chrome.viewer.principal) {
                a(
                    .href(chrome.links(.settings(page))), Attribute.aria("current", "page").when(page == here)
                ) { page.title }
            }
        }
    }
}

extension OrganizationRoute.SettingsPage {
    var title: Phrase {
        switch self {
        case .organization: "Organization"
        case .criteria: "Risk criteria"
        case .people: "People and roles"
        case .accounts: "Accounts"
        case .tokens: "Access tokens"
        }
    }
}

/// Whom the management system belongs to, and what the viewer may do in it.
struct OrganizationSettingsPage: Sendable {
    let chrome: Chrome
    /// nil where there is none yet, or the viewer may not read it.
    let organization: Entry<Organization>?
    let isms: ISMS

    private var principal: Principal { chrome.viewer.principal }

    var page: Page {
        chrome.page(title: "Settings", clause: "4.1", lead: "The organization, as its reports name it.") {
            SettingsTabs(chrome: chrome, here: .organization)
            if let organization {
                dl(.class("fields")) {
                    for field in organization.fields {
                        dt { field.label }
                        dd {
                            let value = organization.value(of: field.name)
                            if value.isEmpty {
                                span(.class("faint")) { "not given" }
                            } else {
                                FieldValue(field, value, in: isms, links: chrome.links, of: organization)
                            }
                        }
                    }
                }
                if !chrome.isReadOnly, principal.may(.change, organization, in: isms) {
                    p(.class("actions")) {
                        a(
                            .class("button primary"),
                            .href(chrome.links(.editRecord(Organization.kind, code: organization.code))),
                            .data("shortcut", "e")
                        ) { "Edit" }
                    }
                }
            } else if principal.reach(of: .create, on: Organization.kind) == .all, !chrome.isReadOnly {
                div(.class("empty")) {
                    h2 { "The organization has not been described yet" }
                    p { "Reports and the Statement of Applicability name it on their first page." }
                    p {
                        a(.class("button primary"), .href(chrome.links(.newRecord(Organization.kind)))) {
                            "Describe it"
                        }
                    }
                }
            }
            section(.class("card")) {
                h2 { "What you may do here" }
                dl(.class("facts")) {
                    for role in Role.allCases where principal.roles.contains(role) {
                        dt { role.label }
                        dd { role.meaning }
                    }
                }
                p(.class("help")) { "Roles are given by an administrator of the organization." }
            }
        }
    }
}

/// The versions of the risk criteria, and those to begin with.
struct CriteriaSettingsPage: Sendable {
    let chrome: Chrome
    let versions: [Entry<RiskCriteria>]
    let inForce: Entry<RiskCriteria>?
    let riskCounts: [Int]
    let day: Day
    let isms: ISMS

    private var links: Links { chrome.links }
    private var mayAdd: Bool {
        !chrome.isReadOnly && chrome.viewer.principal.reach(of: .create, on: RiskCriteria.kind) == .all
    }

    var page: Page {
        chrome.page(
            title: "Settings", clause: "6.1.2 a",
            lead: "The scales, bands and limits that risks are rated by, version by version.", wide: true
        ) {
            SettingsTabs(chrome: chrome, here: .criteria)
            if versions.isEmpty {
                div(.class("empty")) {
                    h2 { "No risk criteria yet" }
                    p { "Risks cannot be rated before there are scales to rate them on. Begin with a ready-made set." }
                }
            } else {
                table
            }
            if mayAdd { readyMade }
        }
    }

    private var table: Markup {
        div(.class("scroll")) {
            HTML.table(.class("inner")) {
                caption(.class("hidden-visually")) { "Versions of the risk criteria" }
                thead {
                    tr {
                        th(.scope(.column)) { "Criteria" }
                        th(.scope(.column)) { "State" }
                        th(.scope(.column)) { "Effective from" }
                        th(.scope(.column)) { "Scales" }
                        th(.scope(.column), .class("figure")) { "Accepted up to" }
                        th(.scope(.column), .class("figure")) { "Risks rated" }
                    }
                }
                tbody { for (place, criteria) in versions.enumerated() { row(criteria, risks: riskCounts[place]) } }
            }
        }
    }

    private func row(_ criteria: Entry<RiskCriteria>, risks: Int) -> Markup {
        tr {
            th(.scope(.row)) { RecordLink(criteria, links: links, showsCode: true) }
            td { state(of: criteria) }
            td { criteria.effectiveFrom?.description ?? "" }
            td { "\(criteria.likelihoodScale.count) × \(criteria.consequenceScale.count), by \(criteria.method.label)" }
            td(.class("figure")) { criteria.acceptableLevelMax }
            td(.class("figure")) { risks }
        }
    }

    private func state(of criteria: Entry<RiskCriteria>) -> Markup {
        let (name, words): (String, String) =
            if criteria.id == inForce?.id {
                ("valid", "in force")
            } else if criteria.approvedBy == nil {
                ("draft", "waits for approval")
            } else if let from = criteria.effectiveFrom, from > day {
                ("planned", "in force from \(from)")
            } else {
                ("retired", "superseded")
            }
        return span(.class("state", "state-" + name)) { words }
    }

    private var readyMade: Markup {
        section(.class("card")) {
            h2 { "Add a version" }
            p {
                "Criteria that risks were rated by do not change; a new version with a later day takes their place. Someone else than its author approves it."
            }
            div(.class("formats")) {
                for (name, criteria) in RiskCriteria.readyMade.sorted(by: { $0.key > $1.key }) {
                    a(.class("button"), .href(links(.newRecord(RiskCriteria.kind), [("template", name)]))) {
                        "Begin with \(criteria.name.lowercased())"
                    }
                }
                a(.class("button plain"), .href(links(.newRecord(RiskCriteria.kind)))) { "Begin empty" }
            }
        }
    }
}

/// Where people, their roles in the management system and their accounts are kept.
struct PeopleSettingsPage: Sendable {
    let chrome: Chrome
    let personCount: Int
    let assignmentCount: Int

    private var links: Links { chrome.links }

    var page: Page {
        chrome.page(title: "Settings", clause: "5.3", lead: "Who answers for what, and who can sign in.") {
            SettingsTabs(chrome: chrome, here: .people)
            dl(.class("facts settings-links")) {
                dt { a(.href(links(.register(Person.kind)))) { "People" } }
                dd {
                    "\(personCount) recorded. They own risks, controls and assets, whether they can sign in or not."
                }
                dt { a(.href(links(.register(RoleAssignment.kind)))) { "Roles and responsibilities" } }
                dd { "\(assignmentCount) assigned, as clause 5.3 asks: who answers for what in the management system." }
                if chrome.viewer.principal.may(.manageAccounts) {
                    dt { a(.href(links(.settings(.accounts)))) { "Accounts" } }
                    dd { "Who can sign in, in which roles of the program, and as which person." }
                }
            }
            if !chrome.viewer.principal.may(.manageAccounts) {
                p(.class("help")) { "Accounts and what they may do are kept by an administrator." }
            }
        }
    }
}
