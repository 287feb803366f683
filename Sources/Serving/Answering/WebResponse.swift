import HTML
import HTTPTypes
import Hummingbird
import NIOCore

/// What a page answers, before headers that all answers share are put on.
struct WebResponse: Sendable {
    var status: HTTPResponse.Status
    var headers: HTTPFields
    var body: Body

    enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// Written chunk by chunk, such as an attachment.
        case stream(length: Int?, @Sendable (inout any ResponseBodyWriter) async throws -> Void)
    }

    init(_ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], body: Body = .none) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    static func page(_ page: Page, status: HTTPResponse.Status = .ok) -> WebResponse {
        WebResponse(status, headers: [.contentType: "text/html; charset=utf-8"], body: .bytes(page.bytes))
    }

    /// A part of a page, for htmx.
    static func part(_ markup: Markup, status: HTTPResponse.Status = .ok) -> WebResponse {
        WebResponse(status, headers: [.contentType: "text/html; charset=utf-8"], body: .bytes(markup.bytes))
    }

    static func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    )
        -> WebResponse
    {
        WebResponse(status, headers: [.contentType: type], body: .bytes(Array(text.utf8)))
    }

    /// Sends the browser elsewhere by GET, as after a form.
    static func seeOther(_ address: WebAddress) -> WebResponse {
        WebResponse(.seeOther, headers: [.location: address.description])
    }

    static func seeOther(_ route: Route, _ query: [(name: String, value: String)] = []) -> WebResponse {
        seeOther(route.address(query))
    }

    /// A file to save, under a name that cannot carry anything else.
    static func file(_ bytes: [UInt8], name: String, type: String) -> WebResponse {
        WebResponse(
            .ok, headers: [.contentType: type, .contentDisposition: disposition(name)], body: .bytes(bytes))
    }

    static func disposition(_ name: String) -> String {
        let plain = String(
            name.unicodeScalars.map { scalar -> Character in
                let isPlain =
                    scalar.isASCII
                    && (scalar.properties.isAlphabetic || "0123456789.-_ ".unicodeScalars.contains(scalar))
                return isPlain ? Character(scalar) : "_"
            })
        let encoded = WebAddress(path: [name]).description.dropFirst()
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    func with(_ name: HTTPField.Name, _ value: String) -> WebResponse {
        var response = self
        response.headers.append(HTTPField(name: name, value: value))
        return response
    }
}
