import Accounts
import Serving

extension Dispatcher {
    /// Answers what has to do with accounts and lies outside any organization.
    func answerAboutAccounts(_ route: Route) async throws -> WebResponse {
        let isForm = request.method == .post
        switch route {
        case .signIn: return isForm ? try await signIn() : signInForm()
        case .signOut: return isForm ? try await signOut() : .seeOther(.start)
        case .secondFactor: return isForm ? try await completeSignIn() : try await secondFactorForm()
        case .firstAccount(let link):
            return isForm ? try await makeFirstAccount(link) : try await firstAccountForm(link)
        case .invitation(let link): return isForm ? try await acceptInvitation(link) : try await invitationForm(link)
        case .newPassword(let link): return isForm ? try await setPassword(link) : try await newPasswordForm(link)
        case .organizations:
            if isForm { throw WebError.methodNotAllowed }
            return try await organizationsPage()
        case .newOrganization: return isForm ? try await makeOrganization() : try await newOrganizationForm()
        case .account(let page): return isForm ? try await changeAccount(page) : try await accountPage(page)
        case .start, .organization: throw WebError.notFound
        }
    }
}
