package import HTTPTypes

/// Header fields that HTTPTypes has no name for.
package enum HeaderNames {
    static let htmxRequest = name("HX-Request")
    static let htmxBoosted = name("HX-Boosted")
    package static let htmxRedirect = name("HX-Redirect")
    /// The code of what went wrong, on every failed answer.
    package static let errorCode = name("Annex-Error")
    static let forwardedFor = name("X-Forwarded-For")
    static let requestID = name("X-Request-ID")
    static let fetchSite = name("Sec-Fetch-Site")
    static let referrerPolicy = name("Referrer-Policy")
    static let openerPolicy = name("Cross-Origin-Opener-Policy")
    static let resourcePolicy = name("Cross-Origin-Resource-Policy")
    static let permissionsPolicy = name("Permissions-Policy")
    static let strictTransport = name("Strict-Transport-Security")
    static let frameOptions = name("X-Frame-Options")
    static let clearSiteData = name("Clear-Site-Data")

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no header name") }
        return name
    }
}
