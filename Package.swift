// swift-tools-version: 6.1
import PackageDescription

/// Settings every target of our own shares: no implicit imports through a neighbour's, `any` spelled out.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hashTrees = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let serviceLifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "annex",
    products: [.executable(name: "annex", targets: ["annex"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        // What a record looks like outside memory: canonical JSON and record identifiers.
        .target(name: "RecordFormat", dependencies: ["Phrases"], swiftSettings: house),
        // Records, revisions, references, history and the hash chain: the protocol and its algorithms.
        .target(name: "RecordStore", dependencies: ["RecordFormat", crypto], swiftSettings: house),
        // The record store on SQLite, through GRDB.
        .target(
            name: "SQLiteRecordStore", dependencies: ["RecordStore", "Accounts", "RecordFormat", grdb, sqlite],
            swiftSettings: house
        ),
        // The catalogues' data files, embedded in the program with #embed.
        .target(name: "CatalogData", exclude: ["data", "embed-data.sh"]),
        // Frameworks, reference controls, threats and vulnerabilities: the loader of CatalogData.
        .target(name: "Frameworks", dependencies: ["RecordFormat", "Phrases", "CatalogData"], swiftSettings: house),
        // What a register can declare, and the machinery that reads it: fields, values, facets, the snapshot.
        .target(name: "Registers", dependencies: ["RecordFormat", "Phrases", hashTrees], swiftSettings: house),
        // Record declarations, risk arithmetic, SoA derivation, conformity: pure values and functions.
        .target(
            name: "ISMS", dependencies: ["Registers", "RecordFormat", "Phrases", "Frameworks", hashTrees],
            swiftSettings: house),
        // One file for every thing a user can do, and the one door for writes: snapshot, roles, rules, commit.
        .target(
            name: "Operations",
            dependencies: ["Accounts", "ISMS", "Registers", "Frameworks", "Phrases", "RecordFormat", "RecordStore"],
            swiftSettings: house),
        // What the program says to people, told apart from data by its type.
        .target(name: "Phrases", swiftSettings: house),
        // A small typed HTML builder that escapes by default.
        .target(name: "HTML", dependencies: ["Phrases"], swiftSettings: house),
        // libxlsxwriter, which writes workbooks.
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        // cmark-gfm, which reads Markdown with tables.
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        // Snapshot to document: SoA, RTP, registers and written documents as HTML, PDF, DOCX, XLSX, CSV, Markdown, JSON.
        .target(
            name: "Reports",
            dependencies: [
                "ISMS", "Registers", "Frameworks", "HTML", "Phrases", "RecordFormat", "CXLSXWriter", "CMarkGFM",
                mustache,
                subprocess,
            ],
            swiftSettings: house),
        // libzip, which opens the archive a workbook is.
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        // Expat, which reads the XML in it.
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
        // CSV and XLSX in: reading hostile files within limits, mapping columns onto record declarations.
        .target(
            name: "Interchange",
            dependencies: [
                "Operations", "ISMS", "Registers", "Frameworks", "Phrases", "RecordStore", "RecordFormat", "CZip",
                "CExpat",
            ],
            swiftSettings: house),
        // libsodium: Argon2id for passwords.
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        // The passwords that are tried first, embedded with #embed.
        .target(name: "CommonPasswords", exclude: ["common-passwords.txt"]),
        // Who may sign in: accounts, sessions, second factors, invitations, and what each role may do.
        .target(
            name: "Accounts", dependencies: ["RecordFormat", "Phrases", "CommonPasswords", "CSodium", "CZlib", crypto],
            swiftSettings: house),
        // What the browser loads besides pages: style, script and htmx, embedded with #embed.
        .target(name: "WebAssets", exclude: ["files"]),
        // zlib, which compresses them and sums up access tokens.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // HTTP for whatever application is given to it: sessions, limits, errors, organizations in memory. It knows no page.
        .target(
            name: "Serving",
            dependencies: [
                "Accounts", "Operations", "ISMS", "Registers", "RecordStore", "RecordFormat", "HTML", "Phrases",
                "WebAssets",
                "CZlib", crypto,
                hummingbird, hummingbirdTLS, logging,
                hummingbirdCore,
                httpTypes,
                nioCore,
                nioHTTPTypes,
                nioSSL,
                serviceLifecycle,
            ],
            swiftSettings: house),
        // The pages: each slice's models, pages as pure functions of them, and handlers; one table of routes.
        .target(
            name: "WebPages",
            dependencies: [
                "Serving", "Accounts", "Operations", "ISMS", "Registers", "Frameworks", "Reports", "Interchange",
                "RecordStore",
                "RecordFormat", "HTML", "Phrases", crypto, httpTypes, logging,
            ],
            swiftSettings: house),
        // What glibc alone has to say about memory.
        .systemLibrary(name: "CMalloc"),
        // The command line: all wiring and flags.
        .target(
            name: "AnnexCommands",
            dependencies: [
                "Serving", "WebPages", "Accounts", "Operations", "ISMS", "Registers", "Frameworks", "Reports",
                "Interchange",
                "RecordStore", "SQLiteRecordStore", "RecordFormat", "Phrases", "CMalloc", argumentParser, logging,
            ],
            swiftSettings: house),
        // Benchmarks beside a reference in the same run, and the writer of the crash test; not part of the product.
        .executableTarget(
            name: "annex-bench",
            dependencies: [
                "Operations", "Accounts", "ISMS", "Registers", "Frameworks", "RecordStore", "SQLiteRecordStore",
                "RecordFormat", grdb,
                crypto, argumentParser, hummingbird, logging,
                hummingbirdCore,
                httpTypes,
                nioCore,
            ],
            path: "Sources/AnnexBenchmarks", swiftSettings: house),
        // The program: a bare entry point.
        .executableTarget(name: "annex", dependencies: ["AnnexCommands"], swiftSettings: house),
        // Canonical JSON and record identifiers.
        .testTarget(name: "RecordFormatTests", dependencies: ["RecordFormat"], swiftSettings: house),
        // The conformance suite every store passes, and the fault-finding tests of the SQLite one.
        .testTarget(
            name: "RecordStoreTests",
            dependencies: ["RecordStore", "SQLiteRecordStore", "RecordFormat", grdb, sqlite],
            swiftSettings: house),
        // The catalogues' numbers, and that every reference in them resolves.
        .testTarget(
            name: "FrameworksTests", dependencies: ["Frameworks", "Phrases", "RecordFormat"], swiftSettings: house),
        // The machinery with registers of a lending library: values, recurrences, money, the snapshot.
        .testTarget(
            name: "RegistersTests", dependencies: ["Registers", "RecordFormat", "Phrases"], swiftSettings: house),
        // The ISMS's own declarations, risk arithmetic, derivation, and a case for and against each rule of conformity.
        .testTarget(
            name: "ISMSTests", dependencies: ["ISMS", "Registers", "Frameworks", "Phrases", "RecordFormat"],
            swiftSettings: house),
        // That phrases are told apart from data.
        .testTarget(name: "PhrasesTests", dependencies: ["Phrases"], swiftSettings: house),
        // That nothing gets past the escaping.
        .testTarget(name: "HTMLTests", dependencies: ["HTML", "Phrases"], swiftSettings: house),
        // Each document in each format, and the same bytes for the same input.
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Reports", "ISMS", "Registers", "Frameworks", "HTML", "Phrases", "RecordFormat"],
            swiftSettings: house),
        // Reading and mapping honest and hostile files.
        .testTarget(
            name: "InterchangeTests",
            dependencies: [
                "Interchange", "Operations", "ISMS", "Registers", "RecordStore", "RecordFormat", "Phrases", "CZip",
            ],
            exclude: ["Fixtures"], swiftSettings: house),
        // The rules of accounts, over a store in memory and the SQLite one.
        .testTarget(
            name: "AccountsTests",
            dependencies: ["Accounts", "SQLiteRecordStore", "RecordStore", "RecordFormat", "Phrases"],
            swiftSettings: house),
        // The one door: what it lets in, refuses and merges.
        .testTarget(
            name: "OperationsTests",
            dependencies: [
                "Accounts", "Operations", "ISMS", "Registers", "Frameworks", "RecordStore", "SQLiteRecordStore",
                "RecordFormat",
                "Phrases",
            ],
            exclude: ["Fixtures"], swiftSettings: house),
        // The program itself, run as a user runs it.
        .testTarget(
            name: "AnnexCommandsTests",
            dependencies: [
                "annex", "AnnexCommands", "Operations", "ISMS", "Registers", "Frameworks", "Reports", "RecordStore",
                "SQLiteRecordStore", "RecordFormat", "Phrases",
            ],
            swiftSettings: house),
        // What the server does whatever it serves: reading hostile bodies, keeping memory within its budget, its log.
        .testTarget(
            name: "ServingTests",
            dependencies: [
                "Serving", "Accounts", "Operations", "ISMS", "RecordStore", "RecordFormat", "HTML", "Phrases",
                hummingbird,
                logging,
                hummingbirdCore,
                httpTypes,
                nioCore,
            ],
            swiftSettings: house),
        // The pages in process: every route with every role, forms, conflicts, limits.
        .testTarget(
            name: "WebPagesTests",
            dependencies: [
                "Serving", "WebPages", "Accounts", "Operations", "ISMS", "Registers", "Frameworks", "Reports",
                "RecordStore",
                "RecordFormat", "HTML", "Phrases", crypto, hummingbird, logging,
                hummingbirdCore,
                httpTypes,
                nioCore,
            ],
            swiftSettings: house),
        // The rules of the repository itself: import arrows, forbidden calls and names, dead links.
        .testTarget(name: "RepositoryRulesTests", swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
