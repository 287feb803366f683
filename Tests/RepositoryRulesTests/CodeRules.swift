/// What Swift code of ours does not do. Each rule names the files that may all the same, with the reason.
enum CodeRules {
    /// Time comes in from outside, so that the same records give the same answer on any day and tests are exact.
    static func clock(_ file: SwiftFile) -> [Violation] {
        let allowed = [
            "Sources/AnnexCommands/Options/SystemClock.swift": "is the clock",
            "Sources/Interchange/TabularFile/TabularFile.swift":
                "limits how long a hostile file may take; tests step it",
            "Sources/Serving/Answering/WebResponder.swift": "measures how long an answer takes, for metrics and log",
        ]
        guard allowed[file.path] == nil, file.targetFolder != "AnnexBenchmarks" else { return [] }
        let readings = [
            ["Date", "(", ")"], ["Date", ".", "now"], ["Date", "(", "timeIntervalSinceNow"], ["timeIntervalSinceNow"],
            ["ContinuousClock"], ["SuspendingClock"], ["DispatchTime"], ["DispatchWallTime"],
            ["CFAbsoluteTimeGetCurrent"], ["clock_gettime"], ["gettimeofday"], ["time", "(", "nil", ")"],
            ["systemUptime"],
        ]
        return readings.flatMap {
            file.violations(of: $0, "\($0.joined()) reads the clock; let the time come in from outside")
        }
    }

    /// Chance comes in from outside, for the same reason.
    static func chance(_ file: SwiftFile) -> [Violation] {
        let allowed = [
            "Sources/RecordStore/Salt.swift": "makes the salts of digests, which nobody may foresee",
            "Sources/Operations/Workspace/IdentifierSource.swift": "is the source of identifiers",
        ]
        guard allowed[file.path] == nil, file.targetFolder != "AnnexBenchmarks" else { return [] }
        let sources = [
            ["SystemRandomNumberGenerator"], ["UUID", "(", ")"], [".", "randomElement", "(", ")"],
            [".", "shuffled", "(", ")"], ["arc4random"], ["arc4random_uniform"],
        ]
        // `Int.random(in: range, using: &generator)` is told its source, `Int.random(in: range)` is not.
        let drawn = file.places(of: [".", "random", "(", "in"]).filter { place in
            !file.argumentList(openedAt: place + 2).contains { $0.text == "using" }
        }
        return sources.flatMap {
            file.violations(of: $0, "\($0.joined()) draws by chance; let it come in from outside")
        }
            + drawn.map {
                Violation(file.path, line: file.tokens[$0].line, "random(in:) draws by chance; hand it a generator")
            }
    }

    /// A wrong assumption is an error in words and not a crash.
    static func crashes(_ file: SwiftFile) -> [Violation] {
        let allowed = [
            "Sources/Frameworks/Catalog.swift":
                "a broken catalogue is a defect of the build, which no caller could answer",
            "Sources/RecordStore/HashChain.swift": "a digest has its length by definition",
            "Sources/Serving/Answering/HeaderNames.swift": "names of headers are literals of our own",
        ]
        // `try !isTaken()` is in order.
        var found = [("try", "try! crashes where something goes wrong; use try"), ("as", "as! crashes; use as?")]
            .flatMap { word, problem in
                file.places(of: [word, "!"]).filter { file.tokens[$0 + 1].touchesPrevious }.map {
                    Violation(file.path, line: file.tokens[$0].line, problem)
                }
            }
        if allowed[file.path] == nil, !file.path.hasPrefix("Tests/") {
            for name in ["fatalError", "preconditionFailure"] {
                found += file.violations(
                    of: [name, "("], "\(name) ends the program; throw an error that says what to do")
            }
        }
        return found + forceUnwraps(in: file)
    }

    /// An exclamation mark right behind a value, or behind a type, where none follows as in `!=`.
    private static func forceUnwraps(in file: SwiftFile) -> [Violation] {
        file.tokens.indices.dropFirst().filter { index in
            let token = file.tokens[index]
            guard token.text == "!", token.touchesPrevious else { return false }
            if index + 1 < file.tokens.count, file.tokens[index + 1].text == "=", file.tokens[index + 1].touchesPrevious
            {
                return false
            }
            let previous = file.tokens[index - 1].text
            guard previous != "try", previous != "as", let last = previous.unicodeScalars.last else { return false }
            return last.properties.isAlphabetic || "0123456789_)]}\"?>".unicodeScalars.contains(last)
        }.map { Violation(file.path, line: file.tokens[$0].line, "! crashes on nil; bind it with guard let or if let") }
    }

    /// Output goes through the console, which knows streams, colours and closed pipes.
    static func printing(_ file: SwiftFile) -> [Violation] {
        let allowed = [
            "Sources/AnnexCommands/Output/Console.swift": "is the console",
            "Sources/AnnexBenchmarks/MeasureCommand.swift":
                "prints its JSON, and stays free of the command line's code",
        ]
        guard allowed[file.path] == nil else { return [] }
        return ["print", "debugPrint", "dump", "NSLog"].flatMap { name in
            file.places(of: [name, "("]).filter { place in
                let before = place > 0 ? file.tokens[place - 1].text : ""
                if before == "func" { return false }
                // A method of that name is another matter; `Swift.print` is not.
                return before != "." || place > 1 && file.tokens[place - 2].text == "Swift"
            }.map { Violation(file.path, line: file.tokens[$0].line, "\(name) writes past the console") }
        }
    }

    /// What the compiler is told to believe has its reason written above it.
    static func unchecked(_ file: SwiftFile) -> [Violation] {
        let comments = Set(file.comments.map(\.line))
        let places =
            file.places(of: ["@", "unchecked", "Sendable"])
            + file.places(of: ["nonisolated", "(", "unsafe", ")"]) + file.places(of: ["unsafeBitCast"])
        return places.map { file.tokens[$0].line }.filter { !comments.contains($0 - 1) }.map {
            Violation(file.path, line: $0, "an unchecked claim needs a comment in the line before: why does it hold?")
        }
    }

    /// The code of a rule of conformity, such as RSK-07, is a member of `RuleCode`, which the compiler checks; a slice
    /// declares its own as `RuleCode("RSK-07")`.
    static func ruleCodes(_ file: SwiftFile) -> [Violation] {
        let declared = Set(file.places(of: ["RuleCode", "("]).map { $0 + 2 })
        return file.tokens.enumerated().filter { place, token in
            token.text.wholeMatch(of: #/"[A-Z]{3}-[0-9]{2}"/#) != nil && !declared.contains(place)
        }.map { _, token in
            Violation(
                file.path, line: token.line, "\(token.text) looks like the code of a rule; name its member of RuleCode")
        }
    }

    /// Whatever a user can do is an operation, which knows who may and what must hold: nobody else begins a draft or
    /// commits one.
    static func drafts(_ file: SwiftFile) -> [Violation] {
        guard file.path.hasPrefix("Sources/"),
            !["Operations", "RecordStore", "SQLiteRecordStore", "AnnexBenchmarks"].contains(file.targetFolder)
        else {
            return []
        }
        return [[".", "draft", "(", ")"], ["Draft", "(", "base"], [".", "commit", "(", "draft"]].flatMap {
            file.violations(of: $0, "\($0.joined()) works past the operations; perform one, or add one to Operations")
        }
    }

    /// What a face reads of an organization, it reads as somebody who may see so much and no more: by way of `Viewing`.
    static func unveiled(_ file: SwiftFile) -> [Violation] {
        guard ["Serving", "WebPages", "AnnexCommands", "Reports"].contains(file.targetFolder),
            !file.path.contains("/AnnexCommands/Setup/"), !file.path.contains("/Serving/Memory/")
        else { return [] }
        return ["snapshot", "log", "history", "commit", "identity"].flatMap { read in
            file.violations(
                of: ["workspace", ".", read, "("], "workspace.\(read) reads what is confidential; ask a Viewing")
        }
    }

    /// Each slice of pages has handlers of its own, which are given what they need. One that is extended elsewhere, or the
    /// visit that all are given, would become the place where everything ends up.
    static func extendedHandlers(_ file: SwiftFile) -> [Violation] {
        guard ["Serving", "WebPages"].contains(file.targetFolder) else { return [] }
        let shared: Set = ["PageVisit", "OrganizationDispatcher", "Dispatcher", "PagesApplication"]
        return file.places(of: ["extension"]).filter { place in
            guard place + 1 < file.tokens.count else { return false }
            let name = file.tokens[place + 1].text
            return name.hasSuffix("Handlers") || shared.contains(name)
                || ["Visit", "OrganizationVisit"].contains(name) && file.targetFolder != "Serving"
        }.map {
            Violation(
                file.path, line: file.tokens[$0].line,
                "\(file.tokens[$0 + 1].text) is extended; give the slice a type of its own, and that what it needs")
        }
    }

    /// Help of commands is said in phrases: the argument parser would take a literal as well, and nobody could translate it.
    static func help(_ file: SwiftFile) -> [Violation] {
        guard file.targetFolder == "AnnexCommands", !file.path.hasSuffix("/Output/HelpWords.swift") else { return [] }
        let literals = file.places(of: ["help", ":"]).filter { place in
            place + 2 < file.tokens.count && file.tokens[place + 2].text.hasPrefix("\"")
        }
        let errors = file.places(of: ["ValidationError", "("]).filter { place in
            place + 2 < file.tokens.count && file.tokens[place + 2].text != "says"
        }
        return [["ArgumentHelp", "("], ["commandName", ":"], ["abstract", ":"]].flatMap {
            file.violations(of: $0, "\($0.joined()) takes a string; HelpWords.swift takes phrases")
        }
            + (literals + errors).map {
                Violation(
                    file.path, line: file.tokens[$0].line, "help that is a string cannot be translated; use .says(…)")
            }
    }

    /// Values have types.
    static func anything(_ file: SwiftFile) -> [Violation] {
        file.violations(of: ["Any"], "Any says nothing; name a type or a protocol")
    }
}
