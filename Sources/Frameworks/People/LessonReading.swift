/// Reads the parts of a lesson one after the other, in the one order they may stand in.
struct LessonReading {
    private let head: FrontMatter
    private let lines: [Substring]
    private var place = 0

    init(_ head: FrontMatter) {
        self.head = head
        lines = head.text.linesByFeed
    }

    private func fault(_ problem: String) -> CatalogError {
        CatalogError(file: head.file, row: head.textLine + place, problem: problem)
    }

    /// Takes the heading, and returns the lines up to the next one of its level that are not blank.
    private mutating func lines(under heading: String) throws(CatalogError) -> [String] {
        guard place < lines.count, lines[place] == "## " + heading else {
            throw fault("“## \(heading)” is expected here")
        }
        place += 1
        var found: [String] = []
        while place < lines.count, !lines[place].hasPrefix("## ") {
            if !lines[place].isEmpty { found.append(String(lines[place])) }
            place += 1
        }
        return found
    }

    mutating func paragraphs(under heading: String) throws(CatalogError) -> [String] {
        let lines = try lines(under: heading)
        guard !lines.isEmpty, !lines.contains(where: { $0.hasPrefix("#") || $0.hasPrefix("- ") }) else {
            throw fault("“\(heading)” must be paragraphs")
        }
        return lines
    }

    mutating func items(under heading: String, count: ClosedRange<Int>) throws(CatalogError) -> [String] {
        let lines = try lines(under: heading)
        let items = lines.compactMap { $0.afterPrefix("- ") }
        guard items.count == lines.count, count.contains(items.count) else {
            throw fault("“\(heading)” must be \(count.lowerBound) to \(count.upperBound) items")
        }
        return items
    }

    mutating func sections(
        under heading: String, count: ClosedRange<Int>
    ) throws(CatalogError) -> [Lesson.Section] {
        var sections: [Lesson.Section] = []
        var title: String?
        var content: [String] = []
        func close() throws(CatalogError) {
            guard let title else { return }
            guard !content.isEmpty else { throw fault("“\(title)” says nothing") }
            sections.append(Lesson.Section(heading: title, lines: content))
        }
        for line in try lines(under: heading) {
            if let next = line.afterPrefix("### ") {
                try close()
                title = next
                content = []
            } else {
                guard title != nil else { throw fault("“\(heading)” has text before its first part") }
                content.append(line)
            }
        }
        try close()
        guard count.contains(sections.count) else {
            throw fault(
                "“\(heading)” has \(sections.count) parts; \(count.lowerBound) to \(count.upperBound) are wanted")
        }
        return sections
    }

    mutating func questions(under heading: String, count: Int) throws(CatalogError) -> [Lesson.Question] {
        var questions: [Lesson.Question] = []
        var rest = try lines(under: heading)[...]
        while let line = rest.popFirst() {
            guard let question = line.afterPrefix("\(questions.count + 1). "), question.hasSuffix("?") else {
                throw fault("“\(line)” is not question \(questions.count + 1)")
            }
            var options: [Lesson.Question.Option] = []
            while let line = rest.first, line.hasPrefix("   - [") {
                rest.removeFirst()
                let isRight = line.hasPrefix("   - [x] ")
                guard isRight || line.hasPrefix("   - [ ] ") else { throw fault("“\(line)” is no answer") }
                options.append(Lesson.Question.Option(text: String(line.dropFirst(9)), isRight: isRight))
            }
            guard options.count == Lesson.optionCount, options.count(where: \.isRight) == 1 else {
                throw fault("“\(question)” has \(options.count) answers; four with one right are wanted")
            }
            guard let reason = rest.popFirst()?.afterPrefix("   Because: ") else {
                throw fault("“\(question)” does not say “Because:”")
            }
            questions.append(Lesson.Question(question: question, options: options, reason: reason))
        }
        guard questions.count == count, place == lines.count else {
            throw fault("“\(heading)” must be \(count) questions, and stand last")
        }
        return questions
    }
}
