import ArgumentParser

/// Measures Annex beside a reference in the same run, and writes under test for the crash test.
@main
struct BenchmarkProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annex-bench", abstract: "Benchmarks, and a writer to be killed.",
        subcommands: [
            MeasureCommand.self, WriteCommand.self, SampleCommand.self, CopiesCommand.self, BareServerCommand.self,
        ],
        defaultSubcommand: MeasureCommand.self)
}
