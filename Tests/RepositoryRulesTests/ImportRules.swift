/// The arrows of the house: what each target may know.
enum ImportRules {
    /// The modules that the code of each folder below Sources may import. A module that is missing here is one that the
    /// target must not know: whoever adds one changes the architecture, and says why in docs/decisions.
    ///
    /// Foundation and the C library stand only where files, processes or other programs' formats come in.
    static let arrows: [String: Set<String>] = [
        "RecordFormat": ["Phrases"],
        "Phrases": ["Synchronization"],
        "HTML": ["Phrases"],
        "CatalogData": [],
        "CXLSXWriter": [],
        "CZip": [],
        "CExpat": [],
        "CMarkGFM": [],
        "Frameworks": ["CatalogData", "Phrases", "RecordFormat"],
        // It serves whatever registers are given to it, and knows no word of an ISMS.
        "Registers": ["RecordFormat", "Phrases", "HashTreeCollections", "Synchronization"],
        "ISMS": ["Registers", "RecordFormat", "Phrases", "Frameworks", "HashTreeCollections", "Synchronization"],
        "RecordStore": ["RecordFormat", "Crypto", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin"],
        "SQLiteRecordStore": [
            "RecordStore", "Accounts", "RecordFormat", "GRDB", "GRDBSQLite", "Foundation", "Synchronization", "Glibc",
            "Musl", "Darwin",
        ],
        "Operations": [
            "Accounts", "ISMS", "Registers", "Frameworks", "Phrases", "RecordFormat", "RecordStore", "Synchronization",
        ],
        "Reports": [
            "ISMS", "Registers", "Frameworks", "HTML", "Phrases", "RecordFormat", "CXLSXWriter", "CMarkGFM", "Mustache",
            "Subprocess",
            "Foundation",
        ],
        "Interchange": [
            "Operations", "ISMS", "Registers", "Frameworks", "Phrases", "RecordStore", "RecordFormat", "CZip", "CExpat",
            "Foundation",
            "Synchronization",
        ],
        "CSodium": [],
        "CMalloc": [],
        "CZlib": [],
        "CommonPasswords": [],
        "Accounts": [
            "RecordFormat", "Phrases", "CSodium", "CZlib", "CommonPasswords", "Crypto", "Dispatch", "Foundation",
            "Synchronization",
        ],
        "WebAssets": [],
        // It serves whatever application is given to it, and knows no page, report, import or catalogue.
        "Serving": [
            "Accounts", "Operations", "ISMS", "Registers", "RecordStore", "RecordFormat", "HTML", "Phrases",
            "WebAssets", "CZlib",
            "Crypto",
            "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "NIOCore", "NIOHTTPTypes", "NIOSSL",
            "ServiceLifecycle", "Logging", "Foundation", "Synchronization",
        ],
        // It knows requests and responses, but no socket: what opens one is Serving's.
        "WebPages": [
            "Serving", "Accounts", "Operations", "ISMS", "Registers", "Frameworks", "Reports", "Interchange",
            "RecordStore",
            "RecordFormat", "HTML", "Phrases", "Crypto", "HTTPTypes", "Logging", "Dispatch", "Foundation",
            "Synchronization",
        ],
        "AnnexCommands": [
            "Serving", "WebPages", "Accounts", "Logging", "Operations", "ISMS", "Registers", "Frameworks", "Reports",
            "Interchange",
            "RecordStore", "SQLiteRecordStore", "RecordFormat", "Phrases", "CMalloc", "ArgumentParser", "Foundation",
            "Synchronization",
        ],
        "annex": ["AnnexCommands"],
        "AnnexBenchmarks": [
            "Operations", "Accounts", "ISMS", "Registers", "Frameworks", "RecordStore", "SQLiteRecordStore",
            "RecordFormat", "GRDB",
            "Crypto", "ArgumentParser", "Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "Logging",
            "Foundation",
        ],
    ]

    static func violations(in file: SwiftFile) -> [Violation] {
        file.imports.filter { arrows[file.targetFolder]?.contains($0.module) != true }.map {
            Violation(file.path, line: $0.line, "\(file.targetFolder) must not know \($0.module)")
        }
    }

    static func violations(in manifest: Manifest) -> [Violation] {
        manifest.targets.filter { !$0.isTest }.flatMap { target -> [Violation] in
            guard let allowed = arrows[target.folder] else {
                return [
                    Violation(
                        "Package.swift", line: target.line, "\(target.name) has no line in ImportRules.arrows; add it")
                ]
            }
            return target.dependencies.filter { !allowed.contains($0) }.map {
                Violation("Package.swift", line: target.line, "\(target.name) must not know \($0)")
            }
        }
    }
}
