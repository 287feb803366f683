package import Accounts
package import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore
import RecordFormat

/// A request as an application sees it: its path, its query, cookies and a body that has not been read yet.
package struct WebRequest: Sendable {
    package enum Method: Sendable { case get, post }

    package let method: Method
    package let path: String
    package let query: FormData
    package let cookies: [String: String]
    package let headers: HTTPFields
    let body: RequestBody
    /// The address it came from, for throttling and the list of sessions.
    package let address: String
    package let id: String

    /// Whether htmx sent it and a part of a page is enough.
    package var wantsPart: Bool { headers[Self.htmxRequest] == "true" && headers[Self.htmxBoosted] != "true" }

    /// Where it came from, for sessions and throttling.
    package var origin: Origin { Origin(address: address, userAgent: headers[.userAgent] ?? "") }

    /// What it carries as `Authorization: Bearer`, whatever that is worth; nil without. Other schemes are those of a
    /// proxy before this server.
    var accessToken: String? {
        guard let field = headers[.authorization] else { return nil }
        let parts = field.split(separator: " ", maxSplits: 1)
        guard let scheme = parts.first, scheme.lowercased() == "bearer" else { return nil }
        return parts.count == 2 ? String(parts[1].drop { $0 == " " }) : ""
    }

    package var contentType: String { (headers[.contentType] ?? "").lowercased() }

    /// Reads a form, within limits.
    /// - Throws: 413 past `bytesMax`, 415 for another kind of body, 400 for a malformed one.
    package func form(bytesMax: Int = FormData.bytesMax) async throws -> FormData {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
            throw WebError.tooLarge(bytesMax)
        }
        guard contentType.hasPrefix("application/x-www-form-urlencoded") || contentType.isEmpty else {
            throw WebError.unsupportedBody
        }
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: bytesMax)
        } catch is NIOTooManyBytesError {
            throw WebError.tooLarge(bytesMax)
        } catch {
            // Broken chunks, or a client that left in the middle: nobody's fault here.
            throw WebError.brokenOff
        }
        guard let form = FormData(urlEncoded: buffer.readableBytesView) else { throw WebError.malformedForm }
        return form
    }

    static let htmxRequest = HeaderNames.htmxRequest
    static let htmxBoosted = HeaderNames.htmxBoosted
}
