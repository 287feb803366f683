import HTML
import Phrases
import Serving

/// Documents that are made in the background, each with the page it was asked for on.
typealias DocumentJobs = JobQueue<OrganizationRoute>

/// How far a piece of work in the background is. It renews itself, with a script or without.
struct JobPage: Sendable {
    let chrome: Chrome
    let id: String
    let title: Phrase
    /// The page it was asked for on.
    let origin: OrganizationRoute
    let state: DocumentJobs.State

    private var links: Links { chrome.links }

    private var isOver: Bool {
        switch state {
        case .waiting, .running: false
        case .done, .failed: true
        }
    }

    var page: Page {
        chrome.page(title: title, clause: "7.5", head: isOver ? .nothing : Markup { Self.reloading }) {
            progress
            p {
                a(.class("button plain"), .href(links(origin))) {
                    origin == .reports ? "Back to the reports" : "Back to the text"
                }
            }
        }
    }

    /// Browsers without a script load the page again by themselves.
    private static let reloading: TrustedHTML = #"<noscript><meta http-equiv="refresh" content="2"></noscript>"#

    /// What changes while the work goes on; htmx exchanges it alone, and stops asking once it is over.
    var progress: Markup {
        let address = links(.job(id)).description
        return div(
            .id("job"), .class("card job"), .role("status"), .aria("live", "polite"),
            Attribute.custom("hx-get", address).when(!isOver),
            Attribute.custom("hx-trigger", "load delay:1s").when(!isOver),
            Attribute.custom("hx-swap", "outerHTML").when(!isOver)
        ) {
            switch state {
            case .waiting(let ahead):
                p {
                    ahead == 0
                        ? "It begins in a moment."
                        : .counted(
                            ahead, one: "It waits for 1 other to be done first.",
                            other: "It waits for \(ahead) others to be done first.")
                }
                HTML.progress(.aria("label", "Waiting"))
            case .running:
                p { "It is being made. That takes some seconds." }
                HTML.progress(.aria("label", "Being made"))
            case .done(let result):
                p {
                    strong { "It is done." }
                    " \(result.name), \(Self.size(result.bytes.count))."
                }
                p {
                    a(.class("button primary"), .href(links(.job(id), [("file", "yes")])), .custom("download", "")) {
                        "Download"
                    }
                }
                p(.class("help")) { "It is kept here for a while; the same records give the same document again." }
            case .failed(let sentence):
                p {
                    strong { "It could not be made. " }
                    sentence
                }
            }
        }
    }

    private static func size(_ byteCount: Int) -> String {
        byteCount < 1_000_000
            ? "\((byteCount + 999) / 1000) kB" : "\(byteCount / 1_000_000).\(byteCount / 100_000 % 10) MB"
    }
}
