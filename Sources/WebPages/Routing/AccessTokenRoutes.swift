package import Phrases

/// What an access token opens: reading in its organization. A new address says here whether it is among that, or does
/// not compile.
extension Route {
    package var opensToAccessTokens: Bool {
        switch self {
        case .organization(_, _, let route): route.opensToAccessTokens
        case .start, .signIn, .signOut, .secondFactor, .firstAccount, .invitation, .newPassword, .organizations,
            .newOrganization, .account:
            false
        }
    }

    package static let accessTokenLimits: Phrase =
        "An access token only reads the records, reports and files of its organization. It sends no forms, and opens no pages about importing, accounts, sessions, tokens, settings and signing in: those are for a browser."

    package static let beginningsBeforeSecrets = ["/first-account/", "/invitation/", "/new-password/"]
}

extension OrganizationRoute {
    fileprivate var opensToAccessTokens: Bool {
        switch self {
        case .settings: false
        // A file that waits to be imported is no record yet, but somebody's work in a browser.
        case .importRegister, .importStep: false
        case .home, .guidedStart, .findings, .search, .history, .commit, .reports, .report, .job, .register, .newRecord,
            .bulkEdit, .joinCircle, .exportRegister, .suggestions, .record, .editRecord, .field,
            .removeRecord, .restoreRecord, .approveRecord, .comment, .withdrawComment, .attachment, .riskWorkshop,
            .rateRisk, .acceptRisk,
            .approvePlan, .proposals, .treatmentPlan, .statement, .statementLine, .issueStatement, .issuedStatement,
            .readStatement, .advance, .addEntry, .approveStatement, .compareStatements, .readDocument, .documentFile,
            .documentChoices, .documentTemplates,
            .documentTemplate, .guidance, .clauseGuidance, .lessons, .lesson, .customerQuestions:
            true
        }
    }
}
