import Frameworks
import ISMS
import Phrases
import RecordFormat
package import RecordStore
import Registers

extension Workspace {
    /// Makes an organization in a store: its identity, then, as its first commit, the catalogue's threats and
    /// vulnerabilities and whatever else it begins with.
    ///
    /// - Parameters:
    ///   - handle: lower-case letters, digits and hyphens, at most 40; unique in the store.
    ///   - begin: puts what else the organization begins with into the first commit.
    /// - Throws: `.refused` for a malformed handle, `.store(.organizationExists)` for one that is taken.
    package static func create(
        handle: String, in store: any RecordStore, clock: Clock, identifiers: IdentifierSource, by author: CommitAuthor,
        roster: (any Roster)? = nil, begin: (inout Draft) -> Void = { _ in }
    ) async throws(WorkspaceError) -> Workspace {
        guard isHandle(handle) else {
            throw .badHandle(handle)
        }
        let wanted = StoredOrganization(id: identifiers.next(), handle: handle, createdAt: author.time)
        // Checked before anything is written, so that a refused beginning does not take the handle.
        var draft = Draft(base: ISMS(), identifiers: identifiers)
        draft.seedCatalogue()
        begin(&draft)
        _ = try PreparedCommit(draft.effective, on: draft.base, lastNumbers: [:], author: author)
        let organization: StoredOrganization
        do throws(StoreError) {
            organization = try await register(wanted, in: store)
        } catch {
            throw .store(error)
        }
        let workspace = Workspace(
            organization, in: store, clock: clock, identifiers: identifiers, roster: roster)
        // Two who take up the same beginning must not both commit it: the later one is refused.
        do throws(WorkspaceError) {
            _ = try await workspace.commit(draft, by: author, onItsBaseOnly: true)
        } catch .store(.headMoved) {
            throw .store(.organizationExists(handle: handle))
        }
        return workspace
    }

    /// Registers an organization, or takes up one of that handle whose making was cut short before its first commit.
    private static func register(_ wanted: StoredOrganization, in store: any RecordStore) async throws(StoreError)
        -> StoredOrganization
    {
        do throws(StoreError) {
            try await store.createOrganization(wanted)
            return wanted
        } catch .organizationExists(let handle) {
            guard let found = try await store.organizations().first(where: { $0.handle == handle }),
                try await store.head(of: found.id).sequence == 0
            else { throw .organizationExists(handle: handle) }
            return found
        }
    }

    private static func isHandle(_ handle: String) -> Bool {
        let allowed = handle.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
        return allowed && (1...40).contains(handle.utf8.count) && handle.first != "-" && handle.last != "-"
    }

    /// Opens an organization of a store; without a handle, its only one.
    package static func open(
        handle: String?, in store: any RecordStore, clock: Clock, identifiers: IdentifierSource,
        roster: (any Roster)? = nil
    ) async throws(WorkspaceError) -> Workspace {
        let organizations: [StoredOrganization]
        do throws(StoreError) {
            organizations = try await store.organizations()
        } catch {
            throw .store(error)
        }
        if let handle {
            guard let found = organizations.first(where: { $0.handle == handle }) else {
                throw .noOrganization(handle, there: organizations)
            }
            return Workspace(found, in: store, clock: clock, identifiers: identifiers, roster: roster)
        }
        guard let only = organizations.first else {
            throw .emptyDatabase
        }
        guard organizations.count == 1 else {
            throw .severalOrganizations(organizations)
        }
        return Workspace(only, in: store, clock: clock, identifiers: identifiers, roster: roster)
    }

    /// What an organization calls itself, looked up without reading its records; nil before it is described.
    package static func name(of organization: StoredOrganization, in store: any RecordStore)
        async throws(WorkspaceError) -> String?
    {
        do throws(StoreError) {
            let numbers = try await store.lastNumbers(of: organization.id)
            // The newest first: one that was removed and brought back has another number.
            for number in stride(from: numbers[Organization.kind.name] ?? 0, to: 0, by: -1) {
                guard let known = try await store.record(ofCode: Organization.kind.code(number), in: organization.id),
                    let newest = try await store.history(of: known.record, in: organization.id).last?.revision.body,
                    let body = try? JSON(parsing: newest).objectValue
                else { continue }
                return body["name"]?.stringValue
            }
            return nil
        } catch {
            throw .store(error)
        }
    }
}

extension Draft {
    /// Adds the catalogue's threats and vulnerabilities as records, so that risks can refer to them and the
    /// organization can add its own beside them.
    fileprivate mutating func seedCatalogue() {
        for threat in Catalog.bundled.threats {
            var record = Threat()
            record.name = threat.name
            record.category = threat.category.rawValue
            record.catalogID = threat.id
            create(record)
        }
        for vulnerability in Catalog.bundled.vulnerabilities {
            var record = Vulnerability()
            record.name = vulnerability.name
            record.category = vulnerability.category.rawValue
            record.catalogID = vulnerability.id
            create(record)
        }
    }
}
