import Accounts
import HTML
import Phrases
import Serving

/// What a request that failed is answered with: what happened and what to do, without the surroundings of an
/// organization, which may be what failed.
enum ErrorPage {
    static func response(to failure: Failure, visitor: SignedIn?, wantsPart: Bool) -> WebResponse {
        if wantsPart {
            // A part that failed is said where it can be seen, and what was there stays.
            let part = div(.class("notice bad"), .role("alert")) {
                strong { failure.title }
                " "
                failure.message
            }
            return WebResponse.part(part, status: failure.status)
        }
        let page = Page(title: "\(failure.title) · Annex", head: { Chrome.head }) {
            main(.class("plain-page"), .id("content")) {
                p(.class("brand")) {
                    span(.class("mark"), .aria("hidden", "true")) { "A" }
                    "Annex"
                }
                h1 { failure.title }
                for line in failure.message.lines { p { line } }
                p(.class("actions")) {
                    a(.class("button primary"), .href(Route.start.address())) {
                        visitor == nil ? "Go to the start" : "Back to the start"
                    }
                }
            }
        }
        return .page(page, status: failure.status)
    }
}
