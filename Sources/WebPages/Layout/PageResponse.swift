import HTML
import HTTPTypes
import Phrases
import Serving

extension WebResponse {
    static func page(_ page: Page, status: HTTPResponse.Status = .ok) -> WebResponse {
        WebResponse(status, headers: [.contentType: "text/html; charset=utf-8"], body: .bytes(page.bytes))
    }

    /// A part of a page, for htmx.
    static func part(_ markup: Markup, status: HTTPResponse.Status = .ok) -> WebResponse {
        WebResponse(status, headers: [.contentType: "text/html; charset=utf-8"], body: .bytes(markup.bytes))
    }

    /// Sends the browser to another page by GET, as after a form.
    static func seeOther(_ route: Route, _ query: [(name: String, value: String)] = []) -> WebResponse {
        seeOther(route.address(query))
    }
}
