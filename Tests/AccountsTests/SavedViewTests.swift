import RecordFormat
import Testing

@testable import Accounts

@Suite("Saved views, kept")
struct SavedViewStoreTests {
    @Test("Views belong to one account, one organization and one register", arguments: Engine.allCases)
    func apart(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("ada")
        let bob = try await building.add("bob")
        func view(_ account: RecordID, _ organization: RecordID, _ register: String, _ name: String, _ query: String)
            -> SavedView
        {
            SavedView(organization: organization, account: account, register: register, name: name, query: query)
        }
        let kept = [
            view(ada.id, building.office, "risk", "B", "q=1"), view(ada.id, building.office, "risk", "A", "q=2"),
            view(ada.id, building.office, "asset", "A", "q=3"), view(ada.id, building.factory, "risk", "A", "q=4"),
            view(bob.id, building.office, "risk", "A", "q=5"),
        ]
        for view in kept { try await building.accounts.save(view) }
        let own = try await building.accounts.savedViews(of: ada.id, register: "risk", in: building.office)
        #expect(own == [kept[1], kept[0]])
        try await building.accounts.save(view(ada.id, building.office, "risk", "A", "q=6"))
        try await building.accounts.removeSavedView("B", of: ada.id, register: "risk", in: building.office)
        try await building.accounts.removeSavedView("B", of: ada.id, register: "risk", in: building.office)
        let now = try await building.accounts.savedViews(of: ada.id, register: "risk", in: building.office)
        #expect(now.map(\.query) == ["q=6"])
        for (place, view) in kept.enumerated() where place >= 2 {
            let others = try await building.accounts.savedViews(
                of: view.account, register: view.register, in: view.organization)
            #expect(others == [view])
        }
    }

    @Test("Names and queries have their lengths, and views their number", arguments: Engine.allCases)
    func limits(engine: Engine) async throws {
        let building = try await Building(engine)
        let ada = try await building.add("ada")
        func save(_ name: String, _ query: String = "") async throws(AccountError) {
            try await building.accounts.save(
                SavedView(
                    organization: building.office, account: ada.id, register: "risk", name: name, query: query))
        }
        await #expect(throws: AccountError.nameMissing) { try await save("") }
        await #expect(throws: AccountError.tooLong(characterCountMax: 60)) {
            try await save(String(repeating: "n", count: 61))
        }
        await #expect(throws: AccountError.tooLong(characterCountMax: 4000)) {
            try await save("n", String(repeating: "q", count: 4001))
        }
        for number in 1...AccountService.savedViewsMax { try await save("\(number)") }
        await #expect(throws: AccountError.tooManyViews(countMax: 30)) { try await save("one more") }
        try await save("1", "q=changed")
    }
}
