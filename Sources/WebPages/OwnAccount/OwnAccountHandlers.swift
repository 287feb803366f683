import Accounts
import HTML
import HTTPTypes
import ISMS
import Phrases
import RecordFormat
import RecordStore
import Registers
import Serving

/// One's own account: password, second factor and sessions.
struct OwnAccountHandlers: Sendable {
    let visit: Visit
    let tokens: OwnTokenHandlers

    init(_ visit: Visit) {
        self.visit = visit
        tokens = OwnTokenHandlers(visit: visit)
    }

    private func frame(_ page: Route.AccountPage, _ visitor: SignedIn, _ failure: FormFailure? = nil)
        -> OwnAccountFrame
    {
        OwnAccountFrame(visitor, at: page, of: visit, failure)
    }

    func accountPage(_ page: Route.AccountPage) async throws -> WebResponse {
        let visitor = try visit.signedIn()
        let id = visitor.account.id
        switch page {
        case .overview:
            let overview = OwnAccountPage(
                frame: frame(page, visitor), recoveryCodesLeft: try await visit.accounts.recoveryCodesLeft(of: id),
                sessionCount: try await visit.accounts.sessions(of: id).count,
                tokenCount: try await visit.accounts.accessTokens(of: id).count)
            return .page(overview.page.page)
        case .password: return .page(try await passwordPage(visitor).page.page)
        case .secondFactor: return try await secondFactorPage(visitor)
        case .recoveryCodes: return .seeOther(.account(.secondFactor))
        case .sessions:
            let sessions = try await visit.accounts.sessions(of: id)
            return .page(OwnSessionsPage(frame: frame(page, visitor), sessions: sessions).page.page)
        case .tokens: return try await tokens.tokensPage(visitor)
        }
    }

    func changeAccount(_ page: Route.AccountPage) async throws -> WebResponse {
        let visitor = try visit.signedIn()
        let form = try await visit.checkedForm()
        switch (page, form["act"]) {
        case (.password, _): return try await changePassword(form, visitor)
        case (.secondFactor, "begin"): return try await beginSecondFactor(form, visitor)
        case (.secondFactor, "confirm"): return try await confirmSecondFactor(form, visitor)
        case (.secondFactor, "remove"): return try await removeSecondFactor(form, visitor)
        case (.recoveryCodes, _): return try await renewRecoveryCodes(form, visitor)
        case (.sessions, "end"): return try await endSession(form, visitor)
        case (.sessions, "end-others"):
            try await visit.accounts.endOtherSessions(of: visitor.account.id, except: visitor.session)
            visit.log("other sessions ended", visitor.account.id.description)
            return .seeOther(.account(.sessions), [("done", AccountNotice.sessionsEnded.rawValue)])
        case (.tokens, "make"): return try await tokens.makeToken(form, visitor)
        case (.tokens, "revoke"): return try await tokens.revokeToken(form, visitor)
        default: throw WebError.methodNotAllowed
        }
    }

    private func passwordPage(_ visitor: SignedIn, _ failure: FormFailure? = nil) async throws -> OwnPasswordPage {
        OwnPasswordPage(
            frame: frame(.password, visitor, failure),
            tokenCount: try await visit.accounts.accessTokens(of: visitor.account.id).count, failure: failure)
    }

    private func changePassword(_ form: FormData, _ visitor: SignedIn) async throws -> WebResponse {
        let names = try await organizationNames(of: visitor)
        do throws(AccountError) {
            let session = try await visit.accounts.changePassword(
                of: visitor, from: form.exactly("current"), to: form.newPassword(), names: names, at: visit.origin)
            visit.log("password changed", visitor.account.id.description)
            return visit.carrying(
                session, .seeOther(.account(.password), [("done", AccountNotice.passwordChanged.rawValue)]))
        } catch {
            let failure = try FormFailure(error)
            visit.log("password not changed", visitor.account.id.description, reason: error)
            let page = try await passwordPage(visitor, failure)
            return WebResponse.page(page.page.page, status: failure.status).retry(after: error)
        }
    }

    /// The names of the visitor's organizations, which a password must not consist of.
    private func organizationNames(of visitor: SignedIn) async throws -> [String] {
        try await OwnOrganization.all(of: visitor, on: visit.server).flatMap { [$0.handle, $0.name] }
    }

    // MARK: The second factor

    private func secondFactorPage(
        _ visitor: SignedIn, _ failure: FormFailure? = nil, refused: String? = nil
    ) async throws -> WebResponse {
        let id = visitor.account.id
        var page = OwnSecondFactorPage(
            frame: frame(.secondFactor, visitor, failure), setup: try await visit.accounts.pendingSecondFactor(of: id),
            recoveryCodesLeft: try await visit.accounts.recoveryCodesLeft(of: id), failure: failure)
        page.refused = refused
        return .page(page.page.page, status: failure?.status ?? .ok)
    }

    private func refuse(_ act: String, _ visitor: SignedIn, _ error: AccountError) async throws -> WebResponse {
        let failure = try FormFailure(error)
        visit.log("second factor: \(act) refused", visitor.account.id.description, reason: error)
        return try await secondFactorPage(visitor, failure, refused: act).retry(after: error)
    }

    private func beginSecondFactor(_ form: FormData, _ visitor: SignedIn) async throws -> WebResponse {
        do throws(AccountError) {
            _ = try await visit.accounts.beginSecondFactor(
                of: visitor, password: form.exactly("current"), at: visit.origin)
            return .seeOther(.account(.secondFactor))
        } catch {
            return try await refuse("begin", visitor, error)
        }
    }

    private func confirmSecondFactor(_ form: FormData, _ visitor: SignedIn) async throws -> WebResponse {
        do throws(AccountError) {
            let result = try await visit.accounts.confirmSecondFactor(
                of: visitor, code: form["code"] ?? "", at: visit.origin)
            visit.log("second factor set up", visitor.account.id.description)
            return try await showing(result.recoveryCodes, result.session, visitor)
        } catch {
            return try await refuse("confirm", visitor, error)
        }
    }

    private func removeSecondFactor(_ form: FormData, _ visitor: SignedIn) async throws -> WebResponse {
        do throws(AccountError) {
            let session = try await visit.accounts.removeSecondFactor(
                of: visitor, password: form.exactly("current"), code: form["code"] ?? "", at: visit.origin)
            visit.log("second factor removed", visitor.account.id.description)
            let done = [(name: "done", value: AccountNotice.secondFactorRemoved.rawValue)]
            return visit.carrying(session, .seeOther(.account(.secondFactor), done))
        } catch {
            return try await refuse("remove", visitor, error)
        }
    }

    private func renewRecoveryCodes(_ form: FormData, _ visitor: SignedIn) async throws -> WebResponse {
        do throws(AccountError) {
            let codes = try await visit.accounts.renewRecoveryCodes(
                of: visitor, password: form.exactly("current"), at: visit.origin)
            visit.log("recovery codes renewed", visitor.account.id.description)
            return .page(RecoveryCodesPage(frame: frame(.recoveryCodes, visitor), codes: codes).page.page)
        } catch {
            return try await refuse("recovery", visitor, error)
        }
    }

    /// Shows recovery codes under the session that has just replaced the others.
    private func showing(_ codes: [String], _ session: NewSession, _ visitor: SignedIn) async throws(AccountError)
        -> WebResponse
    {
        let visitor = try await visit.accounts.signedIn(token: session.token.text) ?? visitor
        let page = RecoveryCodesPage(frame: frame(.recoveryCodes, visitor), codes: codes)
        return visit.carrying(session, .page(page.page.page))
    }

    // MARK: Sessions

    private func endSession(_ form: FormData, _ visitor: SignedIn) async throws -> WebResponse {
        guard let session = RecordID(form["session"] ?? "") else { throw WebError.notFound }
        do throws(AccountError) {
            try await visit.accounts.endSession(session, of: visitor.account.id)
        } catch {
            // It may have ended by itself meanwhile, which is what was wanted; another's looks the same.
            if error != .notFound { throw error }
        }
        visit.log("session ended", visitor.account.id.description)
        return .seeOther(.account(.sessions), [("done", AccountNotice.sessionEnded.rawValue)])
    }
}
