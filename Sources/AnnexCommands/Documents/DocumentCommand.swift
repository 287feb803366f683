import ArgumentParser
import Frameworks
import ISMS
import Phrases
import Registers

struct DocumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "document",
        "Policies and procedures: which there are, rendered from the records, taken over as records.",
        subcommands: [ListDocuments.self, RenderDocument.self, AdoptDocuments.self],
        defaultSubcommand: ListDocuments.self)
}

extension DocumentTemplate {
    /// The template a person means: by its identifier or title, or by the code or title of the record that carries it.
    static func named(_ text: String, in isms: ISMS) throws -> DocumentTemplate {
        if let template = bundled(text.trimmed.lowercased()) { return template }
        if let record = try? isms.record(called: text, kinds: [Document.kind.name]) as? Entry<Document> {
            guard !record.template.isEmpty else {
                throw CommandError(
                    "\(record.name) carries no template; give it one with “annex set \(record.code) template=…” (annex document list)"
                )
            }
            guard let template = record.value.catalogTemplate else {
                throw CommandError("this program has no template “\(record.template)”, which \(record.code) names")
            }
            return template
        }
        let folded = text.wordsFolded
        if let template = allBundled().first(where: { $0.title.wordsFolded == folded }) { return template }
        throw CommandError("there is no document “\(text)”; “annex document list” shows them", .notFound)
    }
}
