package import Accounts
import HTML
import HTTPTypes
import Phrases
package import Serving

/// The pages, as a server serves them.
package struct PagesApplication: WebApplication {
    package let server: Server
    let jobs = DocumentJobs()
    let uploads = UploadShelf()
    let importing = ImportWorker()

    package init(on server: Server) { self.server = server }

    package func answer(_ visit: Visit, at route: Route) async throws -> WebResponse {
        try await Dispatcher(application: self, visit: visit).answer(route)
    }

    package func signInAnswer(to request: WebRequest?) -> WebResponse {
        guard let request else { return .seeOther(.signIn) }
        // htmx would put the sign-in page into the middle of another; it is told to go there instead.
        if request.wantsPart {
            return WebResponse(.unauthorized, headers: [HeaderNames.htmxRedirect: Route.signIn.address().description])
        }
        let back = request.method == .get && request.path != "/" ? [(name: "back", value: request.path)] : []
        return .seeOther(.signIn, back)
    }

    package func answer(to failure: Failure, visitor: SignedIn?, wantsPart: Bool) -> WebResponse {
        ErrorPage.response(to: failure, visitor: visitor, wantsPart: wantsPart)
    }
}
