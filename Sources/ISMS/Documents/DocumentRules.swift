import Phrases
import RecordFormat
import Registers

extension RuleCode {
    package static let doc01 = RuleCode("DOC-01")
    package static let doc02 = RuleCode("DOC-02")
    package static let doc03 = RuleCode("DOC-03")
    package static let doc04 = RuleCode("DOC-04")
    package static let doc05 = RuleCode("DOC-05")
    package static let doc06 = RuleCode("DOC-06")
    package static let doc07 = RuleCode("DOC-07")
    package static let doc08 = RuleCode("DOC-08")
    package static let doc09 = RuleCode("DOC-09")
    package static let apr01 = RuleCode("APR-01")
    package static let apr02 = RuleCode("APR-02")
    package static let apr03 = RuleCode("APR-03")
    package static let apr04 = RuleCode("APR-04")
}

/// Clause 7.5: documents that are identified, approved, current and at hand; and records without gaps left in.
extension Conformity {
    static let documentRules: [Rule] = [
        Rule(
            .doc01, .error, "7.5.2.c", "Approved document without its approval", reads: .neighbours,
            remedy: "Have it approved, or take the approval back, which makes it a draft again."
        ) { context in
            context.approvedDocuments { document in
                let missing = [Phrase]([
                    ("by whom", document.approvedBy == nil), ("when", document.approvedOn == nil),
                ])
                return missing.isEmpty ? nil : "is marked as approved without saying \(missing.listed())"
            }
        },
        Rule(
            .doc02, .warning, "7.5.2.c", "Author approved their own document", reads: .neighbours,
            remedy: "Have somebody else than the author approve it."
        ) { context in
            context.approvedDocuments { document in
                guard let author = document.author, author == document.approvedBy else { return nil }
                return "was approved by its author, \(context.isms[author]?.name ?? "the same person")"
            }
        },
        Rule(
            .doc03, .warning, "7.5.3", "Document without an owner", reads: .neighbours,
            remedy: "Name in “Owner” who keeps it current."
        ) { context in
            context.findings(Document.self) { $0.owner == nil ? "has no owner" : nil }
        },
        Rule(
            .doc04, .warning, "7.5.2.c", "Review of a document overdue", reads: .neighbours,
            remedy: "Review it, have it approved again and set a new “Review by”."
        ) { context in
            context.approvedDocuments { document in
                guard let due = document.reviewBy, context.hasPassed(due) else { return nil }
                return "was to be reviewed by \(due)"
            }
        },
        Rule(
            .doc05, .note, "7.5.2.c", "Document without a review date", reads: .neighbours, remedy: "Set “Review by”."
        ) { context in
            context.approvedDocuments { $0.reviewBy == nil ? "has no date for its next review" : nil }
        },
        Rule(
            .doc06, .warning, "7.5.3.a", "Approved document that cannot be opened", reads: .neighbours,
            remedy: "Attach the “File”, give in “Link” where it is kept, or name the “Template” it is rendered from."
        ) { context in
            context.approvedDocuments { document in
                document.file == nil && document.link.isBlank && document.template.isEmpty
                    ? "is approved, and there is neither a file nor a link" : nil
            }
        },
        Rule(
            .doc07, .note, "7.5.2.a", "Approved document without a version", reads: .neighbours,
            remedy: "Set “Version”."
        ) { context in
            context.approvedDocuments { $0.version.isBlank ? "has no version" : nil }
        },
        Rule(
            .doc08, .warning, "7.5.2.c", "Placeholder text left in", reads: .neighbours,
            remedy: "Replace it by what is the case, or empty the field."
        ) { context in
            Kind.types.flatMap { context.placeholders(in: $0) }
        },
        Rule(
            .doc09, .note, "7.5.2.a", "Records of one kind with the same name", reads: .ownRegister,
            remedy: "Remove what is there twice, or give names that tell them apart."
        ) { context in
            context.likeNamed
        },
    ]
}

extension Rule.Context {
    fileprivate func approvedDocuments(_ message: (Entry<Document>) -> Phrase?) -> [Finding] {
        findings(Document.self) { $0.status == .approved ? message($0) : nil }
    }

    /// One finding for each record with placeholder text, naming every field that holds some.
    fileprivate func placeholders<Value: Record>(in type: Value.Type) -> [Finding] {
        let fields = type.fields.filter(\.declaration.type.holdsText)
        return findings(type) { entry in
            let found = fields.compactMap { field in
                Placeholder.first(in: field.value(in: entry.value)).map { placeholder in
                    "\(field.declaration.label) (\(placeholder))" as Phrase
                }
            }
            return found.isEmpty ? nil : "still holds placeholder text in \(found.listed())"
        }
    }

    /// One finding for each name that several records of a kind bear, where one name should mean one thing: the register
    /// says so (`Likeness`).
    fileprivate var likeNamed: [Finding] { Kind.types.flatMap { likeNamed($0) } }

    private func likeNamed<Value: Record>(_ type: Value.Type) -> [Finding] {
        guard case .name(let apart) = type.register.likeness else { return [] }
        return together(type) {
            // Most names are borne once, which their hashes tell without spelling them out anew.
            let current = isms[type].entries.filter { $0.value.isOpen(on: day) }
                .map { (hash: $0.title.nameHash, entry: $0) }
            var seen: Set<Int> = []
            var repeated: Set<Int> = []
            for (hash, _) in current where !seen.insert(hash).inserted { repeated.insert(hash) }
            var groups: [String: [Entry<Value>]] = [:]
            for (hash, entry) in current where repeated.contains(hash) && !entry.title.isBlank {
                groups[entry.title.nameKey + "\n" + apart(entry.value), default: []].append(entry)
            }
            return groups.values.filter { $0.count > 1 }.sorted { $0[0].number < $1[0].number }.map { group in
                finding(group[0], "has the same name as \(group.dropFirst().map(\.code).listed())")
            }
        }
    }
}

extension String {
    /// A name as names are compared: without outer space and letter case.
    fileprivate var nameKey: String { trimmed.lowercased() }

    /// A hash of the name's key; the same for all names that have the same.
    fileprivate var nameHash: Int {
        var hasher = Hasher()
        if utf8.allSatisfy(\.isPlainInkOrSpace), utf8.first != 0x20, utf8.last != 0x20 {
            for byte in utf8 { hasher.combine((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) }
        } else {
            for byte in nameKey.utf8 { hasher.combine(byte) }
        }
        return hasher.finalize()
    }
}

extension FieldType {
    /// Whether people write words of their own into it.
    var holdsText: Bool {
        switch self {
        case .text, .longText: true
        case .list(let element): element.holdsText
        case .rows(let columns), .entries(let columns): columns.contains { $0.type.holdsText }
        default: false
        }
    }
}
