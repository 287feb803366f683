import ArgumentParser
import ISMS
import RecordFormat
import Operations
import Phrases
import Registers

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "check", "Check the ISMS against ISO/IEC 27001:2022, as a compiler checks code.",
        discussion: "Exits with 1 where there are errors. docs/diagnostics.md explains every code.")

    @Option(help: .says("Only this severity and worse: error, warning or note."))
    var severity: String = "note"

    @Option(help: .says("Only findings whose code or clause begins so, such as RSK or 6.1."))
    var only: String?

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        guard let least = Finding.Severity(rawValue: severity) else {
            throw CommandError("“\(severity)” is no severity; there are error, warning and note")
        }
        let workspace = try await database.workspace()
        let (isms, day) = try await reading.snapshot(of: database.viewing(workspace))
        let findings = try await workspace.check(Derivation(of: isms, on: day)).findings.filter { finding in
            finding.rule.severity >= least
                && (only.map { finding.rule.code.text.hasPrefix($0.uppercased()) || finding.rule.clause.hasPrefix($0) }
                    ?? true)
        }
        if reading.json {
            Console.say(json: JSON.array(findings.map(\.json)))
        } else {
            for finding in findings {
                Console.say(FindingPrinter.line(finding))
                Console.say(Style.faint("    \(finding.remedy)"))
            }
            Console.say(FindingPrinter.summary(findings))
        }
        if findings.contains(where: { $0.rule.severity == .error }) { throw ExitCode(ExitStatus.failed.rawValue) }
    }
}

/// Findings in words.
enum FindingPrinter {
    static func line(_ finding: Finding) -> Phrase {
        let severity = Phrase(words: finding.rule.severity.rawValue)
        let coloured =
            switch finding.rule.severity {
            case .error: Style.red(severity)
            case .warning: Style.yellow(severity)
            case .note: Style.blue(severity)
            }
        return "\(coloured) \(finding.rule.code): \(finding.message) [\(finding.rule.clause)]"
    }

    static func summary(_ findings: [Finding]) -> Phrase {
        if findings.isEmpty { return Style.green("nothing to report") }
        let counts = Finding.Severity.allCases.reversed().compactMap { severity -> Phrase? in
            let count = findings.count { $0.rule.severity == severity }
            return count == 0 ? nil : self.count(count, severity)
        }
        return counts.joined(separator: ", ")
    }

    private static func count(_ count: Int, _ severity: Finding.Severity) -> Phrase {
        switch severity {
        case .error: .counted(count, one: "1 error", other: "\(count) errors")
        case .warning: .counted(count, one: "1 warning", other: "\(count) warnings")
        case .note: .counted(count, one: "1 note", other: "\(count) notes")
        }
    }
}
