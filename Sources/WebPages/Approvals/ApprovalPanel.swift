import HTML
import ISMS
import Operations
import Phrases
import RecordFormat
import Registers

/// On the page of a record that top management approves: the draft that waits, what it changes, and the form by which an
/// approver approves exactly what stands there.
struct ApprovalPanel {
    let item: any Item
    let isms: ISMS
    let chrome: Chrome
    /// Whether the viewer may approve what waits, as far as who wrote it goes.
    let standing: ApproverStanding

    private var links: Links { chrome.links }
    private var principal: Principal { chrome.viewer.principal }
    private var mayApprove: Bool { !chrome.isReadOnly && principal.may(.approve, item, in: isms) }
    private var mayChange: Bool { !chrome.isReadOnly && principal.may(.change, item, in: isms) }
    /// Whoever sees only what is published learns of no draft.
    private var seesDrafts: Bool { principal.reach(of: .read, on: item.kind) == .all }

    /// The approval whose change begins a draft, where records of the kind have one.
    private var approval: ApprovalDeclaration? {
        item.approvalInForce.flatMap { $0.consequence == .beginsDraft ? $0 : nil }
    }

    /// What waits for approval, where something does and the viewer may know of it.
    @MarkupBuilder var waiting: Markup {
        if let approval, seesDrafts {
            if let draft = item.draftRecord {
                waiting(draft)
            } else if !item.isApproved, !isOver(approval) {
                firstApproval
            }
        }
    }

    private func isOver(_ approval: ApprovalDeclaration) -> Bool {
        approval.status.map { status in item.body[status.field] != .string(status.draft) } ?? false
    }

    private func waiting(_ draft: any Record) -> Markup {
        let changes = FieldChange.between(item.body, draft.body, of: item.kind)
            .filter { !item.kind.isApprovalField($0.field.name) && $0.field.name != approval?.status?.field }
        return section(.class("card approval"), .id("draft")) {
            h2 { "A draft of the next revision waits for approval" }
            p(.class("faint")) {
                "What is approved stays in force, and is what this page shows. This would change once the draft is approved:"
            }
            ChangeList(changes: changes, isms: isms)
            RegisterPages.of(item.kind)?.draftPanel(of: item, links) ?? .nothing
            if mayApprove { approving(versionName: draft.body["version"]?.stringValue) }
            if mayChange {
                details {
                    summary { "Discard the draft" }
                    decision("discard", "Discard it", reason: nil)
                }
            }
        }
    }

    @MarkupBuilder private var firstApproval: Markup {
        if mayApprove {
            section(.class("card approval"), .id("approve")) {
                h2 { "It waits for approval" }
                p(.class("faint")) { "Approve what you read here, in your own name. Nobody approves what they wrote." }
                approving(versionName: item.body["version"]?.stringValue)
            }
        } else if mayChange {
            section(.class("card approval"), .id("approve")) {
                h2 { "It waits for approval" }
                p(.class("faint")) {
                    "Nothing of it binds until somebody with the role approver approves it, who has not written it."
                }
            }
        }
    }

    @MarkupBuilder private func approving(versionName: String?) -> Markup {
        switch standing {
        case .free: approveForm(versionName: versionName, asksWhyAlone: false)
        case .wroteIt(let other?):
            p { "You wrote it, so somebody else approves it, such as \(other)." }
        case .wroteIt(nil):
            p {
                "You wrote it, and nobody else here can approve: invite somebody with the role approver. Where there is really nobody, say why below; that stands with the approval wherever it shows, and is a finding."
            }
            approveForm(versionName: versionName, asksWhyAlone: true)
        }
    }

    private func approveForm(versionName: String?, asksWhyAlone: Bool) -> Markup {
        form(.method(.post), .action(links(.approveRecord(item.kind, code: item.code)))) {
            FormToken(chrome.viewer)
            // What is approved is what was read.
            input(.type(.hidden), .name("version"), .value(String(item.provenance.version)))
            if item.fields.contains(where: { $0.name == "version" }) {
                div(.class("field")) {
                    label(.for("versionName")) { "Version that is approved" }
                    input(
                        .id("versionName"), .type(.text), .name("versionName"), .value(versionName ?? ""),
                        .maxlength(20), .class("short"), .autocomplete("off"))
                }
            }
            if asksWhyAlone {
                div(.class("field")) {
                    label(.for("withoutSecondPerson")) { "Why there is no second person" }
                    input(
                        .id("withoutSecondPerson"), .type(.text), .name("withoutSecondPerson"), .maxlength(1000),
                        .autocomplete("off"))
                }
            }
            button(.class("primary"), .buttonType(.submit)) { "Approve" }
        }
    }

    /// The way to take the approval back, for whoever may.
    @MarkupBuilder var withdrawal: Markup {
        if approval != nil, item.isApproved, mayApprove || mayChange {
            details(.class("withdrawal approval")) {
                summary { "Take the approval back" }
                p(.class("help")) {
                    item.draftRecord == nil
                        ? "Then nothing is in force until it is approved again."
                        : "Then nothing is in force: the draft takes the place of the approved text, which stays in the history."
                }
                decision("withdraw", "Take it back", reason: "Why it is taken back")
            }
        }
    }

    private func decision(_ decision: String, _ words: Phrase, reason: Phrase?) -> Markup {
        form(.method(.post), .action(links(.approveRecord(item.kind, code: item.code)))) {
            FormToken(chrome.viewer)
            input(.type(.hidden), .name("version"), .value(String(item.provenance.version)))
            if let reason {
                div(.class("field")) {
                    label(.for("reason-\(decision)")) { reason }
                    input(
                        .id("reason-\(decision)"), .type(.text), .name("reason"), .maxlength(500), .required(),
                        .autocomplete("off"))
                }
            }
            button(.class("danger small"), .buttonType(.submit), .name("decision"), .value(decision)) { words }
        }
    }
}
