import HTML
import ISMS
import Operations
import Phrases
import Registers
import Serving

/// Joining the circle of a confidential record, for those whose role may.
struct CircleHandlers: Sendable {
    let visit: PageVisit

    func join(_ kind: Kind) async throws -> WebResponse {
        let sent = try await visit.checkedForm()
        let code = (sent["code"] ?? "").trimmed.uppercased()
        try await visit.perform(JoinCircle(ofCode: code, kind, reason: sent["reason"] ?? ""))
        return visit.done(.joined, .record(kind, code: code), code: code)
    }
}

/// Below a register of which some records are confidential: the way into a circle, by the code alone, since nothing else
/// says that there is something to join.
struct CircleForm: Component {
    let kind: Kind
    let chrome: Chrome

    var body: Markup {
        details(.class("circle")) {
            summary { "Join the circle of a confidential \(kind.singular)" }
            p(.class("help")) {
                "Top management may, by its code. The \(kind.singular) says that you joined and why, and the others in the circle are told."
            }
            form(.method(.post), .action(chrome.links(.joinCircle(kind)))) {
                FormToken(chrome.viewer)
                label(.for("circle-code")) { "Code" }
                input(
                    .id("circle-code"), .type(.text), .name("code"), .maxlength(20), .required(), .autocomplete("off"))
                label(.for("circle-reason")) { "Why you have to know" }
                input(
                    .id("circle-reason"), .type(.text), .name("reason"), .maxlength(1000), .required(),
                    .autocomplete("off"))
                button(.class("small"), .buttonType(.submit)) { "Join" }
            }
        }
    }
}
