import HTTPTypes

/// The headers that every answer carries.
enum SecurityHeaders {
    /// Only our own files and addresses; no inline script or style, no frames, no plug-ins.
    static let contentSecurityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'",
        "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
    ].joined(separator: "; ")

    static func put(on headers: inout HTTPFields, isSecure: Bool) {
        // A document that brings its own style has a stricter policy of its own.
        if headers[.contentSecurityPolicy] == nil { headers[.contentSecurityPolicy] = contentSecurityPolicy }
        headers[.xContentTypeOptions] = "nosniff"
        headers[HeaderNames.referrerPolicy] = "same-origin"
        headers[HeaderNames.frameOptions] = "DENY"
        headers[HeaderNames.openerPolicy] = "same-origin"
        headers[HeaderNames.resourcePolicy] = "same-origin"
        headers[HeaderNames.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        if isSecure { headers[HeaderNames.strictTransport] = "max-age=63072000; includeSubDomains" }
        if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
    }
}
