import Frameworks
import Testing

@Suite("The awareness lessons")
struct LessonTests {
    private static func file(_ id: String) throws -> CatalogFile {
        try #require(CatalogFile.embedded("lessons/\(id).md"))
    }

    @Test("There are twelve, numbered from 01, found by number too")
    func count() {
        #expect(Lesson.ids.count == 12 && Lesson.allBundled().count == 12)
        for (place, id) in Lesson.ids.enumerated() {
            let number = place < 9 ? "0\(place + 1)" : "\(place + 1)"
            #expect(id.hasPrefix(number + "-"))
            #expect(Lesson.bundled(number)?.id == id)
        }
    }

    @Test("Each lesson is in the agreed form", arguments: Lesson.ids)
    func form(id: String) throws {
        let lesson = try Lesson(Self.file(id))
        #expect(lesson.minutes == 5)
        #expect(lesson.questions.count == 5)
        for clause in lesson.clauses { #expect(Catalog.bundled.clauses[id: clause] != nil) }
    }

    @Test("A lesson takes the minutes it says", arguments: Lesson.ids)
    func length(id: String) throws {
        let words = try CatalogStatistics.wordCount(of: Self.file(id).bytes)
        #expect((650...1300).contains(words), "\(id) has \(words) words with its questions")
    }

    @Test("The right answer is not always in the same place, and not always the longest")
    func answers() throws {
        let questions = try Lesson.ids.flatMap { try Lesson(Self.file($0)).questions }
        let places = questions.compactMap { $0.options.firstIndex(where: \.isRight) }
        for place in 0..<Lesson.optionCount {
            let count = places.count { $0 == place }
            #expect((questions.count / 8...questions.count / 2).contains(count), "place \(place + 1): \(count)")
        }
        let longest = questions.count { question in
            question.options.max { $0.text.count < $1.text.count }?.isRight == true
        }
        #expect(longest <= questions.count * 2 / 5, "\(longest) of \(questions.count) right answers are the longest")
    }

    @Test(
        "A lesson out of form is refused with its place",
        arguments: [
            ("minutes: 5", "minutes: five", "is no number of minutes"),
            ("## Remember", "## Recall", "“## Remember” is expected here"),
            ("- [x]", "- [ ]", "four with one right are wanted"),
            ("   Because: ", "   Since: ", "does not say “Because:”"),
            ("## Questions\n1. ", "## Questions\n2. ", "is not question 1"),
        ])
    func broken(old: String, new: String, problem: String) throws {
        let id = try #require(Lesson.ids.first)
        let text = String(decoding: try Self.file(id).bytes, as: UTF8.self).replacing(
            "## Questions\n\n", with: "## Questions\n")
        try #require(text.contains(old))
        let error = #expect(throws: CatalogError.self) {
            try Lesson(CatalogFile(path: "lessons/\(id).md", bytes: Array(text.replacing(old, with: new).utf8)))
        }
        #expect(error?.problem.contains(problem) == true, "\(String(describing: error))")
    }
}
