import Accounts
import HTML
import HTTPTypes
import Logging
import Phrases
import RecordFormat
import Serving

/// Signing in and out.
struct SignInHandlers: Sendable {
    let visit: Visit

    func signInForm() -> WebResponse {
        if visit.visitor != nil { return .goingBack(to: visit.request.query["back"]) }
        return .visitorPage(visit) {
            SignInForm(
                formToken: $0, back: visit.request.query["back"], notice: AccountNotice.notice(in: visit.request.query)
            ).page
        }
    }

    func signIn() async throws -> WebResponse {
        let form = try await visit.visitorForm()
        let email = form["email"] ?? ""
        let back = form["back"]
        do throws(AccountError) {
            let outcome = try await visit.accounts.signIn(
                email: email, password: form.exactly("password"), from: visit.origin, replacing: visit.sessionToken)
            switch outcome {
            case .signedIn(let session):
                visit.log("signed in", session.account.description)
                return visit.carrying(session, .goingBack(to: back))
            case .secondFactorNeeded(let session):
                visit.log("second factor asked for", session.account.description)
                return visit.carrying(session, .seeOther(.secondFactor, back.map { [("back", $0)] } ?? []))
            }
        } catch {
            let failure = try FormFailure(error)
            // The address typed in is not logged: now and then it is the password.
            visit.log("sign-in refused", reason: error)
            return WebResponse.visitorPage(visit, status: failure.status) {
                SignInForm(formToken: $0, email: email, back: back, failure: failure).page
            }.retry(after: error)
        }
    }

    func signOut() async throws -> WebResponse {
        guard visit.visitor != nil else { return .seeOther(.signIn) }
        _ = try await visit.checkedForm()
        if let sessionToken = visit.sessionToken { try await visit.accounts.signOut(token: sessionToken) }
        visit.log("signed out", visit.visitor?.account.id.description)
        return visit.withoutSession(.seeOther(.signIn, [("done", AccountNotice.signedOut.rawValue)]))
    }

    func secondFactorForm() async throws -> WebResponse {
        guard let sessionToken = visit.sessionToken,
            let formToken = try await visit.accounts.secondFactorFormToken(token: sessionToken)
        else {
            return visit.visitor == nil ? .seeOther(.signIn) : .seeOther(.start)
        }
        return .page(SecondFactorForm(formToken: formToken, back: visit.request.query["back"]).page.page)
    }

    func completeSignIn() async throws -> WebResponse {
        try visit.checkSite()
        guard let sessionToken = visit.sessionToken,
            let formToken = try await visit.accounts.secondFactorFormToken(token: sessionToken)
        else {
            return .seeOther(.signIn)
        }
        let form = try await visit.request.form()
        try form.check(formToken)
        let back = form["back"]
        do throws(AccountError) {
            let session = try await visit.accounts.completeSignIn(
                token: sessionToken, code: form["code"] ?? "", from: visit.origin)
            visit.log("signed in", session.account.description, detail: "with a second factor")
            return visit.carrying(session, .goingBack(to: back))
        } catch {
            let failure = try FormFailure(error)
            visit.log("second factor refused", reason: error)
            let page = SecondFactorForm(formToken: formToken, back: back, failure: failure).page
            return WebResponse.page(page.page, status: failure.status).retry(after: error)
        }
    }
}

extension FormData {
    /// A password as it was typed: nothing of it is changed, line ends included.
    func exactly(_ name: String) -> String { pairs.first { $0.name == name }?.value ?? "" }

    /// A new password that was typed twice.
    func newPassword() throws(AccountError) -> String {
        let password = exactly("password")
        guard password.utf8.elementsEqual(exactly("repeated").utf8) else { throw .passwordRefused(.mistyped) }
        return password
    }
}
