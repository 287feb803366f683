import HTML
import ISMS
import Operations
import RecordFormat

/// On the page of a record that top management approves: the draft that waits, what it changes, and the form by which an
/// approver approves exactly what stands there.
struct ApprovalPanel: Component {
    let item: any Item
    let isms: ISMS
    let chrome: Chrome

    private var links: Links { chrome.links }
    private var principal: Principal { chrome.viewer.principal }
    private var mayApprove: Bool { !chrome.isReadOnly && principal.may(.approve, item, in: isms) }
    private var mayWithdraw: Bool {
        !chrome.isReadOnly && item.isApproved && (mayApprove || principal.may(.change, item, in: isms))
    }
    /// Whoever sees only what is published learns of no draft.
    private var seesDrafts: Bool { principal.reach(of: .read, on: item.kind) == .all }

    var body: Markup {
        if let approval = item.approvalInForce, approval.consequence == .beginsDraft {
            if let draft = item.draftRecord, seesDrafts { waiting(draft) }
            if item.draftRecord == nil, !item.isApproved, !isOver(approval), mayApprove { firstApproval }
            if mayWithdraw { withdrawal }
        }
    }

    private func isOver(_ approval: ApprovalDeclaration) -> Bool {
        approval.status.map { status in item.body[status.field] != .string(status.draft) } ?? false
    }

    private func waiting(_ draft: any Record) -> Markup {
        let changes = FieldChange.between(item.body, draft.body, of: item.kind)
            .filter {
                !item.kind.isApprovalField($0.field.name) && $0.field.name != item.approvalInForce?.status?.field
            }
        return section(.class("card approval"), .id("draft")) {
            h2 { "A draft of the next revision waits for approval" }
            p(.class("faint")) {
                "What is approved stays in force, and is what this page shows. This would change once the draft is approved:"
            }
            ChangeList(changes: changes, isms: isms)
            if mayApprove { approveForm(versionName: draft.body["version"]?.stringValue) }
            if mayChange {
                button("discard", "Discard the draft", "plain small")
            }
        }
    }

    private var mayChange: Bool { !chrome.isReadOnly && principal.may(.change, item, in: isms) }

    private func button(_ decision: String, _ words: String, _ look: String) -> Markup {
        form(.method(.post), .action(links(.approveRecord(item.kind, code: item.code)))) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("version"), .value(String(item.provenance.version)))
            HTML.button(.class(look), .buttonType(.submit), .name("decision"), .value(decision)) { words }
        }
    }

    private var firstApproval: Markup {
        section(.class("card approval"), .id("approve")) {
            h2 { "It waits for approval" }
            p(.class("faint")) { "Approve what you read here, in your own name. Nobody approves what they wrote." }
            approveForm(versionName: item.body["version"]?.stringValue)
        }
    }

    private func approveForm(versionName: String?) -> Markup {
        form(.method(.post), .action(links(.approveRecord(item.kind, code: item.code)))) {
            FormToken(chrome.viewer)
            // What is approved is what was read.
            input(.type(.hidden), .name("version"), .value(String(item.provenance.version)))
            if item.fields.contains(where: { $0.name == "version" }) {
                div(.class("field")) {
                    label(.for("versionName")) { "Version" }
                    input(
                        .id("versionName"), .type(.text), .name("versionName"), .value(versionName ?? ""),
                        .maxlength(20), .class("short"), .autocomplete("off"))
                }
            }
            details {
                summary { "I wrote it, and nobody else can approve it" }
                div(.class("field")) {
                    label(.for("withoutSecondPerson")) { "Why there is no second person" }
                    input(
                        .id("withoutSecondPerson"), .type(.text), .name("withoutSecondPerson"), .maxlength(1000),
                        .autocomplete("off"))
                    p(.class("help")) { "It stands with the approval wherever that shows, and is a finding." }
                }
            }
            HTML.button(.class("primary"), .buttonType(.submit)) { "Approve" }
        }
    }

    private var withdrawal: Markup {
        details(.class("withdrawal")) {
            summary { "Take the approval back" }
            p(.class("help")) { "Then nothing is in force until it is approved again." }
            button("withdraw", "Take it back", "danger small")
        }
    }
}
