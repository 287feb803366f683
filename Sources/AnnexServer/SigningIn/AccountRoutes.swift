extension Dispatcher {
    func answerAboutAccounts(_ route: Route) async throws -> WebResponse { throw WebError.notFound }
}
