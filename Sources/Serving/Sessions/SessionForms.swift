import Accounts
import HTTPTypes
import Phrases

/// Forms that must come from a page of the visitor's own session.
extension Visit {
    /// The visitor, where the form does not come from another site.
    func checkedOrigin() throws -> SignedIn {
        let visitor = try signedIn()
        // An access token carries no form token, and must not get by with an empty one.
        guard visitor.session != nil else { throw WebError.tokenSendsNoForms }
        try checkSite()
        return visitor
    }

    /// Reads a form that must come from a page of this session.
    package func checkedForm(bytesMax: Int = FormData.bytesMax) async throws -> FormData {
        let visitor = try checkedOrigin()
        let form = try await request.form(bytesMax: bytesMax)
        try form.check(visitor.formToken)
        return form
    }

    /// Begins to read a form with files that must come from a page of this session: its token is its first part, so that
    /// nothing is taken from a stranger before it is known to be none.
    package func checkedUpload(_ limits: MultipartForm.Limits) async throws -> MultipartForm {
        let visitor = try checkedOrigin()
        let form = try MultipartForm(request, limits: limits)
        guard let first = try await form.next(), first.name == FormData.tokenName,
            Token.isEqual(try await form.text(), visitor.formToken)
        else { throw WebError.forgedForm }
        return form
    }

    /// Browsers say where a request comes from; a page of another site has no business here.
    package func checkSite() throws {
        if let site = request.headers[HeaderNames.fetchSite], site != "same-origin", site != "none" {
            throw WebError.forgedForm
        }
    }
}

extension FormData {
    /// The field by which a form shows that it comes from a page of this session, or of this browser.
    package static let tokenName = "form-token"

    /// - Throws: `WebError.forgedForm` where the form does not carry the token that its page was given.
    package func check(_ formToken: String) throws(WebError) {
        guard let token = self[Self.tokenName], Token.isEqual(token, formToken) else { throw .forgedForm }
    }
}
