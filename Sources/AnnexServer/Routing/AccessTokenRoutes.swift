/// What an access token opens: reading in its organization. A new address says here whether it is among that, or does
/// not compile.
extension Route {
    var opensToAccessTokens: Bool {
        switch self {
        case .organization(_, _, let route): route.opensToAccessTokens
        // What needs nobody to be known never asks.
        case .health, .ready, .metrics, .asset, .favicon: false
        case .start, .signIn, .signOut, .secondFactor, .firstAccount, .invitation, .newPassword, .organizations,
            .newOrganization, .account:
            false
        }
    }
}

extension OrganizationRoute {
    fileprivate var opensToAccessTokens: Bool {
        switch self {
        case .settings: false
        // A file that waits to be imported is no record yet, but somebody's work in a browser.
        case .importRegister, .importStep: false
        case .home, .guidedStart, .findings, .search, .history, .commit, .reports, .report, .job, .register, .newRecord,
            .bulkEdit, .exportRegister, .suggestions, .record, .editRecord, .field,
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
