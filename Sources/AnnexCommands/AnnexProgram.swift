import ArgumentParser
import Foundation
import Reports
import Operations
import Phrases

/// The program `annex`: reads the arguments, runs the command, and turns errors into words and an exit code.
package enum AnnexProgram {
    package static func main() async {
        // A reader that has seen enough (annex log | head) ends the writing, not the program.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try AnnexCommand.parseAsRoot(choosingLanguage(Array(CommandLine.arguments.dropFirst())))
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error as WorkspaceError {
            Console.fail(error.phrase, code: ExitStatus(error))
        } catch let error as CommandError {
            Console.fail(error.message, code: error.status)
        } catch {
            AnnexCommand.exit(withError: error)
        }
    }

    /// The arguments without a hidden one that every command takes: `--pseudo-language` shows each phrase in brackets and
    /// lengthened, to find what was forgotten. The language is chosen before help is asked for, and all of it is a phrase.
    private static func choosingLanguage(_ arguments: [String]) -> [String] {
        let own = arguments.prefix { $0 != "--" }
        guard own.contains("--pseudo-language") else { return arguments }
        Language.shown = .pseudo
        return own.filter { $0 != "--pseudo-language" } + arguments.dropFirst(own.count)
    }
}

struct AnnexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "annex",
        "An information security management system for ISO/IEC 27001:2022.",
        discussion: """
            The database is sqlite:PATH as given by --database or the variable ANNEX_DATABASE, else annex.sqlite in \
            the user's data folder. Dates are written YYYY-MM-DD; a point in history is a date or a commit's number.

            Exit codes: 0 done; 1 “check” found errors or “verify” found a fault; 2 refused, with the reason; 3 not \
            found; 4 changed by someone else in the meantime; 5 the database or another program failed; 64 wrong \
            arguments.
            """,
        version: AnnexVersion.current,
        groupedSubcommands: [
            CommandGroup(says: "Set up:", subcommands: [InitCommand.self, DemoCommand.self, ServeCommand.self]),
            CommandGroup(
                says: "Records:",
                subcommands: [
                    ListCommand.self, ShowCommand.self, AddCommand.self, SetCommand.self, RemoveCommand.self,
                    EraseCommand.self, ProposeCommand.self, ApproveCommand.self, AcceptCommand.self,
                    AdvanceCommand.self, EntryCommand.self, WithdrawCommand.self,
                ]),
            CommandGroup(
                says: "Derived from the records:",
                subcommands: [CheckCommand.self, SoACommand.self, ReportCommand.self, DocumentCommand.self]),
            CommandGroup(says: "Accounts:", subcommands: [MemberCommand.self, TokenCommand.self]),
            CommandGroup(says: "Exchange:", subcommands: [ImportCommand.self, CatalogCommand.self]),
            CommandGroup(
                says: "History and safety:",
                subcommands: [
                    LogCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
                ]),
        ])
}
