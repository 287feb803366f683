import Accounts
import HTML
import HTTPTypes
import Logging
import Phrases
import RecordFormat
import Serving

extension Dispatcher {
    func signInForm() -> WebResponse {
        if visitor != nil { return goingBack(to: request.query["back"]) }
        return visitorPage {
            SignInForm(
                formToken: $0, back: request.query["back"], notice: AccountNotice.notice(in: request.query)
            ).page
        }
    }

    func signIn() async throws -> WebResponse {
        let form = try await visitorForm()
        let email = form["email"] ?? ""
        let back = form["back"]
        do throws(AccountError) {
            let outcome = try await accounts.signIn(
                email: email, password: form.exactly("password"), from: origin, replacing: sessionToken)
            switch outcome {
            case .signedIn(let session):
                log("signed in", session.account.description)
                return carrying(session, goingBack(to: back))
            case .secondFactorNeeded(let session):
                log("second factor asked for", session.account.description)
                return carrying(session, .seeOther(.secondFactor, back.map { [("back", $0)] } ?? []))
            }
        } catch {
            let failure = try FormFailure(error)
            // The address typed in is not logged: now and then it is the password.
            log("sign-in refused", reason: error)
            return retry(
                visitorPage(status: failure.status) {
                    SignInForm(formToken: $0, email: email, back: back, failure: failure).page
                }, error)
        }
    }

    func signOut() async throws -> WebResponse {
        guard visitor != nil else { return .seeOther(.signIn) }
        _ = try await checkedForm()
        if let sessionToken { try await accounts.signOut(token: sessionToken) }
        log("signed out", visitor?.account.id.description)
        return visit.withoutSession(.seeOther(.signIn, [("done", AccountNotice.signedOut.rawValue)]))
    }

    func secondFactorForm() async throws -> WebResponse {
        guard let sessionToken, let formToken = try await accounts.secondFactorFormToken(token: sessionToken) else {
            return visitor == nil ? .seeOther(.signIn) : .seeOther(.start)
        }
        return .page(SecondFactorForm(formToken: formToken, back: request.query["back"]).page.page)
    }

    func completeSignIn() async throws -> WebResponse {
        try visit.checkSite()
        guard let sessionToken, let formToken = try await accounts.secondFactorFormToken(token: sessionToken) else {
            return .seeOther(.signIn)
        }
        let form = try await request.form()
        guard let token = form[FormToken.name], Token.isEqual(token, formToken) else { throw WebError.forgedForm }
        let back = form["back"]
        do throws(AccountError) {
            let session = try await accounts.completeSignIn(
                token: sessionToken, code: form["code"] ?? "", from: origin)
            log("signed in", session.account.description, detail: "with a second factor")
            return carrying(session, goingBack(to: back))
        } catch {
            let failure = try FormFailure(error)
            log("second factor refused", reason: error)
            let page = SecondFactorForm(formToken: formToken, back: back, failure: failure).page
            return retry(.page(page.page, status: failure.status), error)
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
