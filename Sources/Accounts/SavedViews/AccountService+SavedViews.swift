package import RecordFormat

extension AccountService {
    /// How many views of one register an account keeps.
    package static let savedViewsMax = 30
    package static let savedViewNameMax = 60
    /// Bytes of a view's query.
    package static let savedViewQueryMax = 4000

    /// The views an account keeps of a register of one organization, by name.
    package func savedViews(of account: RecordID, register: String, in organization: RecordID)
        async throws(AccountError) -> [SavedView]
    {
        try await store.read { tables throws(AccountError) in
            try tables.savedViews(of: account, register: register, in: organization)
        }
    }

    /// Keeps a view; one of the same name is replaced.
    ///
    /// - Throws: `.nameMissing`, `.tooLong`, or `.tooManyViews` where the account keeps too many already.
    package func save(_ view: SavedView) async throws(AccountError) {
        guard !view.name.isEmpty else { throw .nameMissing }
        guard view.name.count <= Self.savedViewNameMax else {
            throw .tooLong(characterCountMax: Self.savedViewNameMax)
        }
        guard view.query.utf8.count <= Self.savedViewQueryMax else {
            throw .tooLong(characterCountMax: Self.savedViewQueryMax)
        }
        try await store.write { tables throws(AccountError) in
            let known = try tables.savedViews(
                of: view.account, register: view.register, in: view.organization)
            guard known.count < Self.savedViewsMax || known.contains(where: { $0.name == view.name }) else {
                throw .tooManyViews(countMax: Self.savedViewsMax)
            }
            try tables.put(view)
        }
    }

    /// Forgets a view; one that is not there is forgotten already.
    package func removeSavedView(_ name: String, of account: RecordID, register: String, in organization: RecordID)
        async throws(AccountError)
    {
        try await store.write { tables throws(AccountError) in
            try tables.removeSavedView(name, of: account, register: register, in: organization)
        }
    }
}
