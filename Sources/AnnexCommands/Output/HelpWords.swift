import ArgumentParser
import Phrases

// The argument parser takes strings. Commands, options and refusals of arguments are declared through what stands here,
// which takes phrases. What the parser says by itself (USAGE, “Missing expected argument”) is English in any language.

extension CommandConfiguration {
    /// A command: its name, and what it does.
    init(
        _ name: String, _ abstract: Phrase, discussion: Phrase = "", version: String = "",
        subcommands: [any ParsableCommand.Type] = [], groupedSubcommands: [CommandGroup] = [],
        defaultSubcommand: (any ParsableCommand.Type)? = nil
    ) {
        self.init(
            commandName: name, abstract: abstract.text, discussion: discussion.text, version: version,
            subcommands: subcommands, groupedSubcommands: groupedSubcommands, defaultSubcommand: defaultSubcommand)
    }
}

extension CommandGroup {
    init(says name: Phrase, subcommands: [any ParsableCommand.Type]) {
        self.init(name: name.text, subcommands: subcommands)
    }
}

extension ArgumentHelp {
    /// What an argument, an option or a flag is for.
    static func says(
        _ abstract: Phrase, discussion: Phrase = "", valueName: String? = nil
    ) -> ArgumentHelp {
        ArgumentHelp(abstract.text, discussion: discussion.text, valueName: valueName)
    }
}

extension ValidationError {
    /// Arguments that do not go together.
    init(says sentence: Phrase) { self.init(sentence.text) }
}
