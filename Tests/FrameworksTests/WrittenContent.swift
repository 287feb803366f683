import Frameworks

/// Everything we wrote, text by text with its place: what the linter looks through.
enum WrittenContent {
    struct Text: Sendable {
        let place: String
        let text: String
    }

    static let all: [Text] = controls + clauses + documents + scenarios + questions + lessons

    /// Sentences by these words say nothing; each is a phrase in lower case, found at the beginning of a word.
    static let filler = [
        "it is important", "ensure that", "robust", "holistic", "best practice", "appropriate measures",
        "in today's world", "leverage", "comprehensive", "state of the art", "state-of-the-art", "seamless", "crucial",
        "vital", "plays a role", "play a role", "in order to", "as needed", "where appropriate", "as appropriate",
        "on a regular basis", "periodically", "cutting edge", "cutting-edge", "world-class", "needless to say",
        "it should be noted", "going forward",
    ]

    /// The sentences of a text: lower case, without marks, so that commas do not hide a repetition. A tag of a template
    /// counts as a word; a point inside a number or a tag ends nothing.
    static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        for line in text.split(whereSeparator: { $0 == "\n" || $0 == "|" }) {
            var words: [String] = []
            for part in line.split(separator: " ") {
                let word = part.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "'" }
                if !word.isEmpty { words.append(word) }
                guard let last = part.last(where: { !"”)\"’*".contains($0) }), ".?!".contains(last) else { continue }
                sentences.append(words.joined(separator: " "))
                words = []
            }
            sentences.append(words.joined(separator: " "))
        }
        return sentences.filter { !$0.isEmpty }
    }

    static let wordsMin = 6

    /// Every sentence that stands at two places, with both.
    static func repetitions(in texts: [Text]) -> [String] {
        var places: [String: String] = [:]
        var found: [String] = []
        for text in texts {
            for sentence in sentences(of: text.text) where sentence.split(separator: " ").count >= wordsMin {
                if let before = places.updateValue(text.place, forKey: sentence) {
                    found.append("“\(sentence)” stands in \(before) and \(text.place)")
                }
            }
        }
        return found
    }

    static func filler(in texts: [Text]) -> [String] {
        texts.flatMap { text in
            let words = " " + sentences(of: text.text).joined(separator: " ")
            return filler.filter { words.contains(" " + $0.filter { $0 != "-" }) }.map {
                "\(text.place) says “\($0)”"
            }
        }
    }

    private static func text(_ place: String, _ parts: [String]) -> Text {
        Text(place: place, text: parts.joined(separator: "\n"))
    }

    private static var controls: [Text] {
        Catalog.bundled.controls.compactMap { ControlGuidance.bundled(for: $0.id) }.map { guidance in
            text(
                guidance.control.description,
                [guidance.purpose, guidance.whenLeftOut] + guidance.whatGoodLooksLike.map(\.text) + guidance.steps
                    + guidance.evidence.map(\.text) + guidance.questions.flatMap { [$0.question, $0.weakAnswer] }
                    + guidance.nonconformities + guidance.measurements + [guidance.owner])
        }
    }

    private static var clauses: [Text] {
        Catalog.bundled.clauses.filter { $0.level != .item }.compactMap { ClauseGuidance.bundled(for: $0.id) }
            .map { guidance in
                text(
                    "clause \(guidance.clause)",
                    [guidance.whatItAsks] + guidance.satisfiedBy + guidance.documentedInformation
                        + guidance.questions.flatMap { [$0.question, $0.weakAnswer] } + guidance.nonconformities
                        + guidance.amendment)
            }
    }

    private static var documents: [Text] {
        DocumentTemplate.allBundled().map { template in
            text(template.id, [template.summary, template.text] + template.choices.map(\.meaning))
        }
    }

    private static var scenarios: [Text] {
        Catalog.bundled.scenarios.map { text($0.id, [$0.event, $0.why, $0.ratingReason]) }
    }

    private static var questions: [Text] {
        CustomerQuestion.bundled.map { text($0.id, [$0.question, $0.answerFrom, $0.askedFor]) }
    }

    private static var lessons: [Text] {
        Lesson.allBundled().map { lesson in
            text(
                "lesson \(lesson.id)",
                lesson.whyItMatters + lesson.whatToDo.flatMap(\.lines) + lesson.remember
                    + lesson.questions.flatMap { [$0.question, $0.reason] + $0.options.map(\.text) })
        }
    }
}
