package import HTML
package import HTTPTypes
import Hummingbird
import NIOCore
import Phrases
package import RecordFormat

/// An answer, before the headers that all answers share are put on it.
package struct WebResponse: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var body: Body

    package enum Body: Sendable {
        case none
        case bytes([UInt8])
        /// Written chunk by chunk, such as an attachment.
        case stream(length: Int?, @Sendable (ResponseSink) async throws -> Void)
    }

    package init(_ status: HTTPResponse.Status = .ok, headers: HTTPFields = [:], body: Body = .none) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    package static func text(
        _ text: String, type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok
    )
        -> WebResponse
    {
        WebResponse(status, headers: [.contentType: type], body: .bytes(Array(text.utf8)))
    }

    /// Sends the browser elsewhere by GET, as after a form.
    package static func seeOther(_ address: WebAddress) -> WebResponse {
        WebResponse(.seeOther, headers: [.location: address.description])
    }

    /// A file to save, under a name that cannot carry anything else.
    package static func file(_ bytes: [UInt8], name: String, type: String) -> WebResponse {
        WebResponse(
            .ok, headers: [.contentType: type, .contentDisposition: disposition(name)], body: .bytes(bytes))
    }

    package static func disposition(_ name: String) -> String {
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

    /// The answer with the code of what went wrong in its head.
    package func failing(with code: ErrorCode) -> WebResponse { with(HeaderNames.errorCode, code.name) }

    package func with(_ name: HTTPField.Name, _ value: String) -> WebResponse {
        var response = self
        response.headers.append(HTTPField(name: name, value: value))
        return response
    }
}

/// Where the chunks of an answer go, from a closure of the store's and one after the other.
package final class ResponseSink: @unchecked Sendable {
    // Only ever used by the one task that writes the response, which waits for each chunk before the next.
    private var writer: any ResponseBodyWriter

    init(_ writer: any ResponseBodyWriter) { self.writer = writer }

    package func write(_ bytes: [UInt8]) async throws { try await writer.write(ByteBuffer(bytes: bytes)) }
    func finish() async throws { try await writer.finish(nil) }
}
